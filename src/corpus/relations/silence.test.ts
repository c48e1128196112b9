import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Statement } from "../stories/index.ts";
import { dayAt } from "./acts.fixture.ts";
import { daysFrom, occurrence, type SketchedReport } from "./occurrences.fixture.ts";
import { isoDay } from "./periods.ts";
import { createSilences, type Judged, type SilenceAsked } from "./silence.ts";
import type { Occurrence, SourceActivity } from "./types.ts";

const MINISTRY = { source: "Ruritania Ministry", kind: "ministry", country: "QZR" } as const;
const PROMISE = { type: "CONSULT", act: "meet" } as const;
const HEARD: readonly SourceActivity[] = [
  { ...MINISTRY, days: daysFrom("2025-01-01", 500) },
  { source: "Example Wire", kind: "wire", days: daysFrom("2025-01-01", 500) },
];

/** Twelve visits to Borduria, one every 25 days from 2025-02-01, and the ministry's announcement of all but the last `silent`. */
function past(silent = 0): Occurrence[] {
  return daysFrom("2025-02-01", 12, 25).flatMap((day, at) => {
    const visit = occurrence({ id: `visit-${at}`, reports: [{ on: isoDay(day), for: isoDay(day) }] });
    return at >= 12 - silent ? [visit] : [visit, announcement(`before-${at}`, isoDay(day - 5), { for: isoDay(day) })];
  });
}

function announcement(id: string, on: string, more: SketchedReport = {}): Occurrence {
  return occurrence({
    id,
    type: "AGREE",
    act: "agree",
    mode: "",
    reports: [{ on, promises: PROMISE, ...MINISTRY, ...more }],
  });
}

/** After the last of the twelve, and 25 days after it. */
const DAY = "2025-12-01";
const VISIT = occurrence({ id: "visit", reports: [{ on: DAY, for: DAY }] });

function judge(more: readonly Occurrence[] = [], asked: Partial<SilenceAsked> = {}, event = VISIT): Judged {
  return createSilences({ side: "QZR", record: [...past(), ...more, event], activity: HEARD, ...asked }).judge(event);
}

test("silent: ten comparable events or more, a source heard, no announcement; with the base rate", () => {
  const found = judge();
  assert.equal(found.finding, "silent");
  assert.deepEqual([found.announced?.count, found.announced?.n, found.silentShare, found.isUsual], [12, 12, 0, true]);
  assert.equal(found.comparable.length, 12);
  assert.ok(found.comparable.every(({ announcements }) => announcements.length === 1));
});

/** What was published before, and whether it announces the visit of 2025-12-01. */
const BEFORE: readonly (readonly [string, Occurrence, Judged["finding"]])[] = [
  ["the ministry, with the day", announcement("a", "2025-11-25", { for: DAY }), "announced"],
  ["the ministry, without a day", announcement("a", "2025-11-25"), "announced"],
  ["the ministry, a day off", announcement("a", "2025-11-25", { for: "2025-12-02" }), "announced"],
  ["the ministry, the month", announcement("a", "2025-11-25", { for: "2025-12" }), "announced"],
  ["the ministry, of another day", announcement("a", "2025-11-25", { for: "2025-12-20" }), "silent"],
  ["the ministry, three weeks before", announcement("a", "2025-11-08", { for: DAY }), "silent"],
  ["the ministry, on the day itself", announcement("a", DAY, { for: DAY }), "silent"],
  [
    "a wire that quotes an official",
    announcement("a", "2025-11-25", {
      for: DAY,
      source: "Example Wire",
      kind: "wire",
      country: "QZS",
      holder: { side: "QZR", sector: "GOV" },
    }),
    "announced",
  ],
  [
    "a wire that quotes a ministry of no country",
    announcement("a", "2025-11-25", {
      for: DAY,
      source: "Example Wire",
      kind: "wire",
      country: "QZS",
      holder: { sector: "GOV" },
    }),
    "announced",
  ],
  [
    "a wire that quotes the side's press",
    announcement("a", "2025-11-25", {
      for: DAY,
      source: "Example Wire",
      kind: "wire",
      country: "QZS",
      holder: { side: "QZR", sector: "JRN" },
    }),
    "silent",
  ],
  [
    "a wire on its own",
    announcement("a", "2025-11-25", { for: DAY, source: "Example Wire", kind: "wire", country: "QZS" }),
    "silent",
  ],
  [
    "the other side",
    announcement("a", "2025-11-25", {
      for: DAY,
      source: "Borduria Ministry",
      country: "QZB",
      holder: { side: "QZB", sector: "GOV" },
    }),
    "silent",
  ],
  [
    "the ministry, of a visit elsewhere",
    occurrence({
      id: "a",
      type: "AGREE",
      act: "agree",
      mode: "",
      to: ["QZS"],
      reports: [{ on: "2025-11-25", promises: PROMISE, ...MINISTRY }],
    }),
    "silent",
  ],
  [
    "the ministry, of aid",
    occurrence({
      id: "a",
      type: "AGREE",
      act: "agree",
      mode: "",
      reports: [{ on: "2025-11-25", promises: { type: "AID", act: "support" }, ...MINISTRY }],
    }),
    "silent",
  ],
  [
    "an agreement that promises no act",
    occurrence({ id: "a", type: "AGREE", act: "agree", mode: "", reports: [{ on: "2025-11-25", ...MINISTRY }] }),
    "silent",
  ],
  [
    "a prediction by state media",
    occurrence({
      id: "a",
      reports: [
        {
          on: "2025-11-25",
          for: DAY,
          status: "predicted",
          source: "Ruritania News",
          kind: "state media",
          country: "QZR",
        },
      ],
    }),
    "announced",
  ],
];

for (const [name, before, finding] of BEFORE) {
  test(`${finding}: ${name}`, () => assert.equal(judge([before]).finding, finding));
}

test("announced: a prediction without a day, which makes no incident", () => {
  const said = (sector: string): Statement => ({
    document: "d",
    date: "2025-11-25",
    sentence: 0,
    spans: [],
    speaker: { key: "qzr.minister", name: "A minister", kind: "named", side: "QZR", sector },
    stance: "predicts",
    position: "predicts",
    negated: false,
    subject: "qzr.minister",
    predicate: "meet",
    object: "QZB",
    scope: "occasion",
    vague: false,
    wording: "visit",
    inferred: [],
  });
  assert.equal(judge([], { expected: [said("GOV")] }).finding, "announced");
  assert.equal(judge([], { expected: [said("EDU")] }).finding, "silent");
});

test("not enough: nine comparable events, and what is missing is said", () => {
  const record = past().filter(({ incident }) => !/-(?:0|1|2)$/.test(incident));
  const found = createSilences({ side: "QZR", record: [...record, VISIT], activity: HEARD }).judge(VISIT);
  assert.equal(found.finding, "not-enough");
  assert.deepEqual(found.missing, [{ kind: "comparable", earlier: 9, have: 9, need: 10 }]);
  assert.equal(found.announced, undefined);
});

test("not enough: the source that announces was not heard before it, though a wire was", () => {
  const deaf = HEARD.map((each) =>
    each.source === MINISTRY.source ? { ...each, days: each.days.filter((day) => day < dayAt("2025-11-15")) } : each,
  );
  const found = judge([], { activity: deaf });
  assert.equal(found.finding, "not-enough");
  assert.deepEqual(found.missing, [{ kind: "heard", sources: [MINISTRY.source], need: 5, carried: 0 }]);
});

test("not enough: visits received are no measure for visits made", () => {
  const received = past().map((each) => ({ ...each, sources: each.targets, targets: each.sources }));
  const found = createSilences({ side: "QZR", record: [...received, VISIT], activity: HEARD }).judge(VISIT);
  assert.deepEqual(found.missing[0], { kind: "comparable", earlier: 0, have: 0, need: 10 });
});

test("not enough: an official speaks while it is open on which day it began", () => {
  const event = occurrence({
    id: "visit",
    reports: [
      { on: "2025-11-30", holder: { side: "QZR", sector: "GOV" } },
      { on: DAY, for: DAY },
    ],
  });
  assert.deepEqual(judge([], {}, event).missing, [{ kind: "no-day" }]);
});

test("not enough: only expected, only a month, no other state, a kind that nobody announces", () => {
  const rows: readonly (readonly [Occurrence, string])[] = [
    [occurrence({ id: "x", reports: [{ on: DAY, for: DAY, status: "predicted" }] }), "not-reported"],
    [occurrence({ id: "x", reports: [{ on: "2026-02-01", for: "2025-12" }] }), "no-day"],
    [occurrence({ id: "x", to: ["un"], reports: [{ on: DAY, for: DAY }] }), "no-state"],
    [occurrence({ id: "x", type: "ACCUSE", act: "accuse", reports: [{ on: DAY, for: DAY }] }), "no-kind"],
  ];
  for (const [event, kind] of rows) assert.deepEqual(judge([], {}, event).missing, [{ kind }]);
});

test("a silence of a side that seldom announces says little", () => {
  const found = createSilences({ side: "QZR", record: [...past(6), VISIT], activity: HEARD }).judge(VISIT);
  assert.deepEqual([found.finding, found.isUsual, found.announced?.count], ["silent", false, 6]);
});

test("the order in which things came changes nothing", () => {
  const record = [...past(2), VISIT];
  const whole = JSON.stringify(createSilences({ side: "QZR", record, activity: HEARD }).judge(VISIT));
  fc.assert(
    fc.property(fc.shuffledSubarray(record, { minLength: record.length }), (shuffled) => {
      assert.equal(
        JSON.stringify(createSilences({ side: "QZR", record: shuffled, activity: HEARD }).judge(VISIT)),
        whole,
      );
    }),
    { numRuns: 20 },
  );
});

test("what is published later changes no answer of an earlier day", () => {
  const asOf = dayAt("2025-12-05");
  const before = JSON.stringify(judge([], { asOf }));
  const later = fc.record({
    after: fc.integer({ min: 1, max: 400 }),
    back: fc.integer({ min: 0, max: 300 }),
    promised: fc.boolean(),
    status: fc.constantFrom("asserted" as const, "predicted" as const),
  });
  fc.assert(
    fc.property(fc.array(later, { maxLength: 5 }), (all) => {
      const more = all.map(({ after, back, promised, status }, at) =>
        occurrence({
          id: `later-${at}`,
          reports: [
            {
              on: isoDay(asOf + after),
              for: isoDay(asOf + after - back),
              status,
              ...MINISTRY,
              ...(promised ? { promises: PROMISE } : {}),
            },
          ],
        }),
      );
      assert.equal(JSON.stringify(judge(more, { asOf })), before);
    }),
    { numRuns: 50 },
  );
});
