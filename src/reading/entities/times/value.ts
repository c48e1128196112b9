/** TIMEX3 values: units, dates and steps in, the codes of the standard out. */
import type { CalendarDay } from "./calendar.ts";
import { dayNumber, daysInMonth, fromDayNumber, isoWeek, mondayOfWeek } from "./calendar.ts";

export function formatDay({ year, month, day }: CalendarDay): string {
  return `${formatYear(year)}-${pad(month)}-${pad(day)}`;
}

export function formatMonth(year: number, month: number): string {
  return `${formatYear(year)}-${pad(month)}`;
}

export function formatYear(year: number): string {
  return String(year).padStart(4, "0");
}

export function formatWeek(number: number): string {
  const { year, week } = isoWeek(number);
  return `${formatYear(year)}-W${pad(week)}`;
}

/** A length of time: P3D, PT2H, P2Y6M, PXM. `unit` is the code of the lexicon: Y, M, W, D, 10Y, TH… */
export function formatDuration(n: number | "X", unit: string): string {
  const isClock = unit.startsWith("T");
  const letter = isClock ? unit.slice(1) : unit;
  const lead = isClock ? "PT" : "P";
  if (n === "X") return lead + (VAGUE[letter] ?? `X${letter}`);
  const scaled = /^(\d+)([A-Z])$/.exec(letter);
  if (scaled) return `P${trim(n * Number(scaled[1]))}${scaled[2]}`;
  const half = HALVES[unit];
  const whole = Math.floor(n);
  if (n === whole || !half) return `${lead}${trim(n)}${letter}`;
  const [part, code] = half;
  const rest = trim((n - whole) * part);
  return `${lead}${whole === 0 ? "" : `${whole}${letter}`}${code.startsWith("T") && !isClock ? "T" : ""}${rest}${code.replace("T", "")}`;
}

/** The value `n` units away from `value`, in the coarser of the two grains; absent where that makes no sense. */
export function shiftValue(value: string, n: number, unit: string): string | undefined {
  const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(value);
  if (day) return shiftDay({ year: Number(day[1]), month: Number(day[2]), day: Number(day[3]) }, n, unit);
  const years = unit === "Y" ? n : unit === "10Y" ? n * 10 : unit === "100Y" ? n * 100 : undefined;
  if (years !== undefined) {
    const year = /^(\d{4})(-(?:Q\d|H\d|SP|SU|FA|WI|\d\d))?$/.exec(value);
    return year && Number.isInteger(years) ? formatYear(Number(year[1]) + years) + (year[2] ?? "") : undefined;
  }
  const month = /^(\d{4})-(\d\d)$/.exec(value);
  if (month && (unit === "M" || unit === "Q")) {
    return shiftDay({ year: Number(month[1]), month: Number(month[2]), day: 1 }, n, unit);
  }
  const week = /^(\d{4})-W(\d\d)/.exec(value);
  if (week && unit === "W") return formatWeek(mondayOfWeek(Number(week[1]), Number(week[2])) + n * 7);
  const quarter = /^(\d{4})-Q(\d)$/.exec(value);
  if (quarter && unit === "Q") {
    const count = Number(quarter[1]) * 4 + Number(quarter[2]) - 1 + n;
    return `${formatYear(Math.floor(count / 4))}-Q${(((count % 4) + 4) % 4) + 1}`;
  }
  return undefined;
}

/** `n` units away from a day, in the grain that the unit speaks of: years give a year, months a month, weeks a day. */
export function shiftDay(from: CalendarDay, n: number, unit: string): string | undefined {
  const number = dayNumber(from);
  if (Math.abs(n) > 5000) return undefined;
  switch (unit) {
    case "D":
      return formatDay(fromDayNumber(number + Math.round(n)));
    case "N":
      return formatDay(fromDayNumber(number + Math.round(n)));
    case "W":
    case "2W":
      return formatDay(fromDayNumber(number + Math.round(n * (unit === "W" ? 7 : 14))));
    case "M":
    case "6M":
      return shiftMonths(from, Math.round(unit === "M" ? n : n * 6));
    case "Q": {
      const count = from.year * 4 + Math.floor((from.month - 1) / 3) + Math.round(n);
      return `${formatYear(Math.floor(count / 4))}-Q${(((count % 4) + 4) % 4) + 1}`;
    }
    case "Y":
      return Number.isInteger(n) ? formatYear(from.year + n) : shiftMonths(from, Math.round(n * 12));
    case "10Y":
      return formatYear(from.year + Math.round(n * 10));
    case "100Y":
      return from.year + n * 100 > 0 ? formatYear(from.year + Math.round(n * 100)) : undefined;
    case "WE":
      return `${formatWeek(number + Math.round(n) * 7)}-WE`;
    default:
      return undefined;
  }
}

export function clampDay(year: number, month: number, day: number): CalendarDay {
  return { year, month, day: Math.min(day, daysInMonth(year, month)) };
}

export function pad(n: number): string {
  return String(n).padStart(2, "0");
}

/** Codes of an unknown number of units; decades and centuries have letters of their own in TIMEX3. */
const VAGUE: Readonly<Record<string, string>> = { "10Y": "XDE", "100Y": "XCE", "2W": "XW", "1000Y": "XML", "6M": "XM" };

/** What half of a unit is made of. */
const HALVES: Readonly<Record<string, readonly [number, string]>> = {
  Y: [12, "M"],
  D: [24, "TH"],
  TH: [60, "M"],
  TM: [60, "S"],
};

function shiftMonths(from: CalendarDay, n: number): string {
  const count = from.year * 12 + from.month - 1 + n;
  return formatMonth(Math.floor(count / 12), (((count % 12) + 12) % 12) + 1);
}

function trim(n: number): string {
  return String(Math.round(n * 100) / 100);
}
