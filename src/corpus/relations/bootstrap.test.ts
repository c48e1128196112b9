import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { intervalOfMean, type ScoreCount } from "./bootstrap.ts";

const NONE: readonly (readonly [string, readonly ScoreCount[], "too-few" | "alike"])[] = [
  ["nothing", [], "too-few"],
  [
    "four acts",
    [
      { score: 2.1, count: 3 },
      { score: -2, count: 1 },
    ],
    "too-few",
  ],
  [
    "one score",
    [
      { score: 2.1, count: 40 },
      { score: -2, count: 0 },
    ],
    "alike",
  ],
];

for (const [name, counts, why] of NONE) {
  test(`interval: ${name} has none (${why})`, () => assert.deepEqual(intervalOfMean(counts), { kind: "none", why }));
}

const counts = fc.array(
  fc.record({
    score: fc.integer({ min: -100, max: 100 }).map((tenths) => tenths / 10),
    count: fc.integer({ min: 0, max: 60 }),
  }),
  { maxLength: 16 },
);

test("interval: holds the mean, lies within the scores, comes out the same again", () => {
  fc.assert(
    fc.property(counts, (given) => {
      const interval = intervalOfMean(given);
      assert.deepEqual(intervalOfMean(given), interval);
      if (interval.kind === "none") return;
      const present = given.filter(({ count }) => count > 0);
      const n = present.reduce((sum, { count }) => sum + count, 0);
      const mean = present.reduce((sum, { score, count }) => sum + score * count, 0) / n;
      const scores = present.map(({ score }) => score);
      assert.ok(
        interval.low <= mean + 1e-6 && mean - 1e-6 <= interval.high,
        `${interval.low} ${mean} ${interval.high}`,
      );
      assert.ok(interval.low >= Math.min(...scores) - 1e-6 && interval.high <= Math.max(...scores) + 1e-6);
    }),
  );
});

/** Where n is large the bootstrap of a mean is normal: 1.96 standard errors to each side, one by one (n 60) or in blocks (n 400, 401). */
for (const [plus, minus] of [
  [30, 30],
  [200, 200],
  [100, 300],
  [201, 200],
] as const) {
  test(`interval: as wide as theory says, ${plus} and ${minus} acts`, () => {
    const interval = intervalOfMean([
      { score: 4, count: plus },
      { score: -4, count: minus },
    ]);
    assert.ok(interval.kind === "interval");
    const n = plus + minus;
    const mean = (4 * (plus - minus)) / n;
    const error = Math.sqrt((16 - mean ** 2) / n);
    // The ends of a thousand replicates are themselves known to a seventh of a standard error or so.
    assert.ok(Math.abs((interval.high - mean) / error - 1.96) < 0.25, String((interval.high - mean) / error));
    assert.ok(Math.abs((mean - interval.low) / error - 1.96) < 0.25, String((mean - interval.low) / error));
  });
}

test("interval: many scores in blocks are as wide as theory says", () => {
  const scores = [-9.3, -7.2, -6.6, -5.3, -5.2, -5.1, -5, -4.2, -2, 2.1, 4.2, 4.6, 5, 6.8, 7.4, 7.6];
  const given = scores.map((score, i) => ({ score, count: 10 + ((i * 7) % 5) * 12 }));
  const n = given.reduce((sum, { count }) => sum + count, 0);
  const mean = given.reduce((sum, { score, count }) => sum + score * count, 0) / n;
  const error = Math.sqrt(given.reduce((sum, { score, count }) => sum + count * (score - mean) ** 2, 0)) / n;
  const interval = intervalOfMean(given);
  assert.ok(interval.kind === "interval");
  assert.ok(Math.abs((interval.high - interval.low) / error / (2 * 1.96) - 1) < 0.1);
});
