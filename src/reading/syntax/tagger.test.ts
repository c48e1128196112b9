import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createSyntaxTagger } from "./index.ts";

const data = new URL("../../../data/", import.meta.url);

test("the component keeps tokens' offsets, links children, and places names in the text", () => {
  const tagger = createSyntaxTagger({
    bytes: (path) => readFileSync(new URL(path, data)),
    text: (path) => readFileSync(new URL(path, data), "utf8"),
  });
  const text = "Talks in London ended .";
  let start = 0;
  const tokens = text.split(" ").map((part) => {
    const token = { text: part, start, end: start + part.length };
    start = token.end + 1;
    return token;
  });
  const sentence = { n: 0, kind: "body" as const, paragraph: 0, start: 0, end: text.length, tokens };
  const { trees, names } = tagger.run({ sentences: [sentence, { ...sentence, n: 1, tokens: [] }] });
  assert.equal(trees.length, 2);
  assert.deepEqual(
    trees[0]?.words.map((word) => text.slice(word.start, word.end)),
    text.split(" "),
  );
  assert.equal(trees[0]?.root, 3);
  assert.ok(trees[0]?.children[3]?.includes(0));
  assert.deepEqual(
    names.map((name) => `${name.kind} ${text.slice(name.start, name.end)}`),
    ["LOC London"],
  );
});
