import assert from "node:assert/strict";
import { test } from "node:test";
import { particularsOf } from "./particulars.ts";

// 2026-11-24 is a Tuesday, day 20781.
const CASES: readonly [string, string | undefined, string[]][] = [
  ["A 37-year-old man was hurt on Saturday.", "2026-11-24", ["age 37", "day 20778"]],
  ["It happened on Tuesday.", "2026-11-24", ["day 20781"]],
  ["It happened last night.", "2026-11-24", ["day 20780"]],
  ["Jan Example, 41, lives here.", undefined, ["age 41"]],
  ["On Sunday nobody knew.", undefined, []],
];

for (const [text, date, expected] of CASES) {
  test(text, () => assert.deepEqual([...particularsOf(text, date).keys()].sort(), expected));
}
