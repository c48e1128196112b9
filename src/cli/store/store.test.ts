import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { loadResources } from "../../resources/node.ts";
import { openStore } from "../../store/index.ts";
import { dumpOf } from "../../store/sqlite/folder.fixture.ts";
import type { Desk } from "../command.ts";
import { runCommandLine } from "../run.ts";
import { keptTerminal } from "../terminal.fixture.ts";

let loaded: ReturnType<typeof loadResources> | undefined;
const knowledge = (): ReturnType<typeof loadResources> => {
  loaded ??= loadResources();
  return loaded;
};

const root = mkdtempSync(join(tmpdir(), "readout-cli-"));
after(() => rmSync(root, { recursive: true }));

const PRESENT = new URL("./worker.fixture.ts", import.meta.url);
const LATER = new URL("./later-worker.fixture.ts", import.meta.url);

const desk = (workerScript = PRESENT): Desk => ({
  resources: knowledge,
  reader: () => Promise.reject(new Error("not needed")),
  workerScript,
  documentTimeout: 10_000,
});

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function readout(
  args: readonly string[],
  { input = "", script }: { input?: string; script?: URL } = {},
): Promise<Ran> {
  const terminal = keptTerminal(input);
  const status = await runCommandLine(args, terminal, desk(script));
  return { status, out: terminal.out(), err: terminal.err() };
}

/** A folder with three reports, one of them broken, and a store beside it. */
function place(name: string): { readonly folder: string; readonly store: string } {
  const folder = join(root, name, "reports");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "a.md"),
    "---\ntitle: Shells\ndate: 2026-03-01\nsource: Example Wire\nurl: https://a.example/1\n---\nShells fell. Ruritania shelled Sylvania.\n",
  );
  writeFileSync(join(folder, "b.txt"), "Words. Ruritania denied that it had shelled Sylvania.");
  writeFileSync(
    join(folder, "c.jsonl"),
    `${JSON.stringify({ id: "c1", text: "Third. Ruritania shelled Sylvania.", date: "2026-03-03" })}\n{"id":\n`,
  );
  return { folder, store: join(root, name, "store") };
}

test("add: keeps records, tells what could not be read, and a second time changes nothing", async () => {
  const { folder, store } = place("add");
  const first = await readout(["add", folder, "--store", store, "-j", "2"]);
  assert.equal(first.status, 1);
  assert.equal(first.out, "3 new, 1 not readable.\n");
  assert.match(first.err, /line 2 of .*c\.jsonl is not JSON/);
  const before = dumpOf(store);
  const second = await readout(["add", folder, "--store", store]);
  assert.equal(second.out, "0 new, 3 known, 1 not readable.\n");
  assert.equal(dumpOf(store), before);
  const { out } = await readout(["status", "--json", "--store", store]);
  const status = JSON.parse(out);
  assert.deepEqual([status.totals.documents, status.faults.length, status.coders[0].coder], [3, 1, "coder/1"]);
});

test("add: the file edited is a revision, and diff shows the difference", async () => {
  const { folder, store } = place("revision");
  await readout(["add", folder, "--store", store]);
  writeFileSync(join(folder, "b.txt"), "Words. Borduria denied that it had shelled Sylvania.");
  const { out } = await readout(["add", folder, "--store", store]);
  assert.match(out, /^0 new, 1 revised, 2 known/);
  const diff = await readout(["diff", join(folder, "b.txt"), "--store", store]);
  assert.match(diff.out, /^2 revisions\n/);
  assert.match(diff.out, / {2}- Ruritania denied.*\n {2}\+ Borduria denied/);
  assert.equal((await readout(["search", "borduria", "--store", store])).out.split("\n")[0], "1 document");
  assert.equal((await readout(["search", '"Ruritania denied"', "--store", store])).out, "0 documents\n");
});

test("add: a document that the coder cannot read is told, and the rest goes in; standard input", async () => {
  const { store } = place("throw");
  const input = [
    { id: "x", text: "throw" },
    { id: "y", text: "Fine. Ruritania shelled." },
  ]
    .map((one) => JSON.stringify(one))
    .join("\n");
  const { status, out, err } = await readout(["add", "-", "--store", store], { input });
  assert.deepEqual([status, out], [1, "1 new, 1 not readable.\n"]);
  assert.match(err, /"x" could not be read: no words for it/);
});

test("add: what was not readable and now is, is no fault any longer; other languages are marked", async () => {
  const { folder, store } = place("mended");
  await readout(["add", folder, "--store", store]);
  const persian = "این گزارش به زبان فارسی است و درباره گفتگوهای دو کشور نوشته شده است.";
  const lines = [
    { id: "c1", text: "Third. Ruritania shelled Sylvania." },
    { id: "c2", text: persian },
  ];
  writeFileSync(join(folder, "c.jsonl"), lines.map((line) => JSON.stringify(line)).join("\n"));
  assert.equal((await readout(["add", folder, "--store", store])).out, "1 new, 3 known.\n");
  assert.equal(JSON.parse((await readout(["status", "--json", "--store", store])).out).faults.length, 0);
  assert.match((await readout(["search", "lang:fa", "--store", store])).out, /^1 document\n/);
  assert.match((await readout(["search", "فارسی", "--store", store])).out, /^1 document\n/);
});

test("search, events, claims: text and JSON, with the sentence and where it stands", async () => {
  const { folder, store } = place("ask");
  await readout(["add", folder, "--store", store]);
  const events = await readout(["events", "type:ASSAULT", "since:2026-03-02", "--store", store]);
  assert.match(
    events.out,
    /^1 event\n\n2026-03-03\? {2}ASSAULT {2}rur → syl {2}asserted\n {2}Ruritania shelled Sylvania\.\n {2}\w{16} s1 {2}c1\n$/,
  );
  const json = JSON.parse((await readout(["claims", "speaker:FRE", "--json", "--limit", "2", "--store", store])).out);
  assert.deepEqual([json.query, json.total, json.items.length], ["speaker:FRE", 3, 2]);
  const next = JSON.parse(
    (await readout(["claims", "speaker:FRE", "--json", "--limit", "2", "--after", json.next, "--store", store])).out,
  );
  assert.equal(next.items.length, 1);
  const search = await readout(["search", "source:Example Wire", "shelled", "--store", store]);
  assert.match(search.out, /^1 document\n\n2026-03-01 {2}Example Wire {2}Shells\n/);
  assert.equal((await readout(["events", "--by", "status", "--store", store])).out, "asserted  3\n");
  const then = await readout(["events", "--as-of", "2020-01-01", "--store", store]);
  assert.equal(then.out, "0 events\n");
});

test("show: sentences with what was coded from them; sources: a grade with its reason", async () => {
  const { folder, store } = place("show");
  await readout(["add", folder, "--store", store]);
  const shown = await readout(["show", "https://a.example/1", "--store", store]);
  assert.match(shown.out, /^Shells\n2026-03-01 {2}Example Wire {2}https:.*\n/);
  assert.match(
    shown.out,
    / {2}1 {2}Ruritania shelled Sylvania\.\n {7}ASSAULT {2}rur → syl {2}asserted\n {7}fre: asserts {2}about RUR SYL\n/,
  );
  const { revisions, sightings } = JSON.parse((await readout(["show", "c1", "--json", "--store", store])).out);
  assert.deepEqual([revisions.length, sightings.length], [1, 1]);
  const graded = await readout([
    "sources",
    "example wire",
    "--grade",
    "b",
    "--reason",
    "checked",
    "--kind",
    "wire",
    "--store",
    store,
  ]);
  assert.match(graded.out, /^B {8}1 {2}Example Wire, wire\n {2}\d{4}-\d\d-\d\d {2}B, usually reliable: checked\n$/);
  assert.match((await readout(["sources", "--store", store])).out, /^1 source\nB/);
  assert.equal((await readout(["sources", "Nobody", "--store", store])).status, 1);
  assert.equal((await readout(["sources", "Example Wire", "--grade", "A", "--store", store])).status, 2);
});

test("export: CSV with a head and provenance, JSONL, as of", async () => {
  const { folder, store } = place("export");
  await readout(["add", folder, "--store", store]);
  const csv = (await readout(["export", "events", "--store", store])).out.split("\n");
  assert.equal(csv.length, 5);
  assert.match(csv[0] ?? "", /^event,date,.*,document,given_id,.*,sentence_text,terms,coder,known$/);
  assert.match(
    csv.find((line) => line.includes("a.example")) ?? "",
    /ASSAULT.*Ruritania shelled Sylvania\.,,coder\/1,/,
  );
  const jsonl = (await readout(["export", "claims", "--format", "jsonl", "--store", store])).out.trim().split("\n");
  assert.deepEqual(Object.keys(JSON.parse(jsonl[0] ?? "")), ["document", "coder", "sentence", "claim"]);
  assert.equal((await readout(["export", "claims", "stance:denies", "--store", store])).out.split("\n").length, 2);
});

test("recode: old results stay until the new are complete; diff shows what changed", async () => {
  const { folder, store } = place("recode");
  await readout(["add", folder, "--store", store]);
  const first = await readout(["recode", "--store", store], { script: LATER });
  assert.match(first.out, /^3 documents recoded by coder\/2/);
  assert.equal((await readout(["events", "--by", "status", "--store", store])).out, "asserted  2\ndenied    1\n");
  const diff = JSON.parse((await readout(["diff", "--json", "--store", store])).out);
  assert.deepEqual(
    [diff.before, diff.after, diff.documents, diff.touched, diff.changed],
    ["coder/1", "coder/2", 3, 1, 1],
  );
  assert.match(
    (await readout(["diff", "coder/1", "coder/2", "--store", store])).out,
    /\+ event s1 ASSAULT rur → syl, denied/,
  );
  const before = dumpOf(store);
  assert.match((await readout(["recode", "--store", store], { script: LATER })).out, /^All documents are coded by/);
  assert.equal(dumpOf(store), before);
  assert.equal((await readout(["doctor", "--store", store])).status, 0);
});

test("forget, backup, restore, salvage, doctor", async () => {
  const { folder, store } = place("keep");
  await readout(["add", folder, "--store", store]);
  const copy = join(root, "keep", "copy.db");
  assert.match((await readout(["backup", copy, "--store", store])).out, /^Backup written and checked/);
  const forgotten = JSON.parse((await readout(["forget", "https://a.example/1", "--json", "--store", store])).out);
  assert.deepEqual([forgotten.documents.length, forgotten.events, forgotten.claims], [1, 1, 1]);
  assert.match((await readout(["add", folder, "--store", store])).out, /1 forgotten before and left out/);
  assert.doesNotMatch(readFileSync(join(store, "readout.db"), "latin1"), /Shells fell/);
  assert.match((await readout(["restore", copy, "--store", store])).out, /^Restored: .* is now .*replaced-1/);
  assert.match((await readout(["status", "--store", store])).out, /^documents {2}3\n/);
  assert.match((await readout(["restore", "--salvage", "--store", store])).out, /^3 documents saved/);
  assert.match((await readout(["doctor", "--store", store])).out, /^The store is in order\./);
  writeFileSync(join(store, "readout.db"), "no database at all");
  const doctor = await readout(["doctor", "--json", "--store", store]);
  assert.deepEqual([doctor.status, JSON.parse(doctor.out).good], [1, false]);
});

test("the store's folder is given by READOUT_STORE too", async () => {
  const { folder, store } = place("environment");
  await readout(["add", folder, "--store", store]);
  process.env["READOUT_STORE"] = store;
  try {
    assert.match((await readout(["status"])).out, /^documents {2}3\n/);
  } finally {
    process.env["READOUT_STORE"] = "";
  }
});

test("another program can keep the store open meanwhile", async () => {
  const { folder, store } = place("open");
  await readout(["add", join(folder, "b.txt"), "--store", store]);
  const open = openStore(store, { clock: () => 0 });
  await readout(["add", folder, "--store", store]);
  assert.equal(await open.events.count({}), 3);
  const { status, err } = await readout(["restore", join(root, "none.db"), "--store", store]);
  assert.deepEqual([status, /There is no file/.test(err)], [1, true]);
  await open.close();
});

const misuse: readonly (readonly [args: readonly string[], status: number, message: RegExp])[] = [
  [["add"], 2, /Nothing to add/],
  [["events", "type:WAR"], 2, /is one of: AGREE/],
  [["events", "stance:denies", "--store", "STORE"], 1, /Events have a "status:"/],
  [["events", "--by", "colour"], 2, /type, status, month/],
  [["search", "x", "--as-of", "yesterday"], 2, /2024-12-11/],
  [["search", "x", "--as-of", "2024-02-30"], 2, /2024-12-11/],
  [["events", "--limit", "0"], 2, /from 1 to 1000/],
  [["events", "--after", "x", "--store", "STORE"], 1, /no place to go on from/],
  [["export", "sources"], 2, /one of events, claims, documents, actors/],
  [["forget"], 2, /Give the document's id/],
  [["forget", "nobody", "--store", "STORE"], 1, /nothing was taken out/],
  [["status", "--store", "/nowhere/at/all"], 1, /There is no store in .*readout add/],
  [["diff", "--store", "STORE"], 2, /Two coders are needed; the store has results of: coder\/1/],
  [["diff", "a", "b", "--store", "STORE"], 2, /No results of "a" are kept/],
  [["restore", "--salvage", "x"], 2, /not both/],
];

test("misuse is told with what is allowed", async () => {
  const { folder, store } = place("misuse");
  await readout(["add", folder, "--store", store]);
  for (const [args, status, message] of misuse) {
    const ran = await readout(args.map((arg) => (arg === "STORE" ? store : arg)));
    assert.equal(ran.status, status, args.join(" "));
    assert.match(ran.err, message, args.join(" "));
    assert.equal(ran.out, "");
  }
});

test("what others wrote commands no terminal", async () => {
  const { store } = place("control");
  const wicked = {
    id: "w\u001B[2J",
    title: "Title\u001B]0;x\u0007",
    source: "S\u202E",
    text: "Clear\u001B[2J. Ruritania\u009Bx shelled.",
  };
  await readout(["add", "-", "--store", store], { input: JSON.stringify(wicked) });
  for (const words of [
    ["search", "ruritania"],
    ["events"],
    ["claims"],
    ["show", wicked.id],
    ["status"],
    ["sources"],
    ["forget", wicked.id],
  ]) {
    const { out, err } = await readout([...words, "--store", store]);
    assert.ok(out.length > 20);
    assert.doesNotMatch(`${out}${err}`, /[\u001B\u0007\u009B\u202E]/, words.join(" "));
  }
});
