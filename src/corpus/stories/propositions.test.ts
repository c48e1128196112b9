import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { loadResources } from "../../resources/node.ts";
import { corpusDocument, type Sketched } from "./corpus.fixture.ts";
import { createCorpus, loadStoryKnowledge, matrixFrom, type PropositionRecord } from "./index.ts";

const knowledge = loadStoryKnowledge(await loadResources());

function propositionsIn(...sketched: readonly Sketched[]): readonly PropositionRecord[] {
  const corpus = createCorpus(knowledge);
  for (const each of sketched) corpus.add(corpusDocument(each));
  return corpus.snapshot().propositions;
}

const ACCUSED: Sketched = {
  id: "accused",
  date: "2026-11-02",
  source: "Sylvania Post",
  text: "Sylvania accused Freedonia of supplying rockets to Borduria.",
  events: [
    { on: "accused", type: "ACCUSE", from: "SYL", to: "FRE" },
    { on: "supplying", type: "AID", from: "FRE", to: "BOR", status: "alleged" },
  ],
  claims: [{ by: "SYL", stance: "accuses", content: "Freedonia of supplying rockets to Borduria", events: [1] }],
};
const DENIED: Sketched = {
  id: "denied",
  date: "2026-11-03",
  source: "The Freedonian",
  text: "Freedonia has not sent any rockets to Borduria, its foreign minister said.",
  events: [{ on: "sent", type: "AID", from: "FRE", to: "BOR", status: "negated" }],
  claims: [{ by: "FRE", stance: "asserts", content: "Freedonia has not sent any rockets to Borduria", events: [0] }],
};
const REJECTED: Sketched = {
  ...ACCUSED,
  id: "rejected",
  text: `${ACCUSED.text} Freedonia rejected these allegations.`,
  claims: [...(ACCUSED.claims ?? []), { by: "FRE", stance: "denies", content: "these allegations" }],
};
const DENIES_ALLEGATIONS: Sketched = {
  id: "allegations",
  date: "2026-11-04",
  text: "Freedonia denies allegations of arming Borduria with rockets.",
  claims: [
    { by: "FRE", stance: "denies", content: "allegations of arming Borduria with rockets" },
    { stance: "accuses", content: "arming Borduria with rockets", within: 0 },
  ],
};
const reported = (id: string, source: string, date: string): Sketched => ({
  id,
  date,
  source,
  // Each in its own words: the same text twice would be a copy.
  text: `Freedonia sent rockets to Borduria, ${source} has learned.`,
  events: [{ on: "sent", type: "AID", from: "FRE", to: "BOR" }],
});
const EXPECTED: Sketched = {
  id: "expected",
  date: "2026-11-01",
  source: "Zenda Review",
  text: "Analysts expect Freedonia to send rockets to Borduria.",
  events: [{ on: "send", type: "AID", from: "FRE", to: "BOR", status: "predicted" }],
  claims: [{ holder: "Analysts", stance: "predicts", content: "Freedonia to send rockets to Borduria", events: [0] }],
};
const RELAYED: Sketched = {
  id: "relayed",
  date: "2026-11-02",
  source: "Zenda Herald",
  text: "The Freedonian reported that Freedonia sent rockets to Borduria.",
  events: [{ on: "sent", type: "AID", from: "FRE", to: "BOR" }],
  claims: [
    {
      holder: "The Freedonian",
      sector: "JRN",
      stance: "asserts",
      content: "Freedonia sent rockets to Borduria",
      events: [0],
    },
  ],
};

const STATUSES: readonly [string, readonly Sketched[], string][] = [
  ["a named charge alone", [ACCUSED], "alleged"],
  ["a charge and a denial in other words", [ACCUSED, DENIED], "contested"],
  ["a denial alone", [DENIED], "denied"],
  ["a denial of what nobody named has said", [DENIES_ALLEGATIONS], "denied"],
  ["a denial that points back", [REJECTED], "contested"],
  ["one paper", [reported("one", "Zenda Herald", "2026-11-02")], "single-origin"],
  [
    "two papers",
    [reported("one", "Zenda Herald", "2026-11-02"), reported("two", "Strelsau Times", "2026-11-03")],
    "corroborated",
  ],
  [
    "two articles of one paper",
    [reported("one", "Zenda Herald", "2026-11-02"), reported("two", "Zenda Herald", "2026-11-03")],
    "single-origin",
  ],
  ["expected only", [EXPECTED], "predicted"],
  ["expected, then reported", [EXPECTED, reported("one", "Zenda Herald", "2026-11-02")], "resolved"],
];

for (const [name, documents, expected] of STATUSES) {
  test(`status: ${name} is ${expected}`, () => {
    const found = propositionsIn(...documents).filter((each) => each.predicate === "support");
    assert.deepEqual(
      found.map(({ subject, object, aspect, status }) => [subject, object, aspect, status]),
      [["FRE", "BOR", "arms", expected]],
    );
  });
}

test("silence denies nothing", () => {
  const silent: Sketched = {
    ...ACCUSED,
    id: "silent",
    text: `${ACCUSED.text} Freedonia declined to comment on these allegations.`,
    claims: [...(ACCUSED.claims ?? []), { by: "FRE", stance: "silent", content: "these allegations" }],
  };
  assert.deepEqual(
    propositionsIn(silent).map((each) => each.status),
    ["alleged"],
  );
});

test("a paper that hands on another's report is no second origin", () => {
  const [found] = propositionsIn(reported("one", "The Freedonian", "2026-11-01"), RELAYED);
  assert.equal(found?.status, "single-origin");
});

const CLOSED = (id: string, source: string, claims: Sketched["claims"] = []): Sketched => ({
  id,
  source,
  date: "2026-11-02",
  text: "Freedonia supplied rockets to Borduria.",
  events: [{ on: "supplied", type: "AID", from: "FRE", to: "BOR" }],
  claims,
});

const FAMILIES: readonly [string, readonly Sketched[], string][] = [
  [
    "two agencies",
    [CLOSED("a", "Reuters"), { ...CLOSED("b", "Associated Press"), text: "Rockets: Freedonia supplied Borduria." }],
    "corroborated",
  ],
  [
    "two media of one state",
    [CLOSED("a", "TASS"), { ...CLOSED("b", "RIA Novosti"), text: "Rockets: Freedonia supplied Borduria." }],
    "single-origin",
  ],
  [
    "two papers of one owner",
    [
      CLOSED("a", "The Times"),
      { ...CLOSED("b", "The Australian newspaper"), text: "Rockets: Freedonia supplied Borduria." },
    ],
    "single-origin",
  ],
  [
    "a state's medium and that state's speaker in another paper",
    [
      CLOSED("a", "TASS"),
      CLOSED("b", "Zenda Herald", [
        { by: "RUS", stance: "asserts", content: "Freedonia supplied rockets to Borduria", events: [0] },
      ]),
    ],
    "single-origin",
  ],
];

for (const [name, documents, status] of FAMILIES) {
  test(`${name}: ${status}`, () => {
    assert.deepEqual(
      propositionsIn(...documents).map((each) => [each.subject, each.status]),
      [["FRE", status]],
    );
  });
}

test("what is named to say that it is not so gives no aspect", () => {
  const given = (content: string): string | undefined => {
    const text = `Sylvania said that Freedonia had provided ${content} to Borduria.`;
    return propositionsIn({ id: content, text, events: [{ on: "provided", type: "AID", from: "FRE", to: "BOR" }] })[0]
      ?.aspect;
  };
  assert.deepEqual(["non-lethal support", "parts, not weapons,", "lethal support", "weapons"].map(given), [
    undefined,
    undefined,
    "arms",
    "arms",
  ]);
});

test("a plan that is told of somebody is no word of theirs", () => {
  const text = "Sylvania said that Freedonia planned to send rockets to Borduria.";
  const told: Sketched = {
    id: "told",
    text,
    source: "Zenda Herald",
    events: [{ on: "send", type: "AID", from: "FRE", to: "BOR", status: "predicted" }],
    claims: [
      { by: "SYL", stance: "asserts", content: "Freedonia planned to send rockets to Borduria" },
      { by: "FRE", stance: "predicts", cue: "planned", content: "to send rockets to Borduria", events: [0], within: 0 },
    ],
  };
  const speakers = propositionsIn(told).flatMap(({ statements }) => statements.map(({ speaker }) => speaker.key));
  assert.ok(speakers.length > 0 && !speakers.includes("fre"), speakers.join());
});

test("speakers of one side are one origin; troops are not rockets", () => {
  const said = (id: string, content: string): Sketched => ({
    id,
    text: `Freedonia sent ${content} to Borduria, Sylvania said.`,
    events: [{ on: "sent", type: "AID", from: "FRE", to: "BOR" }],
    claims: [{ by: "SYL", stance: "asserts", content: `Freedonia sent ${content} to Borduria`, events: [0] }],
  });
  const found = propositionsIn(said("one", "rockets"), said("two", "missiles"), said("three", "soldiers"));
  assert.deepEqual(
    found.map(({ aspect, status, articles }) => [aspect, status, articles]),
    [
      ["arms", "single-origin", 2],
      ["troops", "single-origin", 1],
    ],
  );
});

test("contradictions: across sides, and of one speaker over time", () => {
  const admitted: Sketched = {
    id: "admitted",
    date: "2026-12-01",
    text: "Freedonia sent rockets to Borduria, it said.",
    events: [{ on: "sent", type: "AID", from: "FRE", to: "BOR" }],
    claims: [{ by: "FRE", stance: "asserts", content: "Freedonia sent rockets to Borduria", events: [0] }],
  };
  const [found] = propositionsIn(ACCUSED, DENIED, admitted);
  assert.deepEqual(
    found?.contradictions.map(({ kind, asserts, denies }) => [kind, asserts.document, denies.document]),
    [
      ["across", "accused", "denied"],
      ["speaker", "admitted", "denied"],
    ],
  );
});

test("the matrix: who takes which position, since when, in which words", () => {
  const corpus = createCorpus(knowledge);
  for (const each of [ACCUSED, DENIED, EXPECTED]) corpus.add(corpusDocument(each));
  const { speakers, rows } = matrixFrom(corpus.snapshot(), { subject: "FRE", object: "BOR" });
  assert.deepEqual(
    speakers.map(({ key, side }) => [key, side]),
    [
      ["fre", "FRE"],
      ["syl", "SYL"],
      ["unnamed:analysts", "unnamed@zenda-review"],
    ],
  );
  assert.deepEqual(
    rows[0]?.cells.map(({ speaker, position, first }) => [speaker, position, first]),
    [
      ["fre", "denies", "2026-11-03"],
      ["syl", "accuses", "2026-11-02"],
      ["unnamed:analysts", "predicts", "2026-11-01"],
    ],
  );
  const cell = rows[0]?.cells[0]?.history[0];
  assert.deepEqual(cell?.evidence, { document: "denied", sentence: 0, spans: [{ start: 0, end: 46 }] });
});

test("the order of arrival changes no proposition", () => {
  const all = [
    ACCUSED,
    DENIED,
    REJECTED,
    DENIES_ALLEGATIONS,
    EXPECTED,
    RELAYED,
    reported("one", "Zenda Herald", "2026-11-02"),
  ];
  const expected = JSON.stringify(propositionsIn(...all));
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      assert.equal(JSON.stringify(propositionsIn(...shuffled)), expected);
    }),
    { numRuns: 25 },
  );
});
