/** Named people of a sentence → the same, with the roles the text itself gives them ("China's top diplomat, Wang Yi"). */
import type { Tree } from "../../../model/index.ts";
import { clauseOf, preposition, relation } from "../../match/index.ts";
import { type DraftMention, headOf, type StatedRole, textOf } from "./draft-mention.ts";
import { HEADING, type PhraseHit, phraseEnding, withRank } from "./generic-phrases.ts";
import type { ActorKnowledge } from "./knowledge.ts";
import { ownerOf } from "./owner.ts";

/** Widens person mentions over the titles before them and notes every role stated. */
export function readTitles(tree: Tree, named: readonly DraftMention[], knowledge: ActorKnowledge): void {
  for (const mention of named) {
    if (mention.kind !== "person" || mention.form !== "name") continue;
    const stated = [
      ...titlesBesides(tree, mention, named, knowledge),
      ...titlePredicated(tree, mention, named, knowledge),
    ];
    // Last, because it moves the mention's start.
    stated.unshift(...titleBefore(tree, mention, named, knowledge));
    if (stated.length > 0) mention.stated = stated;
  }
}

/** "US National Security Adviser Jake Sullivan", "Chairman of the Council Jane Doe". */
function titleBefore(
  tree: Tree,
  mention: DraftMention,
  named: readonly DraftMention[],
  knowledge: ActorKnowledge,
): StatedRole[] {
  const inside = named.find((other) => other !== mention && other.last === mention.first && other.form === "name");
  const linked = inside === undefined ? undefined : linkBefore(tree, inside.first);
  const end = inside === undefined || linked === undefined ? mention.first - 1 : linked.at - 1;
  const owner = linked?.owning === true ? inside : undefined;
  const phrase = personPhrase(tree, end, owner, knowledge);
  if (phrase === undefined) return [];
  const overlapped = named.find((other) => other.first < phrase.first && phrase.first < other.last);
  const first = overlapped?.first ?? withRank(tree, withCompound(tree, phrase.first, end));
  const before =
    overlapped ??
    named.find((other) => other !== mention && (other.last === first || endsBeforePossessive(tree, other, first)));
  // "Ruritania's deputy UN ambassador": Ruritania's, not the world's.
  const sender = before?.kind === "igo" ? senderBefore(tree, before, named) : undefined;
  const title = textOf(tree, first, owner === undefined ? end + 1 : titleEnd(end, owner));
  mention.first = Math.min(first, (sender ?? before)?.first ?? first);
  mention.head = headOf(tree, mention.first, mention.last);
  return [roleOf(title, ofItsOffice(tree, phrase, first, knowledge), owner ?? sender ?? before)];
}

function senderBefore(tree: Tree, body: DraftMention, named: readonly DraftMention[]): DraftMention | undefined {
  const first = withRank(tree, body.first);
  return named.find(
    (other) => other.country !== undefined && (other.last === first || endsBeforePossessive(tree, other, first)),
  );
}

/** A spokeswoman of the police is of the police, whatever spokeswomen are otherwise. */
function ofItsOffice(tree: Tree, phrase: PhraseHit, first: number, knowledge: ActorKnowledge): PhraseHit {
  const office = phrase.first > first ? phraseEnding(tree, phrase.first - 1, knowledge)?.generic : undefined;
  if (office === undefined || office.person) return phrase;
  return { first: phrase.first, generic: { ...phrase.generic, sector: office.sector } };
}

/** "police" in "police spokeswoman Jane Doe". */
function withCompound(tree: Tree, first: number, end: number): number {
  let start = first;
  for (let at = first - 1; at >= 0; at -= 1) {
    const word = tree.words[at];
    if (word?.upos !== "NOUN" || word.deprel !== "compound" || word.head < at || word.head > end + 3) break;
    start = at;
  }
  return start;
}

interface LinkWord {
  readonly at: number;
  readonly owning: boolean;
}

/** The preposition before a name: "of (the) X" says whose, "to X" where. */
function linkBefore(tree: Tree, first: number): LinkWord | undefined {
  const at = tree.words[first - 1]?.text.toLowerCase() === "the" ? first - 2 : first - 1;
  const text = tree.words[at]?.text.toLowerCase();
  if (text === "of" || text === "for") return { at, owning: true };
  return text === "to" || text === "in" || text === "at" ? { at, owning: false } : undefined;
}

function endsBeforePossessive(tree: Tree, other: DraftMention, first: number): boolean {
  return other.last === first - 1 && /^'s?$/.test(tree.words[first - 1]?.text ?? "");
}

function personPhrase(
  tree: Tree,
  at: number,
  owner: DraftMention | undefined,
  knowledge: ActorKnowledge,
): PhraseHit | undefined {
  const phrase = phraseEnding(tree, at, knowledge);
  if (phrase?.generic.person === true) return phrase;
  const lemma = tree.words[at]?.lemma.toLowerCase() ?? "";
  if (owner === undefined || !HEADING.has(lemma)) return undefined;
  return { first: at, generic: { phrase: lemma, role: "head", sector: "", person: true, thing: false } };
}

/** "China's top diplomat, Wang Yi" and "Wang Yi, China's top diplomat and a member of the party leadership,". */
function titlesBesides(
  tree: Tree,
  mention: DraftMention,
  named: readonly DraftMention[],
  knowledge: ActorKnowledge,
): StatedRole[] {
  const head = tree.words[mention.head];
  if (head === undefined) return [];
  const candidates = (tree.children[mention.head] ?? []).filter(
    (child) => relation(tree.words[child] ?? head) === "appos",
  );
  if (relation(head) === "appos") candidates.push(head.head);
  return candidates
    .filter((at) => !named.some((other) => other.first <= at && at < other.last) && !isDenied(tree, at))
    .flatMap((at) => rolesAt(tree, at, named, knowledge));
}

/** "Mr. Doe himself, not the president of Sylvania". */
function isDenied(tree: Tree, at: number): boolean {
  return (tree.children[at] ?? []).some((child) => /^(not|n't|neither|nor|no)$/i.test(tree.words[child]?.text ?? ""));
}

/** "Jane Doe is the chairwoman of the council and a deputy of the assembly". */
function titlePredicated(
  tree: Tree,
  mention: DraftMention,
  named: readonly DraftMention[],
  knowledge: ActorKnowledge,
): StatedRole[] {
  const subject = tree.words[mention.head];
  const at = subject?.head ?? -1;
  if (subject === undefined || subject.deprel !== "nsubj" || at < 0) return [];
  if (!(tree.children[at] ?? []).some((child) => tree.words[child]?.deprel === "cop")) return [];
  const { tense, negation, modal, condition } = clauseOf(tree, at);
  const holds = tense === "present" && negation === undefined && modal === undefined && condition === undefined;
  return holds ? rolesAt(tree, at, named, knowledge) : [];
}

function rolesAt(tree: Tree, at: number, named: readonly DraftMention[], knowledge: ActorKnowledge): StatedRole[] {
  return [at, ...conjunctsOf(tree, at)].flatMap((noun) => {
    if (tree.words[noun]?.xpos === "NNS") return [];
    const generic = phraseEnding(tree, noun, knowledge)?.generic;
    const owner = ownerOf(tree, noun, named, generic)?.mention;
    const phrase = personPhrase(tree, noun, owner, knowledge);
    if (phrase === undefined) return [];
    const first = withRank(tree, phrase.first);
    return [roleOf(textOf(tree, first, complementEnd(tree, noun, owner)), phrase, owner)];
  });
}

/** "chairman of X and deputy of Y": the parser may hang the second office on X. */
function conjunctsOf(tree: Tree, at: number): number[] {
  return [at, ...(tree.children[at] ?? []).filter((child) => relation(tree.words[child] ?? NONE) === "nmod")].flatMap(
    (noun) => (tree.children[noun] ?? []).filter((child) => tree.words[child]?.deprel === "conj"),
  );
}

/** What is headed is part of the title ("leader of the ruling party"); a state is said beside it. */
function complementEnd(tree: Tree, noun: number, owner: DraftMention | undefined): number {
  const complement = (tree.children[noun] ?? []).find((child) => child > noun && preposition(tree, child) === "of");
  if (complement === undefined) return noun + 1;
  if (owner !== undefined && owner.first <= complement && complement < owner.last) return titleEnd(noun, owner);
  return complement + 1;
}

function titleEnd(noun: number, owner: DraftMention): number {
  return owner.kind === "state" || owner.first <= noun ? noun + 1 : owner.last;
}

function roleOf(title: string, { generic }: PhraseHit, owner: DraftMention | undefined): StatedRole {
  const bare = title.replace(/'s?$/, "").trim();
  return {
    title: bare,
    generic,
    former: /^(former|ex|late|then)\b/i.test(bare) || generic.role === "elite",
    ...(owner === undefined ? {} : { owner }),
  };
}

const NONE = { deprel: "", text: "", start: 0, end: 0, upos: "", xpos: "", lemma: "", head: -1 };
