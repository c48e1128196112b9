/** Agenda, silence and precedents asked of a store that holds the examples and, where they are there, the two seeds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { HAS_SEEDS, readExamples, readSeeds } from "../../../test/examples.fixture.ts";
import { loadStoryKnowledge } from "../../corpus/stories/index.ts";
import { makeReader } from "../../reading/reader.ts";
import { loadResources } from "../../resources/node.ts";
import { openIn, temporaryFolder } from "../../store/sqlite/folder.fixture.ts";
import type { Desk } from "../command.ts";
import { runCommandLine } from "../run.ts";
import { keptTerminal } from "../terminal.fixture.ts";

const resources = await loadResources();
const reader = makeReader(resources);
const folder = temporaryFolder();
const { store } = openIn(folder);
const inputs = [...readExamples().map(({ input }) => input), ...readSeeds()];
await store.put(inputs.map((document) => ({ document, record: reader.read(document) })));
for (const { input, sourceKind } of readExamples())
  if (input.source !== undefined && sourceKind !== undefined)
    await store.sources.describe({ name: input.source, kind: sourceKind });
await store.stories.join({ knowledge: loadStoryKnowledge(resources) });
const idOf = async (given: string): Promise<string> => (await store.documents.find(given)).id;
const seed = HAS_SEEDS ? await idOf("medvedev") : "";
const visit2022 = await idOf("ex-medvedev-beijing-wire");
const visit2024 = await idOf("ex-medvedev-beijing-state-media");
await store.close();

const desk: Desk = {
  resources: () => Promise.resolve(resources),
  reader: () => Promise.reject(new Error("not needed")),
  workerScript: new URL("./worker.fixture.ts", import.meta.url),
  documentTimeout: 1000,
};

async function readout(args: readonly string[], width = 80) {
  const terminal = keptTerminal("", width);
  const status = await runCommandLine([...args, "--store", folder], terminal, desk);
  return { status, out: terminal.out(), err: terminal.err() };
}

async function json(...args: readonly string[]) {
  const { status, out, err } = await readout([...args, "--json"]);
  assert.equal(status, 0, err);
  return JSON.parse(out);
}

interface Placed {
  readonly document: string;
  readonly sentence: number;
}

const UNTIL = ["--until", "2024-12-13"];

test("precedents of the visit of December 2024: that of December 2022 comes first, with the sentence", async () => {
  const found = await json("precedents", visit2024, ...UNTIL);
  assert.deepEqual([found.type, found.mode, [...found.pair].sort()], ["CONSULT", "visit", ["CHN", "RUS"]]);
  const [first] = found.rungs[0].precedents;
  assert.equal(first.span.from.slice(0, 7), "2022-12");
  assert.ok(first.persons.includes("rus.medvedev"));
  assert.ok(first.evidence.some((each: Placed) => each.document === visit2022));
  // One store of some days' news: that nothing followed is not known, and so nothing is counted.
  assert.equal(first.use, "not-heard");
  const { out, err } = await readout(["precedents", visit2024, ...UNTIL]);
  assert.match(out, /^\d precedents of CONSULT visit, China – Russia, 2024-12-1\d\n/);
  assert.match(out, new RegExp(`${visit2022} s1`));
  assert.match(err, /^Next: .* dyad CHN RUS --store /m);
});

test("what the first seed says of both ministries is shown as stated", { skip: !HAS_SEEDS }, async () => {
  for (const side of ["CHN", "RUS"]) {
    const { stated } = await json("silence", side, "--since", "2024-12-01", ...UNTIL);
    const own = stated.filter(({ document, sentence }: Placed) => document === seed && sentence === 2);
    assert.equal(own.length, 1, side);
    assert.deepEqual(own[0].about, ["CHN", "RUS"]);
  }
});

test("the silence on the visit that could be inferred: not enough coverage, and what is missing", async () => {
  for (const side of ["CHN", "RUS"]) {
    const { inferred } = await json("silence", side, "--since", "2024-12-01", ...UNTIL);
    const visits = inferred.filter(({ mode }: { mode?: string }) => mode === "visit");
    assert.equal(visits.length, 1, side);
    assert.equal(visits[0].finding, "not-enough");
    const missing = visits[0].missing.find(({ kind }: { kind: string }) => kind === "comparable");
    assert.ok(missing.have < missing.need);
  }
  const { out } = await readout(["silence", "RUS", "--since", "2024-12-01", ...UNTIL]);
  assert.match(out, /^Russia: \d+ silences? stated, 0 inferred from 2024-12-01 to 2024-12-13\n/);
  assert.match(out, /CONSULT visit.*not enough coverage/);
});

test("agenda of September 2023: support for the war is contested, with who accuses and who denies", {
  skip: !HAS_SEEDS,
}, async () => {
  const { issues } = await json("agenda", "CHN", "RUS", "--until", "2023-09-20");
  const [first] = issues;
  assert.deepEqual([first.subject, first.predicate, first.object, first.isContested], ["CHN", "support", "RUS", true]);
  const voices = first.voices.map(({ side, position }: { side: string; position: string }) => `${side} ${position}`);
  assert.ok(voices.includes("USA accuses") && voices.includes("CHN denies"), voices.join(", "));
  const contexts = first.contexts.map(({ context }: { context: string }) => context);
  assert.ok(contexts.includes("economic") && contexts.includes("military"), contexts.join(", "));
  for (const issue of issues) assert.ok(issue.evidence.length > 0 && issue.origins > 0, issue.key);
});

test("agenda: names mean the same as codes, fits 80 columns, opens sentences that are there", async () => {
  const { out, err } = await readout(["agenda", "Russia", "China", ...UNTIL]);
  assert.equal(out, (await readout(["agenda", "RUS", "CHN", ...UNTIL])).out);
  assert.match(out, /^Russia – China: \d+ issues from 2024-09-15 to 2024-12-13/);
  const wide = out.split("\n").filter((line) => line.length > 80 && !/[0-9a-f]{16} s\d+$/.test(line));
  assert.deepEqual(wide, []);
  const places = [...out.matchAll(/([0-9a-f]{16}) s(\d+)\n/g)];
  assert.ok(places.length > 2);
  assert.ok(out.includes("“"));
  assert.match(err, /^Next: .* agenda RUS|^Next: .* agenda .*--issue 1/m);
});

test("nothing to show: the day on which there was something is suggested", async () => {
  const { out, err, status } = await readout(["agenda", "CHN", "RUS", "--until", "2024-01-01"]);
  assert.equal(status, 0);
  assert.match(out, /^Nothing is reported between CHN and RUS from 2023-10-04 to 2024-01-01\.\n$/);
  assert.match(err, /Next: .* agenda CHN RUS --until 2023-09-\d\d/);
});

test("--as-of before anything was known: nothing", async () => {
  assert.deepEqual((await json("agenda", "CHN", "RUS", "--as-of", "2001-01-01")).issues, []);
  assert.deepEqual((await json("silence", "RUS", "--as-of", "2001-01-01")).stated, []);
  assert.deepEqual(await json("precedents", "CHN", "RUS", "--as-of", "2001-01-01"), {});
});

const WRONG: readonly (readonly [readonly string[], RegExp])[] = [
  [["agenda", "CHN"], /Give two sides/],
  [["agenda", "CHN", "China"], /same side/],
  [["agenda", "CHN", "RUS", "--until", "2024-02-31"], /YYYY-MM-DD/],
  [["agenda", "CHN", "RUS", "--issue", "99", ...UNTIL], /there is no issue 99/],
  [["agenda", "CHN", "RUS", "--until", "2024-02-01", "--as-of", "2024-01-01"], /--until lies after --as-of/],
  [["silence", "CHN", "RUS"], /Give one side/],
  [["precedents"], /Give an incident/],
  [["precedents", "i:0000"], /no incident "i:0000"/],
  [["precedents", "CHN", "RUS", "--type", "DANCE"], /CONSULT/],
  [["precedents", "i:0000", "--type", "CONSULT"], /two sides/],
];

for (const [args, message] of WRONG) {
  test(`misuse: ${args.join(" ")}`, async () => {
    const { status, err } = await readout(args);
    assert.equal(status, 2);
    assert.match(err, message);
  });
}
