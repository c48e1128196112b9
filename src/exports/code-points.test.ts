import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { codePointsOf } from "./code-points.ts";

const rows: readonly (readonly [text: string, start: number, end: number, points: string, words: string])[] = [
  ["plain", 1, 3, "1-3", "la"],
  ["😀 is", 0, 2, "0-1", "😀"],
  ["😀 is", 3, 5, "2-4", "is"],
  ["a😀b😀c", 3, 4, "2-3", "b"],
  ["a😀b😀c", 6, 7, "4-5", "c"],
  // A span that would part a pair takes all of it.
  ["a😀b", 2, 4, "1-3", "😀b"],
  ["a😀b", 0, 2, "0-2", "a😀"],
  ["a😀b", 2, 2, "1-2", "😀"],
  // A half without its other is one code point.
  ["\uD83D x", 2, 3, "2-3", "x"],
  ["\uDE00x", 1, 2, "1-2", "x"],
  ["\uD83D\uD83D\uDE00x", 3, 4, "2-3", "x"],
];

test("spans in code points", () => {
  for (const [text, start, end, expected, words] of rows) {
    const { units, points } = codePointsOf(text)({ start, end });
    assert.equal(`${points.start}-${points.end}`, expected, JSON.stringify(text));
    assert.equal(text.slice(units.start, units.end), words, JSON.stringify(text));
  }
});

test("code points and code units select the same words, in any text", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", " ", "é", "😀", "\uD83D", "\uDE00", "𝔸"), maxLength: 30 });
  fc.assert(
    fc.property(texts, fc.nat(60), fc.nat(60), (text, a, b) => {
      const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
      const { units, points } = codePointsOf(text)({ start, end });
      assert.ok(units.start <= start && units.end >= end);
      assert.equal([...text].slice(points.start, points.end).join(""), text.slice(units.start, units.end));
    }),
  );
});
