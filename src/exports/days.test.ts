import assert from "node:assert/strict";
import { test } from "node:test";
import { daysOf } from "./days.ts";

const rows: readonly (readonly [value: string | undefined, days: string | undefined])[] = [
  ["2024-12-11", "2024-12-11 2024-12-11"],
  ["2024-12-11T08:00", "2024-12-11 2024-12-11"],
  ["2024-12-11TMO", "2024-12-11 2024-12-11"],
  ["2024-02", "2024-02-01 2024-02-29"],
  ["2023-12", "2023-12-01 2023-12-31"],
  ["2024", "2024-01-01 2024-12-31"],
  ["2024-W01", "2024-01-01 2024-01-07"],
  ["2021-W01", "2021-01-04 2021-01-10"],
  ["2024-W50-WE", "2024-12-14 2024-12-15"],
  ["2024-Q3", "2024-07-01 2024-09-30"],
  ["2024-H2", "2024-07-01 2024-12-31"],
  // No days, or not one that exists.
  ["2024-02-30", undefined],
  ["2024-13", undefined],
  ["2024-WI", undefined],
  ["2024-W60", undefined],
  ["P3D", undefined],
  ["PAST_REF", undefined],
  ["199", undefined],
  ["", undefined],
  [undefined, undefined],
];

test("the days that a date means", () => {
  for (const [value, expected] of rows) {
    const days = daysOf(value);
    assert.equal(days && `${days.first} ${days.last}`, expected, String(value));
  }
});
