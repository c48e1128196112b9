import assert from "node:assert/strict";
import { test } from "node:test";
import { failure, shown } from "./failure.ts";

const cases: readonly (readonly [url: string, shown: string])[] = [
  ["https://example.org/news", "https://example.org/news"],
  ["https://me:secret@example.org/", "https://…@example.org/"],
  ["https://me@example.org/", "https://…@example.org/"],
  ["http:\\\\me:secret@example.org/", "http://…@example.org/"],
  ["https:me:secret@example.org/", "https://…@example.org/"],
  ["https://a:b@c:d@example.org/x?y@z", "https://…@example.org/x?y@z"],
  ["https://example.org/@somebody", "https://example.org/@somebody"],
  ["https://example.org/?to=me@example.org", "https://example.org/?to=me@example.org"],
  [`https://example.org/${"a".repeat(300)}`, `https://example.org/${"a".repeat(180)}…`],
];

for (const [url, text] of cases) test(`shown: ${url.slice(0, 50)}`, () => assert.equal(shown(url), text));

test("what the caller adds to a failure counts", () => {
  assert.deepEqual(failure("FETCH_STATUS", "https://example.org/", "answered 404.", { status: 404, lasting: true }), {
    kind: "failed",
    code: "FETCH_STATUS",
    message: "https://example.org/ answered 404.",
    lasting: true,
    status: 404,
  });
});
