import assert from "node:assert/strict";
import { test } from "node:test";
import { dayAt } from "./acts.fixture.ts";
import { occurrence, type SketchedReport } from "./occurrences.fixture.ts";
import { isoDay } from "./periods.ts";
import { dayOf, isBetween, reportedBy, spanOf } from "./reported.ts";

/** Reports, the span in which it began, the day where that is exact. */
const SPANS: readonly (readonly [string, readonly SketchedReport[], string | undefined, string | undefined])[] = [
  ["the day stated", [{ on: "2026-03-04", for: "2026-03-02" }], "2026-03-02 2026-03-02", "2026-03-02"],
  [
    "nothing stated: the first report",
    [{ on: "2026-03-04" }, { on: "2026-03-03" }],
    "2026-03-03 2026-03-03",
    "2026-03-03",
  ],
  [
    "asserted before the day stated: open",
    [{ on: "2026-03-01" }, { on: "2026-03-03", for: "2026-03-02" }],
    "2026-03-01 2026-03-02",
    "2026-03-01",
  ],
  ["a month, looked back on", [{ on: "2026-08-01", for: "2026-03" }], "2026-03-01 2026-03-31", undefined],
  ["a month that is not over", [{ on: "2026-03-10", for: "2026-03" }], "2026-03-01 2026-03-10", undefined],
  [
    "what was expected says nothing",
    [
      { on: "2026-03-01", for: "2026-03-09", status: "predicted" },
      { on: "2026-03-12", for: "2026-03-11" },
    ],
    "2026-03-11 2026-03-11",
    "2026-03-11",
  ],
  ["no date at all", [{}], undefined, undefined],
];

for (const [name, reports, span, day] of SPANS) {
  test(`spanOf: ${name}`, () => {
    const found = occurrence({ id: "i", reports });
    const got = spanOf(found);
    assert.equal(got === undefined ? undefined : `${isoDay(got.from)} ${isoDay(got.to)}`, span);
    assert.equal(dayOf(found), day === undefined ? undefined : dayAt(day));
  });
}

test("reportedBy: later reports and those without a date are left out, and the status is that of then", () => {
  const found = occurrence({
    id: "i",
    reports: [{ on: "2026-03-01", status: "alleged" }, { on: "2026-03-05" }, {}],
  });
  const then = reportedBy(found, dayAt("2026-03-02"));
  assert.deepEqual([then?.reports.length, then?.status], [1, "alleged"]);
  assert.equal(reportedBy(found, dayAt("2026-02-28")), undefined);
  assert.equal(reportedBy(found, undefined), found);
});

test("isBetween: two who act upon a third do nothing to each other", () => {
  const reports = [{ on: "2026-03-01" }];
  const joint = occurrence({ id: "i", by: ["QZR", "QZB"], to: ["QZS"], reports });
  assert.equal(isBetween(joint, "QZR", "QZB"), false);
  assert.equal(isBetween(joint, "QZS", "QZB"), true);
  const talks = occurrence({ id: "i", by: ["QZR", "QZB"], to: [], reciprocal: true, reports });
  assert.equal(isBetween(talks, "QZR", "QZB"), true);
});
