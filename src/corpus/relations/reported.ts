/** Occurrences → who takes part, the day on which it took place, and what of it was reported by a day. */
import { type Occurrence, type Report, strongestOf } from "./types.ts";

/** With the reports published by that day; undefined where there were none. A report without a date is not known to be that early. */
export function reportedBy(occurrence: Occurrence, day: number | undefined): Occurrence | undefined {
  if (day === undefined) return occurrence;
  const reports = occurrence.reports.filter((each) => each.day !== undefined && each.day <= day);
  if (reports.length === 0) return undefined;
  if (reports.length === occurrence.reports.length) return occurrence;
  return { ...occurrence, reports, status: strongestOf(reports.map(({ status }) => status)) };
}

/** First and last day on which it may have begun, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The earliest day that a report states to the day; where none does, the month or year stated. What is asserted has begun by the day
 * it is published: a report from before the day stated leaves both open. Where nothing is stated, the day of the first report.
 * What is only expected or promised says nothing of the day on which it came to pass.
 */
export function spanOf({ reports }: Pick<Occurrence, "reports">): Span | undefined {
  const told = reports.filter(({ status, promises }) => status !== "predicted" && promises === undefined);
  const telling = told.length > 0 ? told : reports;
  const stated = telling.flatMap(({ stated: each }) => (each === undefined ? [] : [each]));
  const finest = Math.min(...stated.map(({ grain }) => grain));
  const first = least(telling.flatMap(({ day, status }) => (status === "asserted" ? (day ?? []) : [])));
  const from = least(stated.filter(({ grain }) => grain === finest).map(({ day }) => day));
  if (from === undefined) {
    const day = first ?? least(telling.flatMap((each) => each.day ?? []));
    return day === undefined ? undefined : { from: day, to: day };
  }
  const to = from + finest - 1;
  if (first === undefined || first > to) return { from, to };
  return first < from ? { from: first, to: from } : { from, to: first };
}

/** The first day of its span, where that is not longer than some days. */
export function dayOf(occurrence: Pick<Occurrence, "reports">): number | undefined {
  const span = spanOf(occurrence);
  return span === undefined || !isExact(span) ? undefined : span.from;
}

/** A visit of three days may be dated by any of them. */
export function isExact({ from, to }: Span): boolean {
  return to - from < 3;
}

/** Those that are known by the same name in every document, in order. */
export function sidesOf({ sources, targets }: Pick<Occurrence, "sources" | "targets">): readonly string[] {
  return [...new Set([...sources, ...targets])].filter((side) => !side.startsWith("d:")).sort();
}

/** One acts upon the other, or each upon each; two who act together upon a third do not. */
export function isBetween(occurrence: Occurrence, a: string, b: string): boolean {
  const { sources, targets, reciprocal } = occurrence;
  if (reciprocal) return [a, b].every((each) => sources.includes(each) || targets.includes(each));
  return (sources.includes(a) && targets.includes(b)) || (sources.includes(b) && targets.includes(a));
}

/** Sides of states are their country codes. */
export function isState(side: string): boolean {
  return /^[A-Z]{3}$/.test(side);
}

/** What opens a sentence. */
export type Place = Pick<Report, "document" | "sentence" | "spans">;

export function placeOf({ document, sentence, spans }: Place): Place {
  return { document, sentence, spans };
}

function least(days: readonly number[]): number | undefined {
  return days.length === 0 ? undefined : Math.min(...days);
}
