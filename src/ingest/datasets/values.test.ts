import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, pointOf, spanOf, stampOf, weekOf } from "./values.ts";

const rows: readonly (readonly [name: string, found: unknown, expected: unknown])[] = [
  ["GDELT's day", dayOf("20240305"), "2024-03-05"],
  ["ACLED's day", dayOf("05 March 2024"), "2024-03-05"],
  ["UCDP's day", dayOf("2024-03-05 00:00:00.000"), "2024-03-05"],
  ["no day", dayOf("20240230"), undefined],
  ["a stamp", stampOf("20240305101500"), "2024-03-05T10:15:00Z"],
  ["a stamp of a day", stampOf("20240305"), "2024-03-05"],
  ["no such hour", stampOf("20240305991500"), undefined],
  ["the first days of 2021 are in the last week of 2020", weekOf("2021-01-03"), "2020-W53"],
  ["the last days of 2024 are in the first week of 2025", weekOf("2024-12-30"), "2025-W01"],
  ["one day", spanOf("2024-03-05", "2024-03-05").value, "2024-03-05"],
  ["a week", spanOf("2024-03-04", "2024-03-10").value, "2024-W10"],
  ["a month", spanOf("2024-03-01", "2024-03-31").value, "2024-03"],
  ["a year", spanOf("2024-03-01", "2024-04-30").value, "2024"],
  ["two years", spanOf("2023-12-01", "2024-01-30").value, undefined],
  ["a point", pointOf("-8.5", "179.9"), { lat: -8.5, lon: 179.9 }],
  ["no point", pointOf("", ""), undefined],
  ["a point outside the world", pointOf("1", "181"), undefined],
  ["a word", pointOf("north", "1"), undefined],
];

for (const [name, found, expected] of rows) test(name, () => assert.deepEqual(found, expected));
