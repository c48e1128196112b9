import assert from "node:assert/strict";
import { test } from "node:test";
import { feedDate } from "./feed-date.ts";

const NOW = Date.parse("2026-03-10T12:00:00Z");

const dates: readonly (readonly [text: string, date: string])[] = [
  ["Tue, 03 Mar 2026 10:00:00 GMT", "2026-03-03T10:00:00Z"],
  ["Tue, 03 Mar 2026 10:00:00 +0100", "2026-03-03T10:00:00+01:00"],
  ["Tue, 3 Mar 2026 10:00 EST", "2026-03-03T10:00:00-05:00"],
  ["3 Mar 26 9:05:07 PDT", "2026-03-03T09:05:07-07:00"],
  ["Tuesday, 03 March 2026 10:00:00 UTC", "2026-03-03T10:00:00Z"],
  ["Tue, 03-Mar-2026 10:00:00 GMT", "2026-03-03T10:00:00Z"],
  ["Tue, 03 Mar 2026 10:00:00 GMT+02:00", "2026-03-03T10:00:00+02:00"],
  ["Tue, 03 Mar 2026 10:00:00 +1 (x)", "2026-03-03"],
  ["Tue, 03 Mar 2026 10:00:00 +0100 (CET)", "2026-03-03T10:00:00+01:00"],
  ["Tue, 03 Mar 2026 23:59:60 Z", "2026-03-03T23:59:59Z"],
  ["Tue, 03 Mar 2026 10:00:00 XYZ", "2026-03-03"],
  ["Tue, 03 Mar 2026 10:00:00", "2026-03-03"],
  ["Tue, 03 Mar 2026 25:00:00 GMT", "2026-03-03"],
  ["03 Mar 2026", "2026-03-03"],
  ["03 Mar 98 10:00 GMT", "1998-03-03T10:00:00Z"],
  ["2026-03-03T10:00:00Z", "2026-03-03T10:00:00Z"],
  ["2026-03-03T10:00:00.123+03:30", "2026-03-03T10:00:00.123+03:30"],
  ["2026-03-03 10:00:00", "2026-03-03T10:00:00"],
  [" 2026-03-03 ", "2026-03-03"],
  ["2026/03/03", "2026-03-03"],
  ["March 3, 2026", "2026-03-03"],
  ["Wed, 11 Mar 2026 11:00:00 GMT", "2026-03-11T11:00:00Z"],
];

for (const [text, date] of dates) {
  test(`date: ${text}`, () => {
    const read = feedDate(text, NOW);
    assert.equal(read.kind === "date" ? read.date : read.why, date);
  });
}

const wrong: readonly (readonly [text: string, why: string])[] = [
  ["", "unreadable"],
  ["yesterday", "unreadable"],
  ["Tue, 31 Feb 2026 10:00:00 GMT", "unreadable"],
  ["03/04/2026", "unreadable"],
  ["3. März 2026", "unreadable"],
  ["2026-13-01T00:00:00Z", "unreadable"],
  ["Wed, 11 Mar 2026 13:00:00 GMT", "future"],
  ["2062-03-03", "future"],
  ["1970-01-01T00:00:00Z", "placeholder"],
  ["Thu, 01 Jan 1970 00:00:00 +0000", "placeholder"],
];

for (const [text, why] of wrong) {
  test(`no date: ${text}`, () => {
    assert.deepEqual(feedDate(text, NOW), { kind: "wrong", why });
  });
}
