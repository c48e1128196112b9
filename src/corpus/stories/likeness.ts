/** Term vectors in → links between those that are alike, found through an inverted index, never all pairs. */
import { type Link, MILLION } from "./agglomerate.ts";
import { type TermVector, UNIT } from "./vectors.ts";

export interface LikenessIndex {
  /** Adds one vector under the next number, and returns its links to those before it. */
  add(vector: TermVector, day: number | undefined, factor: (other: number) => number): Link[];
}

/**
 * A pair is compared when the terms that stand at the head of both vectors alone bring a part of what is wanted; far apart in time,
 * the few at the very top must. The likeness itself is over all terms. All of it depends on the two documents only.
 *
 * @param least links below this (parts in a million) are left out.
 */
export function createLikenessIndex(least: number): LikenessIndex {
  const ids = new Map<string, number>();
  const vectors: Sorted[] = [];
  const periods: number[] = [];
  const tops = createPostings();
  const heads = new Map<number, Postings>();
  let sums = new Float64Array(1024);
  const whole = (least / MILLION) * UNIT * UNIT;
  return {
    add(vector, day, factor) {
      const item = vectors.length;
      const sorted = sort(vector, ids);
      const period = day === undefined ? UNDATED : Math.floor(day / PERIOD);
      vectors.push(sorted);
      periods.push(period);
      if (sums.length <= item) sums = new Float64Array(sums.length * 2);
      const numbers = vector.terms.slice(0, HEAD).map((term) => ids.get(term) ?? 0);
      const links: Link[] = [];
      const compare = (other: number, head: number, enough: number): void => {
        if (head < enough) return;
        const nearness = factor(other);
        if (head * nearness < enough) return;
        const cosine = productOf(sorted, vectors[other]) / (UNIT * UNIT);
        const likeness = Math.round(Math.min(1, cosine) * nearness * MILLION);
        if (likeness >= least) links.push({ a: other, b: item, likeness });
      };
      const isNear = (other: number): boolean => Math.abs((periods[other] ?? UNDATED) - period) <= REACH;
      tops.match(numbers.slice(0, TOP), vector.weights, sums, (other, head) => {
        if (!isNear(other)) compare(other, head, whole * TOP_SHARE);
      });
      tops.add(item, numbers.slice(0, TOP), vector.weights);
      for (let each = period - REACH; each <= period + REACH; each += 1) {
        heads
          .get(each)
          ?.match(numbers, vector.weights, sums, (other, head) => compare(other, head, whole * HEAD_SHARE));
      }
      const own = heads.get(period) ?? createPostings();
      heads.set(period, own);
      own.add(item, numbers, vector.weights);
      return links;
    },
  };
}

/** Days in a period, and periods on either side that count as near. */
const PERIOD = 30;
const REACH = 2;
/** Undated documents are near to each other alone. */
const UNDATED = -1_000_000;

interface Postings {
  add(item: number, terms: readonly number[], weights: readonly number[]): void;
  /** @param sums all zero before and after. */
  match(
    terms: readonly number[],
    weights: readonly number[],
    sums: Float64Array,
    found: (item: number, sum: number) => void,
  ): void;
}

function createPostings(): Postings {
  const lists = new Map<number, { readonly items: number[]; readonly weights: number[] }>();
  return {
    add(item, terms, weights) {
      terms.forEach((term, at) => {
        const list = lists.get(term) ?? { items: [], weights: [] };
        lists.set(term, list);
        list.items.push(item);
        list.weights.push(weights[at] ?? 0);
      });
    },
    match(terms, weights, sums, found) {
      const touched: number[] = [];
      terms.forEach((term, at) => {
        const list = lists.get(term);
        const weight = weights[at] ?? 0;
        if (list === undefined || weight === 0) return;
        for (let each = 0; each < list.items.length; each += 1) {
          const other = list.items[each] ?? 0;
          const before = sums[other] ?? 0;
          if (before === 0) touched.push(other);
          sums[other] = before + weight * (list.weights[each] ?? 0);
        }
      });
      for (const other of touched) {
        const sum = sums[other] ?? 0;
        sums[other] = 0;
        found(other, sum);
      }
    },
  };
}

/** Terms at the head of a vector and at its very top, and the share of the least likeness that they must bring. */
const HEAD = 40;
const TOP = 15;
const HEAD_SHARE = 0.6;
const TOP_SHARE = 0.45;

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
