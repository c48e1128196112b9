import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bestTree } from "./tree.ts";

test("a tree of best heads is kept; cycles and second roots are repaired", () => {
  const rows: [number[][], number[]][] = [
    [[], []],
    [[[5, 0]], [0]],
    // Each row: scores of the root and of tokens 1, 2, 3 as head.
    [
      [
        [9, 0, 1, 1],
        [1, 8, 0, 1],
        [1, 1, 7, 0],
      ],
      [0, 1, 2],
    ],
    // 1 and 2 choose each other: the cheaper break is at 2.
    [
      [
        [2, 0, 9, 0],
        [1, 9, 0, 0],
        [0, 5, 1, 0],
      ],
      [0, 1, 1],
    ],
    // Both words like the root best, but only one may have it.
    [
      [
        [9, 0, 1],
        [8, 2, 0],
      ],
      [0, 1],
    ],
  ];
  for (const [scores, expected] of rows) {
    assert.deepEqual(bestTree(Int32Array.from(scores.flat()), scores.length), expected);
  }
});

test("of all trees with one root, the best-scored is found", () => {
  const matrix = fc
    .integer({ min: 1, max: 5 })
    .chain((n) =>
      fc.array(fc.integer({ min: -(2 ** 30), max: 2 ** 30 }), { minLength: n * (n + 1), maxLength: n * (n + 1) }),
    );
  fc.assert(
    fc.property(matrix, (flat) => {
      const n = Math.floor(Math.sqrt(flat.length));
      const value = (heads: readonly number[]) => heads.reduce((sum, h, i) => sum + (flat[i * (n + 1) + h] ?? 0), 0);
      const heads = bestTree(Int32Array.from(flat), n);
      const best = Math.max(...allTrees(n).map(value));
      assert.ok(isSingleRootedTree(heads));
      assert.equal(value(heads), best);
    }),
    { numRuns: 300, seed: 11 },
  );
});

function allTrees(n: number): number[][] {
  let partial: number[][] = [[]];
  for (let i = 0; i < n; i++)
    partial = partial.flatMap((heads) => Array.from({ length: n + 1 }, (_, h) => [...heads, h]));
  return partial.filter(isSingleRootedTree);
}

function isSingleRootedTree(heads: readonly number[]): boolean {
  const reachesRoot = heads.every((_, i) => {
    let at = i + 1;
    for (let steps = 0; at !== 0 && steps <= heads.length; steps++) at = heads[at - 1] ?? 0;
    return at === 0;
  });
  return reachesRoot && heads.filter((h) => h === 0).length === 1;
}
