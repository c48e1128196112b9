/** A noun of a tree and the names around it → the state, organisation or group the noun belongs to. */
import type { Tree } from "../../../model/index.ts";
import { preposition, relation } from "../../match/index.ts";
import type { DraftMention } from "./draft-mention.ts";
import type { GenericInstitution } from "./knowledge.ts";

export interface Owner {
  readonly mention: DraftMention;
  /** Further owners, coordinated with the first: "the Chinese and Russian ministers". */
  readonly others: readonly DraftMention[];
}

/** Gives an organisation that nobody listed the country it belongs to by its place in the sentence. */
export function takeOwners(tree: Tree, named: readonly DraftMention[]): void {
  for (const mention of named) {
    if (mention.known !== undefined || mention.kind === "person" || mention.form !== "name") continue;
    if (mention.country !== undefined || mention.org !== undefined || mention.place === true) continue;
    const others = named.filter((other) => other !== mention && other.kind !== "person");
    const before = others.find((other) => other.last === mention.first && other.country !== undefined);
    const owner = before ?? ownerOf(tree, mention.head, others)?.mention;
    // Who works in a country need not be its own.
    const country = owner === undefined || OWNING.has(preposition(tree, owner.head)) ? undefined : owner.country;
    if (country !== undefined) mention.country = country;
  }
}

/** Possessive before adjective before compound before "of X" before other prepositions. */
export function ownerOf(
  tree: Tree,
  at: number,
  named: readonly DraftMention[],
  generic?: GenericInstitution,
): Owner | undefined {
  return search(tree, at, named, generic, 0);
}

function search(
  tree: Tree,
  at: number,
  named: readonly DraftMention[],
  generic: GenericInstitution | undefined,
  depth: number,
): Owner | undefined {
  if (depth > 3) return undefined;
  let best: { mention: DraftMention; child: number; rank: number } | undefined;
  const deeper: number[] = [];
  for (const child of tree.children[at] ?? []) {
    const rank = rankOf(tree, child, generic);
    if (rank === NO_OWNER) continue;
    const mention = named.find((candidate) => candidate.first <= child && child < candidate.last);
    if (mention === undefined) deeper.push(child);
    else if (mention.country === undefined && mention.org === undefined) continue;
    else if (mention.form === "name" && rank === COMPOUND && isTopicOf(generic)) continue;
    else if (best === undefined || rank < best.rank) best = { mention, child, rank };
  }
  if (best !== undefined) return { mention: best.mention, others: coordinated(tree, best, named) };
  for (const child of deeper) {
    const inner = search(tree, child, named, generic, depth + 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

const COMPOUND = 2;
const NO_OWNER = 9;

function rankOf(tree: Tree, child: number, generic: GenericInstitution | undefined): number {
  const word = tree.words[child];
  if (word === undefined) return NO_OWNER;
  switch (relation(word)) {
    case "amod":
      return 1;
    case "compound":
    case "flat":
      return COMPOUND;
    case "nmod":
    case "obl": {
      if (word.deprel === "nmod:poss") return 0;
      const prep = preposition(tree, child);
      if (prep === "of") return generic !== undefined && SIDING.test(generic.phrase) ? NO_OWNER : 2.5;
      if (prep === "from") return 3;
      if (generic !== undefined && POSTED.test(generic.role)) return NO_OWNER;
      return OWNING.has(prep) && !(prep === "for" && isTopicOf(generic)) ? 4 : NO_OWNER;
    }
    default:
      return NO_OWNER;
  }
}

/** "The embassy in Ruritania" is another state's. */
const POSTED = /embass|consul|ambassador|envoy|diplomat|mission|correspondent|troops|forces|soldier|peacekeep/;

const OWNING = new Set(["in", "for", "at", "throughout", "across", "inside"]);

/** "a Korea researcher", "ambassador to Moscow", "an expert on Iran": the state is what they deal with, not theirs. */
function isTopicOf(generic: GenericInstitution | undefined): boolean {
  if (generic === undefined || !generic.person) return false;
  return DEALING.has(generic.role) || STUDYING.test(generic.phrase);
}

const DEALING = new Set(["ambassador", "diplomat", "adviser"]);
/** "a supporter of Ruritania" is not Ruritanian for that. */
const SIDING = /(supporter|backer|sympathi[sz]er|opponent|critic|victim)s?$/;
const STUDYING = /(analyst|expert|researcher|scholar|specialist|historian|correspondent|reporter|watcher)s?$/;

function coordinated(
  tree: Tree,
  { mention, child }: { mention: DraftMention; child: number },
  named: readonly DraftMention[],
): DraftMention[] {
  const others: DraftMention[] = [];
  for (const conjunct of tree.children[child] ?? []) {
    if (relation(tree.words[conjunct] ?? NONE) !== "conj") continue;
    const other = named.find((candidate) => candidate.first <= conjunct && conjunct < candidate.last);
    if (other?.country !== undefined && other.country !== mention.country) others.push(other);
  }
  return others;
}

const NONE = { deprel: "", text: "", start: 0, end: 0, upos: "", xpos: "", lemma: "", head: -1 };
