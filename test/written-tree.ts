/** A tree written down, one word a line ("form lemma XPOS head deprel", heads from 1) → the tree, for tests without a parser. */
import type { Tree, Word } from "../src/model/index.ts";

export function writtenTree(text: string): Tree {
  const words: Word[] = [];
  let start = 0;
  for (const line of text.trim().split("\n")) {
    const [form = "", lemma = "", xpos = "", head = "0", deprel = ""] = line.trim().split(/\s+/);
    const end = start + form.length;
    words.push({ text: form, lemma, xpos, upos: uposOf(xpos), head: Number(head) - 1, deprel, start, end });
    start = end + 1;
  }
  const children: number[][] = words.map(() => []);
  for (const [at, word] of words.entries()) children[word.head]?.push(at);
  return { n: 0, words, root: words.findIndex((word) => word.head < 0), children };
}

function uposOf(xpos: string): string {
  if (xpos.startsWith("NNP")) return "PROPN";
  if (xpos.startsWith("NN")) return "NOUN";
  if (xpos === "MD") return "AUX";
  if (xpos.startsWith("VB")) return "VERB";
  if (xpos.startsWith("JJ")) return "ADJ";
  if (xpos.startsWith("PRP")) return "PRON";
  if (xpos === "IN") return "ADP";
  if (xpos === "RB") return "ADV";
  if (xpos === "DT") return "DET";
  return /^\w/.test(xpos) ? "X" : "PUNCT";
}
