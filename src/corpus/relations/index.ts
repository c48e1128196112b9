/** What many records say of two sides: the series of a dyad, and when its level changed. */
export { type Interval, LEAST_FOR_INTERVAL, REPLICATES } from "./bootstrap.ts";
export type { ChangePoint, Changes } from "./changes.ts";
export { type Direction, type Dyad, type DyadAsked, dyadOf } from "./dyad.ts";
export type { Attention, Measures } from "./measures.ts";
export { daysOf, UNITS, type Unit } from "./periods.ts";
export { loadScores, QUAD_CLASSES, type QuadClass, type Scores } from "./scores.ts";
export { LEAST_ACTS, LEAST_PERIODS, type Measured, SHORTEST_LEVEL } from "./search.ts";
export type { Coverage, Heard, Series, SeriesPeriod } from "./series.ts";
export type { StoryShare } from "./story-shares.ts";
export type { Act } from "./types.ts";
