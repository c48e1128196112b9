/**
 * An act and how its clause is said → what PLOVER makes of an act that is only announced: own stated intention to cooperate is
 * AGREE, to harm is THREATEN, "will not" is REJECT (PLOVER manual, "future" auxiliary mode; DESIGN.md).
 */
import type { EventType, Tree } from "../../model/index.ts";
import { clauseOf } from "../match/index.ts";
import type { PartyFinder } from "./parties.ts";

export interface Intent {
  readonly name: "promise" | "threat" | "refusal";
  readonly type: EventType;
  readonly cameo: string;
}

const COOPERATIVE = new Set<EventType>(["CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"]);
const HARMFUL = new Set<EventType>(["SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"]);

/** Undefined when the act is not announced by its own doer. */
export function intentOf(
  tree: Tree,
  trigger: number,
  type: EventType,
  source: readonly number[],
  finder: PartyFinder,
): Intent | undefined {
  const word = tree.words[trigger];
  if (word === undefined || source.length === 0) return undefined;
  const verb = governingVerb(tree, trigger);
  const clause = clauseOf(tree, verb);
  const announced =
    clause.modal === "will" ||
    clause.modal === "shall" ||
    (clause.modal === "would" && isOwnStatement(tree, verb, source, finder));
  if (!announced || clause.passive || clause.condition !== undefined) return undefined;
  if (reportedByOther(tree, verb, source, finder)) return undefined;
  if (clause.negation !== undefined) {
    return COOPERATIVE.has(type) ? { name: "refusal", type: "REJECT", cameo: "120" } : undefined;
  }
  if (COOPERATIVE.has(type)) return { name: "promise", type: "AGREE", cameo: "030" };
  if (HARMFUL.has(type)) return { name: "threat", type: "THREATEN", cameo: "130" };
  return undefined;
}

/** The verb whose tense and modal a nominal trigger shares: "will hold talks". */
function governingVerb(tree: Tree, trigger: number): number {
  const word = tree.words[trigger];
  if (word === undefined || word.upos === "VERB" || word.head < 0) return trigger;
  return word.deprel === "obj" ? word.head : trigger;
}

/** Index of the speech verb this clause is the content of, if any. */
function speechAbove(tree: Tree, verb: number): number | undefined {
  const word = tree.words[verb];
  if (word === undefined) return undefined;
  if (word.deprel === "ccomp" && word.head >= 0) return word.head;
  for (const child of tree.children[verb] ?? []) {
    const below = tree.words[child];
    if (below?.deprel.startsWith("parataxis") && below.upos === "VERB") return child;
  }
  return undefined;
}

function subjectOf(tree: Tree, verb: number): number | undefined {
  return (tree.children[verb] ?? []).find((child) => tree.words[child]?.deprel === "nsubj");
}

/** "Sylvania said it would…": speaker and doer share an actor or a country. */
function isOwnStatement(tree: Tree, verb: number, source: readonly number[], finder: PartyFinder): boolean {
  const speech = speechAbove(tree, verb);
  const speaker = speech === undefined ? undefined : subjectOf(tree, speech);
  if (speaker === undefined) return false;
  return sharesParty(speaker, source, finder);
}

/** Somebody else says that the doer will act: an expectation, which keeps the act's own type. */
function reportedByOther(tree: Tree, verb: number, source: readonly number[], finder: PartyFinder): boolean {
  const speech = speechAbove(tree, verb);
  const speaker = speech === undefined ? undefined : subjectOf(tree, speech);
  if (speaker === undefined) return false;
  const speakers = finder.at(speaker);
  if (speakers.every((party) => party.country === undefined && party.org === undefined)) return false;
  return !sharesParty(speaker, source, finder);
}

function sharesParty(speaker: number, source: readonly number[], finder: PartyFinder): boolean {
  const doers = source.flatMap((token) => finder.at(token));
  return finder
    .at(speaker)
    .some((one) =>
      doers.some(
        (other) =>
          (one.actor !== undefined && one.actor === other.actor) ||
          (one.country !== undefined && one.country === other.country) ||
          (one.org !== undefined && one.org === other.org),
      ),
    );
}
