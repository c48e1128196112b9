/** What a matched rule means: its captures and the standing of the document in, TIMEX3 type and value out. */
import type { Time } from "../../../model/index.ts";
import { fromDayNumber } from "./calendar.ts";
import type { LexicalValue } from "./lexicon.ts";
import {
  resolveCalendar,
  resolveClock,
  resolveDeictic,
  resolveHoliday,
  resolvePart,
  resolveWeekday,
  resolveWeekdayAgo,
  resolveWeekdayOfWeek,
} from "./resolve-day.ts";
import { resolveDuration, resolveSet, resolveSetMonth } from "./resolve-span.ts";
import {
  resolveAgo,
  resolveAnaphoricUnit,
  resolveCurrentUnit,
  resolveNthUnit,
  resolvePeriod,
  resolveReferenceShift,
  resolveSameUnit,
  resolveSeason,
  resolveSpanUnit,
  resolveUnit,
  resolveWeekOf,
} from "./resolve-unit.ts";
import type { RuleSource } from "./rules.ts";
import type { Outlook } from "./tense.ts";
import { formatDay, formatYear, pad } from "./value.ts";

/** Where a document stands when an expression is read. */
export interface Standing {
  /** Day number of the publication; absent when nobody gives it. */
  readonly today: number | undefined;
  /** Value of the last date stated before, and how many sentences ago. */
  readonly reference: string | undefined;
  readonly referenceAge: number;
  /** Value of the last day stated, though a year or a month may have been stated since. */
  readonly lastDay: string | undefined;
  readonly outlook: () => Outlook;
  readonly dayOfWeekday: (weekday: number) => number | undefined;
  readonly yearOfDate: (monthAndDay: string) => number | undefined;
  /** The word before, lower case. */
  readonly previous: string;
  readonly next: string;
}

export interface Reading {
  readonly type: Time["type"];
  readonly value?: string;
  /** True when only the missing publication date stands between the words and a value. */
  readonly needsDate?: boolean;
  /** True for a value that "the day before" may be counted from. */
  readonly anchors?: boolean;
}

export type Captures = Readonly<Record<string, LexicalValue>>;

/** Absent: the words match but do not speak of time here. */
export function resolve(rule: RuleSource, captures: Captures, standing: Standing): Reading | undefined {
  const unit = captures["unit"];
  if (rule.only && typeof unit === "string" && !rule.only.includes(unit)) return undefined;
  switch (rule.op) {
    case "calendar":
      return resolveCalendar(captures, standing);
    case "weekday":
      return resolveWeekday(captures, standing);
    case "weekday-ago":
      return resolveWeekdayAgo(captures, standing);
    case "weekday-week":
      return resolveWeekdayOfWeek(captures, standing);
    case "set-weekday":
      return { type: "SET", value: `XXXX-WXX-${captures["weekday"]}` };
    case "deictic":
      return resolveDeictic(captures, standing);
    case "overnight":
      return standing.today === undefined
        ? { type: "TIME", needsDate: true }
        : { type: "TIME", value: `${formatDay(fromDayNumber(standing.today - 1))}TNI` };
    case "part":
      return resolvePart(captures, standing);
    case "clock":
      return resolveClock(captures, standing);
    case "holiday":
      return resolveHoliday(captures, standing);
    case "year":
      return yearReading(captures["year"]);
    case "fiscal":
      return typeof captures["year"] === "number" ? dated(`FY${formatYear(captures["year"])}`) : undefined;
    case "decade":
      return decadeReading(captures, standing);
    case "century":
      return centuryReading(captures);
    case "unit":
      return resolveUnit(rule, captures, standing);
    case "unit-span":
      return resolveSpanUnit(rule, captures, standing);
    case "unit-current":
      return resolveCurrentUnit(captures, standing);
    case "unit-anaphoric":
      return resolveAnaphoricUnit(rule, captures, standing);
    case "unit-same":
      return resolveSameUnit(rule, captures, standing);
    case "ago":
      return resolveAgo(rule, captures, standing);
    case "reference-shift":
      return resolveReferenceShift(rule, captures, standing);
    case "season":
      return resolveSeason(captures, standing);
    case "period":
      return resolvePeriod(captures, standing);
    case "week-of":
      return resolveWeekOf(captures, standing);
    case "nth-unit":
      return resolveNthUnit(captures, standing);
    case "duration":
      return resolveDuration(rule, captures, standing);
    case "set":
      return resolveSet(captures);
    case "set-month":
      return resolveSetMonth(captures);
    case "fixed-duration":
      return { type: "DURATION", value: String(captures["while"]) };
    case "fixed-set":
      return { type: "SET", value: String(captures["repeat"]) };
    case "named":
      return rule.value === undefined ? undefined : { type: "DATE", value: rule.value };
    case "skip":
      return SKIPPED;
    case "fixed":
      return fixedReading(rule, captures);
  }
}

/** The reading of words that are no time although they look like one. */
export const SKIPPED: Reading = { type: "DATE", value: "" };

function dated(value: string): Reading {
  return { type: "DATE", value, anchors: true };
}

function yearReading(year: LexicalValue | undefined): Reading | undefined {
  return typeof year === "number" ? dated(formatYear(year)) : undefined;
}

function decadeReading(captures: Captures, { today }: Standing): Reading | undefined {
  const word = captures["decade-word"];
  if (typeof word !== "number") return { type: "DATE", value: String(captures["decade"] ?? "") };
  const year = today === undefined ? 2000 : fromDayNumber(today).year;
  // "the nineties" are the last ones that have begun.
  const thisCentury = Math.floor(year / 100) * 10 + word;
  return { type: "DATE", value: String(thisCentury * 10 <= year ? thisCentury : thisCentury - 10) };
}

function centuryReading(captures: Captures): Reading | undefined {
  const nth = captures["ordinal"];
  return typeof nth === "number" && nth >= 1 ? { type: "DATE", value: pad(nth - 1) } : undefined;
}

function fixedReading(rule: RuleSource, captures: Captures): Reading | undefined {
  const value = rule.value ?? Object.values(captures)[0];
  return typeof value === "string" ? { type: "DATE", value } : undefined;
}
