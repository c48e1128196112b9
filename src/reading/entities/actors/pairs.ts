/** "the two sides", "both countries", "the two leaders" in a tree → the two that are meant, or nothing where it is unsure. */
import type { Tree } from "../../../model/index.ts";
import { preposition, relation } from "../../match/index.ts";
import { type DraftMention, headOf } from "./draft-mention.ts";
import type { ActorKnowledge } from "./knowledge.ts";

/** Sentences back in which the two may have been named. */
const REACH = 2;

export interface EarlierSentence {
  readonly tree: Tree;
  readonly mentions: readonly DraftMention[];
}

/** `sentences`: those before, the latest last; of the tree's own sentence, what stands before the pair counts. */
export function resolvePair(
  tree: Tree,
  at: number,
  own: readonly DraftMention[],
  sentences: readonly EarlierSentence[],
  knowledge: ActorKnowledge,
): DraftMention | undefined {
  const kind = pairKind(tree, at);
  if (kind === undefined) return undefined;
  const first = Math.min(at, ...(tree.children[at] ?? []).filter((child) => isDeterminer(tree, child) && child < at));
  const before = own.filter((mention) => mention.last <= at);
  const members = kind === "halves" ? halvesCalled(tree, at, knowledge) : namedPair(tree, at, kind, before, sentences);
  if (members.length !== 2) return undefined;
  const states = kind === "state" ? members.map((member) => stateOf(member, knowledge)) : members;
  return {
    n: tree.n,
    first,
    last: at + 1,
    head: headOf(tree, first, at + 1),
    form: "nominal",
    kind: "population",
    plural: true,
    members: states,
    confidence: 0.65,
  };
}

function isDeterminer(tree: Tree, at: number): boolean {
  return /^(det|nummod|nmod:poss)/.test(tree.words[at]?.deprel ?? "");
}

/** Of countries named by their presidents, the countries. */
function stateOf(member: DraftMention, knowledge: ActorKnowledge): DraftMention {
  const state = member.kind === "state" ? undefined : knowledge.stateOf.get(member.country ?? "");
  if (state === undefined) return member;
  const { roles: _roles, stated: _stated, sector: _sector, gender: _gender, ...rest } = member;
  return { ...rest, kind: "state", known: state, actor: state.id, name: state.name };
}

type PairKind = "state" | "person" | "halves";

const STATES = new Set(
  "side country nation neighbor neighbour government ally capital state power military army rival delegation party foe adversary partner".split(
    " ",
  ),
);
const PERSONS = new Set("leader president minister official diplomat man woman counterpart envoy".split(" "));

function pairKind(tree: Tree, at: number): PairKind | undefined {
  const word = tree.words[at];
  if (word === undefined) return undefined;
  if (word.text.toLowerCase() === "both") return isWholePhrase(tree, at) ? "state" : undefined;
  if (word.xpos !== "NNS" && word.xpos !== "NNPS") return undefined;
  const modifiers = (tree.children[at] ?? []).flatMap((child) => tree.words[child] ?? []);
  const two = modifiers.some(({ text, deprel }) => /^(two|both)$/i.test(text) && deprel !== "cc:preconj");
  if (!two) return undefined;
  // "two countries in the region", "two Ruritanian officials": two of many, not the two spoken of.
  const told = (tree.children[at] ?? []).some((child) => {
    const { deprel = "", text = "" } = tree.words[child] ?? {};
    if (deprel === "nmod" && preposition(tree, child) !== "of") return false;
    return /^(nmod$|acl|amod|appos)/.test(deprel) && !/^(warring|neighbou?ring|rival|other)$/i.test(text);
  });
  const pointed = modifiers.some(({ text }) => /^(the|these|those|both|its|their)$/i.test(text));
  if (told || !pointed) return undefined;
  const lemma = word.lemma.toLowerCase();
  if (STATES.has(lemma)) return "state";
  if (PERSONS.has(lemma)) return "person";
  return word.upos === "PROPN" && /s$/.test(word.text) ? "halves" : undefined;
}

/** "both agreed", not "both Ruritania and Borduria" or "both of them". */
function isWholePhrase(tree: Tree, at: number): boolean {
  const word = tree.words[at];
  if (word === undefined || word.upos === "CCONJ") return false;
  return /^(nsubj|obj|obl)/.test(word.deprel) && (tree.children[at] ?? []).length === 0;
}

/** "the two Koreas": the states whose names end in the word. */
function halvesCalled(tree: Tree, at: number, knowledge: ActorKnowledge): DraftMention[] {
  const stem = (tree.words[at]?.text ?? "").slice(0, -1);
  if (stem.length < 4) return [];
  return [...knowledge.stateOf.values()]
    .filter(({ name }) => name.endsWith(` ${stem}`))
    .map((state) => ({
      ...{ n: tree.n, first: at, last: at + 1, head: at, form: "name" as const, kind: state.kind },
      ...{ known: state, actor: state.id, name: state.name, plural: false, confidence: 0.8 },
      ...(state.country === undefined ? {} : { country: state.country }),
    }));
}

function namedPair(
  tree: Tree,
  at: number,
  kind: PairKind,
  before: readonly DraftMention[],
  sentences: readonly EarlierSentence[],
): DraftMention[] {
  const key = (mention: DraftMention): string | undefined => (kind === "person" ? mention.actor : mention.country);
  const fits = (mention: DraftMention): boolean =>
    key(mention) !== undefined &&
    mention.form !== "pronoun" &&
    (kind === "person" ? mention.kind === "person" : mention.kind !== "person" || mention.country !== undefined);
  // Whoever the clause speaks of beside the pair is not in it, unless as one half of a pair already named.
  const coordinated = lastCoordination(tree, before.filter(fits), key);
  if (coordinated.length === 2) return coordinated;
  const outside = subjectKeys(tree, at, before, key);
  const near = before.filter((mention) => fits(mention) && !outside.has(key(mention) ?? ""));
  const here = distinct(near, key);
  if (here.length === 2) return here;
  if (here.length > 2) return [];
  for (const sentence of sentences.slice(-REACH).reverse()) {
    const found = sentence.mentions.filter((mention) => fits(mention) && !outside.has(key(mention) ?? ""));
    const pair = lastCoordination(sentence.tree, found, key);
    if (pair.length === 2 && here.every((one) => pair.some((other) => key(other) === key(one)))) return pair;
    const all = distinct([...found, ...here], key);
    if (all.length === 2) return all;
    if (all.length > 2) return [];
  }
  return [];
}

function distinct(
  mentions: readonly DraftMention[],
  key: (mention: DraftMention) => string | undefined,
): DraftMention[] {
  const found = new Map<string, DraftMention>();
  for (const mention of mentions) if (!found.has(key(mention) ?? "")) found.set(key(mention) ?? "", mention);
  return [...found.values()];
}

/** "Ruritania and Borduria", "between Ruritania and Borduria": the last two joined by one conjunction. */
function lastCoordination(
  tree: Tree,
  mentions: readonly DraftMention[],
  key: (mention: DraftMention) => string | undefined,
): DraftMention[] {
  for (const mention of [...mentions].reverse()) {
    const conjuncts = (tree.children[mention.head] ?? []).filter((child) => tree.words[child]?.deprel === "conj");
    if (conjuncts.length !== 1) continue;
    const other = mentions.find((one) => one.head === conjuncts[0]);
    if (other !== undefined && key(other) !== key(mention)) return [mention, other];
  }
  return [];
}

/** Whoever is subject of the clause that holds the pair: "Sylvania, given its ties with both countries". */
function subjectKeys(
  tree: Tree,
  at: number,
  before: readonly DraftMention[],
  key: (mention: DraftMention) => string | undefined,
): Set<string> {
  const keys = new Set<string>();
  if (!APART.has(preposition(tree, at))) return keys;
  for (let up = tree.words[at]?.head ?? -1; up >= 0; up = tree.words[up]?.head ?? -1) {
    for (const child of tree.children[up] ?? []) {
      const rel = relation(tree.words[child] ?? NONE);
      if (rel !== "nsubj" && tree.words[child]?.deprel !== "nmod:poss") continue;
      const subject = before.find((mention) => mention.head === child);
      const name = subject === undefined ? undefined : key(subject);
      if (name !== undefined) keys.add(name);
    }
  }
  return keys;
}

const APART = new Set(["with", "to", "from", "against", "toward", "towards", "on"]);
const NONE = { deprel: "", text: "", start: 0, end: 0, upos: "", xpos: "", lemma: "", head: -1 };
