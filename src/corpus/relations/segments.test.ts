import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Cost, cutsOf, penaltyOf } from "./segments.ts";

function squared(values: readonly number[]): Cost {
  return (start, end) => {
    const part = values.slice(start, end);
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
}

const ROWS: readonly (readonly [string, readonly number[], readonly number[]])[] = [
  ["one level", [1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0], []],
  ["a step", [0, 1, 0, 1, 0, 1, 9, 8, 9, 8, 9, 8], [6]],
  ["there and back", [0, 1, 0, 1, 9, 8, 9, 8, 1, 0, 1, 0], [4, 8]],
  ["one outlier is no level", [0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0], []],
  ["too short for two levels", [0, 0, 9, 9, 9], []],
];

for (const [name, values, cuts] of ROWS) {
  test(`cuts: ${name}`, () => {
    assert.deepEqual(cutsOf({ size: values.length, cost: squared(values), shortest: 3 }), cuts);
  });
}

test("cuts: none costs less, by trying all of them", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 14 }),
      fc.integer({ min: 1, max: 4 }),
      (values, shortest) => {
        const cost = squared(values);
        const size = values.length;
        const total = (cuts: readonly number[]): number =>
          [...cuts, size].reduce((sum, end, i) => {
            const start = cuts[i - 1] ?? 0;
            return sum + cost(start, end) + Math.log(end - start);
          }, cuts.length * penaltyOf(size));
        let least = total([]);
        const tryAll = (cuts: readonly number[], from: number): void => {
          if (size - from >= shortest) least = Math.min(least, total(cuts));
          for (let next = from + shortest; next <= size - shortest; next += 1) tryAll([...cuts, next], next);
        };
        tryAll([], 0);
        const found = cutsOf({ size, cost, shortest });
        assert.ok(
          Math.abs(total(found) - least) < 1e-9,
          `${JSON.stringify(found)} costs ${total(found)}, least ${least}`,
        );
      },
    ),
    { numRuns: 300 },
  );
});
