import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { parquetMetadata, parquetReadObjects, parquetSchema } from "hyparquet";
import { type Column, column } from "./columns.ts";
import { bytesOf, textOf, withFixture } from "./export.fixture.ts";
import { oneLine } from "./one-line.ts";
import { parquetFormat } from "./parquet.ts";

/** A value of Parquet → as the CSV has it. */
function asCsv(name: string, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map((item) => item ?? "").join("|");
  if (value instanceof Date) return name.startsWith("date_") ? value.toISOString().slice(0, 10) : value.toISOString();
  return typeof value === "string" ? oneLine(value) : String(value);
}

test("Parquet and CSV hold the same values", async () => {
  await withFixture(async (store) => {
    for (const kind of ["events", "claims", "documents", "actors"] as const) {
      const rows = await parquetReadObjects({
        file: new Uint8Array(await bytesOf(store, { kind, format: "parquet" })).buffer,
      });
      const lines = parse(await textOf(store, { kind, format: "csv" }), { columns: true });
      assert.ok(rows.length > 0);
      assert.deepEqual(
        rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asCsv(name, value)]))),
        lines,
      );
    }
  });
});

test("types: lists, days, times, numbers; unknown is null; what was asked stands in the file", async () => {
  await withFixture(async (store) => {
    const file = new Uint8Array(await bytesOf(store, { kind: "events", format: "parquet", asOf: Date.UTC(2026, 2, 3) }))
      .buffer;
    const row = (await parquetReadObjects({ file }))[1] ?? {};
    assert.deepEqual(row["source_text"], ["Ruritania", "Borduria"]);
    // Not known, in its place in the list.
    assert.deepEqual(row["source_sector"], [null, null]);
    assert.deepEqual(row["date_last"], new Date("2026-02-28T00:00:00Z"));
    assert.deepEqual(row["known"], new Date("2026-03-02T00:00:00Z"));
    assert.deepEqual([row["lat"], row["reciprocal"], row["sentence"], row["historical"]], [45.5, false, 1, null]);
    const metadata = parquetMetadata(file);
    const types = parquetSchema(metadata).children.map(
      ({ element }) => `${element.name} ${element.type ?? ""} ${element.converted_type ?? ""}`,
    );
    for (const type of [
      "date_first INT32 DATE",
      "known INT64 TIMESTAMP_MILLIS",
      "source_text  LIST",
      "event BYTE_ARRAY UTF8",
    ]) {
      assert.ok(types.includes(type), `${type} is not among ${types.join(", ")}`);
    }
    assert.deepEqual(
      metadata.key_value_metadata?.map(({ key, value }) => `${key}=${value}`),
      ["readout.kind=events", "readout.query=", "readout.as_of=2026-03-03T00:00:00.000Z"],
    );
  });
});

test("many rows: written group by group, each before the next is read", async () => {
  interface Row {
    readonly n: number;
  }
  let ahead = 0;
  let most = 0;
  async function* pages(): AsyncGenerator<readonly Row[]> {
    for (let page = 0; page < 100; page += 1) {
      const rows = Array.from({ length: 500 }, (_, i) => ({ n: page * 500 + i }));
      ahead += rows.length;
      most = Math.max(most, ahead);
      yield rows;
    }
  }
  const columns: readonly Column<Row>[] = [
    column("n", "integer", "", ({ n }) => n),
    column("all", "list", "", ({ n }) => [`${n}`]),
  ];
  const about = { kind: "events", query: "", withText: false, spreadsheet: false } as const;
  const parts: Uint8Array[] = [];
  for await (const chunk of parquetFormat(columns).write(pages(), about)) {
    if (typeof chunk !== "string") parts.push(chunk);
    ahead = 0;
  }
  assert.equal(most, 20_000);
  const file = new Uint8Array(Buffer.concat(parts)).buffer;
  assert.deepEqual(
    parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows)),
    [20_000, 20_000, 10_000],
  );
  const rows = await parquetReadObjects({ file });
  assert.deepEqual(
    rows.map((row) => row["n"]),
    Array.from({ length: 50_000 }, (_, i) => i),
  );
  assert.deepEqual(rows.at(-1), { n: 49_999, all: ["49999"] });
});
