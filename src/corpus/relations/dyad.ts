/** The acts of two sides upon each other → both directions: series and change points over the same days. */
import type { EventStatus } from "../../model/index.ts";
import { type Changes, changesOf } from "./changes.ts";
import { isoDay, type Unit } from "./periods.ts";
import type { Scores } from "./scores.ts";
import { type Heard, type Series, seriesOf } from "./series.ts";
import type { Act } from "./types.ts";

export interface DyadAsked {
  /** Acts of the first upon the second, and of the second upon the first. */
  readonly acts: readonly [readonly Act[], readonly Act[]];
  readonly scores: Scores;
  /** Absent: days up to five weeks, weeks up to half a year, months beyond. */
  readonly unit?: Unit;
  /** Absent: the first day heard, or of an act where that is not known; the last day heard or of an act, the later. */
  readonly since?: number;
  readonly until?: number;
  readonly include?: readonly EventStatus[];
  readonly heard?: Heard;
}

export interface Dyad {
  readonly unit: Unit;
  readonly from: string;
  readonly to: string;
  readonly directions: readonly [Direction, Direction];
}

export interface Direction {
  readonly series: Series;
  readonly changes: readonly Changes[];
}

/** Undefined where there is neither an act nor a day heard. */
export function dyadOf(asked: DyadAsked): Dyad | undefined {
  const { acts, scores, include = [], heard } = asked;
  const days = rangeOf(asked);
  if (days === undefined) return undefined;
  const unit = asked.unit ?? unitFor(days.to - days.from + 1);
  const shared = { unit, ...days, scores, include, ...(heard !== undefined && { heard }) };
  const direction = (own: readonly Act[]): Direction => ({
    series: seriesOf(own, shared),
    changes: [changesOf(own, "score", shared), changesOf(own, "acts", shared)],
  });
  return { unit, from: isoDay(days.from), to: isoDay(days.to), directions: [direction(acts[0]), direction(acts[1])] };
}

function unitFor(days: number): Unit {
  return days <= 35 ? "day" : days <= 184 ? "week" : "month";
}

/** Acts that texts of today recall from decades ago do not stretch the series back to where nothing was heard. */
function rangeOf({ acts, since, until, heard }: DyadAsked): { readonly from: number; readonly to: number } | undefined {
  const [first, last] = extremes(acts.flat().map(({ day }) => day));
  const [firstHeard, lastHeard] = extremes(heard?.any ?? []);
  const from = since ?? firstHeard ?? first;
  const to = until ?? (last === undefined || (lastHeard ?? last) > last ? lastHeard : last);
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}

function extremes(days: Iterable<number>): readonly [number | undefined, number | undefined] {
  let least: number | undefined;
  let most: number | undefined;
  for (const day of days) {
    if (least === undefined || day < least) least = day;
    if (most === undefined || day > most) most = day;
  }
  return [least, most];
}
