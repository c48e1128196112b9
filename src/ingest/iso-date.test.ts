import assert from "node:assert/strict";
import { test } from "node:test";
import { isoDate } from "./iso-date.ts";

const cases: readonly (readonly [string, string | undefined])[] = [
  ["2026-03-02", "2026-03-02"],
  ["2026-03-02T10:00:00+02:00", "2026-03-02T10:00:00+02:00"],
  ["2026-03-02 10:00:00", "2026-03-02T10:00:00"],
  ["2026-03-02T10:00:00 some zone", "2026-03-02"],
  ["20260302", "2026-03-02"],
  ["2026/3/2", "2026-03-02"],
  ["Mon, 02 Mar 2026 10:00:00 GMT", "2026-03-02"],
  ["March 2, 2026", "2026-03-02"],
  ["2 March 2026", "2026-03-02"],
  ["Monday, March 2, 2026 10:00", "2026-03-02"],
  ["03/02/2026", undefined],
  ["2026-02-30", undefined],
  ["yesterday", undefined],
  ["", undefined],
];

for (const [text, date] of cases) test(`date of a page: "${text}"`, () => assert.equal(isoDate(text), date));
