import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeNames } from "./name-decoder.ts";

const labels = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"];

/** Scores that prefer the given labels, by `strength` units. */
function preferring(wanted: readonly string[], strength = 8000) {
  const values = new Int16Array(wanted.length * 8);
  wanted.forEach((label, i) => {
    values[i * 8 + labels.indexOf(label)] = strength;
  });
  return { values, width: 8 };
}

test("labels become names, and an inside label never stands alone or changes kind", () => {
  const rows: [string[], string[]][] = [
    [[], []],
    [["O", "B-PER", "I-PER", "O"], ["PER 1-3"]],
    [
      ["B-LOC", "B-LOC"],
      ["LOC 0-1", "LOC 1-2"],
    ],
    [["O", "I-ORG", "I-ORG"], ["ORG 1-3"]],
    [["B-PER", "I-PER", "I-PER"], ["PER 0-3"]],
  ];
  for (const [wanted, expected] of rows) {
    const names = decodeNames(preferring(wanted), wanted.length, labels);
    assert.deepEqual(
      names.map((name) => `${name.kind} ${name.first}-${name.last}`),
      expected,
    );
  }
});

test("a name's score is the mean probability of its labels", () => {
  const sure = decodeNames(preferring(["B-PER"], 16000), 1, labels)[0];
  assert.equal(sure?.score, 1);
  const values = new Int16Array(8);
  values[1] = 1024;
  const unsure = decodeNames({ values, width: 8 }, 1, labels)[0];
  assert.ok(Math.abs((unsure?.score ?? 0) - Math.E / (Math.E + 6)) < 0.001);
});

test("transitions weigh what follows what", () => {
  const scores = preferring(["B-PER", "O", "O"], 1000);
  const transitions = new Int32Array(49);
  transitions[labels.indexOf("B-PER") * 7 + labels.indexOf("I-PER")] = 3000;
  const spans = decodeNames(scores, 3, labels, transitions).map((name) => `${name.kind} ${name.first}-${name.last}`);
  assert.deepEqual(spans, ["PER 0-2"]);
});
