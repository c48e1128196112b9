/** Words of title and text in → its terms, weighted: what it is about. */
import type { Background } from "./background.ts";
import type { Word } from "./words.ts";

/**
 * Terms in descending weight, ties by name. Weights are whole numbers and the length is `UNIT`, so that sums of products
 * are exact and do not depend on the order in which they are added.
 */
export interface TermVector {
  readonly terms: readonly string[];
  readonly weights: readonly number[];
}

export const UNIT = 10_000;

export interface VectorOptions {
  /** What one occurrence in the title, in the first words and in the rest counts. */
  readonly title: number;
  readonly lead: number;
  readonly leadWords: number;
  /** Words of the text that are read. */
  readonly maxWords: number;
  /** What two names in a row ("Rocky Mount") count beside the two words. */
  readonly namePairs: number;
  /** What a word written as a name counts, against 1 for another. */
  readonly names: number;
  /** Exponent on a term's rarity: above 1, rare names decide and the words of the kind of event fade. */
  readonly rarity: number;
  /** Terms kept. */
  readonly terms: number;
}

/** What the text is about: title and names first. */
export const STORY_VECTOR: VectorOptions = {
  title: 4,
  lead: 1,
  leadWords: 80,
  maxWords: 1200,
  namePairs: 0.5,
  names: 1,
  rarity: 1,
  terms: 100,
};

/** Which of many look-alikes it is: the first sentences, rare names. */
export const INCIDENT_VECTOR: VectorOptions = {
  ...STORY_VECTOR,
  title: 3,
  lead: 4,
  leadWords: 100,
  names: 1.5,
  rarity: 1.5,
};

export function vectorOf(
  document: { readonly title: readonly Word[]; readonly text: readonly Word[] },
  background: Background,
  options: VectorOptions,
  extra: ReadonlyMap<string, number> = NONE,
): TermVector {
  const counts = new Map<string, number>();
  const pairs = new Map<string, number>();
  const count = (words: readonly Word[], value: (at: number) => number): void => {
    words.forEach((word, at) => {
      counts.set(word.key, (counts.get(word.key) ?? 0) + value(at) * (word.kind === "name" ? options.names : 1));
      const before = words[at - 1];
      if (word.kind !== "name" || before?.kind !== "name") return;
      const pair = `${before.key} ${word.key}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + value(at));
    });
  };
  count(document.title, () => options.title);
  count(document.text.slice(0, options.maxWords), (at) => (at < options.leadWords ? options.lead : 1));
  const weighted: [string, number][] = [];
  for (const [term, n] of counts) weighted.push([term, dampened(n) * background.weight(term) ** options.rarity]);
  if (options.namePairs > 0) {
    for (const [pair, n] of pairs) {
      const [left = "", right = ""] = pair.split(" ");
      const weight = (background.weight(left) + background.weight(right)) / 2;
      weighted.push([pair, dampened(n) * weight ** options.rarity * options.namePairs]);
    }
  }
  for (const [term, weight] of extra) weighted.push([term, weight]);
  return unit(weighted, options.terms);
}

const NONE: ReadonlyMap<string, number> = new Map();

/** Sublinear: the tenth occurrence says less than the first. */
function dampened(count: number): number {
  return count < 1 ? count : 1 + Math.log(count);
}

function unit(weighted: [string, number][], keep: number): TermVector {
  const kept = weighted
    .filter(([, weight]) => weight > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, keep);
  const length = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return { terms: kept.map(([term]) => term), weights: kept.map(([, weight]) => Math.round((weight / length) * UNIT)) };
}
