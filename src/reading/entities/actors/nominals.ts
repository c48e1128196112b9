/** A sentence with its named mentions → mentions without a name: "Israeli soldiers", "China's foreign ministry". */
import type { Tree } from "../../../model/index.ts";
import { relation } from "../../match/index.ts";
import { type DraftMention, headOf } from "./draft-mention.ts";
import { GATHERINGS, type PhraseHit, phraseEnding } from "./generic-phrases.ts";
import type { ActorKnowledge, GenericInstitution } from "./knowledge.ts";
import type { KnownActor } from "./known-actor.ts";
import { nameKey } from "./name-key.ts";
import { type Owner, ownerOf } from "./owner.ts";

/** Nominal mentions that no name covers; a nominal's country is that of the state it hangs on. */
export function nominalMentions(tree: Tree, named: readonly DraftMention[], knowledge: ActorKnowledge): DraftMention[] {
  const found: DraftMention[] = [];
  for (let at = 0; at < tree.words.length; at += 1) {
    const word = tree.words[at];
    if (word === undefined || (word.upos !== "NOUN" && word.upos !== "PROPN" && word.upos !== "X")) continue;
    if (named.some((mention) => mention.first <= at && at < mention.last)) continue;
    const phrase = phraseEnding(tree, at, knowledge) ?? groupOf(tree, at, knowledge);
    // Only the head of a phrase: "police" in "police officers" is a modifier.
    if (phrase === undefined || relation(word) === "compound" || relation(word) === "flat") continue;
    if (isPartOfName(tree, at, phrase, named)) continue;
    // The head of "secretary of state" is its first word.
    const head = headOf(tree, phrase.first, at + 1);
    const owner = ownerOf(tree, head, named, phrase.generic) ?? possessorBefore(tree, phrase.first, named);
    found.push(nominal(tree, at, head, phrase, owner, knowledge));
  }
  return found.filter(
    (one) => !found.some((other) => isLonger(other, one) && other.last > one.head && other.first <= one.first),
  );
}

/** "President Jane Doe's government": the words themselves say it, where the tree does not. */
function possessorBefore(tree: Tree, first: number, named: readonly DraftMention[]): Owner | undefined {
  if (!/^'s?$/.test(tree.words[first - 1]?.text ?? "")) return undefined;
  const mention = named.find(({ last }) => last === first - 1);
  return mention?.country === undefined && mention?.org === undefined ? undefined : { mention, others: [] };
}

/** "two gang confederations": a gathering of whatever stands before it. */
function groupOf(tree: Tree, at: number, knowledge: ActorKnowledge): PhraseHit | undefined {
  if (!GATHERINGS.has(tree.words[at]?.lemma.toLowerCase() ?? "")) return undefined;
  const before = phraseEnding(tree, at - 1, knowledge);
  if (before === undefined || before.generic.thing) return undefined;
  return { first: before.first, generic: { ...before.generic, person: false } };
}

function isLonger(one: DraftMention, other: DraftMention): boolean {
  return one.last - one.first > other.last - other.first;
}

/** "Union" in "Pacific Union" is no trade union: another capital before it, which no mention explains. */
function isPartOfName(tree: Tree, at: number, { first, generic }: PhraseHit, named: readonly DraftMention[]): boolean {
  if (first < at || (generic.sector !== "LAB" && generic.sector !== "BUS")) return false;
  const [word, before] = [tree.words[at], tree.words[first - 1]];
  if (word?.upos !== "PROPN" || before?.upos !== "PROPN" || !/^\p{Lu}/u.test(word.text)) return false;
  return !named.some((mention) => mention.last === first);
}

function nominal(
  tree: Tree,
  at: number,
  head: number,
  { first, generic }: PhraseHit,
  owner: Owner | undefined,
  knowledge: ActorKnowledge,
): DraftMention {
  const word = tree.words[head];
  const { country, org } = owner?.mention ?? {};
  const plural = word?.xpos === "NNS" || word?.xpos === "NNPS";
  const start = owner !== undefined && isBeside(tree, owner.mention, first) ? owner.mention.first : first;
  const draft: DraftMention = {
    n: tree.n,
    first: start,
    last: at + 1,
    head,
    form: "nominal",
    kind: generic.person ? "population" : "organization",
    ...standing(tree, head, first, generic, knowledge),
    plural,
    ...definiteness(tree, head, generic.person),
    thing: generic.thing,
    byname: /\b(top|chief|diplomat|envoy)\b/.test(generic.phrase),
    confidence: owner === undefined ? 0.5 : 0.85,
    ...(country === undefined ? {} : { country }),
    ...(org === undefined || country !== undefined ? {} : { org }),
  };
  if (plural && owner !== undefined && owner.others.length > 0) {
    draft.members = [owner.mention, ...owner.others].flatMap((one) =>
      one.country === undefined ? [] : [{ ...draft, country: one.country }],
    );
  } else if (country !== undefined && !generic.person) {
    const known = institutionCalled(generic.phrase, country, knowledge);
    if (known !== undefined) become(draft, known);
  }
  return draft;
}

/** Nothing but other modifiers between the owner and the phrase. */
function isBeside(tree: Tree, owner: DraftMention, first: number): boolean {
  if (owner.last > first || first - owner.last > 3) return false;
  const between = tree.words.slice(owner.last, first);
  return between.every(({ upos, text }) => upos !== "VERB" && upos !== "AUX" && upos !== "ADP" && text !== ",");
}

/** Whoever is "former" has the standing of the retired; an officer of an agency, that of the agency. */
function standing(
  tree: Tree,
  head: number,
  first: number,
  generic: GenericInstitution,
  knowledge: ActorKnowledge,
): { sector: string; role: string } {
  const { sector, role, person } = generic;
  if (!person) return { sector, role };
  const former = (tree.children[head] ?? []).some((child) => FORMER.test(tree.words[child]?.text ?? ""));
  if (former && PUBLIC.has(sector)) return { sector: "ELI", role: "elite" };
  const office = OF_AN_OFFICE.has(role) ? phraseEnding(tree, first - 1, knowledge)?.generic : undefined;
  return office === undefined || office.person || office.thing ? { sector, role } : { sector: office.sector, role };
}

const FORMER = /^(former|retired|ex|ex-.*|ousted|deposed|toppled|disgraced)$/i;
const PUBLIC = new Set(["GOV", "LEG", "PTY"]);
const OF_AN_OFFICE = new Set(["official", "police-officer", "spokesperson", "leader", "diplomat"]);

function definiteness(tree: Tree, at: number, person: boolean): { definite?: boolean } {
  const determiner = (tree.children[at] ?? []).find((child) => tree.words[child]?.deprel === "det");
  // A capital says as much as "the": "Parliament", "Congress".
  const alone = tree.words[at]?.upos === "PROPN" && tree.words[at - 1]?.upos !== "PROPN";
  if (determiner === undefined) return !person && alone ? { definite: true } : {};
  return { definite: /^(the|this|that|these|those|both)$/i.test(tree.words[determiner]?.text ?? "") };
}

/** "the Sylvanian foreign ministry", when the institutions of Sylvania are listed. */
function institutionCalled(phrase: string, country: string, knowledge: ActorKnowledge): KnownActor | undefined {
  for (const adjective of knowledge.adjectives.get(country) ?? []) {
    const entries = knowledge.byName.get(nameKey(`${adjective} ${phrase}`));
    const entry = entries?.find(({ actor, use }) => use === "name" && actor.country === country);
    if (entry !== undefined) return entry.actor;
  }
  return undefined;
}

function become(draft: DraftMention, known: KnownActor): void {
  draft.actor = known.id;
  draft.known = known;
  draft.name = known.name;
  if (known.sector !== undefined) draft.sector = known.sector;
}
