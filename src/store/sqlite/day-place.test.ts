import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOfPlace, placeOfDay } from "./day-place.ts";

test("days of any exactness come back from a cursor as they were, and sort alike", () => {
  const days = ["", "2025", "2026", "2026-01", "2026-11", "2026-11-01", "2026-11-30", "2026-12"];
  assert.deepEqual(days.map(placeOfDay).map(dayOfPlace), days);
  assert.deepEqual(
    [...days].map(placeOfDay).sort((a, b) => a - b),
    days.map(placeOfDay),
  );
});
