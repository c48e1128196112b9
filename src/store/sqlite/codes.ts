/** Types, statuses and stances ↔ the small numbers under which rows keep them. The order is part of the file format: append only. */
import type { EventStatus, EventType, Stance } from "../../model/index.ts";

const TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const satisfies readonly EventType[];

const STATUSES = [
  "asserted",
  "negated",
  "denied",
  "alleged",
  "speculated",
  "predicted",
  "urged",
  "hypothetical",
] as const satisfies readonly EventStatus[];

const STANCES = [
  "asserts",
  "denies",
  "accuses",
  "doubts",
  "speculates",
  "predicts",
  "urges",
  "asks",
  "silent",
] as const satisfies readonly Stance[];

const LISTS = { type: TYPES, status: STATUSES, stance: STANCES };

/** −1 where there is none such. */
export function codeOf(kind: keyof typeof LISTS, value: string): number {
  const list: readonly string[] = LISTS[kind];
  return list.indexOf(value);
}

/** What a row of this store holds. */
export function typeOf(code: number): EventType {
  return TYPES[code] ?? "CONSULT";
}

export function statusOf(code: number): EventStatus {
  return STATUSES[code] ?? "hypothetical";
}

export function nameOf(kind: keyof typeof LISTS, code: number): string {
  return LISTS[kind][code] ?? "unknown";
}
