/** Years, quarters, seasons, months, weeks, counted from the publication or from the last date stated. */

import { dayNumber, daysInMonth, fromDayNumber, isCalendarDay, nthWeekday, parseDay, weekdayOf } from "./calendar.ts";
import { directedYear, nearestYear } from "./nearest.ts";
import type { Captures, Reading, Standing } from "./resolve.ts";
import { number, text } from "./resolve-day.ts";
import type { RuleSource } from "./rules.ts";
import { formatDay, formatDuration, formatMonth, formatWeek, formatYear, pad, shiftDay, shiftValue } from "./value.ts";

const UNDATED: Reading = { type: "DATE", needsDate: true };

/** "last week", "next year", "the week before last". */
export function resolveUnit(rule: RuleSource, captures: Captures, standing: Standing): Reading | undefined {
  const unit = text(captures["unit"]);
  const step = rule.step ?? number(captures["direction"]);
  if (unit === undefined || step === undefined || unit.startsWith("T")) return undefined;
  if (unit === "D" && step !== 0) return relativeToReference(standing, step, unit);
  return unitFromToday(standing, step, unit);
}

/** "the past year" is a length of time; "the next year", "the coming week" are dates. */
export function resolveSpanUnit(rule: RuleSource, captures: Captures, standing: Standing): Reading | undefined {
  const unit = text(captures["unit"]);
  if (unit === undefined) return undefined;
  const step = number(captures["direction"]) ?? -1;
  if (step < 0) return { type: "DURATION", value: formatDuration(1, unit) };
  return unit === "D" ? relativeToReference(standing, step, unit) : resolveUnit(rule, captures, standing);
}

/** "the current year", "the latest quarter". */
export function resolveCurrentUnit(captures: Captures, standing: Standing): Reading | undefined {
  const unit = text(captures["unit"]);
  if (unit === undefined || unit === "D" || unit.startsWith("T")) return undefined;
  return unit === "Q" ? lastQuarter(standing) : unitFromToday(standing, 0, unit);
}

/** "the following month", "that year", "the day before". */
export function resolveAnaphoricUnit(rule: RuleSource, captures: Captures, standing: Standing): Reading | undefined {
  const unit = text(captures["unit"]);
  const step = rule.step ?? number(captures["anaphoric"]) ?? 0;
  if (unit === undefined || unit.startsWith("T")) return undefined;
  return relativeToReference(standing, step, unit);
}

/** "the year", "the quarter": the one that the document is about. */
export function resolveSameUnit(rule: RuleSource, captures: Captures, standing: Standing): Reading | undefined {
  const unit = rule.unit ?? text(captures["unit"]);
  if (unit === undefined) return undefined;
  if (unit === "Q") return lastQuarter(standing);
  const isOver = unit === "WE" && standing.today !== undefined && standing.outlook().tense === "past";
  return unitFromToday(standing, isOver && weekdayOf(standing.today ?? 0) < 6 ? -1 : 0, unit);
}

/** "two years ago", "five years from now". */
export function resolveAgo(rule: RuleSource, captures: Captures, standing: Standing): Reading | undefined {
  const unit = rule.unit ?? text(captures["unit"]);
  const sign = rule.step ?? -1;
  const n = captures["n"];
  if (unit === undefined) return undefined;
  if (n === "X" || typeof n !== "number") return { type: "DATE", value: sign < 0 ? "PAST_REF" : "FUTURE_REF" };
  const amount = n + (rule.add ?? 0);
  const ordinal = number(captures["ordinal"]);
  const period = text(captures["period"]);
  if (ordinal !== undefined && period !== undefined) {
    if (standing.today === undefined) return UNDATED;
    return { type: "DATE", value: `${formatYear(fromDayNumber(standing.today).year - 1)}-${period}${ordinal}` };
  }
  // "compared with a year ago" beside "the third quarter" is the third quarter of the year before.
  const quarter = /-Q\d$/.test(standing.reference ?? "") && standing.referenceAge <= 2 && unit === "Y" && amount === 1;
  // It is no new anchor: "the latest quarter" still means this year's.
  if (quarter && standing.reference) return { type: "DATE", value: shiftValue(standing.reference, sign, "Y") ?? "" };
  if (standing.today === undefined) return unit.startsWith("T") ? { type: "TIME", needsDate: true } : UNDATED;
  const today = fromDayNumber(standing.today);
  if (unit.startsWith("T")) return { type: "TIME", value: formatDay(today) };
  return dateOf(shiftDay(today, sign * amount, unit)) ?? { type: "DATE" };
}

/** "three weeks earlier", "two days later": from the last date stated. */
export function resolveReferenceShift(rule: RuleSource, captures: Captures, standing: Standing): Reading | undefined {
  const unit = text(captures["unit"]);
  const n = number(captures["n"]);
  if (unit === undefined || n === undefined || unit.startsWith("T")) return undefined;
  return relativeToReference(standing, (rule.step ?? 1) * n, unit);
}

export function resolveSeason(captures: Captures, standing: Standing): Reading | undefined {
  const season = text(captures["season"]);
  if (season === undefined) return undefined;
  const given = number(captures["year"]);
  if (given === undefined && standing.today === undefined) return UNDATED;
  const today = standing.today ?? 0;
  const middle = (year: number) => seasonMiddle(season, year);
  const direction = number(captures["direction"]);
  // A season that has begun is neither last nor next.
  const year =
    given ??
    (direction === undefined
      ? nearestYear(today, standing.outlook().tense, middle, 46)
      : directedYear(today + direction * -46, direction, middle));
  return dateOf(`${formatYear(direction === 0 ? nearestYear(today, "present", middle) : year)}-${season}`);
}

export function resolvePeriod(captures: Captures, standing: Standing): Reading | undefined {
  const code = text(captures["quarter-code"]);
  const period = code?.[0] ?? text(captures["period"]);
  const ordinal = code ? Number(code[1]) : number(captures["ordinal"]);
  if (period === undefined || ordinal === undefined) return undefined;
  const count = period === "Q" ? 4 : 2;
  const nth = ordinal < 0 ? count : ordinal;
  if (nth > count) return undefined;
  const given = number(captures["year"]);
  if (given !== undefined) return dateOf(`${formatYear(given)}-${period}${nth}`);
  if (standing.today === undefined) return UNDATED;
  const direction = number(captures["direction-year"]);
  if (direction !== undefined) {
    return dateOf(`${formatYear(fromDayNumber(standing.today).year + direction)}-${period}${nth}`);
  }
  if (ordinal < 0) return period === "Q" ? lastQuarter(standing) : undefined;
  const middle = (year: number) => dayNumber({ year, month: 1, day: 1 }) + Math.round(((nth - 0.5) * 365) / count);
  return dateOf(`${formatYear(nearestYear(standing.today, "present", middle))}-${period}${nth}`);
}

/** "the week of March 4". */
export function resolveWeekOf(captures: Captures, standing: Standing): Reading | undefined {
  const month = number(captures["month"]);
  const day = number(captures["day"]);
  if (month === undefined || day === undefined) return undefined;
  const dayIn = (of: number) => dayNumber({ year: of, month, day: Math.min(day, daysInMonth(of, month)) });
  const given = number(captures["year"]);
  if (given === undefined && standing.today === undefined) return UNDATED;
  const year = given ?? nearestYear(standing.today ?? 0, standing.outlook().tense, dayIn);
  return isCalendarDay(year, month, day) ? dateOf(formatWeek(dayIn(year))) : { type: "DATE" };
}

/** "the first week of March", "the last day of next month". */
export function resolveNthUnit(captures: Captures, standing: Standing): Reading | undefined {
  const unit = text(captures["unit"]);
  const nth = number(captures["ordinal"]);
  const weekday = number(captures["weekday"]);
  if (nth === undefined || nth > 31 || (unit === undefined && weekday === undefined)) return undefined;
  const { today } = standing;
  const inMonth = (year: number, month: number) =>
    weekday === undefined ? nthInMonth(year, month, nth, unit ?? "") : nthWeekdayInMonth(year, month, nth, weekday);
  let year = number(captures["year"]);
  const month = number(captures["month"]);
  const outer = text(captures["unit2"]);
  if (year === undefined && today === undefined) return UNDATED;
  const now = fromDayNumber(today ?? 0);
  if (outer !== undefined) {
    const whole = shiftDay(now, number(captures["direction"]) ?? 0, outer) ?? "";
    const wholeMonth = /^(\d{4})-(\d\d)$/.exec(whole);
    if (wholeMonth) return inMonth(Number(wholeMonth[1]), Number(wholeMonth[2]));
    year = /^\d{4}$/.test(whole) ? Number(whole) : undefined;
    if (year === undefined) return undefined;
  }
  if (month !== undefined) {
    const middle = (of: number) => dayNumber({ year: of, month, day: 15 });
    return inMonth(year ?? nearestYear(today ?? 0, standing.outlook().tense, middle, 16), month);
  }
  if (year === undefined) return undefined;
  if (unit === "M") return nth <= 12 ? dateOf(formatMonth(year, nth < 0 ? 12 : nth)) : undefined;
  if (unit === "D")
    return dateOf(
      nth < 0 ? `${formatYear(year)}-12-31` : formatDay(fromDayNumber(dayNumber({ year, month: 1, day: 1 }) + nth - 1)),
    );
  return undefined;
}

function nthWeekdayInMonth(year: number, month: number, nth: number, weekday: number): Reading | undefined {
  const day = nthWeekday(year, month, nth, weekday);
  return day.month === month ? dateOf(formatDay(day)) : undefined;
}

function nthInMonth(year: number, month: number, nth: number, unit: string): Reading | undefined {
  const last = daysInMonth(year, month);
  if (unit === "D") {
    const day = nth < 0 ? last : nth;
    return day <= last ? dateOf(`${formatMonth(year, month)}-${pad(day)}`) : undefined;
  }
  if (unit !== "W" || nth > 5) return undefined;
  const day = nth < 0 ? last - 3 : Math.min((nth - 1) * 7 + 4, last);
  return dateOf(formatWeek(dayNumber({ year, month, day })));
}

function dateOf(value: string | undefined): Reading | undefined {
  return value === undefined ? undefined : { type: "DATE", value, anchors: true };
}

/** A whole unit around the publication: its year, quarter, month, ISO week, weekend, decade. */
function unitFromToday({ today }: Standing, step: number, unit: string): Reading | undefined {
  if (today === undefined) return UNDATED;
  const day = fromDayNumber(today);
  switch (unit) {
    case "W":
      return dateOf(formatWeek(today + step * 7));
    case "WE":
      return dateOf(`${formatWeek(weekendOf(today, step))}-WE`);
    case "10Y":
      return { type: "DATE", value: String(Math.floor(day.year / 10) + step) };
    case "100Y":
      return { type: "DATE", value: pad(Math.floor(day.year / 100) + step) };
    default:
      return dateOf(shiftDay(day, step, unit));
  }
}

/** "last weekend" is the one that has ended; on a Saturday or Sunday "this weekend" is under way. */
function weekendOf(today: number, step: number): number {
  return weekdayOf(today) >= 6 || step >= 0 ? today + step * 7 : today - 7;
}

function lastQuarter(standing: Standing): Reading | undefined {
  if (/-Q\d$/.test(standing.reference ?? "") && standing.referenceAge <= 8) return dateOf(standing.reference);
  return standing.today === undefined ? UNDATED : dateOf(shiftDay(fromDayNumber(standing.today), -1, "Q"));
}

/** From the last date stated that is fine enough for the unit; from the publication only when none has been stated. */
function relativeToReference(standing: Standing, step: number, unit: string): Reading | undefined {
  const isDays = unit === "D" || unit === "W" || unit === "WE";
  const reference = isDays ? (standing.lastDay ?? standing.reference) : standing.reference;
  if (reference === undefined) {
    if (standing.today === undefined) return UNDATED;
    return dateOf(shiftDay(fromDayNumber(standing.today), step, unit)) ?? { type: "DATE" };
  }
  const day = parseDay(reference);
  if (day && unit === "W" && Math.abs(step) <= 1) return dateOf(formatWeek(dayNumber(day) + step * 7));
  // "the next day" after nothing but "in 2011" is a day nobody can name.
  return dateOf(shiftValue(reference, step, unit)) ?? { type: "DATE" };
}

/** The middle day of a season; winter is named after the year in which it begins. */
function seasonMiddle(season: string, year: number): number {
  switch (season) {
    case "SP":
      return dayNumber({ year, month: 4, day: 30 });
    case "SU":
      return dayNumber({ year, month: 7, day: 31 });
    case "FA":
      return dayNumber({ year, month: 10, day: 31 });
    default:
      return dayNumber({ year: year + 1, month: 1, day: 31 });
  }
}
