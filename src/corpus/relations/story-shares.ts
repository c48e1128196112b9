/** Acts before and after a change → how much of the difference goes when each story's acts are left out. */
import { round } from "./bootstrap.ts";
import type { Act } from "./types.ts";

export interface StoryShare {
  readonly story: string;
  /** With its sign: a story may also work against the change. */
  readonly difference: number;
  readonly before: number;
  readonly after: number;
  /** The acts themselves, as incidents. */
  readonly incidents: readonly string[];
}

export interface Sides {
  sideOf(day: number): "before" | "after" | undefined;
  /** Absent: acts are counted, per day. */
  readonly scoreOf?: (act: Act) => number;
  /** Days heard, before and after. */
  readonly days: { readonly before: number; readonly after: number };
}

/** A story that is all there is on one side has all of the difference: without it nothing is left to compare. */
export function storySharesOf(acts: readonly Act[], { sideOf, scoreOf, days }: Sides): StoryShare[] {
  const all = emptySums();
  const stories = new Map<string, Sums>();
  for (const act of acts) {
    const side = sideOf(act.day);
    if (side === undefined) continue;
    const score = scoreOf?.(act) ?? 0;
    add(all, side, score);
    if (act.story === undefined) continue;
    const sums = stories.get(act.story) ?? emptySums();
    stories.set(act.story, sums);
    add(sums, side, score);
    sums.incidents.push(act.incident);
  }
  const differenceOf = (less: Sums): number =>
    scoreOf === undefined
      ? (all.after.count - less.after.count) / days.after - (all.before.count - less.before.count) / days.before
      : (all.after.score - less.after.score) / (all.after.count - less.after.count) -
        (all.before.score - less.before.score) / (all.before.count - less.before.count);
  const whole = differenceOf(emptySums());
  return [...stories].map(([story, sums]) => {
    const { before, after, incidents } = sums;
    const without = differenceOf(sums);
    const difference = round(Number.isFinite(without) ? whole - without : whole);
    return { story, difference, before: before.count, after: after.count, incidents: incidents.sort() };
  });
}

interface Sums {
  readonly before: { count: number; score: number };
  readonly after: { count: number; score: number };
  readonly incidents: string[];
}

function emptySums(): Sums {
  return { before: { count: 0, score: 0 }, after: { count: 0, score: 0 }, incidents: [] };
}

function add(sums: Sums, side: "before" | "after", score: number): void {
  sums[side].count += 1;
  sums[side].score += score;
}
