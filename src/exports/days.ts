/** A TIMEX3 value → the first and the last day it means: "2022-12" is 2022-12-01 to 2022-12-31. */

export interface Days {
  /** YYYY-MM-DD. */
  readonly first: string;
  readonly last: string;
}

/** Absent for what names no days (durations, "PAST_REF") and for seasons, which differ by hemisphere. */
export function daysOf(value: string | undefined): Days | undefined {
  const match = /^(\d{4})(?:-(?:(\d{2})(?:-(\d{2})(?:T.*)?)?|W(\d{2})(-WE)?|Q([1-4])|H([12])))?$/.exec(value ?? "");
  if (match === null) return undefined;
  const [, yearText, month, day, week, weekend, quarter, half] = match;
  const year = Number(yearText);
  if (day !== undefined) return isReal(year, Number(month), Number(day)) ? only(match[0].slice(0, 10)) : undefined;
  if (month !== undefined) return months(year, Number(month), 1);
  if (week !== undefined) return weekOf(year, Number(week), weekend !== undefined);
  if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, 3);
  if (half !== undefined) return months(year, Number(half) * 6 - 5, 6);
  return months(year, 1, 12);
}

function isReal(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function only(day: string): Days {
  return { first: day, last: day };
}

function months(year: number, month: number, count: number): Days | undefined {
  if (month < 1 || month > 12) return undefined;
  return {
    first: iso(new Date(Date.UTC(year, month - 1, 1))),
    last: iso(new Date(Date.UTC(year, month - 1 + count, 0))),
  };
}

/** ISO 8601: the week with 4 January in it is the first. */
function weekOf(year: number, week: number, isWeekend: boolean): Days | undefined {
  if (week < 1 || week > 53) return undefined;
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (week - 1) * 7 * DAY;
  return { first: iso(new Date(monday + (isWeekend ? 5 * DAY : 0))), last: iso(new Date(monday + 6 * DAY)) };
}

const DAY = 86_400_000;

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}
