import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sentence, Tree, Word } from "../model/index.ts";
import { conlluOf } from "./conllu.ts";
import { drawTree } from "./draw-tree.ts";

const TEXT = "Freedonia\ndidn't yield.";

function word(text: string, start: number, upos: string, head: number, deprel: string): Word {
  return { text, start, end: start + text.length, upos, xpos: "", lemma: text.toLowerCase(), head, deprel };
}

const words = [
  word("Freedonia", 0, "PROPN", 3, "nsubj"),
  word("did", 10, "AUX", 3, "aux"),
  word("n't", 13, "PART", 3, "advmod"),
  word("yield", 17, "VERB", -1, "root"),
  word(".", 22, "PUNCT", 3, "punct"),
];
const tree: Tree = { n: 0, words, root: 3, children: [[], [], [], [0, 1, 2, 4], []] };
const sentence: Sentence = { n: 0, start: 0, end: 23, kind: "body", paragraph: 0, tokens: words };

test("CoNLL-U: text on one line, words with spaces as they stand", () => {
  const text = conlluOf({ document: { id: "a", text: TEXT }, sentences: [sentence], trees: [tree] });
  assert.deepEqual(text.split("\n"), [
    "# newdoc id = a",
    "# sent_id = a-0",
    "# text = Freedonia didn't yield.",
    "1\tFreedonia\tfreedonia\tPROPN\t_\t_\t4\tnsubj\t_\t_",
    "2\tdid\tdid\tAUX\t_\t_\t4\taux\t_\tSpaceAfter=No",
    "3\tn't\tn't\tPART\t_\t_\t4\tadvmod\t_\t_",
    "4\tyield\tyield\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No",
    "5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_",
    "",
    "",
  ]);
});

test("tree: drawn in the order of the sentence", () => {
  assert.deepEqual(
    drawTree(tree).map(({ drawing }) => drawing),
    ["┌─ Freedonia", "├─ did", "├─ n't", "yield", "└─ ."],
  );
});

test("tree: a broken one is drawn without end", () => {
  const loop: Tree = { n: 0, words: words.slice(0, 2), root: 0, children: [[1], [0]] };
  assert.equal(drawTree(loop).length, 2);
});
