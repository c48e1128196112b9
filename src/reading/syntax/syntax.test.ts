import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { createSyntax, type WordAnalysis } from "./index.ts";

const data = new URL("../../../data/", import.meta.url);
const resources = {
  bytes: (path: string): Uint8Array => readFileSync(new URL(path, data)),
  text: (path: string) => readFileSync(new URL(path, data), "utf8"),
};
const simd = createSyntax(resources);
const plain = createSyntax(resources, { wasm: false });

const subjects = [
  "Freedonia",
  "The foreign minister of Sylvania",
  "Ms Rufus Firefly",
  "Bordurian troops",
  "Both sides",
];
const verbs = ["accused", "denied supporting", "will meet", "has not sanctioned", "reportedly shelled"];
const objects = ["Ruritania .", "the United Nations on Tuesday , TASS said .", "“ 1,200 rebels ” near Klow !", "it"];
const sentences = subjects.flatMap((s) => verbs.flatMap((v) => objects.map((o) => tokensOf(`${s} ${v} ${o}`))));

test("the SIMD kernel is in use here, and gives the same bits as plain JavaScript", () => {
  assert.equal(simd.kernel, "simd");
  assert.equal(plain.kernel, "plain");
  for (const tokens of sentences) assert.deepEqual(simd.analyse(tokens), plain.analyse(tokens));
});

test("any tokens give one tree over as many words, on both kernels alike", () => {
  const token = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("the", "N’T", "—", "\ud800"),
  );
  fc.assert(
    fc.property(
      fc.array(
        token.map((text) => ({ text })),
        { maxLength: 12 },
      ),
      (tokens) => {
        const found = simd.analyse(tokens);
        assert.equal(found.words.length, tokens.length);
        assertTree(found.words);
        assert.deepEqual(found, plain.analyse(tokens));
        for (const { first, last, score } of found.names) {
          assert.ok(0 <= first && first < last && last <= tokens.length && score >= 0 && score <= 1);
        }
      },
    ),
    { numRuns: 60, seed: 5 },
  );
});

test("plain sentences are read as a grammar book would", () => {
  const rows: [string, string[]][] = [
    ["Freedonia denied the claim .", ["1 nsubj", "-1 root", "3 det", "1 obj", "1 punct"]],
    ["The minister will not visit Paris .", ["1 det", "4 nsubj", "4 aux", "4 advmod", "-1 root", "4 obj", "4 punct"]],
  ];
  for (const [text, expected] of rows) {
    const { words } = simd.analyse(tokensOf(text));
    assert.deepEqual(
      words.map((word) => `${word.head} ${word.deprel}`),
      expected,
    );
  }
});

test("a sentence of 10,000 tokens is read in windows, as one tree", () => {
  const tokens = Array.from({ length: 10_000 }, (_, i) => ({
    text: ["talks", "in", "Paris", "ended", ";"][i % 5] ?? "",
  }));
  const { words, names } = simd.analyse(tokens);
  assert.equal(words.length, 10_000);
  assertTree(words);
  assert.ok(names.every(({ last }) => last <= 10_000));
});

test("what was read before changes nothing", () => {
  const tokens = tokensOf("Sylvania and Freedonia signed a treaty in Klow .");
  const before = simd.analyse(tokens);
  for (let i = 0; i < 900; i++) simd.analyse(Array.from({ length: 12 }, (_, k) => ({ text: `w${i * 12 + k}` })));
  assert.deepEqual(simd.analyse(tokens), before);
});

function tokensOf(text: string): { text: string }[] {
  return text.split(" ").map((part) => ({ text: part }));
}

function assertTree(words: readonly WordAnalysis[]): void {
  if (words.length > 0) assert.equal(words.filter((word) => word.head < 0).length, 1);
  const depth = new Array<number>(words.length).fill(-1);
  for (let i = 0; i < words.length; i++) {
    const path: number[] = [];
    for (let at = i; at >= 0 && depth[at] === -1; at = words[at]?.head ?? -1) {
      depth[at] = -2;
      path.push(at);
    }
    const end = words[path.at(-1) ?? i]?.head ?? -1;
    assert.ok(path.length === 0 || end < 0 || (depth[end] ?? -2) >= 0, "every word reaches the root");
    for (const at of path) depth[at] = 1;
  }
}
