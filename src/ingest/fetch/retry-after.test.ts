import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRetryAfter } from "./retry-after.ts";

const now = Date.parse("2026-03-02T10:00:00Z");
const MONTH = 30 * 24 * 3600 * 1000;

const cases: readonly (readonly [string | undefined, number | undefined])[] = [
  ["120", 120_000],
  ["0", 0],
  ["Mon, 02 Mar 2026 10:05:00 GMT", 300_000],
  ["Monday, 02-Mar-26 10:05:00 GMT", 300_000],
  ["Mon Mar  2 10:05:00 2026", 300_000],
  ["Mon, 02 Mar 2026 09:00:00 GMT", 0],
  ["99999999999999999999999", MONTH],
  ["Sat, 01 Jan 3000 00:00:00 GMT", MONTH],
  ["-5", undefined],
  ["1.5", undefined],
  ["soon", undefined],
  ["Mon, 99 Foo", undefined],
  ["2026-03-02T10:05:00Z", undefined],
  [undefined, undefined],
];

for (const [text, wait] of cases) test(`wait "${text}"`, () => assert.equal(parseRetryAfter(text, now), wait));
