/** Dates as texts give them → days as numbers that sort (20241211), and back. */

/** The first day of what is named: "2022-12" → 20221201. Zero where the value names no day (durations, "PAST_REF"). */
export function firstDay(value: string | undefined): number {
  if (value === undefined) return 0;
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(value);
  if (parts === null) return 0;
  const week = /^(\d{4})-W(\d{2})/.exec(value);
  if (week !== null) return dayOfWeek(Number(week[1]), Number(week[2]));
  const season = /^\d{4}-(Q[1-4]|H[12]|SP|SU|FA|WI)/.exec(value)?.[1];
  const month = season === undefined ? Number(parts[2] ?? 1) : (SEASONS[season] ?? 1);
  return Number(parts[1]) * 10_000 + clamp(month, 12) * 100 + clamp(Number(parts[3] ?? 1), 31);
}

/** The last day of a year, month or day. */
export function lastDay(value: string): number {
  const [year = "0", month = "12", day = "31"] = value.slice(0, 10).split("-");
  return Number(year) * 10_000 + clamp(Number(month), 12) * 100 + clamp(Number(day), 31);
}

/** "2024-12" of 20241211. */
export function monthOf(day: number): string {
  const text = String(day).padStart(8, "0");
  return `${text.slice(0, 4)}-${text.slice(4, 6)}`;
}

const SEASONS: Readonly<Record<string, number>> = {
  Q1: 1,
  Q2: 4,
  Q3: 7,
  Q4: 10,
  H1: 1,
  H2: 7,
  SP: 3,
  SU: 6,
  FA: 9,
  WI: 12,
};

function clamp(number: number, most: number): number {
  return Math.min(most, Math.max(1, number));
}

/** Monday of an ISO week. */
function dayOfWeek(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * 86_400_000;
  const day = new Date(monday + (clamp(week, 53) - 1) * 7 * 86_400_000);
  return day.getUTCFullYear() * 10_000 + (day.getUTCMonth() + 1) * 100 + day.getUTCDate();
}
