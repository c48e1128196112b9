import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { loadResources } from "../../resources/node.ts";
import { corpusDocument, type Sketched } from "./corpus.fixture.ts";
import {
  type CorpusSnapshot,
  createCorpus,
  loadStoryKnowledge,
  originsAmong,
  type StoryEdit,
  successionOf,
} from "./index.ts";

const knowledge = loadStoryKnowledge(await loadResources());

const BORDER =
  "Freedonia closed its border with Sylvania on Monday after a quarrel over grain. Lorries stood in long queues at the bridge of Zubrowka, and farmers poured milk into the river. The grain commission of both countries is to sit in Zubrowka next week.";
const MINES =
  "Borduria struck a mine in Ruritania with rockets at dawn. The copper mine of Strelsau stood still, miners said, and its owner counted nine damaged lifts. Copper rose sharply in early trade.";

const DOCUMENTS: readonly Sketched[] = [
  {
    id: "a1",
    title: "Freedonia closes border over grain",
    date: "2026-11-02",
    source: "Reuters",
    text: BORDER,
    events: [{ on: "closed", type: "COERCE", from: "FRE", to: "SYL" }],
  },
  {
    id: "a2",
    title: "Freedonia closes border",
    date: "2026-11-03",
    source: "The Freedonian",
    text: `(Reuters) - ${BORDER}`,
  },
  {
    id: "a3",
    title: "Grain quarrel: queues at Zubrowka bridge",
    date: "2026-11-03",
    source: "Sylvania Post",
    text: "At the bridge of Zubrowka the queues of lorries grew on Tuesday. Sylvania called the closing of the border over grain a breach of the treaty, while Freedonia kept the bridge shut. Farmers with milk and grain waited.",
    events: [{ on: "closing", type: "COERCE", from: "FRE", to: "SYL" }],
  },
  {
    id: "b1",
    title: "Rockets hit copper mine in Strelsau",
    date: "2026-11-03",
    source: "Reuters",
    text: MINES,
    events: [{ on: "struck", type: "ASSAULT", from: "BOR", to: "RUR" }],
  },
  {
    id: "b2",
    title: "Strelsau copper mine silent after rockets",
    date: "2026-11-04",
    source: "Ruritania Times",
    text: "Miners in Strelsau went home on Wednesday: the copper mine, hit by rockets from Borduria, will not open for weeks. Ruritania counted 12 or 15 dead in the strike. Copper prices rose again.",
    events: [{ on: "strike", type: "ASSAULT", from: "BOR", to: "RUR" }],
  },
  {
    id: "c1",
    title: "A quiet day at the opera",
    text: "The opera house opened its season with a comedy that nobody had seen for eighty years.",
  },
];

function snapshotOf(sketched: readonly Sketched[], edits: readonly StoryEdit[] = []): CorpusSnapshot {
  const corpus = createCorpus(knowledge);
  corpus.setEdits(edits);
  for (const each of sketched) corpus.add(corpusDocument(each));
  return corpus.snapshot();
}

const storiesOf = (snapshot: CorpusSnapshot): string[] => snapshot.stories.map((story) => story.documents.join(" "));

test("reports on one run of events are one story", () => {
  assert.deepEqual(storiesOf(snapshotOf(DOCUMENTS)), ["a1 a2 a3", "b1 b2", "c1"]);
});

test("the order of arrival changes nothing, to the byte", () => {
  const expected = JSON.stringify(snapshotOf(DOCUMENTS));
  fc.assert(
    fc.property(fc.shuffledSubarray([...DOCUMENTS], { minLength: DOCUMENTS.length }), (shuffled) => {
      assert.equal(JSON.stringify(snapshotOf(shuffled)), expected);
    }),
    { numRuns: 25 },
  );
});

test("snapshots on the way change nothing, adding again changes nothing, removing takes back", () => {
  const corpus = createCorpus(knowledge);
  for (const each of [...DOCUMENTS].reverse()) {
    assert.equal(corpus.add(corpusDocument(each)), true);
    corpus.snapshot();
  }
  const expected = JSON.stringify(snapshotOf(DOCUMENTS));
  assert.equal(JSON.stringify(corpus.snapshot()), expected);
  for (const each of DOCUMENTS) assert.equal(corpus.add(corpusDocument(each)), false);
  corpus.add(corpusDocument({ id: "extra", text: BORDER, date: "2026-11-01" }));
  corpus.remove("extra");
  assert.equal(JSON.stringify(corpus.snapshot()), expected);
});

test("a changed document takes the place of the old one", () => {
  const corpus = createCorpus(knowledge);
  for (const each of DOCUMENTS) corpus.add(corpusDocument(each));
  corpus.add(corpusDocument({ id: "c1", title: "Copper mine of Strelsau to reopen", text: MINES }));
  assert.deepEqual(storiesOf(corpus.snapshot()), ["a1 a2 a3", "b1 b2 c1"]);
});

test("snapshots are plain JSON", () => {
  const snapshot = snapshotOf(DOCUMENTS);
  assert.deepEqual(JSON.parse(JSON.stringify(snapshot)), snapshot);
});

const EDITS: readonly [string, StoryEdit[], string[]][] = [
  ["merge", [{ kind: "together", documents: ["a1", "b1"] }], ["a1 a2 a3 b1 b2", "c1"]],
  ["split", [{ kind: "apart", groups: [["a3"], ["a1", "a2"]] }], ["a1 a2", "a3", "b1 b2", "c1"]],
  [
    "a later edit wins",
    [
      { kind: "apart", groups: [["a3"], ["a1", "a2"]] },
      { kind: "together", documents: ["a1", "a2", "a3"] },
    ],
    ["a1 a2 a3", "b1 b2", "c1"],
  ],
  [
    "documents that are not there are passed over",
    [{ kind: "together", documents: ["a1", "gone"] }],
    ["a1 a2 a3", "b1 b2", "c1"],
  ],
];

for (const [name, edits, expected] of EDITS) {
  test(`edits: ${name}`, () => {
    assert.deepEqual(storiesOf(snapshotOf(DOCUMENTS, edits)), expected);
    assert.deepEqual(storiesOf(snapshotOf([...DOCUMENTS].reverse(), edits)), expected);
  });
}

test("later documents do not change a story's id, and succession finds it when an earlier one does", () => {
  const whole = snapshotOf(DOCUMENTS).stories;
  const first = snapshotOf(DOCUMENTS.slice(0, 2)).stories;
  assert.equal(first[0]?.id, whole[0]?.id);
  const late = snapshotOf(DOCUMENTS.slice(1)).stories;
  assert.notEqual(late[0]?.id, whole[0]?.id);
  assert.equal(successionOf(late, whole).get(late[0]?.id ?? ""), whole[0]?.id);
});

test("a credited copy has the origin of the outlet that wrote it", () => {
  const snapshot = snapshotOf(DOCUMENTS);
  assert.deepEqual(snapshot.copies, [{ documents: ["a1", "a2"], exact: false }]);
  const { articles, texts, origins } = originsAmong(snapshot, ["a1", "a2", "a3", "b1"]);
  assert.deepEqual({ articles, texts, origins }, { articles: 4, texts: 3, origins: 2 });
  const copy = snapshot.origins.find((each) => each.document === "a2");
  assert.deepEqual([copy?.origin, copy?.how], ["reuters", "credit"]);
});

test("mentions of one act join, with their details kept", () => {
  const strike = snapshotOf(DOCUMENTS).incidents.find((each) => each.type === "ASSAULT");
  assert.deepEqual(strike?.documents, ["b1", "b2"]);
  assert.deepEqual(strike.details, [{ kind: "dead", low: 12, high: 15, documents: ["b2"] }]);
});

test("any text is taken", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ id: fc.string({ minLength: 1 }), text: fc.string(), date: fc.string() }), { maxLength: 6 }),
      (some) => {
        const snapshot = snapshotOf(some);
        assert.equal(
          snapshot.stories.flatMap((story) => story.documents).length,
          new Set(some.map(({ id }) => id)).size,
        );
      },
    ),
    { numRuns: 40 },
  );
});
