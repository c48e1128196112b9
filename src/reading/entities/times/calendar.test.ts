import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  dayNumber,
  easterSunday,
  fromDayNumber,
  isCalendarDay,
  isoWeek,
  nthWeekday,
  parseDay,
  weekdayOf,
} from "./calendar.ts";

const weeks: readonly (readonly [string, number, string])[] = [
  ["1970-01-01", 4, "1970-W1"],
  ["2004-02-29", 7, "2004-W9"],
  ["2021-01-03", 7, "2020-W53"],
  ["2024-12-30", 1, "2025-W1"],
];
for (const [date, weekday, week] of weeks) {
  test(`${date} is weekday ${weekday} of ${week}`, () => {
    const day = parseDay(date);
    assert.ok(day);
    const number = dayNumber(day);
    const iso = isoWeek(number);
    assert.equal(weekdayOf(number), weekday);
    assert.equal(`${iso.year}-W${iso.week}`, week);
  });
}

test("day numbers and dates are each other's inverse", () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 700_000 }), (number) => {
      const day = fromDayNumber(number);
      assert.equal(dayNumber(day), number);
      assert.ok(isCalendarDay(day.year, day.month, day.day));
    }),
  );
});

test("days that do not exist are refused", () => {
  for (const text of ["2023-02-29", "2024-02-30", "2024-13-01", "2024-04-31", "yesterday", ""]) {
    assert.equal(parseDay(text), undefined, text);
  }
});

test("moving feasts", () => {
  assert.deepEqual(easterSunday(2024), { year: 2024, month: 3, day: 31 });
  assert.deepEqual(easterSunday(1999), { year: 1999, month: 4, day: 4 });
  assert.deepEqual(nthWeekday(2024, 11, 4, 4), { year: 2024, month: 11, day: 28 });
  assert.deepEqual(nthWeekday(2024, 5, -1, 1), { year: 2024, month: 5, day: 27 });
});
