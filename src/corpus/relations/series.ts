/** Acts of one direction of a dyad, and the days on which the store heard anything → the series by day, week or month. */
import type { EventStatus } from "../../model/index.ts";
import { addTo, emptyTally, type Measures, measuresOf, type Tally } from "./measures.ts";
import { isoDay, type Period, periodsBetween, type Unit } from "./periods.ts";
import type { Scores } from "./scores.ts";
import type { Act } from "./types.ts";

export interface SeriesAsked {
  readonly unit: Unit;
  /** First and last day, both included: days since 1970-01-01 UTC. */
  readonly from: number;
  readonly to: number;
  readonly scores: Scores;
  /** Statuses that enter counts and scores beside "asserted". */
  readonly include?: readonly EventStatus[];
  /** Absent: nothing is known of what was heard. */
  readonly heard?: Heard;
}

/** Days since 1970-01-01 UTC on which a document arrived. */
export interface Heard {
  readonly any: Iterable<number>;
  /** A document that names either party. */
  readonly naming: Iterable<number>;
}

export interface Series {
  readonly unit: Unit;
  readonly from: string;
  readonly to: string;
  readonly scores: string;
  readonly counted: readonly EventStatus[];
  readonly periods: readonly SeriesPeriod[];
  /** Everything from `from` to `to`. */
  readonly whole: Measures;
  /** Acts dated before `from` and after `to`: in no number of this series. */
  readonly outside: { readonly before: number; readonly after: number };
}

export interface SeriesPeriod extends Measures {
  readonly key: string;
  /** First and last day that belong to the series as well. */
  readonly from: string;
  readonly to: string;
  readonly coverage: Coverage;
  /** The acts counted, as ids of incidents. */
  readonly incidents: readonly string[];
}

/** `none`: no document arrived in it, so that no act in it is no news; acts that later documents tell of may stand in it. */
export type Coverage =
  | { readonly kind: "unknown"; readonly days: number }
  | { readonly kind: "none"; readonly days: number }
  | { readonly kind: "heard"; readonly days: number; readonly heard: number; readonly naming: number };

export function seriesOf(acts: readonly Act[], asked: SeriesAsked): Series {
  const { unit, from, to, scores } = asked;
  const counted = countedOf(asked);
  const { tallies, whole, outside, at: positionOf } = talliesOf(acts, asked);
  const incidents: string[][] = tallies.map(() => []);
  for (const { status, day, incident } of acts) {
    if (counted.has(status)) incidents[positionOf(day) ?? -1]?.push(incident);
  }
  return {
    unit,
    from: isoDay(from),
    to: isoDay(to),
    scores: scores.name,
    counted: [...counted],
    periods: tallies.map(({ period, tally, coverage }, at) => ({
      key: period.key,
      from: isoDay(Math.max(from, period.first)),
      to: isoDay(Math.min(to, period.last)),
      coverage,
      ...measuresOf(tally, scores),
      incidents: (incidents[at] ?? []).sort(),
    })),
    whole: measuresOf(whole, scores),
    outside,
  };
}

export interface PeriodTally {
  readonly period: Period;
  readonly tally: Tally;
  readonly coverage: Coverage;
}

export interface Tallies {
  readonly tallies: readonly PeriodTally[];
  readonly whole: Tally;
  readonly outside: { readonly before: number; readonly after: number };
  /** The position in `tallies` of the period a day belongs to; undefined outside the series. */
  at(day: number): number | undefined;
}

export function talliesOf(acts: readonly Act[], asked: Omit<SeriesAsked, "scores">): Tallies {
  const { unit, from, to } = asked;
  const counted = countedOf(asked);
  const periods = periodsBetween(from, to, unit);
  const positions = new Int32Array(Math.max(0, to - from + 1));
  for (const [at, { first, last }] of periods.entries()) positions.fill(at, Math.max(0, first - from), last - from + 1);
  const at = (day: number): number | undefined => (day < from || day > to ? undefined : positions[day - from]);
  const coverages = coverageOf(periods, asked, at);
  const tallies = periods.map((period, i) => ({ period, tally: emptyTally(), coverage: coverages[i] ?? UNKNOWN }));
  const whole = emptyTally();
  let [before, after] = [0, 0];
  for (const act of acts) {
    const tally = tallies[at(act.day) ?? -1]?.tally;
    if (tally === undefined) {
      if (act.day < from) before += 1;
      else after += 1;
      continue;
    }
    addTo(tally, act, counted);
    addTo(whole, act, counted);
  }
  return { tallies, whole, outside: { before, after }, at };
}

export function countedOf({ include = [] }: Pick<SeriesAsked, "include">): ReadonlySet<EventStatus> {
  return new Set<EventStatus>(["asserted", ...include]);
}

const UNKNOWN: Coverage = { kind: "unknown", days: 0 };

function coverageOf(
  periods: readonly Period[],
  { from, to, heard }: Pick<SeriesAsked, "from" | "to" | "heard">,
  at: (day: number) => number | undefined,
): Coverage[] {
  const daysIn = periods.map(({ first, last }) => Math.min(to, last) - Math.max(from, first) + 1);
  if (heard === undefined) return daysIn.map((days) => ({ kind: "unknown", days }));
  const perPeriod = (days: Iterable<number>): number[] => {
    const counts = periods.map(() => 0);
    for (const day of new Set(days)) {
      const position = at(day);
      if (position !== undefined) counts[position] = (counts[position] ?? 0) + 1;
    }
    return counts;
  };
  const naming = perPeriod(heard.naming);
  const any = perPeriod(heard.any);
  return daysIn.map((days, i) => {
    const count = any[i] ?? 0;
    return count === 0 ? { kind: "none", days } : { kind: "heard", days, heard: count, naming: naming[i] ?? 0 };
  });
}
