/** Term vectors in → links between those that are alike, found through an inverted index, never all pairs. */
import { type Link, MILLION } from "./agglomerate.ts";
import { type TermVector, UNIT } from "./vectors.ts";

export interface LikenessIndex {
  /** Adds one vector under the next number, and returns its links to those before it. */
  add(vector: TermVector, factor?: (other: number) => number): Link[];
}

/**
 * A pair is compared when the terms that stand at the head of both vectors alone bring a part of what is wanted; the likeness
 * itself is over all terms. Both depend on the two vectors only.
 *
 * @param least links below this (parts in a million) are left out.
 */
export function createLikenessIndex(least: number): LikenessIndex {
  const ids = new Map<string, number>();
  const postings: Posting[] = [];
  const vectors: Sorted[] = [];
  let sums = new Float64Array(1024);
  const enough = (least / MILLION) * UNIT * UNIT * HEAD_SHARE;
  return {
    add(vector, factor = () => 1) {
      const item = vectors.length;
      const sorted = sort(vector, ids);
      vectors.push(sorted);
      if (sums.length <= item) {
        const larger = new Float64Array(sums.length * 2);
        larger.set(sums);
        sums = larger;
      }
      const touched: number[] = [];
      for (let at = 0; at < Math.min(HEAD, vector.terms.length); at += 1) {
        const id = ids.get(vector.terms[at] ?? "") ?? 0;
        const weight = vector.weights[at] ?? 0;
        postings[id] ??= { items: [], weights: [] };
        const { items, weights } = postings[id];
        for (let each = 0; each < items.length; each += 1) {
          const other = items[each] ?? 0;
          const before = sums[other] ?? 0;
          if (before === 0) touched.push(other);
          sums[other] = before + weight * (weights[each] ?? 0);
        }
        items.push(item);
        weights.push(weight);
      }
      const links: Link[] = [];
      for (const other of touched) {
        const head = sums[other] ?? 0;
        sums[other] = 0;
        if (head < enough) continue;
        const nearness = factor(other);
        if (head * nearness < enough) continue;
        const cosine = productOf(sorted, vectors[other]) / (UNIT * UNIT);
        const likeness = Math.round(Math.min(1, cosine) * nearness * MILLION);
        if (likeness >= least) links.push({ a: other, b: item, likeness });
      }
      return links;
    },
  };
}

/** Terms at the head of a vector, and the share of the least likeness that they must bring. */
const HEAD = 40;
const HEAD_SHARE = 0.6;

interface Posting {
  readonly items: number[];
  readonly weights: number[];
}

/** Terms by number, ascending. */
interface Sorted {
  readonly terms: Int32Array;
  readonly weights: Int32Array;
}

function sort(vector: TermVector, ids: Map<string, number>): Sorted {
  const pairs = vector.terms.map((term, at): readonly [number, number] => {
    let id = ids.get(term);
    if (id === undefined) {
      id = ids.size;
      ids.set(term, id);
    }
    return [id, vector.weights[at] ?? 0];
  });
  pairs.sort((a, b) => a[0] - b[0]);
  return { terms: Int32Array.from(pairs, (pair) => pair[0]), weights: Int32Array.from(pairs, (pair) => pair[1]) };
}

function productOf(a: Sorted, b: Sorted | undefined): number {
  if (b === undefined) return 0;
  let [x, y, sum] = [0, 0, 0];
  while (x < a.terms.length && y < b.terms.length) {
    const [left, right] = [a.terms[x] ?? 0, b.terms[y] ?? 0];
    if (left === right) {
      sum += (a.weights[x] ?? 0) * (b.weights[y] ?? 0);
      x += 1;
      y += 1;
    } else if (left < right) x += 1;
    else y += 1;
  }
  return sum;
}
