/** Cells as datasets write them → days, times and coordinates; undefined where they are none. */
import { isoDate } from "../iso-date.ts";
import type { DraftTime } from "./draft.ts";

/** The day alone, of any way in which the datasets write one. */
export function dayOf(text: string): string | undefined {
  return isoDate(text)?.slice(0, 10);
}

/** GDELT's 20240305101500 → 2024-03-05T10:15:00Z. */
export function stampOf(text: string): string | undefined {
  const parts = /^(\d{8})(\d{2})(\d{2})(\d{2})$/.exec(text);
  const day = dayOf(parts?.[1] ?? text);
  if (day === undefined || parts === null) return day;
  const time = `${parts[2]}:${parts[3]}:${parts[4]}`;
  return Number.isNaN(Date.parse(`${day}T${time}Z`)) ? undefined : `${day}T${time}Z`;
}

/** Both in range, else nothing: half a point is none. */
export function pointOf(lat: string, lon: string): { readonly lat: number; readonly lon: number } | undefined {
  const [y, x] = [numberOf(lat), numberOf(lon)];
  if (y === undefined || x === undefined || Math.abs(y) > 90 || Math.abs(x) > 180) return undefined;
  return { lat: y, lon: x };
}

function numberOf(text: string): number | undefined {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** The narrowest of day, ISO week, month and year that holds both days. */
export function spanOf(first: string, last: string): DraftTime {
  const text = first === last ? first : `${first} to ${last}`;
  const value =
    first === last
      ? first
      : [weekOf, monthOf, yearOf].map((name) => (name(first) === name(last) ? name(first) : undefined)).find(Boolean);
  return { text, day: first, ...(value !== undefined && { value }) };
}

/** "2024-W10": the week of ISO 8601, from Monday, that has the day. */
export function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const year = date.getUTCFullYear();
  const week = Math.ceil(((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
  return `${year}-W${String(week).padStart(2, "0")}`;
}

export function monthOf(day: string): string {
  return day.slice(0, 7);
}

function yearOf(day: string): string {
  return day.slice(0, 4);
}
