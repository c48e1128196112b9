import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { DocumentRecord, Event } from "../../model/index.ts";
import { compareRecords, compareTexts } from "./index.ts";

const texts: readonly (readonly [before: string, after: string, lines: string])[] = [
  ["a b c", "a b c", "=a =b =c"],
  ["a b c", "a x c", "=a -b +x =c"],
  ["a b", "a b c", "=a =b +c"],
  ["", "a", "+a"],
  ["a b c d", "b c x d", "-a =b =c +x =d"],
];
for (const [before, after, lines] of texts) {
  test(`texts: ${before} | ${after}`, () => assert.equal(shown(split(before), split(after)), lines));
}

test("texts: what stayed and went is the text before, what stayed and came the one after", () => {
  const sentences = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });
  fc.assert(
    fc.property(sentences, sentences, (before, after) => {
      const lines = compareTexts(before, after);
      const without = (kind: string): string[] => lines.filter((line) => line.kind !== kind).map(({ text }) => text);
      assert.deepEqual(without("new"), before);
      assert.deepEqual(without("gone"), after);
    }),
  );
});

test("records: same place is the same finding; ids do not count", () => {
  const same = { id: "e1", start: 5 };
  assert.deepEqual(compareRecords(record(same), record({ ...same, id: "e9" })), []);
  assert.deepEqual(compareRecords(record(same), record({ ...same, status: "denied" })), [
    {
      kind: "event",
      change: "changed",
      sentence: 0,
      before: "ASSAULT RUR → –, asserted",
      after: "ASSAULT RUR → –, denied",
    },
  ]);
  assert.deepEqual(
    compareRecords(record(same), record({ ...same, start: 7 })).map(({ change }) => change),
    ["new", "gone"],
  );
});

function split(text: string): readonly string[] {
  return text.split(" ").filter((word) => word !== "");
}

function shown(before: readonly string[], after: readonly string[]): string {
  const sign = { same: "=", gone: "-", new: "+" };
  return compareTexts(before, after)
    .map(({ kind, text }) => `${sign[kind]}${text}`)
    .join(" ");
}

function record({
  id,
  start,
  status = "asserted",
}: {
  id: string;
  start: number;
  status?: Event["status"];
}): DocumentRecord {
  const event: Event = {
    id,
    sentence: 0,
    type: "ASSAULT",
    contexts: [],
    source: [{ text: "Ruritania", start: 0, end: 4, country: "RUR" }],
    target: [],
    reciprocal: false,
    status,
    factuality: 3,
    trigger: { start, end: start + 2 },
    rule: "assault.01",
    confidence: 0.9,
  };
  return {
    id: "a",
    coder: "x",
    sentences: [],
    actors: [],
    times: [],
    places: [],
    events: [event],
    claims: [],
    issues: [],
  };
}
