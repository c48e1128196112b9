import assert from "node:assert/strict";
import { test } from "node:test";
import { loadResources } from "../../resources/node.ts";
import { act, FIRST_DAY, plantedActs } from "./acts.fixture.ts";
import { type Changes, changesOf } from "./changes.ts";
import { loadScores } from "./scores.ts";
import type { SeriesAsked } from "./series.ts";

const scores = loadScores(await loadResources());
const YEARS = 1461;
const asked: SeriesAsked = { unit: "month", from: FIRST_DAY, to: FIRST_DAY + YEARS - 1, scores };
/** 2022-01-01, the first day of the 25th month. */
const BREAK = 731;

const steady = { days: YEARS, rate: () => 0.4, conflict: () => 0.3 };

function only(found: Changes) {
  assert.ok(found.kind === "searched");
  assert.equal(found.changes.length, 1);
  const [change] = found.changes;
  assert.ok(change !== undefined);
  return change;
}

test("changes: a planted fall of scores, its levels, its direction; none in the counts", () => {
  const acts = plantedActs({ ...steady, seed: 7, conflict: (day) => (day < BREAK ? 0.2 : 0.8) });
  const change = only(changesOf(acts, "score", asked));
  assert.equal(change.at, "2022-01");
  assert.equal(change.direction, "down");
  assert.deepEqual([change.before.from, change.before.to], ["2020-01-01", "2021-12-31"]);
  assert.deepEqual([change.after.from, change.after.to], ["2022-01-01", "2023-12-31"]);
  assert.equal(change.before.acts + change.after.acts, acts.length);
  assert.ok(Math.abs(change.difference - (change.after.value - change.before.value)) < 1e-5);
  assert.ok(change.difference < -4 && change.strength > 1);
  assert.equal(change.withoutLargest?.verdict.kind, "still-a-break");
  const counts = changesOf(acts, "acts", asked);
  assert.deepEqual(counts.kind === "searched" && counts.changes, []);
});

test("changes: a planted rise of counts, per day", () => {
  const acts = plantedActs({ ...steady, seed: 3, rate: (day) => (day < BREAK ? 0.3 : 0.9) });
  const change = only(changesOf(acts, "acts", asked));
  assert.equal(change.at, "2022-01");
  assert.equal(change.direction, "up");
  assert.ok(Math.abs(change.before.value - 0.3) < 0.06 && Math.abs(change.after.value - 0.9) < 0.12);
});

test("changes: one story's burst is a break, and none without it", () => {
  const acts = plantedActs({ ...steady, seed: 11, burst: { from: 1186, to: 1300, rate: 1.5 } });
  const found = changesOf(acts, "acts", asked);
  assert.ok(found.kind === "searched");
  assert.ok(found.changes.length >= 1);
  const [rise] = found.changes;
  assert.equal(rise?.direction, "up");
  assert.equal(rise?.stories[0]?.story, "s:burst");
  assert.deepEqual(rise?.withoutLargest, { story: "s:burst", verdict: { kind: "no-break" } });
  const burst = acts.filter(({ story }) => story === "s:burst");
  assert.deepEqual([...(rise?.stories[0]?.incidents ?? [])].sort(), burst.map(({ incident }) => incident).sort());
});

test("changes: the shares of all stories add up to the difference of counts", () => {
  const acts = plantedActs({ ...steady, seed: 3, rate: (day) => (day < BREAK ? 0.3 : 0.9) });
  const change = only(changesOf(acts, "acts", asked));
  const sum = change.stories.reduce((total, { difference }) => total + difference, 0);
  assert.ok(Math.abs(sum - change.difference) < 1e-3);
});

test("changes: a story that is all there is after has all of the difference, and without it there is not enough", () => {
  const acts = Array.from({ length: 48 }, (_, month) => {
    const day = FIRST_DAY + Math.floor(month * 30.4) + 3;
    return {
      ...act("2020-01-01"),
      day,
      incident: `i:${month}`,
      ...(month < 24 ? {} : { story: "s:war", type: "ASSAULT" as const }),
    };
  });
  const change = only(changesOf(acts, "score", asked));
  assert.equal(change.difference, -11.4);
  assert.deepEqual(
    change.stories.map(({ story, difference, before, after }) => [story, difference, before, after]),
    [["s:war", -11.4, 0, 24]],
  );
  assert.deepEqual(change.withoutLargest?.verdict, { kind: "not-enough" });
});

test("changes: acts without stories have none that drives it", () => {
  const acts = plantedActs({ ...steady, seed: 7, conflict: (day) => (day < BREAK ? 0.2 : 0.8) });
  const bare = acts.map(({ story: _, ...rest }) => rest);
  const change = only(changesOf(bare, "score", asked));
  assert.deepEqual(change.stories, []);
  assert.ok(!("withoutLargest" in change));
});

const FEW: readonly (readonly [string, number, number])[] = [
  ["eleven months", 334, 3],
  ["under thirty acts", YEARS, 0.012],
];

for (const [name, days, rate] of FEW) {
  test(`changes: ${name} are not enough`, () => {
    const acts = plantedActs({ ...steady, seed: 1, days, rate: () => rate });
    const found = changesOf(acts, "acts", { ...asked, to: FIRST_DAY + days - 1 });
    assert.equal(found.kind, "not-enough");
  });
}

test("changes: months in which nothing was heard are no fall of counts, and acts recalled from them do not count", () => {
  const acts = plantedActs({ ...steady, seed: 5 });
  const silent = (day: number): boolean => day >= 400 && day < 800;
  const heardActs = acts.filter(({ day }) => !silent(day - FIRST_DAY) || day % 40 === 0);
  const any = Array.from({ length: YEARS }, (_, day) => day)
    .filter((day) => !silent(day))
    .map((day) => FIRST_DAY + day);
  const without = changesOf(heardActs, "acts", asked);
  assert.ok(without.kind === "searched" && without.changes.length > 0, "unheard, the gap looks like a change");
  const found = changesOf(heardActs, "acts", { ...asked, heard: { any, naming: [] } });
  assert.deepEqual(found.kind === "searched" && found.changes, []);
});

test("changes: what is alleged moves nothing unless included", () => {
  const calm = plantedActs({ ...steady, seed: 9 });
  const charges = plantedActs({ ...steady, seed: 10, rate: (day) => (day < BREAK ? 0 : 1), conflict: () => 1 }).map(
    (each) => ({ ...each, incident: `a${each.incident}`, status: "alleged" as const }),
  );
  const all = [...calm, ...charges];
  assert.deepEqual(changesOf(all, "score", asked), changesOf(calm, "score", asked));
  const found = changesOf(all, "score", { ...asked, include: ["alleged"] });
  assert.ok(found.kind === "searched" && found.changes.length > 0);
});

test("changes: the order of acts changes no byte", () => {
  const acts = plantedActs({ ...steady, seed: 11, burst: { from: 1186, to: 1300, rate: 1.5 } });
  for (const measured of ["score", "acts"] as const) {
    assert.equal(
      JSON.stringify(changesOf(acts.toReversed(), measured, asked)),
      JSON.stringify(changesOf(acts, measured, asked)),
    );
  }
});
