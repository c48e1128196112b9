/** Acts in → what is told of them together: counts by type and class, scores, what is not counted, attention. */
import type { EventStatus, EventType } from "../../model/index.ts";
import { eventStatus, eventType } from "../../model/schema.ts";
import { type Interval, intervalOfMean, round, type ScoreCount } from "./bootstrap.ts";
import type { QuadClass, Scores } from "./scores.ts";
import type { Act } from "./types.ts";

export interface Measures {
  /** Acts counted: those asserted, and those of the statuses that were asked for. */
  readonly acts: number;
  readonly types: Readonly<Partial<Record<EventType, number>>>;
  readonly quads: Readonly<Record<QuadClass, number>>;
  /** Of the scores of the acts counted; its n is `acts`. */
  readonly sum: number;
  /** Absent without acts: no act is not a score of zero. */
  readonly mean?: number;
  readonly interval: Interval;
  /** Acts that enter no count and no score above, by what their reports leave standing. */
  readonly apart: Readonly<Partial<Record<EventStatus, number>>>;
  readonly attention: Attention;
}

/** How much was written of the acts counted, each act's own added up: a document that tells of two acts counts for both. */
export interface Attention {
  readonly mentions: number;
  readonly documents: number;
  readonly origins: number;
}

/** Acts of one period, as they are added; the same tally in whatever order. */
export interface Tally {
  readonly types: Int32Array;
  readonly statuses: Int32Array;
  mentions: number;
  documents: number;
  origins: number;
}

export function emptyTally(): Tally {
  return {
    types: new Int32Array(TYPES.length),
    statuses: new Int32Array(STATUSES.length),
    mentions: 0,
    documents: 0,
    origins: 0,
  };
}

export function addTo(tally: Tally, act: Act, counted: ReadonlySet<EventStatus>): void {
  if (!counted.has(act.status)) {
    bump(tally.statuses, STATUS_AT.get(act.status));
    return;
  }
  bump(tally.types, TYPE_AT.get(act.type));
  tally.mentions += act.mentions;
  tally.documents += act.documents;
  tally.origins += act.origins;
}

/** Of the acts counted, type by type. */
export function scoreCountsOf(tally: Tally, { types }: Scores): ScoreCount[] {
  return TYPES.map((type, at) => ({ score: types[type].score, count: tally.types[at] ?? 0 }));
}

export function measuresOf(tally: Tally, scores: Scores): Measures {
  const quads = { "verbal-cooperation": 0, "material-cooperation": 0, "verbal-conflict": 0, "material-conflict": 0 };
  for (const [at, type] of TYPES.entries()) quads[scores.types[type].quad] += tally.types[at] ?? 0;
  const counts = scoreCountsOf(tally, scores);
  const acts = counts.reduce((total, { count }) => total + count, 0);
  const sum = counts.reduce((total, { count, score }) => total + count * score, 0);
  return {
    acts,
    types: named(TYPES, tally.types),
    quads,
    sum: round(sum),
    ...(acts === 0 ? {} : { mean: round(sum / acts) }),
    interval: intervalOfMean(counts),
    apart: named(STATUSES, tally.statuses),
    attention: { mentions: tally.mentions, documents: tally.documents, origins: tally.origins },
  };
}

const TYPES = eventType.options;
const STATUSES = eventStatus.options;
const TYPE_AT: ReadonlyMap<EventType, number> = new Map(TYPES.map((type, at) => [type, at]));
const STATUS_AT: ReadonlyMap<EventStatus, number> = new Map(STATUSES.map((status, at) => [status, at]));

function bump(counts: Int32Array, at: number | undefined): void {
  if (at !== undefined) counts[at] = (counts[at] ?? 0) + 1;
}

function named<Name extends string>(names: readonly Name[], counts: Int32Array): Partial<Record<Name, number>> {
  const found: Partial<Record<Name, number>> = {};
  for (const [at, name] of names.entries()) {
    const count = counts[at] ?? 0;
    if (count > 0) found[name] = count;
  }
  return found;
}
