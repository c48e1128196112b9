/** A cue verb in its tree → the words of the cue: auxiliaries, negation, adverbs, and the verbs it is chained to. */
import type { Tree } from "../../../model/index.ts";
import { relation } from "../../match/index.ts";
import type { CueLexicon, CueRow } from "./cues.ts";
import type { TokenRange } from "./scene.ts";

export interface CueReach extends TokenRange {
  /** The verb that carries tense and subject: "declined" in "declined to comment". */
  readonly top: number;
  /** Every word of the chain that governs the next. */
  readonly chain: readonly number[];
  /** Stance that a chain verb forces: "refused to say". */
  readonly forced?: CueRow["stance"];
  readonly negated: boolean;
}

const NEGATIONS = new Set(["not", "n't", "never", "no", "nor", "neither", "hardly"]);
/** Adverbs that belong to the clause or open it, not to the cue. */
const OUTSIDE = new Set(["when", "where", "how", "why", "however", "so", "as", "meanwhile", "instead", "therefore"]);

export function cueReach(tree: Tree, verb: number, lexicon: CueLexicon): CueReach {
  const chain = [verb];
  let top = verb;
  let forced: CueRow["stance"] | undefined;
  for (let word = tree.words[top]; word !== undefined && chain.length < 4; word = tree.words[top]) {
    const governor = tree.words[word.head];
    if (governor === undefined || word.head > top || !isChained(word.deprel, governor.lemma)) break;
    const kind = lexicon.chain(governor.lemma.toLowerCase());
    if (kind === undefined || !isTight(tree, word.head, top)) break;
    if (kind !== null) forced = kind;
    top = word.head;
    chain.push(top);
  }
  const first = leftEdge(tree, top);
  let negated = false;
  for (let at = first; at <= verb; at += 1)
    if (NEGATIONS.has(tree.words[at]?.lemma.toLowerCase() ?? "")) negated = true;
  return { first, last: verb, top, chain, ...(forced === undefined ? {} : { forced }), negated };
}

/** "said in a statement", "wrote on Twitter", "has said repeatedly", "said Monday": the last word of the cue. */
export function manner(tree: Tree, last: number, content: ReadonlySet<number>): number {
  const rest = tree.words
    .slice(last + 1, last + 6)
    .map((word) => word.text)
    .join(" ");
  const hit = MANNER.exec(`${rest} `)?.[0];
  if (hit === undefined) return last;
  const end = last + hit.trim().split(" ").length;
  for (let at = last + 1; at <= end; at += 1) if (content.has(at)) return last;
  return end;
}

const MANNER =
  /^(?:in an? (?:\p{L}+ )?statement|on (?:Twitter|Facebook|Telegram|X)|repeatedly|publicly|later|recently|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) /u;

function isChained(deprel: string, governor: string): boolean {
  return deprel === "xcomp" || (/^(?:advcl|acl|ccomp)$/.test(deprel) && /^(?:go|quote|cite)$/.test(governor));
}

/** Only "to", adverbs, particles and auxiliaries stand between. */
function isTight(tree: Tree, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const word = tree.words[at];
    if (word === undefined) return false;
    if (word.lemma !== "it" && !/^(?:PART|ADV|AUX|ADP|VERB|CCONJ|SCONJ)$/.test(word.upos)) return false;
  }
  return true;
}

function leftEdge(tree: Tree, top: number): number {
  let first = top;
  for (let at = top - 1; at >= 0; at -= 1) {
    const word = tree.words[at];
    if (word === undefined) break;
    const rel = relation(word);
    const own = word.head === top && (rel === "aux" || rel === "cop" || rel === "advmod" || isTo(tree, at));
    const below = word.head > at && word.head >= first && word.head < top && rel === "advmod";
    if (!(own || below) || OUTSIDE.has(word.lemma.toLowerCase())) break;
    first = at;
  }
  return first;
}

function isTo(tree: Tree, at: number): boolean {
  const word = tree.words[at];
  return word?.deprel === "mark" && word.lemma === "to";
}
