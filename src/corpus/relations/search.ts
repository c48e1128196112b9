/** Acts of one direction of a dyad → the periods that can be compared, and where the level of their scores or counts changes. */
import { countLevels, type Levels, meanLevels, type Point } from "./levels.ts";
import { scoreCountsOf } from "./measures.ts";
import { cutsOf } from "./segments.ts";
import { type SeriesAsked, type Tallies, talliesOf } from "./series.ts";
import type { Act } from "./types.ts";

/** The mean score of an act; or acts a day, of the days on which anything was heard. */
export type Measured = "score" | "acts";

export interface Search {
  readonly points: readonly Point[];
  readonly levels: Levels;
  /** Where a new level begins; undefined where there is not enough to tell. */
  readonly cuts: readonly number[] | undefined;
  /** The point whose period a day belongs to. */
  pointAt(day: number): number | undefined;
}

/** Fewer are too few to tell a change of level from chance. */
export const LEAST_PERIODS = 12;
export const LEAST_ACTS = 30;
/** Periods that a level must last. */
export const SHORTEST_LEVEL = 3;

/** @param acts those that are counted */
export function searchFor(acts: readonly Act[], measured: Measured, asked: SeriesAsked): Search {
  const tallies = talliesOf(acts, asked);
  const points = pointsOf(tallies, measured, asked);
  const levels = measured === "score" ? meanLevels(points) : countLevels(points);
  const numbers = new Map(points.map(({ position }, i) => [position, i]));
  const total = points.reduce((sum, point) => sum + point.acts, 0);
  const enough = points.length >= LEAST_PERIODS && total >= LEAST_ACTS;
  return {
    points,
    levels,
    cuts: enough ? cutsOf({ size: points.length, cost: levels.cost, shortest: SHORTEST_LEVEL }) : undefined,
    pointAt: (day) => numbers.get(tallies.at(day) ?? -1),
  };
}

/** Periods without coverage are left out, for want of news; for scores also those without acts, which have none. */
function pointsOf({ tallies }: Tallies, measured: Measured, { scores, from, to }: SeriesAsked): Point[] {
  return tallies.flatMap(({ period, tally, coverage }, position): Point[] => {
    if (coverage.kind === "none") return [];
    const counts = scoreCountsOf(tally, scores);
    const acts = counts.reduce((sum, { count }) => sum + count, 0);
    if (measured === "score" && acts === 0) return [];
    const mean = acts === 0 ? 0 : counts.reduce((sum, { score, count }) => sum + score * count, 0) / acts;
    return [
      {
        position,
        key: period.key,
        first: Math.max(from, period.first),
        last: Math.min(to, period.last),
        acts,
        days: coverage.kind === "heard" ? coverage.heard : coverage.days,
        mean,
        squares: counts.reduce((sum, { score, count }) => sum + count * (score - mean) ** 2, 0),
      },
    ];
  });
}
