/** A sentence with its named mentions → mentions without a name: "Israeli soldiers", "China's foreign ministry". */
import type { Tree } from "../../../model/index.ts";
import { preposition, relation } from "../../match/index.ts";
import type { DraftMention } from "./draft-mention.ts";
import type { ActorKnowledge, GenericInstitution } from "./knowledge.ts";

const LONGEST_PHRASE = 5;

/** Adds nominal mentions that no name covers; a nominal's country is that of the state it hangs on. */
export function nominalMentions(tree: Tree, named: readonly DraftMention[], knowledge: ActorKnowledge): DraftMention[] {
  const found: DraftMention[] = [];
  for (let at = 0; at < tree.words.length; at += 1) {
    const word = tree.words[at];
    if (word === undefined || (word.upos !== "NOUN" && word.upos !== "PROPN")) continue;
    if (named.some((mention) => mention.first <= at && at < mention.last)) continue;
    const phrase = phraseEnding(tree, at, knowledge);
    if (phrase === undefined) continue;
    // Only the head of a phrase: "police" in "police officers" is a modifier.
    if (relation(word) === "compound" || relation(word) === "flat") continue;
    found.push(nominal(tree, at, phrase, named));
  }
  return found;
}

interface PhraseHit {
  readonly first: number;
  readonly generic: GenericInstitution;
}

/** The longest known phrase that ends at `at`. */
export function phraseEnding(tree: Tree, at: number, knowledge: ActorKnowledge): PhraseHit | undefined {
  let text = "";
  let best: PhraseHit | undefined;
  for (let first = at; first >= 0 && at - first < LONGEST_PHRASE; first -= 1) {
    const word = tree.words[first];
    if (word === undefined) break;
    const part = word.text.toLowerCase();
    text = first === at ? part : part === "-" || text.startsWith("-") ? part + text : `${part} ${text}`;
    const generic =
      knowledge.generic.get(text) ?? (first === at ? knowledge.generic.get(word.lemma.toLowerCase()) : undefined);
    if (generic !== undefined) best = { first, generic };
  }
  return best;
}

function nominal(tree: Tree, at: number, { first, generic }: PhraseHit, named: readonly DraftMention[]): DraftMention {
  const word = tree.words[at];
  const owner = ownerOf(tree, at, named, 0);
  const determiner = (tree.children[at] ?? [])
    .map((child) => tree.words[child])
    .find((child) => child?.deprel === "det");
  const start = owner !== undefined && owner.first < first && first - owner.last <= 3 ? owner.first : first;
  return {
    n: tree.n,
    first: start,
    last: at + 1,
    head: at,
    form: "nominal",
    kind: generic.person ? "population" : "organization",
    sector: generic.sector,
    role: generic.role,
    plural: word?.xpos === "NNS" || word?.xpos === "NNPS",
    definite: determiner !== undefined && /^(the|this|that|these|those|both)$/i.test(determiner.text),
    confidence: owner === undefined ? 0.5 : 0.85,
    ...(owner?.country === undefined ? {} : { country: owner.country }),
    ...(owner?.org === undefined || owner.country !== undefined ? {} : { org: owner.org }),
  };
}

const OWNING = new Set(["of", "from", "in", "for", "to", "at", "on", "throughout", "across"]);

/** The state, organisation or group a noun belongs to by its modifiers: possessive, adjective, compound, "of X". */
export function ownerOf(
  tree: Tree,
  at: number,
  named: readonly DraftMention[],
  depth: number,
): DraftMention | undefined {
  if (depth > 3) return undefined;
  const ranked: { mention: DraftMention; rank: number }[] = [];
  const deeper: number[] = [];
  for (const child of tree.children[at] ?? []) {
    const word = tree.words[child];
    if (word === undefined) continue;
    const rel = relation(word);
    const prep = rel === "nmod" || rel === "obl" ? preposition(tree, child) : "";
    const rank =
      rel === "nmod" && word.deprel === "nmod:poss"
        ? 0
        : rel === "amod"
          ? 1
          : rel === "compound"
            ? 2
            : OWNING.has(prep)
              ? 3
              : 9;
    if (rank === 9) continue;
    const mention = named.find((candidate) => candidate.first <= child && child < candidate.last);
    if (mention !== undefined && (mention.country !== undefined || mention.org !== undefined)) {
      ranked.push({ mention, rank: prep === "of" ? 2.5 : rank });
    } else deeper.push(child);
  }
  ranked.sort((a, b) => a.rank - b.rank);
  const nearest = ranked[0]?.mention;
  if (nearest !== undefined) return nearest;
  for (const child of deeper) {
    const inner = ownerOf(tree, child, named, depth + 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
