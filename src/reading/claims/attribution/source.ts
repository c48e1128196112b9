/** The draft of an attribution → the span of its holder's phrase: appositions and relative clauses in, the cue out. */
import type { Span, Tree } from "../../../model/index.ts";
import type { Draft } from "./draft.ts";
import { isPunctuation, spanOf, subtree, trimRun } from "./scene.ts";

export function sourceSpan(
  tree: Tree,
  draft: Draft,
): (Span & { readonly n: number; readonly head: number }) | undefined {
  const head = draft.source;
  if (head === undefined) return undefined;
  const without = new Set<number>();
  for (const child of tree.children[head] ?? []) {
    const word = tree.words[child];
    if (word === undefined) continue;
    if (holds(tree, child, draft.token)) without.add(child);
    // "by officials", "according to Freedonia": the preposition belongs to the cue.
    if (word.deprel === "case" && child < head) without.add(child);
    if (word.deprel === "cc" || word.deprel === "conj" ? child < head : word.deprel === "parataxis") without.add(child);
  }
  const tokens = subtree(tree, head, without);
  for (const at of [...tokens]) if (at >= draft.cue.first && at <= draft.cue.last) tokens.delete(at);
  // The stretch around the head; a part that was moved away from it is left out.
  let first = head;
  let last = head;
  while (tokens.has(first - 1)) first -= 1;
  while (tokens.has(last + 1)) last += 1;
  // A name that the tree leaves in pieces goes on up to the cue.
  let reach = last + 1;
  while (reach < draft.cue.first && /^(?:PROPN|NOUN|ADJ)$/.test(tree.words[reach]?.upos ?? "")) reach += 1;
  if (reach === draft.cue.first) last = reach - 1;
  const trimmed = tree.words[last]?.xpos === "POS" ? { first, last } : trimRun(tree, { first, last });
  const span = trimmed === undefined ? undefined : spanOf(tree, trimmed);
  if (trimmed === undefined || span === undefined) return undefined;
  const closing = tree.words[trimmed.last + 1];
  // The second comma of "Ann Lee, a spokeswoman, said" belongs to the phrase as the first one does.
  const closes =
    closing?.text === "," && trimmed.last + 2 === draft.cue.first && hasComma(tree, trimmed.first, trimmed.last);
  return { n: tree.n, head, start: span.start, end: closes ? closing.end : span.end };
}

function holds(tree: Tree, top: number, token: number): boolean {
  for (let at = token; at >= 0; at = tree.words[at]?.head ?? -1) if (at === top) return true;
  return false;
}

function hasComma(tree: Tree, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) if (tree.words[at]?.text === "," && isPunctuation(tree, at)) return true;
  return false;
}
