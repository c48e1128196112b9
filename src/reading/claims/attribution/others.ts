/** "According to", attributing adjectives and adverbs in their tree → drafts of attributions. */
import type { Tree } from "../../../model/index.ts";
import { relation } from "../../match/index.ts";
import { cueReach } from "./cue-span.ts";
import type { Cue, CueLexicon } from "./cues.ts";
import type { Draft } from "./draft.ts";
import { subtree } from "./scene.ts";

/** "According to officials, …": the token is "according". */
export function ofPreposition(tree: Tree, at: number, lexicon: CueLexicon): Draft | undefined {
  const cue = lexicon.cue("according_to", "prep");
  const word = tree.words[at];
  if (cue === undefined || word === undefined || tree.words[at + 1]?.lemma !== "to") return undefined;
  const source = word.head > at ? word.head : (tree.children[at] ?? []).find((child) => child > at + 1);
  if (source === undefined) return undefined;
  const top = word.head > at ? source : at;
  const governor = climb(tree, tree.words[top]?.head ?? -1, at);
  if (NOT_HOLDERS.test(tree.words[source]?.text ?? "") && (tree.children[source] ?? []).length <= 2) return undefined;
  if (governor < 0 || tree.words[source] === undefined) return undefined;
  return {
    row: cue.row,
    token: at,
    cue: { first: at, last: at + 1 },
    source,
    content: subtree(tree, governor, new Set([top])),
    contentHead: governor,
    stance: cue.row.stance,
    negated: false,
    confidence: 0.9,
  };
}

/** "according to plan": a measure, no speaker. */
const NOT_HOLDERS = /^(?:plan|schedule|law|need|needs|size|age|rank|taste|custom|tradition)$/;

/** Behind its content the phrase speaks of the whole clause, wherever the parser hung it. */
function climb(tree: Tree, governor: number, at: number): number {
  let top = governor;
  while (top >= 0 && top < at) {
    const word = tree.words[top];
    if (word === undefined || word.head < 0 || word.deprel === "ccomp" || word.deprel === "parataxis") break;
    top = word.head;
  }
  return top;
}

/** "is confident that", "is skeptical of". */
export function ofAdjective(tree: Tree, at: number, cue: Cue, lexicon: CueLexicon): Draft | undefined {
  const children = tree.children[at] ?? [];
  const subject = children.find((child) => relation(tree.words[child] ?? NONE) === "nsubj");
  const reach = cueReach(tree, at, lexicon);
  const holder = (tree.children[reach.top] ?? []).find((child) => relation(tree.words[child] ?? NONE) === "nsubj");
  for (const child of [...children, ...(reach.top === at ? [] : (tree.children[reach.top] ?? []))]) {
    const word = tree.words[child];
    if (word === undefined || child < at) continue;
    const mark = (tree.children[child] ?? []).find(
      (below) => below < child && /^(?:mark|case)$/.test(tree.words[below]?.deprel ?? ""),
    );
    const marker = mark === undefined ? "" : (tree.words[mark]?.lemma ?? "");
    const rel = relation(word);
    const clause = rel === "ccomp" || rel === "advcl" || rel === "xcomp";
    const isThat = clause && cue.has("that") && (rel === "ccomp" || /^(?:that|whether|if)$/.test(marker));
    const isTo = clause && cue.has("to") && marker === "to";
    const isOf = !isThat && !isTo && mark === at + 1 && cue.prepositions.has(marker);
    if (!isThat && !isTo && !isOf) continue;
    const tokens = subtree(tree, child);
    if (isOf && mark !== undefined) tokens.delete(mark);
    const person = reach.top === at ? subject : holder;
    const isEmpty = person === undefined || /^(?:it|there)$/i.test(tree.words[person]?.text ?? "");
    return {
      row: cue.row,
      token: at,
      cue: { first: reach.first, last: isOf ? at + 1 : at },
      ...(isEmpty ? {} : { source: person }),
      content: tokens,
      contentHead: child,
      stance: reach.forced ?? cue.row.stance,
      negated: reach.negated,
      confidence: 0.7,
    };
  }
  return undefined;
}

const NONE = { start: 0, end: 0, text: "", upos: "", xpos: "", lemma: "", head: -1, deprel: "" };

/** "reportedly", "allegedly": what it modifies, held by nobody that the text names. */
export function ofAdverb(tree: Tree, at: number, cue: Cue): Draft | undefined {
  const head = tree.words[at]?.head ?? -1;
  if (head < 0) return undefined;
  return {
    row: cue.row,
    token: at,
    cue: { first: at, last: at },
    content: subtree(tree, head, new Set([at])),
    contentHead: head,
    stance: cue.row.stance,
    negated: false,
    confidence: 0.8,
  };
}
