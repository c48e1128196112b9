import assert from "node:assert/strict";
import { test } from "node:test";
import { createCopyIndex, sketchOf } from "./near-copies.ts";
import { wordsOf } from "./words.ts";

const REPORT =
  "The parliament of Freedonia voted late on Tuesday to end the fishing treaty with Sylvania after a debate of nine hours. " +
  "The foreign minister had asked for more time. Boats from both countries have met at the northern bank for decades, " +
  "and the harbour towns on either side fear for their trade. Sylvania has not said how it will answer.";

const CASES: readonly [string, string, "exact" | "near" | undefined][] = [
  ["case, spacing and punctuation do not count", REPORT.toUpperCase().replaceAll(". ", " …\n"), "exact"],
  ["a sentence left out", REPORT.replace("The foreign minister had asked for more time. ", ""), "near"],
  ["a new first sentence", `Trade between the neighbours is at risk. ${REPORT}`, "near"],
  ["another report", REPORT.split(" ").reverse().join(" "), undefined],
  ["too short to compare", "Freedonia voted.", undefined],
];

for (const [name, text, kind] of CASES) {
  test(name, () => {
    const index = createCopyIndex();
    index.add(sketchOf(wordsOf(REPORT)));
    assert.equal(index.add(sketchOf(wordsOf(text)))[0]?.kind, kind);
  });
}
