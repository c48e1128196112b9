/** The commands on stories, on a store of made reports: what they print, what they answer to wrong words. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { loadResources } from "../../resources/node.ts";
import { openStore } from "../../store/index.ts";
import { entryFrom, idOf, knowledge, REPORTS } from "../../store/reports.fixture.ts";
import type { Desk } from "../command.ts";
import { runCommandLine } from "../run.ts";
import { keptTerminal } from "../terminal.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-stories-"));
after(() => rmSync(folder, { recursive: true }));

const desk: Desk = {
  resources: loadResources,
  reader: () => Promise.reject(new Error("not needed")),
  workerScript: new URL("./worker.fixture.ts", import.meta.url),
  documentTimeout: 10_000,
};

const store = openStore(folder, { create: true, clock: () => Date.UTC(2026, 10, 20) });
await store.put(REPORTS.map(entryFrom));
await store.stories.join({ knowledge });
await store.close();

const id = (name: string): string => {
  const found = REPORTS.find((each) => each.id === name);
  assert.ok(found);
  return idOf(found);
};

async function readout(...args: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  const terminal = keptTerminal();
  const status = await runCommandLine([...args, "--store", folder], terminal, desk);
  return { status, out: terminal.out(), err: terminal.err() };
}

test("stories: the first line answers, each has its counts, the last line goes on", async () => {
  const { out, err } = await readout("stories", "--order", "contested");
  assert.match(out, /^2 contested stories, the most contested first\n/);
  assert.match(
    out,
    /Rockets hit copper mine in Strelsau\n {2}2026-11-03 – 2026-11-05 {2}3 reports, 3 origins, .*1 contested/,
  );
  assert.match(err, /Next: .*matrix s:[0-9a-f]{16} --store/);
  assert.match((await readout("stories", "actor:SYL", "since:2026-11-03")).out, /^1 story, the latest first\n/);
});

test("matrix: speakers as columns, a mark for each position, and the sentence behind it", async () => {
  const { out } = await readout("matrix", id("mine-wire"));
  assert.match(out, /^1 proposition × 3 speakers, 1 contested\n● asserts {2}✕ denies/);
  assert.match(out, /bor · attack · rur|Borduria · attack · Ruritania/);
  assert.match(out, /✕ denies, 2026-11-05 {2}[0-9a-f]{16} s0\n {8}“The ministry of Borduria denied a strike/);
  assert.match(out, /● asserts, 2026-11-03 .*inferred: from-event/);
  const { out: json } = await readout("matrix", "--subject", "BOR", "--object", "RUR", "--json");
  assert.equal(JSON.parse(json).rows[0].status, "contested");
});

test("story: reports with their origins, what happened with the spread of numbers, what is claimed", async () => {
  const { out } = await readout("story", id("border-wire"));
  assert.match(out, /REPORTS {2}3 articles, 2 texts, 2 origins/);
  assert.match(out, /The Freedonian {2}Freedonia closes border {2}copy of Example Wire/);
  assert.match((await readout("story", id("mine-times"))).out, /dead 12–15 \(1\)/);
});

test("propositions: contradictions with both sentences", async () => {
  const { out } = await readout("propositions", "BOR", "--contradictions");
  assert.match(out, /^1 proposition\n/);
  assert.match(
    out,
    /two sides contradict each other:\n {4}for it .*\n {12}“Borduria struck a mine[\s\S]*denies .*\n {12}“The ministry of Borduria denied/,
  );
});

test("as of an earlier day nothing was known", async () => {
  assert.match((await readout("stories", "--as-of", "2026-11-01")).out, /^0 stories/);
});

test("join, part and undo need a reason, are kept, and take effect", async () => {
  const none = await readout("story", id("border-wire"), "--join", id("mine-wire"));
  assert.equal(none.status, 2);
  assert.match(none.err, /needs its reason: --reason TEXT/);
  assert.equal(
    (await readout("story", id("border-wire"), "--join", id("mine-wire"), "--reason", "one quarrel")).status,
    0,
  );
  assert.match((await readout("stories")).out, /^2 stories/);
  assert.match((await readout("stories", "--edits")).out, /1 {2}2\d{3}-\d\d-\d\d {2}together: .* \(one quarrel\)/);
  await readout("stories", "--undo", "1");
  assert.match((await readout("stories")).out, /^3 stories/);
  const { out } = await readout("story", id("mine-wire"), "--part", id("mine-times"), "--reason", "another mine");
  assert.match(out, /apart: /);
  assert.match((await readout("stories")).out, /^4 stories/);
  await readout("stories", "--undo", "2");
});

const WRONG: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [["matrix"], /Say of what: a story .*or --subject/],
  [["matrix", "s:ffffffffffffffff"], /There is no story "s:f+".*readout stories/],
  [["matrix", "s:ffffffffffffffff", "--row", "x"], /--row must be a whole number/],
  [["story"], /Give one story/],
  [["stories", "--order", "best"], /--order must be one of latest, largest, contested/],
  [["stories", "--undo", "99"], /There is no edit 99/],
  [["propositions", "--status", "true"], /--status must be one of contested, .*open, but is "true"/],
  [["propositions", "A", "B", "C"], /Give one party, or two/],
  [["propositions", "--since", "2026"], /--since must be a day as YYYY-MM-DD/],
];

for (const [args, message] of WRONG) {
  test(`said of ${args.join(" ")}: what is wrong and what to do`, async () => {
    const { status, err } = await readout(...args);
    assert.notEqual(status, 0);
    assert.match(err, message);
  });
}
