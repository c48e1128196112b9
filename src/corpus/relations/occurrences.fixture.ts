/** Occurrences between invented states from a few words, for the tests of this folder. */
import type { EventStatus, EventType } from "../../model/index.ts";
import { dayAt } from "./acts.fixture.ts";
import { type Occurrence, type Report, strongestOf } from "./types.ts";

export interface Sketched {
  readonly id: string;
  readonly type?: EventType;
  readonly act?: string;
  readonly mode?: string;
  readonly by?: readonly string[];
  readonly to?: readonly string[];
  readonly reciprocal?: boolean;
  readonly persons?: readonly string[];
  readonly contexts?: readonly string[];
  readonly story?: string;
  readonly reports: readonly SketchedReport[];
}

export interface SketchedReport {
  /** Day of publication. */
  readonly on?: string;
  /** Day stated: a day, a month or a year. */
  readonly for?: string;
  readonly status?: EventStatus;
  readonly promises?: Report["promises"];
  readonly holder?: Report["holder"];
  readonly source?: string;
  readonly kind?: string;
  readonly country?: string;
  readonly document?: string;
}

export function occurrence(sketched: Sketched): Occurrence {
  const { id, type = "CONSULT", act = "meet", mode = "visit", by = ["QZR"], to = ["QZB"] } = sketched;
  const reports = sketched.reports.map((each, at): Report => {
    const { status = "asserted", source = "Example Wire", document = `${id}-${at}` } = each;
    const stated = each.for === undefined ? undefined : statedFrom(each.for);
    return {
      document,
      event: "e1",
      sentence: at,
      spans: [{ start: 0, end: 4 }],
      status,
      origin: source,
      source,
      ...(each.on === undefined ? {} : { day: dayAt(each.on) }),
      ...(stated === undefined ? {} : { stated }),
      ...(each.promises === undefined ? {} : { promises: each.promises }),
      ...(each.holder === undefined ? {} : { holder: each.holder }),
      ...(each.kind === undefined ? {} : { sourceKind: each.kind }),
      ...(each.country === undefined ? {} : { sourceCountry: each.country }),
    };
  });
  return {
    incident: id,
    ...(sketched.story === undefined ? {} : { story: sketched.story }),
    type,
    ...(mode === "" ? {} : { mode }),
    act,
    contexts: sketched.contexts ?? ["diplomatic"],
    reciprocal: sketched.reciprocal ?? false,
    sources: by,
    targets: to,
    persons: sketched.persons ?? [],
    stated: reports.some((each) => each.stated !== undefined),
    status: strongestOf(reports.map(({ status }) => status)),
    reports,
  };
}

function statedFrom(given: string): NonNullable<Report["stated"]> {
  const grain = given.length === 4 ? 366 : given.length === 7 ? 31 : 1;
  return { day: dayAt(given), grain };
}

/** The same days, over and over: `count` of them, one every `step` days from `first`. */
export function daysFrom(first: string, count: number, step = 1): number[] {
  return Array.from({ length: count }, (_, at) => dayAt(first) + at * step);
}
