/** Days since 1970-01-01 UTC ↔ ISO 8601 days, ISO weeks and months. */

export type Unit = "day" | "week" | "month";

export const UNITS: readonly Unit[] = ["day", "week", "month"];

/** Both days belong to it. */
export interface Period {
  /** "2024-12-11", "2024-W50", "2024-12". */
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

/** Whole periods, also where `from` or `to` lies within one. */
export function periodsBetween(from: number, to: number, unit: Unit): Period[] {
  const periods: Period[] = [];
  for (let day = from; day <= to; ) {
    const period = periodOf(day, unit);
    periods.push(period);
    day = period.last + 1;
  }
  return periods;
}

export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** "2024", "2024-03" or "2024-03-02" → its first and last day; undefined where there is no such day. */
export function daysOf(text: string): { readonly first: number; readonly last: number } | undefined {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = [parts[1], parts[2], parts[3]].map((part) =>
    part === undefined ? undefined : Number(part),
  );
  if (year === undefined || (month !== undefined && (month < 1 || month > 12))) return undefined;
  const first = dayAt(year, month ?? 1, day ?? 1);
  if (day !== undefined) return isoDay(first) === text ? { first, last: first } : undefined;
  return { first, last: month === undefined ? dayAt(year + 1, 1, 1) - 1 : dayAt(year, month + 1, 1) - 1 };
}

const DAY = 86_400_000;

function periodOf(day: number, unit: Unit): Period {
  if (unit === "day") return { key: isoDay(day), first: day, last: day };
  if (unit === "week") return weekOf(day);
  const key = isoDay(day).slice(0, 7);
  const [year, month] = [Number(key.slice(0, 4)), Number(key.slice(5))];
  return { key, first: dayAt(year, month, 1), last: dayAt(year, month + 1, 1) - 1 };
}

/** ISO 8601: weeks begin on Monday and belong to the year of their Thursday. */
function weekOf(day: number): Period {
  const monday = day - ((((day + 3) % 7) + 7) % 7);
  const year = isoDay(monday + 3).slice(0, 4);
  const week = Math.floor((monday + 3 - dayAt(Number(year), 1, 1)) / 7) + 1;
  return { key: `${year}-W${String(week).padStart(2, "0")}`, first: monday, last: monday + 6 };
}

function dayAt(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY;
}
