/** A tree and a trigger in it → PLOVER contexts: those of the rule, and those that words near the trigger speak of. */
import type { Tree } from "../../model/index.ts";

export type ContextFinder = (tree: Tree, trigger: number, own: readonly string[]) => readonly string[];

/** @param words by context, lemmas in lower case. */
export function createContextFinder(words: Readonly<Record<string, readonly string[]>>): ContextFinder {
  const byWord = new Map<string, string[]>();
  for (const [context, lemmas] of Object.entries(words)) {
    for (const lemma of lemmas) byWord.set(lemma, [...(byWord.get(lemma) ?? []), context]);
  }
  return (tree, trigger, own) => {
    const found = new Set(own);
    visit(tree, trigger, byWord, found, 0);
    return [...found];
  };
}

/** What the predicate governs, clauses that only hang on it left out. */
function visit(
  tree: Tree,
  at: number,
  byWord: ReadonlyMap<string, readonly string[]>,
  found: Set<string>,
  depth: number,
): void {
  const word = tree.words[at];
  if (word === undefined || depth > 6) return;
  for (const context of byWord.get(word.lemma.toLowerCase()) ?? []) found.add(context);
  for (const child of tree.children[at] ?? []) {
    const rel = tree.words[child]?.deprel ?? "";
    if (rel !== "parataxis" && rel !== "acl:relcl" && rel !== "punct") visit(tree, child, byWord, found, depth + 1);
  }
}
