import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { agglomerate, type Constraints, type Link } from "./agglomerate.ts";

const CHAIN: readonly Link[] = [
  { a: 0, b: 1, likeness: 900_000 },
  { a: 1, b: 2, likeness: 800_000 },
  { a: 2, b: 3, likeness: 700_000 },
];

const CASES: readonly [string, number, Constraints, number[][]][] = [
  ["links below the threshold join nothing", 950_000, {}, [[0], [1], [2], [3]]],
  ["the likest pair joins first", 850_000, {}, [[0, 1], [2], [3]]],
  [
    "a missing link counts 0, so a chain does not run on",
    600_000,
    {},
    [
      [0, 1],
      [2, 3],
    ],
  ],
  ["a low threshold joins all", 100_000, {}, [[0, 1, 2, 3]]],
  ["together joins what is not alike", 850_000, { together: [[0, 3]] }, [[0, 3], [1], [2]]],
  ["apart keeps the likest pair from joining", 600_000, { apart: [[0, 1]] }, [[0], [1, 2], [3]]],
  [
    "apart holds for groups",
    100_000,
    { together: [[0, 1]], apart: [[1, 2]] },
    [
      [0, 1],
      [2, 3],
    ],
  ],
];

for (const [name, threshold, constraints, expected] of CASES) {
  test(name, () => assert.deepEqual(agglomerate(4, CHAIN, threshold, constraints), expected));
}

test("the order of links does not change the groups, and every item is in one", () => {
  const link = fc.record({ a: fc.nat(14), b: fc.nat(14), likeness: fc.integer({ min: 1, max: 1_000_000 }) });
  fc.assert(
    fc.property(fc.uniqueArray(link, { selector: ({ a, b }) => `${Math.min(a, b)},${Math.max(a, b)}` }), (links) => {
      const groups = agglomerate(15, links, 300_000);
      assert.deepEqual(agglomerate(15, [...links].reverse(), 300_000), groups);
      assert.deepEqual(
        groups.flat().sort((a, b) => a - b),
        Array.from({ length: 15 }, (_, at) => at),
      );
    }),
    { numRuns: 60 },
  );
});
