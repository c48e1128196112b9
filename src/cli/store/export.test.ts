import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parquetReadObjects } from "hyparquet";
import { openStore } from "../../store/index.ts";
import { entryOf } from "../../store/record.fixture.ts";
import type { Desk } from "../command.ts";
import { runCommandLine } from "../run.ts";
import { type KeptTerminal, keptTerminal } from "../terminal.fixture.ts";

const root = mkdtempSync(join(tmpdir(), "readout-export-"));
after(() => rmSync(root, { recursive: true }));

const STORE = join(root, "store");
const DESK: Desk = {
  resources: () => Promise.reject(new Error("not needed")),
  reader: () => Promise.reject(new Error("not needed")),
  workerScript: new URL("./worker.fixture.ts", import.meta.url),
  documentTimeout: 10_000,
};

let now = Date.UTC(2026, 2, 2);
const store = openStore(STORE, { create: true, clock: () => now });
for (const n of [1, 2, 3]) {
  await store.put([entryOf({ id: `r${n}`, source: "Example Wire", status: n === 2 ? "denied" : "asserted" })]);
  now += 86_400_000;
}
await store.close();

async function exported(
  args: readonly string[],
  isTerminal = false,
): Promise<{ readonly status: number; readonly terminal: KeptTerminal }> {
  const terminal = keptTerminal("", 100, isTerminal);
  const status = await runCommandLine(["export", ...args, "--store", STORE], terminal, DESK);
  return { status, terminal };
}

const CODER = "readout/0.1.0+data.fixture";

test("to stdout: data there, and on stderr how many, the hash, the query, the coder", async () => {
  const { status, terminal } = await exported(["events", "status:denied", "--as-of", "2026-03-03"]);
  assert.equal(status, 0);
  assert.equal(terminal.out().split("\n").length, 3);
  const hash = createHash("sha256").update(terminal.bytes()).digest("hex");
  assert.equal(
    terminal.err(),
    `1 event written: ${terminal.bytes().length} bytes, sha256 ${hash}.\n` +
      `Query: status:denied; as of 2026-03-03T23:59:59.999Z; coded by ${CODER}\n`,
  );
});

test("to a file: the same bytes, nothing on stdout, nothing left beside it", async () => {
  const folder = join(root, "out");
  mkdirSync(folder);
  const file = join(folder, "events.parquet");
  const { status, terminal } = await exported(["events", "--format", "parquet", "--out", file], true);
  assert.deepEqual([status, terminal.out(), readdirSync(folder)], [0, "", ["events.parquet"]]);
  const hash = createHash("sha256").update(readFileSync(file)).digest("hex");
  assert.match(
    terminal.err(),
    new RegExp(`^3 events written to .*events\\.parquet: \\d+ bytes, sha256 ${hash}\\.\nQuery: everything`),
  );
  const piped = await exported(["events", "--format", "parquet"]);
  assert.ok(piped.terminal.bytes().equals(readFileSync(file)));
  const rows = await parquetReadObjects({ file: new Uint8Array(readFileSync(file)).buffer });
  assert.deepEqual(
    rows.map((row) => row["status"]),
    ["asserted", "denied", "asserted"],
  );
});

test("a file is replaced only when the new one is whole", async () => {
  const folder = join(root, "whole");
  mkdirSync(folder);
  const file = join(folder, "claims.csv");
  writeFileSync(file, "before");
  // Events have no stance: the query fails when the store is asked.
  const { status, terminal } = await exported(["events", "stance:denies", "--out", file]);
  assert.deepEqual([status, readFileSync(file, "utf8"), readdirSync(folder)], [1, "before", ["claims.csv"]]);
  assert.match(terminal.err(), /Events have a "status:"/);
  assert.equal((await exported(["claims", "--out", file])).status, 0);
  assert.match(readFileSync(file, "utf8"), /^claim,stance,/);
});

test("a data package: table and description, with hash, fields, query; the same again", async () => {
  const packages: string[] = [];
  for (const [format, folder] of [
    ["csv", join(root, "pack")],
    ["csv", join(root, "pack-again")],
    ["parquet", join(root, "pack-parquet")],
  ] as const) {
    const { status, terminal } = await exported(["events", "actor:RUR", "--format", format, "--package", folder]);
    assert.equal(status, 0, terminal.err());
    assert.deepEqual(readdirSync(folder).sort(), ["datapackage.json", `events.${format}`]);
    const text = readFileSync(join(folder, "datapackage.json"), "utf8");
    const described = JSON.parse(text);
    const [resource] = described.resources;
    const table = readFileSync(join(folder, resource.path));
    assert.equal(resource.hash, `sha256:${createHash("sha256").update(table).digest("hex")}`);
    assert.deepEqual([resource.bytes, resource.format, described.readout.rows], [table.length, format, 3]);
    assert.deepEqual([described.readout.query, described.readout.coders], ["actor:RUR", [CODER]]);
    const names = resource.schema.fields.map(({ name }: { readonly name: string }) => name);
    if (format === "csv") assert.equal(names.join(","), table.toString("utf8").split("\n")[0]);
    else
      assert.deepEqual(names, Object.keys((await parquetReadObjects({ file: new Uint8Array(table).buffer }))[0] ?? {}));
    packages.push(text);
  }
  assert.equal(packages[0], packages[1]);
});

const misuse: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [[], /one of events, claims, documents, actors/],
  [["story"], /one of events, claims, documents, actors/],
  [
    ["events", "--format", "xml"],
    /no format "xml".*events: csv, jsonl, parquet, plover, geojson, stix, annotations; claims: /,
  ],
  [
    ["claims", "--format", "geojson"],
    /no geojson of claims.*claims: csv, jsonl, parquet, stix, claims-jsonld, annotations/,
  ],
  [["events", "--format", "claims-jsonld"], /no claims-jsonld of events/],
  [["events", "--json", "--format", "csv"], /one of them/],
  [["actors", "actor:RUR"], /take no query/],
  [["actors", "--as-of", "2026-03-02"], /take no --as-of/],
  [["actors", "--text"], /no --text/],
  [["events", "--format", "stix", "--spreadsheet"], /--spreadsheet is for --format csv/],
  [["events", "--format", "stix", "--package", join(root, "x")], /csv or parquet, not stix/],
  [["events", "--out", "a", "--package", "b"], /not both/],
  [["events", "--out", join(root, "nowhere", "a.csv")], /its folder does not exist/],
  [["events", "--out", root], /is a folder/],
  [["events", "--package", root], /is not empty/],
];

test("misuse is told with what is allowed, and writes nothing", async () => {
  for (const [args, message] of misuse) {
    const { status, terminal } = await exported(args);
    assert.deepEqual([status, terminal.out()], [2, ""], args.join(" "));
    assert.match(terminal.err(), message, args.join(" "));
  }
  assert.ok(!existsSync(join(root, "x")));
});

test("Parquet is not for the screen", async () => {
  const { status, terminal } = await exported(["events", "--format", "parquet"], true);
  assert.deepEqual([status, terminal.out()], [2, ""]);
  assert.match(terminal.err(), /Give --out FILE, or send it on: > events\.parquet/);
});

test("documents, actors, and CSV for a spreadsheet", async () => {
  assert.match((await exported(["documents", "--json", "--text"])).terminal.out(), /"text":"Report r3\./);
  assert.match(
    (await exported(["actors"])).terminal.out(),
    /^actor,name,kind,country,wikidata,documents\nrur,Ruritania,state,RUR,,3\n$/,
  );
  assert.match((await exported(["events", "--spreadsheet"])).terminal.out(), /^\uFEFFevent,date,/);
});
