/** The two seeds and the examples, read by the real reader, joined: what the makers' own documents must show. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { HAS_SEEDS, readExamples, readSeeds } from "../../../test/examples.fixture.ts";
import { makeReader } from "../../reading/reader.ts";
import { loadResources } from "../../resources/node.ts";
import { createCorpus, loadStoryKnowledge, matrixFrom } from "./index.ts";

const resources = await loadResources();
const reader = makeReader(resources);

const corpus = createCorpus(loadStoryKnowledge(resources));
const topics = new Map<string, string[]>();
for (const { topic, input, sourceKind } of readExamples()) {
  corpus.add({ record: reader.read(input), text: input.text, ...(sourceKind === undefined ? {} : { sourceKind }) });
  topics.set(topic, [...(topics.get(topic) ?? []), input.id]);
}
for (const input of readSeeds()) corpus.add({ record: reader.read(input), text: input.text });
const snapshot = corpus.snapshot();

test("most topics of the examples are one story, and few stories mix topics", () => {
  const home = new Map(snapshot.stories.flatMap(({ id, documents }) => documents.map((each) => [each, id] as const)));
  const whole = [...topics.values()].filter((ids) => new Set(ids.map((id) => home.get(id))).size === 1);
  assert.ok(whole.length >= topics.size - 4, `${whole.length} of ${topics.size} topics are whole`);
  assert.ok(snapshot.stories.length >= 20, `${snapshot.stories.length} stories`);
});

test("the near-copy among the examples is found, and counts with its original", () => {
  assert.deepEqual(
    snapshot.copies.map((each) => each.documents),
    [["ex-dprk-troops-wire-2", "ex-dprk-troops-newspaper-2"]],
  );
});

test("Chinese support for Russia: who accuses, who denies, who speculates", { skip: !HAS_SEEDS }, () => {
  const { rows, speakers } = matrixFrom(snapshot, { subject: "CHN", object: "RUS", predicate: "support" });
  const row = rows.find((each) => each.subject === "CHN" && each.aspect === undefined);
  assert.equal(row?.status, "contested");
  const sides = new Map(speakers.map(({ key, side, kind }) => [key, kind === "unnamed" ? "unnamed" : side]));
  const taken = new Set(
    row.cells.flatMap(({ speaker, history }) => history.map(({ position }) => `${sides.get(speaker)} ${position}`)),
  );
  for (const expected of ["USA accuses", "CHN denies", "unnamed accuses", "unnamed speculates"]) {
    assert.ok(taken.has(expected), `${expected} is not among ${[...taken].join(", ")}`);
  }
  const denial = row.cells.flatMap((cell) => cell.history).find((each) => each.evidence.document === "wang-yi");
  assert.ok((denial?.evidence.spans.length ?? 0) > 0);
});

test("the story of the second seed has its own matrix", { skip: !HAS_SEEDS }, () => {
  const story = snapshot.stories.find(({ documents }) => documents.includes("wang-yi"))?.id ?? "";
  const { rows } = matrixFrom(snapshot, { story });
  assert.ok(
    rows.some(({ subject, object, status }) => subject === "CHN" && object === "RUS" && status === "contested"),
  );
});
