/**
 * A cost of treating a stretch of a series as one level → where the level changes, the cheapest way to cut the whole.
 *
 * PELT (Killick, Fearnhead & Eckley 2012) with the penalty of the modified BIC (Zhang & Siegmund 2007): each stretch pays the
 * logarithm of its length, each cut three times that of the series. Exact: no other cut with stretches of this length costs less.
 */

/** @param end not included. */
export type Cost = (start: number, end: number) => number;

export interface Cutting {
  readonly size: number;
  readonly cost: Cost;
  /** No stretch is shorter. */
  readonly shortest: number;
}

/** What one cut must save to be made. */
export function penaltyOf(size: number): number {
  return 3 * Math.log(size);
}

/** @returns where a new level begins, ascending; empty: one level throughout. */
export function cutsOf({ size, cost, shortest }: Cutting): number[] {
  if (size < 2 * shortest) return [];
  const penalty = penaltyOf(size);
  const stretch = (start: number, end: number): number => cost(start, end) + Math.log(end - start);
  // The logarithms can make two parts dearer than their whole, by at most this: pruning allows for it.
  const slack = Math.max(0, Math.log(size / 4));
  const best = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(size + 1);
  best[0] = -penalty;
  // Where the last stretch may begin, in order; until when; and what it costs from there to `end`.
  let open = 0;
  const starts = new Int32Array(size);
  const until = new Int32Array(size);
  const totals = new Float64Array(size);
  for (let end = shortest; end <= size; end += 1) {
    if (end === shortest || end >= 2 * shortest) {
      starts[open] = end - shortest;
      until[open] = size + 1;
      open += 1;
    }
    let cheapest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < open; i += 1) {
      const start = starts[i] ?? 0;
      const total = (best[start] ?? 0) + stretch(start, end);
      totals[i] = total;
      if (total + penalty >= cheapest) continue;
      cheapest = total + penalty;
      from[end] = start;
    }
    best[end] = cheapest;
    // A beginning that is beaten here stays beaten, once the stretch that begins here may end.
    let kept = 0;
    for (let i = 0; i < open; i += 1) {
      const beaten = (totals[i] ?? 0) - slack > cheapest ? end + shortest : size + 1;
      const last = Math.min(until[i] ?? 0, beaten);
      if (end + 1 >= last) continue;
      starts[kept] = starts[i] ?? 0;
      until[kept] = last;
      kept += 1;
    }
    open = kept;
  }
  const cuts: number[] = [];
  for (let end = from[size] ?? 0; end > 0; end = from[end] ?? 0) cuts.unshift(end);
  return cuts;
}
