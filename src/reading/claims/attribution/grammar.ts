/** A word in a tree → the small facts of grammar that readers of attributions share. */
import type { Tree, Word } from "../../../model/index.ts";
import { preposition, relation } from "../../match/index.ts";

export function subjectOf(tree: Tree, verb: number): number | undefined {
  return (tree.children[verb] ?? []).find((child) => relation(tree.words[child] ?? NONE) === "nsubj");
}

export function isInfinitive(tree: Tree, token: number): boolean {
  return (tree.children[token] ?? []).some((at) => tree.words[at]?.lemma === "to" && at < token);
}

export function markOf(tree: Tree, token: number): string {
  return tree.words[markToken(tree, token)]?.lemma.toLowerCase() ?? "";
}

export function markToken(tree: Tree, token: number): number {
  return (
    (tree.children[token] ?? []).find((at) => {
      const rel = tree.words[at]?.deprel;
      return at < token && (rel === "mark" || rel === "case");
    }) ?? -1
  );
}

export function firstPreposition(tree: Tree, token: number): string {
  return preposition(tree, token).split("_")[0] ?? "";
}

export const NONE: Word = { start: 0, end: 0, text: "", upos: "", xpos: "", lemma: "", head: -1, deprel: "" };
