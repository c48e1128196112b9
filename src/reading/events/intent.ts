/**
 * An act and how its clause is said → what PLOVER makes of an act that is only announced: own stated intention to cooperate is
 * AGREE, to harm is THREATEN, "will not" is REJECT (PLOVER manual, "future" auxiliary mode; DESIGN.md).
 */
import type { EventType, Tree } from "../../model/index.ts";
import { type Clause, clauseOf, isVerbal } from "../match/index.ts";
import type { PartyFinder } from "./parties.ts";

export interface Intent {
  readonly name: "promise" | "threat" | "refusal";
  readonly type: EventType;
  readonly cameo: string;
  readonly mode?: string;
}

/** CAMEO codes of announcing an act of the type: own intention, and refusal of it. */
const PROMISE: Readonly<Partial<Record<EventType, string>>> = {
  CONSULT: "036",
  SUPPORT: "032",
  CONCEDE: "035",
  COOPERATE: "031",
  AID: "033",
  RETREAT: "035",
};
const REFUSAL: Readonly<Partial<Record<EventType, string>>> = {
  CONSULT: "125",
  SUPPORT: "120",
  CONCEDE: "123",
  COOPERATE: "121",
  AID: "122",
  RETREAT: "124",
  AGREE: "127",
};
const THREAT: Readonly<Partial<Record<EventType, string>>> = {
  SANCTION: "131",
  MOBILIZE: "138",
  COERCE: "132",
  ASSAULT: "138",
  PROTEST: "133",
};

/** Undefined when the act is not announced by its own doer. */
export function intentOf(
  tree: Tree,
  trigger: number,
  { type }: { readonly type: EventType },
  doers: readonly number[],
  finder: PartyFinder,
): Intent | undefined {
  if (doers.length === 0) return undefined;
  const verb = governingVerb(tree, trigger);
  const clause = clauseOf(tree, verb);
  if (clause.passive || clause.condition !== undefined || clause.question) return undefined;
  if (!isAnnounced(tree, verb, clause, doers, finder)) return undefined;
  if (reportedByOther(tree, verb, doers, finder)) return undefined;
  // "would deny entry": a refusal announced is a refusal.
  if (type === "REJECT") return { name: "refusal", type, cameo: "120" };
  if (clause.negation !== undefined) {
    const cameo = REFUSAL[type];
    return cameo === undefined ? undefined : { name: "refusal", type: "REJECT", cameo };
  }
  const threat = THREAT[type];
  if (threat !== undefined) return { name: "threat", type: "THREATEN", cameo: threat };
  const promise = PROMISE[type];
  if (promise === undefined) return undefined;
  // "will withdraw unless …" is meant to hurt.
  if (hasUnless(tree, verb)) return { name: "threat", type: "THREATEN", cameo: "139" };
  return { name: "promise", type: "AGREE", cameo: promise };
}

function isAnnounced(tree: Tree, verb: number, clause: Clause, doers: readonly number[], finder: PartyFinder): boolean {
  if (clause.modal === "will" || clause.modal === "shall") return true;
  return clause.modal === "would" && isOwnStatement(tree, verb, doers, finder);
}

/** The verb whose tense and modal a nominal trigger shares: "will hold talks", "will be on a visit". */
function governingVerb(tree: Tree, trigger: number): number {
  const word = tree.words[trigger];
  if (word === undefined || isVerbal(word) || word.head < 0) return trigger;
  return word.deprel === "obj" || word.deprel === "obl" ? word.head : trigger;
}

function hasUnless(tree: Tree, verb: number): boolean {
  return (tree.children[verb] ?? []).some(
    (child) =>
      tree.words[child]?.deprel === "advcl" &&
      (tree.children[child] ?? []).some((mark) => /^(unless|until)$/i.test(tree.words[mark]?.text ?? "")),
  );
}

/** Index of the speech verb this clause is the content of, if any. */
function speechAbove(tree: Tree, verb: number): number | undefined {
  const word = tree.words[verb];
  if (word === undefined) return undefined;
  if (word.deprel === "ccomp" && word.head >= 0) return word.head;
  if (word.deprel === "conj") return speechAbove(tree, word.head);
  for (const child of tree.children[verb] ?? []) {
    const below = tree.words[child];
    if (below?.deprel.startsWith("parataxis") && below.upos === "VERB") return child;
  }
  return undefined;
}

function subjectOf(tree: Tree, verb: number): number | undefined {
  return (tree.children[verb] ?? []).find((child) => tree.words[child]?.deprel === "nsubj");
}

/** "Sylvania said it would…": speaker and doer share an actor or a country, or the doer is the speaker's pronoun. */
function isOwnStatement(tree: Tree, verb: number, doers: readonly number[], finder: PartyFinder): boolean {
  const speech = speechAbove(tree, verb);
  const speaker = speech === undefined ? undefined : subjectOf(tree, speech);
  if (speaker === undefined) return false;
  return sharesParty(speaker, doers, finder) || doers.some((doer) => tree.words[doer]?.upos === "PRON");
}

/** Somebody else says that the doer will act: an expectation, which keeps the act's own type. */
function reportedByOther(tree: Tree, verb: number, doers: readonly number[], finder: PartyFinder): boolean {
  const speech = speechAbove(tree, verb);
  const speaker = speech === undefined ? undefined : subjectOf(tree, speech);
  if (speaker === undefined) return false;
  const speakers = finder.at(speaker);
  if (speakers.every((party) => party.country === undefined && party.org === undefined)) return false;
  return !sharesParty(speaker, doers, finder);
}

function sharesParty(speaker: number, doers: readonly number[], finder: PartyFinder): boolean {
  const parties = doers.flatMap((token) => finder.at(token));
  return finder
    .at(speaker)
    .some((one) =>
      parties.some(
        (other) =>
          (one.actor !== undefined && one.actor === other.actor) ||
          (one.country !== undefined && one.country === other.country) ||
          (one.org !== undefined && one.org === other.org),
      ),
    );
}
