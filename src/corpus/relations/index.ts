/** What many records say of two sides: the series of a dyad and when its level changed, the agenda, silence, precedents. */

export { AGENDA_RULE, type Agenda, agendaOf, type Issue } from "./agenda.ts";
export { type Interval, LEAST_FOR_INTERVAL, REPLICATES } from "./bootstrap.ts";
export type { ChangePoint, Changes } from "./changes.ts";
export { type Direction, type Dyad, type DyadAsked, dyadOf } from "./dyad.ts";
export type { Followed } from "./followed.ts";
export type { Expectation, IssueVoice } from "./issue-voices.ts";
export type { Attention, Measures } from "./measures.ts";
export { daysOf, isoDay, UNITS, type Unit } from "./periods.ts";
export { PRECEDENT_RULE, type Precedent, type Precedents, pairOf, precedentsOf, type Rung } from "./precedents.ts";
export { dayOf, isExact, isState, type Place, type Span, sidesOf } from "./reported.ts";
export { loadScores, QUAD_CLASSES, type QuadClass, type Scores } from "./scores.ts";
export { LEAST_ACTS, LEAST_PERIODS, type Measured, SHORTEST_LEVEL } from "./search.ts";
export type { Coverage, Heard, Series, SeriesPeriod } from "./series.ts";
export { createSilences, type Judged, type Missing, SILENCE_RULE, SILENCE_TYPES } from "./silence.ts";
export { type ClaimSeen, type StatedSilence, statedSilences } from "./stated-silence.ts";
export type { StoryShare } from "./story-shares.ts";
export type { Act, Occurrence } from "./types.ts";
