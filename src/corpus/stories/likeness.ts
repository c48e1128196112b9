/** Term vectors in → links between those that are alike, found through an inverted index, never all pairs. */
import { type Link, MILLION } from "./agglomerate.ts";
import type { Numbered } from "./numbered.ts";
import { UNIT } from "./vectors.ts";

export interface LikenessIndex {
  /** Adds one vector under the next number, and returns its links to those before it. */
  add(vector: Numbered, day: number | undefined, factor: (other: number) => number): Link[];
  /** The links that `add` would return (as `b` stands the next number), and adds nothing. */
  match(vector: Numbered, day: number | undefined, factor: (other: number) => number): Link[];
}

/**
 * A pair is compared when the terms that stand at the head of both vectors alone bring a part of what is wanted; far apart in time,
 * the few at the very top must. The likeness itself is over all terms. All of it depends on the two documents only.
 *
 * @param least links below this (parts in a million) are left out.
 */
export function createLikenessIndex(least: number): LikenessIndex {
  const vectors: Sorted[] = [];
  const periods: number[] = [];
  const tops = createPostings();
  const heads = new Map<number, Postings>();
  let sums = new Float64Array(1024);
  const whole = (least / MILLION) * UNIT * UNIT;
  const match: LikenessIndex["match"] = (vector, day, factor) => {
    const item = vectors.length;
    const period = periodOf(day);
    let sorted: Sorted | undefined;
    const links: Link[] = [];
    const compare = (other: number, head: number, enough: number): void => {
      if (head < enough) return;
      const nearness = factor(other);
      if (head * nearness < enough) return;
      sorted ??= sort(vector);
      const cosine = productOf(sorted, vectors[other]) / (UNIT * UNIT);
      const likeness = Math.round(Math.min(1, cosine) * nearness * MILLION);
      if (likeness >= least) links.push({ a: other, b: item, likeness });
    };
    const isNear = (other: number): boolean => Math.abs((periods[other] ?? UNDATED) - period) <= REACH;
    tops.match(vector, TOP, sums, (other, head) => {
      if (!isNear(other)) compare(other, head, whole * TOP_SHARE);
    });
    for (let each = period - REACH; each <= period + REACH; each += 1) {
      heads.get(each)?.match(vector, HEAD, sums, (other, head) => compare(other, head, whole * HEAD_SHARE));
    }
    return links;
  };
  return {
    match,
    add(vector, day, factor) {
      const item = vectors.length;
      const links = match(vector, day, factor);
      const period = periodOf(day);
      vectors.push(sort(vector));
      periods.push(period);
      if (sums.length <= item) sums = new Float64Array(sums.length * 2);
      tops.add(item, vector, TOP);
      const own = heads.get(period) ?? createPostings();
      heads.set(period, own);
      own.add(item, vector, HEAD);
      return links;
    },
  };
}

function periodOf(day: number | undefined): number {
  return day === undefined ? UNDATED : Math.floor(day / PERIOD);
}

/** Days in a period, and periods on either side that count as near. */
const PERIOD = 30;
const REACH = 2;
/** Undated documents are near to each other alone. */
const UNDATED = -1_000_000;

interface Postings {
  /** @param most of the vector's terms, the weightiest first. */
  add(item: number, vector: Numbered, most: number): void;
  /** @param sums all zero before and after. */
  match(vector: Numbered, most: number, sums: Float64Array, found: (item: number, sum: number) => void): void;
}

function createPostings(): Postings {
  const lists = new Map<number, { readonly items: number[]; readonly weights: number[] }>();
  return {
    add(item, { terms, weights }, most) {
      for (let at = 0; at < terms.length && at < most; at += 1) {
        const term = terms[at] ?? 0;
        const list = lists.get(term) ?? { items: [], weights: [] };
        lists.set(term, list);
        list.items.push(item);
        list.weights.push(weights[at] ?? 0);
      }
    },
    match({ terms, weights }, most, sums, found) {
      if (lists.size === 0) return;
      const touched: number[] = [];
      for (let at = 0; at < terms.length && at < most; at += 1) {
        const list = lists.get(terms[at] ?? 0);
        const weight = weights[at] ?? 0;
        if (list === undefined || weight === 0) continue;
        for (let each = 0; each < list.items.length; each += 1) {
          const other = list.items[each] ?? 0;
          const before = sums[other] ?? 0;
          if (before === 0) touched.push(other);
          sums[other] = before + weight * (list.weights[each] ?? 0);
        }
      }
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

function sort({ terms, weights }: Numbered): Sorted {
  const order = Array.from(terms, (_, at) => at).sort((a, b) => (terms[a] ?? 0) - (terms[b] ?? 0));
  return {
    terms: Int32Array.from(order, (at) => terms[at] ?? 0),
    weights: Int32Array.from(order, (at) => weights[at] ?? 0),
  };
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
