/** The two seeds and the examples, read by the real reader, joined: what the makers' own documents must show. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeReader } from "../../reading/reader.ts";
import { loadResources } from "../../resources/node.ts";
import { createCorpus, loadStoryKnowledge, matrixFrom } from "./index.ts";

const resources = await loadResources();
const reader = makeReader(resources);
const examples = join(import.meta.dirname, "../../../examples");
const seeds = join(import.meta.dirname, "../../../../shared/data/seeds");

const corpus = createCorpus(loadStoryKnowledge(resources));
const topics = new Map<string, string[]>();
for (const topic of readdirSync(examples).filter((name) => !name.includes("."))) {
  for (const file of readdirSync(join(examples, topic))) {
    const [, head = "", text = ""] =
      /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(examples, topic, file), "utf8")) ?? [];
    const field = (key: string): string => new RegExp(`^${key}: "?(.*?)"?$`, "m").exec(head)?.[1] ?? "";
    const input = { id: field("id"), title: field("title"), date: field("date"), source: field("source"), text };
    corpus.add({ record: reader.read(input), text, sourceKind: field("sourceKind") });
    topics.set(topic, [...(topics.get(topic) ?? []), input.id]);
  }
}
const SEEDS = [
  ["medvedev", "2024-12-11", "000_15b19dce41818156.txt"],
  ["wang-yi", "2023-09-18", "004_9588600d2ccee3e0.txt"],
] as const;
if (existsSync(seeds)) {
  for (const [id, date, file] of SEEDS) {
    const text = readFileSync(join(seeds, file), "utf8");
    corpus.add({ record: reader.read({ id, date, text }), text });
  }
}
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

test("Chinese support for Russia: who accuses, who denies, who speculates", { skip: !existsSync(seeds) }, () => {
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

test("the story of the second seed has its own matrix", { skip: !existsSync(seeds) }, () => {
  const story = snapshot.stories.find(({ documents }) => documents.includes("wang-yi"))?.id ?? "";
  const { rows } = matrixFrom(snapshot, { story });
  assert.ok(
    rows.some(({ subject, object, status }) => subject === "CHN" && object === "RUS" && status === "contested"),
  );
});
