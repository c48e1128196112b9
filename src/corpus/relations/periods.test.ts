import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { daysOf, isoDay, periodsBetween, type Unit } from "./periods.ts";

const ROWS: readonly (readonly [day: string, unit: Unit, key: string, first: string, last: string])[] = [
  ["2024-12-11", "day", "2024-12-11", "2024-12-11", "2024-12-11"],
  ["2024-02-29", "month", "2024-02", "2024-02-01", "2024-02-29"],
  ["2023-12-31", "month", "2023-12", "2023-12-01", "2023-12-31"],
  ["2024-12-11", "week", "2024-W50", "2024-12-09", "2024-12-15"],
  ["2024-12-30", "week", "2025-W01", "2024-12-30", "2025-01-05"],
  ["2021-01-03", "week", "2020-W53", "2020-12-28", "2021-01-03"],
  ["2026-01-01", "week", "2026-W01", "2025-12-29", "2026-01-04"],
  ["1969-12-31", "week", "1970-W01", "1969-12-29", "1970-01-04"],
  ["1965-08-09", "week", "1965-W32", "1965-08-09", "1965-08-15"],
];

for (const [day, unit, key, first, last] of ROWS) {
  test(`periods: ${day} by ${unit} is ${key}`, () => {
    const number = daysOf(day)?.first ?? Number.NaN;
    assert.deepEqual(
      periodsBetween(number, number, unit).map((period) => [period.key, isoDay(period.first), isoDay(period.last)]),
      [[key, first, last]],
    );
  });
}

test("periods: follow each other without gaps, over any days", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -30_000, max: 40_000 }),
      fc.integer({ min: 0, max: 3000 }),
      fc.constantFrom<Unit>("day", "week", "month"),
      (from, length, unit) => {
        const periods = periodsBetween(from, from + length, unit);
        assert.ok((periods[0]?.first ?? 1e9) <= from && (periods.at(-1)?.last ?? -1e9) >= from + length);
        for (const [i, { first, last }] of periods.entries()) {
          assert.ok(first <= last);
          if (i > 0) assert.equal(first, (periods[i - 1]?.last ?? 0) + 1);
        }
        assert.equal(new Set(periods.map(({ key }) => key)).size, periods.length);
      },
    ),
  );
});

const DAYS: readonly (readonly [string, string | undefined, string?])[] = [
  ["2024", "2024-01-01", "2024-12-31"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2024-03-02", "2024-03-02", "2024-03-02"],
  ["2023-02-29", undefined],
  ["2024-13", undefined],
  ["2024-00", undefined],
  ["2024-04-31", undefined],
  ["24", undefined],
  ["2024-03-02T10:00", undefined],
];

for (const [text, first, last] of DAYS) {
  test(`days of "${text}"`, () => {
    const days = daysOf(text);
    assert.deepEqual(days && [isoDay(days.first), isoDay(days.last)], first && [first, last]);
  });
}
