import assert from "node:assert/strict";
import { test } from "node:test";
import { detailsOf } from "./details.ts";

const CASES: readonly [string, string[]][] = [
  ["The blast in Freedonia left 12 or 15 people dead.", ["dead 12-15"]],
  ["Twelve soldiers were killed and 30 wounded.", ["dead 12-12", "wounded 30-30"]],
  ["The strike killed at least three people.", ["dead 3-3"]],
  ["Sylvania expelled six diplomats.", ["expelled 6-6"]],
  ["Some 1,200 people were detained.", ["held 1200-1200"]],
  ["The treaty of 1995 is dead.", []],
  ["Nobody was hurt.", []],
];

for (const [sentence, expected] of CASES) {
  test(sentence, () => {
    const found = detailsOf(sentence, 0).map(({ kind, low, high }) => `${kind} ${low}-${high}`);
    assert.deepEqual(found.sort(), expected);
  });
}
