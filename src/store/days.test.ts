import assert from "node:assert/strict";
import { test } from "node:test";
import { firstDay, lastDay, monthOf } from "./days.ts";

const days: readonly (readonly [string | undefined, number])[] = [
  ["2024-12-11", 20241211],
  ["2024-12-11T08:00:00Z", 20241211],
  ["2022-12", 20221201],
  ["2022", 20220101],
  ["2024-W01", 20240101],
  ["2020-W53", 20201228],
  ["2023-Q3", 20230701],
  ["2023-WI", 20231201],
  ["P3D", 0],
  ["PAST_REF", 0],
  ["XXXX-12", 0],
  ["2024-99-99", 20241231],
  [undefined, 0],
];
for (const [value, day] of days) test(`first day of ${value}`, () => assert.equal(firstDay(value), day));

test("last days and months", () => {
  assert.equal(lastDay("2024"), 20241231);
  assert.equal(lastDay("2024-02"), 20240231);
  assert.equal(lastDay("2024-02-03T10:00"), 20240203);
  assert.equal(monthOf(20241211), "2024-12");
});
