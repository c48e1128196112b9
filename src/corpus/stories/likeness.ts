/** Term vectors in → links between those that are alike, found through an inverted index, never all pairs. */
import { type Link, MILLION } from "./agglomerate.ts";
import { type TermVector, UNIT } from "./vectors.ts";

export interface LikenessIndex {
  /** Adds one vector under the next number, and returns its links to those before it. */
  add(vector: TermVector, factor?: (other: number) => number): Link[];
}

/** @param least links below this (parts in a million) are left out. */
export function createLikenessIndex(least: number): LikenessIndex {
  const postings = new Map<string, { items: number[]; weights: number[] }>();
  let sums = new Float64Array(1024);
  let count = 0;
  return {
    add(vector, factor = () => 1) {
      const item = count;
      count += 1;
      if (sums.length < count) sums = new Float64Array(sums.length * 2);
      const touched: number[] = [];
      vector.terms.forEach((term, at) => {
        const weight = vector.weights[at] ?? 0;
        const posting = postings.get(term);
        if (posting === undefined) {
          postings.set(term, { items: [item], weights: [weight] });
          return;
        }
        const { items, weights } = posting;
        for (let each = 0; each < items.length; each += 1) {
          const other = items[each] ?? 0;
          const before = sums[other] ?? 0;
          if (before === 0) touched.push(other);
          sums[other] = before + weight * (weights[each] ?? 0);
        }
        items.push(item);
        weights.push(weight);
      });
      const links: Link[] = [];
      for (const other of touched) {
        const cosine = (sums[other] ?? 0) / (UNIT * UNIT);
        sums[other] = 0;
        if (cosine * MILLION < least) continue;
        const likeness = Math.round(Math.min(1, cosine) * factor(other) * MILLION);
        if (likeness >= least) links.push({ a: other, b: item, likeness });
      }
      return links;
    },
  };
}
