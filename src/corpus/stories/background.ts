/** A list of words by how common they are in the news → how much a word tells about which story a text is on. */
import { fold, stem } from "./words.ts";

export interface Background {
  /** −ln of the share of news texts that hold the word: 0 for "the", about 9 for a word nobody has listed. */
  weight(key: string): number;
}

/**
 * Word frequency falls with rank as Zipf and Mandelbrot found (C / (r + 10)), faster beyond the first few thousand.
 * A fixed table, not counts over the corpus: the likeness of two documents then never depends on which others have come,
 * and stories do not depend on the order of arrival.
 *
 * @param ranked words, one a line, most frequent first.
 */
export function backgroundOf(ranked: string): Background {
  const frequency = new Map<string, number>();
  const lines = ranked.split("\n").filter((line) => line !== "");
  lines.forEach((word, rank) => {
    const key = stem(fold(word));
    frequency.set(key, (frequency.get(key) ?? 0) + frequencyAt(rank));
  });
  const rarest = frequencyAt(lines.length + 10_000);
  return {
    weight(key) {
      if (/^\d/.test(key)) return numberWeight(key);
      return -Math.log(1 - Math.exp(-WORDS * BURSTINESS * (frequency.get(key) ?? rarest)));
    },
  };
}

/** Words in a news text; the share of a word's occurrences that are the first in their text. */
const WORDS = 300;
const BURSTINESS = 0.7;
const TAIL = 8000;

function frequencyAt(rank: number): number {
  const head = 0.08 / (rank + 10);
  return rank < TAIL ? head : head * Math.sqrt(TAIL / rank);
}

/** The list has no numbers. One digit and years say little, long numbers much. */
function numberWeight(digits: string): number {
  if (/^(?:19|20)\d\d$/.test(digits)) return 2.5;
  return digits.length === 1 ? 1.5 : digits.length === 2 ? 3 : digits.length === 3 ? 4 : 5;
}
