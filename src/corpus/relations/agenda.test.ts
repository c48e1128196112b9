import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type PropositionRecord, propositionsOf, type Statement } from "../stories/index.ts";
import { dayAt } from "./acts.fixture.ts";
import { type Agenda, type AgendaAsked, agendaOf } from "./agenda.ts";
import { occurrence } from "./occurrences.fixture.ts";
import { isoDay } from "./periods.ts";
import type { Occurrence } from "./types.ts";

interface Said extends Partial<Statement> {
  readonly by: string;
  readonly on: string;
}

/** "QZR" speaks for its state, "Example Wire" in its own voice. */
function said({ by, on, ...more }: Said): Statement {
  const isState = /^QZ.$/.test(by);
  return {
    document: `${on}-${by}`,
    date: on,
    sentence: 0,
    spans: [{ start: 0, end: 4 }],
    speaker: isState
      ? { key: by.toLowerCase(), name: by, kind: "named", side: by }
      : { key: `outlet:${by}`, name: by, kind: "document", side: `outlet:${by}` },
    stance: "asserts",
    position: "asserts",
    negated: false,
    subject: "QZR",
    predicate: "support",
    object: "QZB",
    scope: "lasting",
    vague: false,
    wording: "support",
    inferred: [],
    ...more,
  };
}

function propositions(statements: readonly Statement[]): PropositionRecord[] {
  return propositionsOf(statements, { story: () => "s:1", origin: (document) => `text:${document}` });
}

const DAY = dayAt("2026-03-31");

function agenda(
  statements: readonly Statement[],
  record: readonly Occurrence[] = [],
  asked: Partial<AgendaAsked> = {},
): Agenda {
  return agendaOf({ between: ["QZR", "QZB"], day: DAY, propositions: propositions(statements), record, ...asked });
}

test("score: each origin counts 1 on the day and half a half-life before; two reports of one origin count once", () => {
  const { issues } = agenda([
    said({ by: "QZS", on: "2026-03-31" }),
    said({ by: "QZS", on: "2026-03-30" }),
    said({ by: "QZF", on: "2026-03-17" }),
    said({ by: "QZY", on: "2025-12-31" }),
  ]);
  assert.equal(issues.length, 1);
  assert.deepEqual([issues[0]?.score, issues[0]?.origins, issues[0]?.claims], [1.5, 2, 3]);
});

test("score: what is contested counts twice, and shows who is for and against it", () => {
  const [issue] = agenda([
    said({ by: "QZS", on: "2026-03-31", position: "accuses", stance: "accuses" }),
    said({ by: "QZR", on: "2026-03-31", position: "denies", stance: "denies" }),
  ]).issues;
  assert.deepEqual([issue?.isContested, issue?.score], [true, 4]);
  assert.deepEqual(
    issue?.voices.map(({ side, position }) => `${side} ${position}`),
    ["QZR denies", "QZS accuses"],
  );
});

test("contested: the denial may lie before the window, but not after the day", () => {
  const claims = [said({ by: "QZS", on: "2026-03-31" }), said({ by: "QZR", on: "2025-06-01", position: "denies" })];
  assert.equal(agenda(claims).issues[0]?.isContested, true);
  const later = [said({ by: "QZS", on: "2026-03-31" }), said({ by: "QZR", on: "2026-04-01", position: "denies" })];
  assert.equal(agenda(later).issues[0]?.isContested, false);
});

/** A statement, and whether it is of both QZR and QZB. */
const OF_BOTH: readonly (readonly [string, Said, boolean])[] = [
  ["one to the other", { by: "QZS", on: "2026-03-31" }, true],
  ["both together", { by: "QZS", on: "2026-03-31", subject: "QZB+QZR", object: "QZS", predicate: "meet" }, true],
  ["one says what the other does to a third", { by: "QZB", on: "2026-03-31", object: "QZF" }, true],
  ["a third says what one does to a third", { by: "QZS", on: "2026-03-31", object: "QZF" }, false],
  ["one says what it does itself to a third", { by: "QZR", on: "2026-03-31", object: "QZF" }, false],
  [
    "persons whose countries are known",
    { by: "QZS", on: "2026-03-31", subject: "qzb.two+qzr.one", predicate: "meet" },
    true,
  ],
];

for (const [name, statement, isOfBoth] of OF_BOTH) {
  test(`${isOfBoth ? "an" : "no"} issue of both: ${name}`, () => {
    const countryOf = (actor: string): string | undefined =>
      /^qz.\./.test(actor) ? actor.slice(0, 3).toUpperCase() : undefined;
    const { object, ...rest } = said(statement);
    const given = statement.subject?.startsWith("qz") === true ? rest : { ...rest, ...(object && { object }) };
    assert.equal(agenda([given], [], { countryOf }).issues.length, isOfBoth ? 1 : 0);
  });
}

test("a promise stands with what is promised, and gives the day that is next", () => {
  const promise = occurrence({
    id: "i:promise",
    type: "AGREE",
    act: "agree",
    mode: "",
    story: "s:1",
    reports: [{ on: "2026-03-20", for: "2026-05", promises: { type: "CONSULT", act: "meet" }, document: "d1" }],
  });
  const visit = occurrence({ id: "i:visit", story: "s:1", reports: [{ on: "2026-03-25", document: "d2" }] });
  const { issues } = agenda(
    [
      said({
        by: "QZR",
        on: "2026-03-20",
        document: "d1",
        event: "e1",
        predicate: "agree",
        subject: "QZB+QZR",

        vague: true,
      }),
      said({
        by: "Example Wire",
        on: "2026-03-25",
        document: "d2",
        event: "e1",
        predicate: "meet",
        subject: "QZB+QZR",

        scope: "occasion",
      }),
    ].map(({ object: _, ...rest }) => rest),
    [promise, visit],
  );
  assert.deepEqual(
    issues.map(({ predicate, incidents }) => [predicate, incidents]),
    [["meet", ["i:promise", "i:visit"]]],
  );
  assert.deepEqual(issues[0]?.voices.map(({ position }) => position).sort(), ["asserts", "promises"]);
  const { kind, when } = issues[0]?.next ?? {};
  assert.deepEqual([kind, isoDay(when?.day ?? 0), when?.grain], ["promised", "2026-05-01", 31]);
});

test("an act that nobody's claim covers is an issue of its own, with its sentences", () => {
  const { issues } = agenda([], [occurrence({ id: "i:visit", reports: [{ on: "2026-03-25", document: "d2" }] })]);
  assert.deepEqual(
    [issues[0]?.subject, issues[0]?.object, issues[0]?.reports, issues[0]?.claims],
    ["QZR", "QZB", 1, 0],
  );
  assert.deepEqual(issues[0]?.evidence, [
    {
      document: "d2",
      sentence: 0,
      spans: [{ start: 0, end: 4 }],
      day: dayAt("2026-03-25"),
      from: "outlet:Example Wire",
    },
  ]);
});

const SOME = fc.record({
  by: fc.constantFrom("QZR", "QZB", "QZS", "Example Wire"),
  on: fc.integer({ min: -120, max: 120 }).map((offset) => isoDay(DAY + offset)),
  position: fc.constantFrom("asserts" as const, "denies" as const, "predicts" as const),
  predicate: fc.constantFrom("support", "cooperate"),
});

test("the order in which things came changes nothing", () => {
  fc.assert(
    fc.property(fc.array(SOME, { maxLength: 12 }), (all) => {
      const found = propositions(all.map(said));
      const whole = JSON.stringify(agenda([], [], { propositions: found }));
      assert.equal(JSON.stringify(agenda([], [], { propositions: found.toReversed() })), whole);
    }),
    { numRuns: 50 },
  );
});

test("what is said later changes no agenda of an earlier day", () => {
  fc.assert(
    fc.property(fc.array(SOME, { maxLength: 12 }), (all) => {
      const bare = ({ issues }: Agenda): unknown => issues;
      const then = all.filter(({ on }) => dayAt(on) <= DAY);
      assert.deepEqual(bare(agenda(all.map(said))), bare(agenda(then.map(said))));
    }),
    { numRuns: 50 },
  );
});
