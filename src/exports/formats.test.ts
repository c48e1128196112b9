/** What holds for every format: as many rows as the query counts, the same bytes again, status with each event, no more of a text than asked. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import { parseQuery, type Query } from "../corpus/query/index.ts";
import type { Store } from "../store/index.ts";
import { bytesOf, textOf, withFixture } from "./export.fixture.ts";
import { exportOf, FormatError } from "./export.ts";
import { FORMATS_OF } from "./formats.ts";
import type { Kind } from "./rows.ts";

const KINDS: readonly Kind[] = ["events", "claims", "documents", "actors"];
const PAIRS = KINDS.flatMap((kind) => FORMATS_OF[kind].map((format) => ({ kind, format })));

function query(line: string): Query {
  const read = parseQuery(line);
  if (read.kind === "wrong") throw new Error(read.message);
  return read.query;
}

/** The rows of a file, whatever the format. */
async function itemsOf(bytes: Buffer, format: string): Promise<readonly unknown[]> {
  if (format === "parquet") return parquetReadObjects({ file: new Uint8Array(bytes).buffer });
  const text = bytes.toString("utf8");
  if (format === "csv") return parse(text, { columns: true });
  if (format === "jsonl") {
    return text
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  }
  const whole = JSON.parse(text);
  if (format === "plover") return whole;
  if (format === "geojson") return whole.features;
  if (format === "claims-jsonld") return whole["@graph"];
  if (format === "annotations") return whole.items;
  return whole.objects;
}

async function countOf(
  store: Store,
  kind: Kind,
  asked: { readonly query: Query; readonly asOf?: number },
): Promise<number> {
  if (kind === "actors") return (await store.actors.list({})).items.length;
  return store[kind].count(asked);
}

test("as many rows as the query counts, also as of a time, and none for none", async () => {
  await withFixture(async (store) => {
    for (const { kind, format } of PAIRS) {
      for (const line of ["", "actor:QZR", "-actor:QZR", "since:2030"]) {
        for (const asOf of [undefined, Date.UTC(2026, 2, 2, 0, 0, 1), Date.UTC(2026, 2, 1)]) {
          const asked = { query: query(line), ...(asOf !== undefined && { asOf }) };
          const made = exportOf(store, { kind, format, ...asked });
          const parts: Buffer[] = [];
          for await (const chunk of made.chunks) parts.push(Buffer.from(chunk));
          const items = await itemsOf(Buffer.concat(parts), format);
          const count = await countOf(store, kind, asked);
          const name = `${kind} ${format} "${line}" ${asOf ?? ""}`;
          assert.equal(made.passed.rows, count, name);
          const type = kind === "events" ? '"type":"incident"' : '"type":"note"';
          const rows = format === "stix" ? items.filter((item) => JSON.stringify(item).startsWith(`{${type}`)) : items;
          assert.equal(rows.length, count, name);
        }
      }
    }
    assert.equal(await store.events.count({}), 3);
    assert.equal(await store.events.count({ asOf: Date.UTC(2026, 2, 2, 0, 0, 1) }), 2);
  });
});

test("the same store and query give the same bytes, in another store too", async () => {
  const all = (): Promise<readonly string[]> =>
    withFixture(async (store) => {
      const files: string[] = [];
      for (const pair of PAIRS) files.push((await bytesOf(store, pair)).toString("base64"));
      return files;
    });
  assert.deepEqual(await all(), await all());
});

test("every row has its sentence, document, date, coder, known time, and its status or stance", async () => {
  await withFixture(async (store) => {
    for (const { kind, format } of PAIRS) {
      if (kind === "documents" || kind === "actors") continue;
      const items = await itemsOf(await bytesOf(store, { kind, format }), format);
      const findings = items.map((item) => JSON.stringify(item, plain)).filter((item) => !isOther(item, kind));
      assert.equal(findings.length, 3, `${kind} ${format}`);
      const wanted =
        kind === "events"
          ? [
              ["denied", "Ruritania denied that", "Example"],
              ["alleged", "Freedonia", "that Ruritania and", "https://wire.example/1"],
              ["asserted", "friends"],
            ]
          : [
              ["silent", "It said no more.", "Example"],
              ["denies", "Ruritania denied that"],
              ["accuses", "Freedonia", "Example Wire"],
            ];
      for (const [i, words] of wanted.entries()) {
        for (const word of [...words, "readout/0.1.0+data.fixture", known(format), DOCUMENTS[kind][i] ?? ""]) {
          assert.ok(findings[i]?.includes(word), `${kind} ${format}: no "${word}" in ${findings[i]}`);
        }
      }
    }
  });
});

const DOCUMENTS = {
  events: ["f73a6defd1fe7b18", "cdb6fcd8fda14d56", "dadeea7e9d75eae7"],
  claims: ["f73a6defd1fe7b18", "f73a6defd1fe7b18", "cdb6fcd8fda14d56"],
} as const;

/** The day on which all were known; JSONL has milliseconds, as the store. */
function known(format: string): string {
  return format === "jsonl" ? '"known":17724096' : "2026-03-02T00:00:0";
}

function plain(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

/** In a bundle there are others beside the findings; claims bring the events they are about. */
function isOther(item: string, kind: Kind): boolean {
  const others = ["identity", "extension-definition", "report", ...(kind === "claims" ? ["incident"] : [])];
  return others.some((type) => item.startsWith(`{"type":"${type}"`));
}

test("of a text only the evidence sentence, unless more is asked", async () => {
  await withFixture(async (store) => {
    for (const { kind, format } of PAIRS) {
      if (kind === "actors") continue;
      const text = (await bytesOf(store, { kind, format })).toString("latin1");
      assert.ok(!text.includes("rose."), `${kind} ${format}`);
      const more = (await bytesOf(store, { kind, format, withText: true })).toString("latin1");
      // Annotations show words on either side only; those of the event are further away.
      if (kind !== "events" || format !== "annotations") assert.ok(more.includes("rose."), `${kind} ${format} --text`);
    }
  });
});

test("a kind that is not written in a format: what goes together", async () => {
  await withFixture(async (store) => {
    const expected = [
      "There is no geojson of claims. What goes together: ",
      "events: csv, jsonl, parquet, plover, geojson, stix, annotations; ",
      "claims: csv, jsonl, parquet, stix, claims-jsonld, annotations; ",
      "documents: csv, jsonl, parquet; actors: csv, jsonl, parquet.",
    ].join("");
    assert.throws(() => exportOf(store, { kind: "claims", format: "geojson" }), new FormatError(expected));
    assert.throws(() => exportOf(store, { kind: "claims", format: "constructor" }), /There is no format "constructor"/);
  });
});

test("the terms of a source travel with its rows", async () => {
  await withFixture(async (store) => {
    // As the store gives sources whose terms are known.
    const list = async (): ReturnType<Store["sources"]["list"]> =>
      (await store.sources.list()).map((source) =>
        source.name === "Example Wire" ? { ...source, ...{ terms: "For reading only." } } : source,
      );
    const stated: Store = { ...store, sources: { ...store.sources, list } };
    for (const { kind, format } of PAIRS) {
      if (kind === "actors") continue;
      const made = exportOf(stated, { kind, format });
      const parts: Buffer[] = [];
      for await (const chunk of made.chunks) parts.push(Buffer.from(chunk));
      assert.ok(Buffer.concat(parts).includes("For reading only."), `${kind} ${format}`);
      assert.deepEqual(
        [...made.passed.terms].map(([terms, sources]) => [terms, ...sources]),
        [["For reading only.", "Example Wire"]],
      );
    }
    const features: readonly { readonly properties: { readonly terms?: string } }[] = JSON.parse(
      await textOf(stated, { kind: "events", format: "geojson" }),
    ).features;
    assert.deepEqual(
      features.map(({ properties }) => properties.terms),
      [undefined, "For reading only.", undefined],
    );
  });
});
