/** A verb that attributes, in its tree → the draft of its attribution: holder, content and the words of the cue. */
import type { Tree } from "../../../model/index.ts";
import { isPassive } from "../../match/index.ts";
import { type CueReach, cueReach, manner } from "./cue-span.ts";
import type { Cue, CueLexicon } from "./cues.ts";
import type { Draft } from "./draft.ts";
import { subtree } from "./scene.ts";
import { contentOf } from "./verb-content.ts";
import { isNobody, sourceOf } from "./verb-source.ts";

export function ofVerb(tree: Tree, verb: number, cue: Cue, lexicon: CueLexicon): Draft | undefined {
  const word = tree.words[verb];
  if (word === undefined) return undefined;
  const reach = cueReach(tree, verb, lexicon);
  const passive = isPassive(tree, verb);
  const taken = contentOf(tree, verb, cue, reach, passive);
  if (taken === undefined) return undefined;
  const source = sourceOf(tree, verb, reach, passive, taken);
  const content = new Set(taken.tokens);
  for (let at = reach.first; at <= (taken.cueLast ?? verb); at += 1) content.delete(at);
  if (source !== undefined) for (const at of subtree(tree, source)) content.delete(at);
  if (source !== undefined && content.has(source)) return undefined;
  const { row } = cue;
  const framed = taken.frame === undefined ? undefined : row.stances?.[taken.frame];
  const hearsay = source === undefined ? row.impersonal : undefined;
  const stance = reach.forced ?? framed ?? hearsay ?? row.stance;
  return {
    row,
    token: verb,
    cue: { first: reach.first, last: taken.cueLast ?? lastOfCue(tree, verb, content) },
    ...(source === undefined ? {} : { source }),
    content,
    ...(taken.head === undefined ? {} : { contentHead: taken.head }),
    stance: reach.negated && row.silent === true ? "silent" : stance,
    negated:
      reach.negated ||
      isDeniedWithAnother(tree, reach.top, lexicon) ||
      (source !== undefined && isNobody(tree, source)),
    confidence: Math.round(taken.confidence * (isReal(tree, reach) ? 1 : 0.7) * 100) / 100,
  };
}

/** "would neither confirm nor deny", "did not confirm or deny": the second verb is negated with the first. */
function isDeniedWithAnother(tree: Tree, top: number, lexicon: CueLexicon): boolean {
  const word = tree.words[top];
  if (word?.deprel !== "conj" || word.head > top) return false;
  const joins = (tree.children[top] ?? []).map((at) => tree.words[at]?.lemma.toLowerCase());
  if (joins.includes("nor")) return true;
  return joins.includes("or") && cueReach(tree, word.head, lexicon).negated;
}

/** "may discuss", "to discuss": nobody has said it yet. */
function isReal(tree: Tree, { first, last, top }: CueReach): boolean {
  const words = tree.words.slice(first, last + 1);
  if (words.some((word) => word.xpos === "MD" && word.lemma !== "will" && word.lemma !== "can")) return false;
  return tree.words[top]?.xpos !== "VB" || words.some((word) => word.upos === "AUX");
}

/** A particle belongs to the cue, and so do the words behind the verb that say where it was said. */
function lastOfCue(tree: Tree, verb: number, content: ReadonlySet<number>): number {
  const particle = (tree.children[verb] ?? []).find((at) => tree.words[at]?.deprel === "compound:prt");
  const last = particle !== undefined && particle === verb + 1 ? particle : verb;
  return manner(tree, last, content);
}
