import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { withFictionalStates } from "../../../test/fictional.ts";
import { ACLED, GDELT, headed, tabbed, UCDP } from "../../ingest/datasets/rows.fixture.ts";
import { loadResources } from "../../resources/node.ts";
import { openStore } from "../../store/index.ts";
import { dumpOf } from "../../store/sqlite/folder.fixture.ts";
import { runCommandLine } from "../run.ts";
import { keptTerminal } from "../terminal.fixture.ts";

const root = mkdtempSync(join(tmpdir(), "readout-import-"));
after(() => rmSync(root, { recursive: true }));

const resources = withFictionalStates(await loadResources());

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function readout(args: readonly string[], input = ""): Promise<Ran> {
  const terminal = keptTerminal(input);
  const status = await runCommandLine(args, terminal, {
    resources: async () => resources,
    reader: () => Promise.reject(new Error("not needed")),
    workerScript: new URL("./worker.fixture.ts", import.meta.url),
    documentTimeout: 10_000,
  });
  return { status, out: terminal.out(), err: terminal.err() };
}

function place(name: string): {
  readonly file: (name: string, content: string | Uint8Array) => string;
  readonly store: string;
} {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  return {
    store: join(folder, "store"),
    file: (path, content) => {
      writeFileSync(join(folder, path), content);
      return join(folder, path);
    },
  };
}

const json = async (args: readonly string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await readout([...args, "--json"])).out);

/** All that is kept, save the jobs: they say when what was done. */
const dumped = (store: string): string => dumpOf(store).replace(/-- jobs\n(\{.*\n)*/, "");

test("import: rows become events with the dataset as coder and source; terms stand at the source", async () => {
  const { file, store } = place("first");
  const path = file("a.export.CSV", tabbed("gdelt-events", GDELT, { ...GDELT, GLOBALEVENTID: "2", EventCode: "010" }));
  const { status, out, err } = await readout(["import", path, "--store", store]);
  assert.equal(status, 0);
  assert.equal(
    out,
    "2 imported.\nnot mapped, kept as the dataset writes it:\n          2  country FIPS ZZ\n          1  event CAMEO 010\n",
  );
  assert.match(err, /GDELT 2\.0 Events: Free for any use.*gdeltproject\.org/);
  assert.match(err, /2 rows with 1 events in .* rows\/s\)/);
  const events = await readout(["events", "--store", store]);
  assert.match(
    events.out,
    /^1 event\n\n2026-03-05 {2}CONSULT visit {2}QZR "MINISTER" → qzb {2}asserted\n {2}Event: CAMEO 042 \(make a visit\) Source: MINISTER \(QZRGOV\).*\n {2}GDELT 2\.0 Events {2}\w{16} s0 {2}gdelt-events:900000001\n$/,
  );
  const show = await readout(["show", "gdelt-events:2", "--store", store]);
  assert.match(show.out, /dataset\/gdelt-events@2\.0\n {2}NOT_MAPPED/);
  const sources = await readout(["sources", "--store", store]);
  assert.match(sources.out, /^1 source\nF {8}2 {2}GDELT 2\.0 Events, dataset\n {12}Free for any use.*Cite: /);
  const [source] = JSON.parse((await readout(["sources", "--json", "--store", store])).out).sources;
  assert.match(source.terms, /^Free for any use/);
});

test("an export carries the dataset's coder and terms, and no confidence", async () => {
  const { file, store } = place("export");
  await readout(["import", file("a.csv", headed("ucdp-ged", ",", UCDP)), "--store", store]);
  const { out } = await readout(["export", "events", "--format", "jsonl", "--store", store]);
  const row = JSON.parse(out);
  assert.deepEqual(
    [row.coder, row.event.confidence, row.event.factuality, row.event.status],
    ["dataset/ucdp-ged@25", undefined, undefined, "asserted"],
  );
  assert.match(row.terms, /^Creative Commons Attribution 4\.0.*Cite: Sundberg/);
});

test("import: a second time changes nothing; a row that came out again is a revision, an older one is not", async () => {
  const { file, store } = place("again");
  const path = file("a.csv", headed("acled", ",", ACLED, { ...ACLED, event_id_cnty: "QZR2" }));
  const first = await json(["import", path, "--store", store]);
  assert.deepEqual([first["imported"], first["events"], first["bad"]], [2, 2, 0]);
  const before = dumped(store);
  const second = await json(["import", path, "--store", store]);
  assert.deepEqual([second["imported"], second["known"]], [0, 2]);
  assert.equal(dumped(store), before);
  const later = { ...ACLED, sub_event_type: "Protest with intervention", timestamp: "1772900000" };
  const third = await json(["import", file("b.csv", headed("acled", ",", later)), "--store", store]);
  assert.deepEqual([third["imported"], third["revised"]], [0, 1]);
  assert.match((await readout(["events", "--store", store])).out, /^2 events\n/);
  assert.match(
    (await readout(["diff", "acled:QZR1", "--store", store])).out,
    /\+ Event: Protests \/ Protest with intervention/,
  );
  const old = await json(["import", path, "--store", store]);
  assert.deepEqual([old["known"], old["revised"]], [2, 0]);
  const status = JSON.parse((await readout(["status", "--json", "--store", store])).out);
  assert.deepEqual([status.totals.documents, status.totals.superseded], [2, 1]);
});

test("import: bad rows are kept aside with file and line, and cleared when they are mended", async () => {
  const { file, store } = place("bad");
  const path = file("a.csv", `${headed("ucdp-ged", ",", UCDP)}oops\n`);
  const { status, out, err } = await readout(["import", path, "--store", store]);
  assert.deepEqual([status, out], [1, "1 imported, 1 not readable.\n"]);
  assert.match(err, /line 3 of .*a\.csv has 1 fields, and 49 are wanted: the row is left out/);
  const faults = async (): Promise<readonly { readonly place: string }[]> =>
    JSON.parse((await readout(["status", "--json", "--store", store])).out).faults;
  assert.deepEqual(
    (await faults()).map((fault) => fault.place),
    [`${path}:3`],
  );
  writeFileSync(path, headed("ucdp-ged", ",", UCDP, { ...UCDP, id: "900002" }));
  assert.equal((await readout(["import", path, "--store", store])).out, "1 imported, 1 known.\n");
  assert.deepEqual(await faults(), []);
});

test("import: of a file that is nothing of the kind, no more than a thousand lines are told", async () => {
  const { file, store } = place("hopeless");
  const [head = ""] = headed("ucdp-ged", ",", UCDP).split("\n");
  const path = file("a.csv", `${head}\n${"a,b\n".repeat(3000)}`);
  const { status, out, err } = await readout(["import", path, "--store", store]);
  assert.deepEqual([status, out], [1, "0 imported, 1,000 not readable.\n"]);
  assert.match(err, /none of the first 1000 rows can be read/);
  assert.ok(err.split("\n").length < 30);
});

test("import: packed files, a folder of them, standard input, filters", async () => {
  const { file, store } = place("packed");
  const rows = [1, 2, 3].map((n) => ({ ...GDELT, GLOBALEVENTID: String(n), SQLDATE: `2026030${n}` }));
  const bytes = (n: number): Uint8Array => new TextEncoder().encode(tabbed("gdelt-events", rows[n] ?? {}));
  file("a.export.CSV.zip", zipSync({ "a.export.CSV": bytes(0) }));
  file("b.csv.gz", gzipSync(bytes(1)));
  const folder = resolve(file("notes.md", "not a table"), "..");
  assert.equal((await json(["import", folder, "--store", store]))["imported"], 2);
  const piped = await readout(["import", "gdelt-events", "-", "--store", store], tabbed("gdelt-events", rows[2] ?? {}));
  assert.match(piped.out, /^1 imported\.\n/);
  const path = file(
    "all.csv",
    tabbed("gdelt-events", ...rows.map((row) => ({ ...row, GLOBALEVENTID: `9${row.GLOBALEVENTID}` }))),
  );
  const some = await json(["import", path, "--since", "2026-03-02", "--country", "qzr,QZB", "--store", store]);
  assert.deepEqual([some["imported"], some["leftOut"]], [2, 1]);
  const none = await json(["import", path, "--country", "USA", "--store", store]);
  assert.deepEqual([none["imported"], none["leftOut"]], [0, 3]);
});

test("import: after a break it goes on where it stood", async () => {
  const { file, store } = place("break");
  const path = file("a.csv", tabbed("gdelt-events", GDELT, { ...GDELT, GLOBALEVENTID: "2" }));
  await readout(["import", path, "--store", store]);
  const open = openStore(store, { clock: () => 0 });
  const [job] = await open.jobs.list();
  assert.deepEqual([job?.kind, job?.state, job?.done], ["import", "done", 2]);
  // As a killed import leaves it: one row is in, and the job is not at its end.
  const broken = await open.jobs.begin("import", job?.subject ?? "", 0);
  await open.jobs.step(broken.id, 1);
  await open.close();
  const { out, err } = await readout(["import", path, "--store", store]);
  assert.match(out, /^0 imported, 1 known, 1 passed over, imported before\.\n/);
  assert.match(err, /goes on after 1 rows/);
});

test("recode leaves rows of datasets alone; what Readout coded is recoded beside them", async () => {
  const { file, store } = place("recode");
  await readout(["import", file("a.csv", headed("ucdp-ged", ",", UCDP)), "--store", store]);
  const before = dumped(store);
  assert.match((await readout(["recode", "--store", store])).out, /^All documents are coded by/);
  assert.equal(dumped(store), before);
  await readout(["add", file("a.txt", "Words. Ruritania shelled Sylvania."), "--store", store]);
  assert.match((await readout(["recode", "--store", store])).out, /^All documents are coded by/);
  const { coders } = JSON.parse((await readout(["status", "--json", "--store", store])).out);
  assert.deepEqual(
    coders
      .map(({ coder, current }: { readonly coder: string; readonly current: number }) => `${coder} ${current}`)
      .sort(),
    ["coder/1 1", "dataset/ucdp-ged@25 1"],
  );
  assert.equal((await readout(["doctor", "--store", store])).status, 0);
});

const misuse: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [["import"], /Nothing to import/],
  [["import", "acled"], /Nothing to import: give files after acled/],
  [["import", "acledd", "a.csv"], /"acledd" is no file and no format\. Formats are: gdelt-events/],
  [["import", "a.csv", "--since", "2026-02-30"], /--since must be a day/],
  [["import", "a.csv", "--country", "XX,QZR"], /not known: XX/],
];

for (const [args, message] of misuse) {
  test(`misuse: ${args.join(" ")}`, async () => {
    const { status, out, err } = await readout([...args, "--store", join(root, "none")]);
    assert.deepEqual([status, out], [2, ""]);
    assert.match(err, message);
  });
}

test("a file of nothing known, and one that is not there", async () => {
  const { file, store } = place("unknown");
  const { status, err } = await readout([
    "import",
    file("a.csv", "date,city\n1,2\n"),
    join(root, "gone.csv"),
    "--store",
    store,
  ]);
  assert.equal(status, 1);
  assert.match(err, /a\.csv is of no dataset that is known here/);
  assert.match(err, /gone\.csv cannot be read/);
});

test("what datasets hold commands no terminal", async () => {
  const { file, store } = place("control");
  const wicked = {
    ...ACLED,
    notes: "Clear\u001B[2J\u0007.",
    actor1: "Red\u202E Hussars\u009Bx",
    event_id_cnty: "Q\u001B]0;x",
  };
  await readout(["import", file("a.csv", headed("acled", ",", wicked)), "--store", store]);
  for (const words of [["events"], ["search", "clear"], ["status"], ["sources"]]) {
    const { out, err } = await readout([...words, "--store", store]);
    assert.ok(out.length > 20);
    assert.doesNotMatch(`${out}${err}`, /[\u001B\u0007\u009B\u202E]/, words.join(" "));
  }
});
