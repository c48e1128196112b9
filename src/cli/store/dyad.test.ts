import assert from "node:assert/strict";
import { test } from "node:test";
import { parseQuery } from "../../corpus/query/index.ts";
import { FIRST_DAY, plantedActs } from "../../corpus/relations/acts.fixture.ts";
import { dyadOf, loadScores } from "../../corpus/relations/index.ts";
import { loadStoryKnowledge } from "../../corpus/stories/index.ts";
import { loadResources } from "../../resources/node.ts";
import { entryFrom, REPORTS } from "../../store/reports.fixture.ts";
import { openIn, temporaryFolder } from "../../store/sqlite/folder.fixture.ts";
import type { Desk } from "../command.ts";
import { runCommandLine } from "../run.ts";
import { sparkline } from "../sparkline.ts";
import { keptTerminal } from "../terminal.fixture.ts";
import { type DyadShown, dyadJson } from "./dyad-shown.ts";
import { dyadText } from "./dyad-text.ts";

const resources = await loadResources();
const scores = loadScores(resources);
const folder = temporaryFolder();

const { store } = openIn(folder);
await store.put(REPORTS.map(entryFrom));
await store.stories.join({ knowledge: loadStoryKnowledge(resources) });
await store.close();

const desk: Desk = {
  resources: () => Promise.resolve(resources),
  reader: () => Promise.reject(new Error("not needed")),
  workerScript: new URL("./worker.fixture.ts", import.meta.url),
  documentTimeout: 1000,
};

async function readout(...args: readonly string[]) {
  const terminal = keptTerminal();
  const status = await runCommandLine([...args, "--store", folder], terminal, desk);
  return { status, out: terminal.out(), err: terminal.err() };
}

test("dyad: both directions, days heard, and a line that lists the sentences and finds them", async () => {
  const { status, out, err } = await readout("dyad", "BOR", "RUR");
  assert.equal(status, 0, err);
  const lines = out.split("\n");
  assert.match(lines[0] ?? "", /^BOR → RUR: 1 act \(3\.0 origins each\), 2026-11-02 to 2026-11-05, mean −9\.30$/);
  assert.match(lines[1] ?? "", /^RUR → BOR: no acts, 2026-11-02 to 2026-11-05$/);
  assert.match(out, /^ {2}2026-11-03 +1 +0 +0 +0 +1 +−9\.3 +−9\.30 +n < 5 +1\/1 +1/m);
  assert.match(out, /not enough \(1 day and 1 act to compare; 12 and 30 are needed\)/);
  assert.match(out, /Score: PLOVER scores of event types.*REQUEST as DEMAND/);
  const line = /Sentences: (?:readout|npm run -s readout --) events (.*) --store (\S+)$/m.exec(out);
  const listed = await readout("events", ...(line?.[1] ?? "").split(" "));
  assert.match(listed.out, /^\d+ events?\n/);
  assert.match(listed.out, /strike|struck/);
  assert.match(err, /^Next: .* events actor:BOR actor:RUR status:asserted since:2026-11-03 until:2026-11-03 --store /m);
});

test("dyad: names mean the same as codes", async () => {
  assert.equal((await readout("dyad", "Borduria", "ruritania")).out, (await readout("dyad", "BOR", "RUR")).out);
});

test("dyad --json: periods with their incidents and queries; what is not counted stands apart", async () => {
  const { out } = await readout("dyad", "FRE", "SYL", "--by", "month", "--json");
  const json = JSON.parse(out);
  assert.equal(json.unit, "month");
  const [there] = json.directions;
  assert.equal(there.periods[0].incidents.length, 1);
  assert.deepEqual(there.periods[0].types, { COERCE: 1 });
  assert.equal(there.changes[0].kind, "not-enough");
  assert.deepEqual(there.changes[0].needs, { periods: 12, acts: 30 });
});

const WRONG: readonly (readonly [readonly string[], RegExp])[] = [
  [["BOR"], /Give two sides/],
  [["BOR", "RUR", "FRE"], /Give two sides/],
  [["BOR", "RUR", "--by", "year"], /day, week, month/],
  [["BOR", "RUR", "--since", "2026-02-30"], /2024-03-02/],
  [["BOR", "RUR", "--since", "2027", "--until", "2026"], /earlier day/],
  [["BOR", "RUR", "--include", "alleged,rumoured"], /"rumoured"/],
  [["BOR", "RUR", "--limit", "0"], /whole number/],
];

for (const [args, message] of WRONG) {
  test(`dyad ${args.join(" ")}: says what is wrong`, async () => {
    const { status, err } = await readout("dyad", ...args);
    assert.equal(status, 2);
    assert.match(err, message);
  });
}

test("dyad: sides without acts are told so", async () => {
  const { status, out } = await readout("dyad", "BOR", "Nowhere\u001b[31m");
  assert.equal(status, 0);
  assert.match(out, /^No act of BOR and Nowhere \[31m upon each other/);
});

/** Four years with a story that alone makes the last months hostile. */
function planted(): DyadShown {
  const days = 1461;
  const acts = plantedActs({
    seed: 11,
    days,
    rate: () => 0.4,
    conflict: () => 0.3,
    burst: { from: 1186, to: 1300, rate: 1.5 },
  });
  const dyad = dyadOf({
    acts: [acts, []],
    scores,
    since: FIRST_DAY,
    until: FIRST_DAY + days - 1,
    include: ["alleged"],
  });
  assert.ok(dyad !== undefined);
  return {
    dyad,
    parties: ["QZR", "Example Front"],
    scores,
    limit: 12,
    titles: new Map([["s:burst", "A quarrel\nover grain"]]),
    line: (command) => `readout ${command}`,
  };
}

const plain = { hasBars: false, paint: (_: string, text: string) => text };

test("dyad: change points with their stories, and what is left without the largest", () => {
  const text = dyadText(planted(), plain);
  assert.match(text, /Change of acts a day heard: 2023-0[34], up by \d/);
  assert.match(text, /\+\d\.\d\d by s:burst A quarrel over grain \(acts: \d+ before, \d+ after\)/);
  assert.match(text, /Without its largest story \(s:burst\): no break\./);
  assert.match(text, /… 36 earlier months \(--limit 48\)/);
  assert.match(text, /Example Front → QZR: no acts/);
  assert.match(text, /Counted: asserted, alleged\./);
  assert.doesNotMatch(text, /[▁▂▃▄▅▆▇█]/);
  assert.match(
    dyadText(planted(), { ...plain, hasBars: true }),
    /mean {2}[▁▂▃▄▅▆▇█ ]{12}\n {2}acts {2}[▁▂▃▄▅▆▇█]{12}\n/,
  );
});

test("dyad: every query of text and JSON is one that search reads", () => {
  const shown = planted();
  const lines = [...dyadText(shown, plain).matchAll(/readout events (.*)$/gm)].map((match) => match[1] ?? "");
  const json = JSON.stringify(dyadJson(shown));
  const queries = [...json.matchAll(/"query":("(?:[^"\\]|\\.)*")/g)].map((match) =>
    String(JSON.parse(match[1] ?? '""')),
  );
  assert.ok(lines.length >= 4 && queries.length > 90);
  for (const query of [...lines.map((line) => line.replaceAll("'", "")), ...queries]) {
    const read = parseQuery(query);
    assert.ok(read.kind === "query", query);
    assert.equal(read.query.filters.length, 6, query);
    assert.equal(read.query.words.length, 0, query);
  }
});

test("dyad: the same input, the same bytes", () => {
  assert.equal(dyadText(planted(), plain), dyadText(planted(), plain));
  assert.equal(JSON.stringify(dyadJson(planted())), JSON.stringify(dyadJson(planted())));
});

const BARS: readonly (readonly [readonly (number | undefined)[], string])[] = [
  [[0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█"],
  [[-5, undefined, 5], "▁ █"],
  [[2, 2], "▄▄"],
  [[undefined], " "],
  [[], ""],
];

for (const [values, bars] of BARS)
  test(`sparkline ${JSON.stringify(values)}`, () => assert.equal(sparkline(values), bars));
