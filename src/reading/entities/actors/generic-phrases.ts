/** A noun of a tree → the longest listed phrase that ends there ("foreign ministry", "national security adviser"). */
import type { Tree } from "../../../model/index.ts";
import type { ActorKnowledge, GenericInstitution } from "./knowledge.ts";

export interface PhraseHit {
  readonly first: number;
  readonly generic: GenericInstitution;
}

const LONGEST_PHRASE = 5;

export function phraseEnding(tree: Tree, at: number, knowledge: ActorKnowledge): PhraseHit | undefined {
  const last = tree.words[at];
  if (last === undefined) return undefined;
  const end = last.text.toLowerCase();
  const lemma = last.lemma.toLowerCase();
  if (!knowledge.genericEnds.has(end) && !knowledge.genericEnds.has(lemma)) return undefined;
  return longest(tree, at, end, knowledge) ?? (lemma === end ? undefined : longest(tree, at, lemma, knowledge));
}

function longest(tree: Tree, at: number, end: string, { generic }: ActorKnowledge): PhraseHit | undefined {
  let text = end;
  let best: PhraseHit | undefined;
  for (let first = at; first >= 0 && at - first < LONGEST_PHRASE; first -= 1) {
    if (first < at) {
      const part = tree.words[first]?.text.toLowerCase() ?? "";
      text = part === "-" || text.startsWith("-") ? part + text : `${part} ${text}`;
    }
    const found = generic.get(text);
    if (found !== undefined) best = { first, generic: found };
  }
  return best;
}

/** Who heads or speaks for something is what that something is: "the head of the navy", "a spokesman for the rebels". */
export const HEADING = new Set(
  "chairman chairwoman chairperson chair head director chief leader president secretary-general secretary member boss founder commander spokesman spokeswoman spokesperson representative deputy co-chair".split(
    " ",
  ),
);

/** Nouns for many of the same kind, whatever kind that is. */
export const GATHERINGS = new Set(
  "group confederation federation alliance coalition network faction movement organization organisation association family convoy delegation".split(
    " ",
  ),
);

const RANK =
  /^(former|ex|then|acting|interim|deputy|vice|senior|top|chief|outgoing|incoming|late|assistant|first|longtime|current|newly|co|national|-)$/i;

/** The start of a title with the words of rank before it: "former deputy". */
export function withRank(tree: Tree, first: number): number {
  let start = first;
  while (start > 0 && RANK.test(tree.words[start - 1]?.text ?? "")) start -= 1;
  while (start < first && tree.words[start]?.text === "-") start += 1;
  return start;
}
