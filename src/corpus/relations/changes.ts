/** Acts of one direction of a dyad → when the level of its scores or counts changed, which stories drive it, and whether it did without the largest. */
import { round } from "./bootstrap.ts";
import type { Levels, Point } from "./levels.ts";
import { isoDay } from "./periods.ts";
import { type Measured, type Search, SHORTEST_LEVEL, searchFor } from "./search.ts";
import { penaltyOf } from "./segments.ts";
import { countedOf, type SeriesAsked } from "./series.ts";
import { type StoryShare, storySharesOf } from "./story-shares.ts";
import type { Act } from "./types.ts";

export type Changes =
  | {
      readonly kind: "not-enough";
      readonly measured: Measured;
      /** That could be compared, and what they hold. */
      readonly periods: number;
      readonly acts: number;
    }
  | {
      readonly kind: "searched";
      readonly measured: Measured;
      readonly periods: number;
      readonly acts: number;
      /** Of a score: its variance. Of counts: how many times the variance of Poisson counts. */
      readonly spread: number;
      readonly changes: readonly ChangePoint[];
    };

export interface ChangePoint {
  /** The first period of the new level. */
  readonly at: string;
  readonly direction: "up" | "down";
  readonly before: Level;
  readonly after: Level;
  readonly difference: number;
  /** What cutting here saves, in times of what it must save to be made. */
  readonly strength: number;
  /** The part of the difference that goes when a story's acts are left out, the largest in the change's direction first. */
  readonly stories: readonly StoryShare[];
  /** Absent where no story drives it. */
  readonly withoutLargest?: WithoutLargest;
}

export interface Level {
  readonly from: string;
  readonly to: string;
  readonly periods: number;
  readonly acts: number;
  readonly value: number;
}

export interface WithoutLargest {
  readonly story: string;
  readonly verdict: Verdict;
}

export type Verdict =
  | { readonly kind: "still-a-break"; readonly at: string; readonly difference: number }
  | { readonly kind: "no-break" }
  | { readonly kind: "not-enough" };

export function changesOf(acts: readonly Act[], measured: Measured, asked: SeriesAsked): Changes {
  const counted = countedOf(asked);
  const own = acts.filter(({ status }) => counted.has(status));
  const search = searchFor(own, measured, asked);
  const { points, cuts } = search;
  const seen = { measured, periods: points.length, acts: points.reduce((sum, point) => sum + point.acts, 0) };
  if (cuts === undefined) return { kind: "not-enough", ...seen };
  const without = new Map<string, Search>();
  const changes = cuts.map((cut, i) => {
    const [start, end] = [cuts[i - 1] ?? 0, cuts[i + 1] ?? points.length];
    const bare = changeAt(search, start, cut, end);
    const stories = storySharesOf(own, {
      sideOf: (day) => {
        const at = search.pointAt(day);
        return at === undefined || at < start || at >= end ? undefined : at < cut ? "before" : "after";
      },
      ...(measured === "score" && { scoreOf: ({ type }: Act) => asked.scores.types[type].score }),
      days: { before: daysIn(points, start, cut), after: daysIn(points, cut, end) },
    });
    const sign = bare.direction === "up" ? 1 : -1;
    stories.sort((a, b) => sign * (b.difference - a.difference) || (a.story < b.story ? -1 : 1));
    const largest = stories[0];
    if (largest === undefined || sign * largest.difference <= 0) return { ...bare, stories };
    const { story } = largest;
    const rest =
      without.get(story) ??
      searchFor(
        own.filter((act) => act.story !== story),
        measured,
        asked,
      );
    without.set(story, rest);
    return {
      ...bare,
      stories,
      withoutLargest: { story, verdict: verdictOf(rest, points[cut]?.position ?? 0, bare.direction) },
    };
  });
  return { kind: "searched", ...seen, spread: round(search.levels.spread), changes };
}

/** Of the stretches on both sides of `cut`. */
function changeAt({ points, levels }: Search, start: number, cut: number, end: number): Omit<ChangePoint, "stories"> {
  const [before, after] = [stretchOf(points, start, cut, levels), stretchOf(points, cut, end, levels)];
  const saved = levels.cost(start, end) - levels.cost(start, cut) - levels.cost(cut, end);
  return {
    at: points[cut]?.key ?? "",
    direction: after.value >= before.value ? "up" : "down",
    before,
    after,
    difference: round(after.value - before.value),
    strength: round(saved / penaltyOf(points.length)),
  };
}

function stretchOf(points: readonly Point[], start: number, end: number, levels: Levels): Level {
  const part = points.slice(start, end);
  return {
    from: isoDay(part[0]?.first ?? 0),
    to: isoDay(part.at(-1)?.last ?? 0),
    periods: part.length,
    acts: part.reduce((sum, { acts }) => sum + acts, 0),
    value: round(levels.levelOf(start, end)),
  };
}

/** The same break may come out a little earlier or later where acts are missing. */
function verdictOf(search: Search, position: number, direction: ChangePoint["direction"]): Verdict {
  const { points, cuts } = search;
  if (cuts === undefined) return { kind: "not-enough" };
  for (const [i, cut] of cuts.entries()) {
    if (Math.abs((points[cut]?.position ?? 0) - position) >= SHORTEST_LEVEL) continue;
    const found = changeAt(search, cuts[i - 1] ?? 0, cut, cuts[i + 1] ?? points.length);
    if (found.direction === direction) return { kind: "still-a-break", at: found.at, difference: found.difference };
  }
  return { kind: "no-break" };
}

function daysIn(points: readonly Point[], start: number, end: number): number {
  return points.slice(start, end).reduce((sum, { days }) => sum + days, 0);
}
