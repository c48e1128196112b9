/**
 * Scores of single acts → the 95 % interval of their mean: percentile bootstrap (Efron 1979; Efron & Tibshirani 1993, chapter 13).
 *
 * It says how far the mean hangs on which acts happened to be reported; not how right the reports or the scores are.
 */
import { nextOf, seedOf, shareOf } from "./chance.ts";

export type Interval =
  | { readonly kind: "interval"; readonly low: number; readonly high: number }
  /** `too-few`: under five scores the replicates repeat each other; `alike`: one score only, which says nothing of its spread. */
  | { readonly kind: "none"; readonly why: "too-few" | "alike" };

export const REPLICATES = 1000;
export const LEAST_FOR_INTERVAL = 5;

/** A score, and how many acts have it. */
export interface ScoreCount {
  readonly score: number;
  readonly count: number;
}

/** @param counts in an order of their own, not that of arrival: the seed is made from them. */
export function intervalOfMean(counts: readonly ScoreCount[]): Interval {
  const present = counts.filter(({ count }) => count > 0);
  const n = present.reduce((sum, { count }) => sum + count, 0);
  if (n < LEAST_FOR_INTERVAL) return { kind: "none", why: "too-few" };
  if (present.every(({ score }) => score === present[0]?.score)) return { kind: "none", why: "alike" };
  const means = resampled(present, n).sort();
  return { kind: "interval", low: round(means[TAIL - 1] ?? 0), high: round(means[REPLICATES - TAIL] ?? 0) };
}

/** Sums of decimal fractions without the dust of binary ones. */
export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6 || 0;
}

/** 2.5 % of the replicates lie beyond each end. */
const TAIL = Math.floor((REPLICATES + 1) * 0.025);

/**
 * There are few scores, so that what some draws can sum to is a short list: one draw from it stands for all of them, with the same
 * chances. @returns how many draws to take together: the size for which making the list and drawing from it take least.
 */
function blockSize(scores: number, n: number): number {
  let [best, least] = [1, Number.POSITIVE_INFINITY];
  let sums = 1;
  for (let size = 1; size <= MOST_TOGETHER; size += 1) {
    sums *= (scores + size - 1) / size;
    const effort = sums * EFFORT_OF_SUM + REPLICATES * (Math.floor(n / size) + (n % size));
    if (effort < least) [best, least] = [size, effort];
  }
  return best;
}

const MOST_TOGETHER = 6;
/** Of making one sum of the list, in draws. */
const EFFORT_OF_SUM = 30;

/** The mean of each replicate. */
function resampled(counts: readonly ScoreCount[], n: number): Float64Array {
  const size = blockSize(counts.length, n);
  const [one, block] = [tableOf(counts, n, 1), tableOf(counts, n, size)];
  const [blocks, rest] = [Math.floor(n / size), n % size];
  const means = new Float64Array(REPLICATES);
  // A local number, not a generator with a state of its own: that would take half of the time.
  let state = seedOf(counts.flatMap(({ score, count }) => [Math.round(score * 1000), count]));
  for (let replicate = 0; replicate < REPLICATES; replicate += 1) {
    let sum = 0;
    for (let draw = 0; draw < blocks; draw += 1) {
      state = nextOf(state);
      sum += drawn(block, shareOf(state));
    }
    for (let draw = 0; draw < rest; draw += 1) {
      state = nextOf(state);
      sum += drawn(one, shareOf(state));
    }
    means[replicate] = sum / n;
  }
  return means;
}

/** A choice with given chances in one draw: the alias method (Walker 1977). */
interface Table {
  /** Two for each cell: its own sum, and the other that shares the cell. */
  readonly sums: Float64Array;
  /** The share of a cell that is its own sum's. */
  readonly own: Float64Array;
}

function drawn({ sums, own }: Table, share: number): number {
  const at = share * own.length;
  const cell = at | 0;
  // A number from the comparison, not a branch: nothing can foresee which way it goes, and a wrong guess costs more than the draw.
  return sums[2 * cell + +(at - cell >= (own[cell] ?? 1))] ?? 0;
}

/** What `draws` draws with replacement can sum to. */
function tableOf(counts: readonly ScoreCount[], n: number, draws: number): Table {
  const sums: number[] = [];
  const chances: number[] = [];
  // Each choice of `draws` scores once, in the order of `counts`; `ways` counts the orders in which it can be drawn.
  const choose = (from: number, left: number, sum: number, ways: number): void => {
    const each = counts[from];
    if (left === 0 || each === undefined) {
      if (left > 0) return;
      sums.push(sum);
      chances.push(ways);
      return;
    }
    let taken = ways;
    for (let times = 0; times <= left; times += 1) {
      choose(from + 1, left - times, sum + times * each.score, taken);
      taken *= ((left - times) / (times + 1)) * (each.count / n);
    }
  };
  choose(0, draws, 0, 1);
  return shared(sums, chances);
}

/** Cells that have more than their share give to those that have less. */
function shared(each: readonly number[], chances: readonly number[]): Table {
  const cells = each.length;
  const own = new Float64Array(cells);
  const sums = new Float64Array(2 * cells);
  const poor: number[] = [];
  const rich: number[] = [];
  for (let cell = 0; cell < cells; cell += 1) {
    own[cell] = (chances[cell] ?? 0) * cells;
    sums[2 * cell] = each[cell] ?? 0;
    sums[2 * cell + 1] = each[cell] ?? 0;
    ((own[cell] ?? 0) < 1 ? poor : rich).push(cell);
  }
  for (let cell = poor.pop(); cell !== undefined; cell = poor.pop()) {
    const giver = rich.at(-1);
    if (giver === undefined) break;
    sums[2 * cell + 1] = each[giver] ?? 0;
    const left = (own[giver] ?? 0) - (1 - (own[cell] ?? 0));
    own[giver] = left;
    if (left < 1) {
      rich.pop();
      poor.push(giver);
    }
  }
  return { sums, own };
}
