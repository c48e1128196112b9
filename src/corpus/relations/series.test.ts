import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { eventStatus, eventType } from "../../model/schema.ts";
import { loadResources } from "../../resources/node.ts";
import { act, dayAt, plantedActs } from "./acts.fixture.ts";
import { UNITS } from "./periods.ts";
import { loadScores } from "./scores.ts";
import { type SeriesAsked, seriesOf } from "./series.ts";
import type { Act } from "./types.ts";

const scores = loadScores(await loadResources());

function asked(from: string, to: string, more: Partial<SeriesAsked> = {}): SeriesAsked {
  return { unit: "month", from: dayAt(from), to: dayAt(to), scores, ...more };
}

const SPRING: readonly Act[] = [
  act("2026-03-02", { type: "CONSULT" }),
  act("2026-03-02", { type: "AID" }),
  act("2026-03-31", { type: "ACCUSE" }),
  act("2026-03-10", { type: "ASSAULT", status: "alleged" }),
  act("2026-05-01", { type: "SANCTION" }),
  act("2026-05-02", { type: "SANCTION", status: "denied" }),
  act("2026-05-03", { type: "CONSULT", status: "predicted" }),
];

test("series: counts by type and class, sum and mean, what is only said apart", () => {
  const [march, april, may] = seriesOf(SPRING, asked("2026-03-01", "2026-05-31")).periods;
  assert.deepEqual(march?.types, { CONSULT: 1, AID: 1, ACCUSE: 1 });
  assert.deepEqual(march?.quads, {
    "verbal-cooperation": 1,
    "material-cooperation": 1,
    "verbal-conflict": 1,
    "material-conflict": 0,
  });
  assert.equal(march?.sum, 7.5);
  assert.equal(march?.mean, 2.5);
  assert.deepEqual(march?.interval, { kind: "none", why: "too-few" });
  assert.deepEqual(march?.apart, { alleged: 1 });
  assert.deepEqual(march?.attention, { mentions: 9, documents: 6, origins: 3 });
  assert.equal(march?.incidents.length, 3);
  assert.equal(april?.acts, 0);
  assert.ok(april !== undefined && !("mean" in april), "no act is no score, not a score of zero");
  assert.deepEqual(may?.apart, { denied: 1, predicted: 1 });
});

test("series: what is alleged counts only where it is asked for", () => {
  const { periods, counted } = seriesOf(SPRING, asked("2026-03-01", "2026-05-31", { include: ["alleged"] }));
  assert.deepEqual(counted, ["asserted", "alleged"]);
  assert.equal(periods[0]?.acts, 4);
  assert.equal(periods[0]?.sum, -1.8);
  assert.deepEqual(periods[0]?.apart, {});
  assert.deepEqual(periods[2]?.apart, { denied: 1, predicted: 1 });
});

test("series: days heard, days that name a party, and no coverage, which is not zero", () => {
  const any = ["2026-03-01", "2026-03-02", "2026-03-02", "2026-05-07", "2026-09-01"].map(dayAt);
  const heard = { any, naming: [dayAt("2026-03-02")] };
  const { periods } = seriesOf(SPRING, asked("2026-03-02", "2026-05-10", { heard }));
  assert.deepEqual(
    periods.map(({ key, from, to, coverage }) => [key, from, to, coverage]),
    [
      ["2026-03", "2026-03-02", "2026-03-31", { kind: "heard", days: 30, heard: 1, naming: 1 }],
      ["2026-04", "2026-04-01", "2026-04-30", { kind: "none", days: 30 }],
      ["2026-05", "2026-05-01", "2026-05-10", { kind: "heard", days: 10, heard: 1, naming: 0 }],
    ],
  );
});

test("series: acts out of its days are in none of its numbers, and told", () => {
  const { whole, outside, periods } = seriesOf(SPRING, asked("2026-03-03", "2026-05-01"));
  assert.deepEqual(outside, { before: 2, after: 2 });
  assert.equal(whole.acts, 2);
  assert.equal(
    periods.reduce((sum, { acts }) => sum + acts, 0),
    2,
  );
});

const someActs = fc.array(
  fc.record({
    day: fc.integer({ min: dayAt("2025-12-01"), max: dayAt("2026-06-30") }),
    type: fc.constantFrom(...eventType.options),
    status: fc.constantFrom(...eventStatus.options, "asserted" as const, "asserted" as const),
    story: fc.constantFrom("s:1", "s:2", "s:3"),
  }),
  { maxLength: 80 },
);

test("series: the order of acts changes no byte", () => {
  fc.assert(
    fc.property(someActs, fc.constantFrom(...UNITS), fc.infiniteStream(fc.nat()), (given, unit, keys) => {
      const acts = given.map((each, i) => ({ ...act("2026-01-01"), ...each, incident: `i:${i}` }));
      const shuffled = acts
        .map((each) => ({ each, key: keys.next().value }))
        .sort((a, b) => a.key - b.key)
        .map(({ each }) => each);
      const with_ = asked("2026-01-01", "2026-06-15", { unit });
      assert.equal(JSON.stringify(seriesOf(shuffled, with_)), JSON.stringify(seriesOf(acts, with_)));
    }),
  );
});

test("series: cut in two anywhere, counts and sums add up; units too", () => {
  fc.assert(
    fc.property(someActs, fc.integer({ min: 1, max: 150 }), fc.constantFrom(...UNITS), (given, length, unit) => {
      const acts = given.map((each) => ({ ...act("2026-01-01"), ...each }));
      const [from, to] = [dayAt("2026-01-01"), dayAt("2026-06-15")];
      const of = (first: number, last: number) => seriesOf(acts, { unit, from: first, to: last, scores });
      const [whole, left, right] = [of(from, to), of(from, from + length), of(from + length + 1, to)];
      const periods = whole.periods;
      for (const pick of [
        (each: typeof whole.whole) => each.acts,
        (each: typeof whole.whole) => each.sum,
        (each: typeof whole.whole) => each.attention.mentions,
        (each: typeof whole.whole) => each.apart.alleged ?? 0,
        (each: typeof whole.whole) => each.quads["verbal-conflict"],
      ]) {
        assert.ok(Math.abs(pick(whole.whole) - pick(left.whole) - pick(right.whole)) < 1e-4);
        assert.ok(Math.abs(pick(whole.whole) - periods.reduce((sum, each) => sum + pick(each), 0)) < 1e-4);
      }
    }),
  );
});

test("series: intervals hold their means over drawn series", () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const acts = plantedActs({ seed, days: 366, rate: () => 0.7, conflict: () => 0.3 });
    for (const { mean = 0, interval, acts: n } of seriesOf(acts, asked("2020-01-01", "2020-12-31")).periods) {
      if (interval.kind === "interval") assert.ok(interval.low <= mean && mean <= interval.high);
      else assert.ok(n < 5 || interval.why === "alike");
    }
  }
});
