/**
 * A tree in → the same tree, or a mended copy where the parser took a clause for a noun phrase.
 *
 * "Ruritania eased emergency measures": without a determiner in sight a past form before a noun looks like a participle ("eased
 * measures"), above all after a name and in headlines. A proper noun right before such a participle is its subject.
 */
import type { Tree, Word } from "../../model/index.ts";

export function repaired(tree: Tree): Tree {
  const noun = tree.words[tree.root];
  if (noun === undefined || (noun.upos !== "NOUN" && noun.upos !== "PROPN")) return tree;
  const verb = (tree.children[tree.root] ?? []).find((child) => isHiddenVerb(tree, child));
  return verb === undefined ? tree : asClause(tree, verb);
}

function isHiddenVerb(tree: Tree, at: number): boolean {
  const word = tree.words[at];
  const before = tree.words[at - 1];
  if (word === undefined || before === undefined || before.upos !== "PROPN" || at > tree.root) return false;
  if (word.deprel !== "amod" || (word.xpos !== "VBN" && word.xpos !== "VBD")) return false;
  return before.head === at || before.head === tree.root;
}

function asClause(tree: Tree, verb: number): Tree {
  const subject = verb - 1;
  const root = tree.root;
  const move = (word: Word, head: number, deprel: string): Word => ({ ...word, head, deprel });
  const words = tree.words.map((word, at) => {
    if (at === verb) return { ...word, upos: "VERB", xpos: "VBD", head: -1, deprel: "root" };
    if (at === root) return move(word, verb, "obj");
    if (at === subject) return move(word, verb, "nsubj");
    if (word.head === root && at < subject) return move(word, subject, word.deprel === "amod" ? "amod" : word.deprel);
    if (word.head === root && (word.deprel === "punct" || word.deprel === "parataxis"))
      return move(word, verb, word.deprel);
    return word;
  });
  const children: number[][] = words.map(() => []);
  for (const [at, word] of words.entries()) children[word.head]?.push(at);
  return { n: tree.n, words, root: verb, children };
}
