/** The layers of a document → its trees in CoNLL-U (https://universaldependencies.org/format.html). */
import type { Layers, Tree, Word } from "../model/index.ts";

export function conlluOf({ document, sentences, trees }: Pick<Layers, "document" | "sentences" | "trees">): string {
  const lines = [`# newdoc id = ${oneLine(document.id)}`];
  for (const tree of trees) {
    const sentence = sentences[tree.n];
    if (sentence === undefined || tree.words.length === 0) continue;
    lines.push(
      `# sent_id = ${oneLine(document.id)}-${tree.n}`,
      `# text = ${oneLine(document.text.slice(sentence.start, sentence.end))}`,
      ...tree.words.map((word, i) => row(word, i, tree, document.text)),
      "",
    );
  }
  return `${lines.join("\n")}\n`;
}

function row(word: Word, i: number, tree: Tree, text: string): string {
  const next = tree.words[i + 1];
  const misc = next !== undefined && next.start === word.end ? "SpaceAfter=No" : "_";
  const form = field(text.slice(word.start, word.end)) || field(word.text);
  const columns = [i + 1, form, field(word.lemma), word.upos, word.xpos, "_", word.head + 1, word.deprel, "_", misc];
  return columns.map((column) => (column === "" ? "_" : String(column))).join("\t");
}

/** Columns are kept apart by tabs; a form may hold spaces ("10 000"). */
function field(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
