import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { proportion } from "./proportion.ts";

/** Ends as R's prop.test(…, correct = FALSE) gives them. */
const ROWS: readonly (readonly [number, number, number, number])[] = [
  [0, 10, 0, 0.2775],
  [1, 10, 0.0179, 0.4042],
  [5, 10, 0.2366, 0.7634],
  [9, 10, 0.5958, 0.9821],
  [10, 10, 0.7225, 1],
  [50, 100, 0.4038, 0.5962],
];

for (const [count, n, low, high] of ROWS) {
  test(`proportion: ${count} of ${n}`, () => {
    const found = proportion(count, n);
    assert.ok(Math.abs(found.low - low) < 0.0001, `${found.low}`);
    assert.ok(Math.abs(found.high - high) < 0.0001, `${found.high}`);
  });
}

test("proportion: the rate lies in its interval, which lies in 0 to 1 and narrows with n", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const count = Math.round(share * n);
      const { rate, low, high } = proportion(count, n);
      assert.ok(low >= 0 && low <= rate && rate <= high && high <= 1);
      const more = proportion(count * 4, n * 4);
      assert.ok(more.high - more.low < high - low);
    }),
  );
});
