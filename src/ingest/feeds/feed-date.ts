/** A date as feeds write it → ISO 8601; or why it is not believed. */
import { isoDate } from "../iso-date.ts";

export type FeedDate =
  | { readonly kind: "date"; readonly date: string; readonly time: number }
  | { readonly kind: "wrong"; readonly why: "unreadable" | "future" | "placeholder" };

const DAY = 86_400_000;

/** Milliseconds that clocks may differ, time zones left out included. */
const AHEAD = DAY;

/** RFC 822 and its variants, ISO 8601 and its. A zone that cannot be told leaves the day alone. */
export function feedDate(text: string, now: number): FeedDate {
  const date = rfcDate(text.trim()) ?? isoDate(text);
  const time = date === undefined ? Number.NaN : timeOf(date);
  if (date === undefined || Number.isNaN(time)) return { kind: "wrong", why: "unreadable" };
  if (time > now + AHEAD) return { kind: "wrong", why: "future" };
  // What programs write that know no date.
  if (/^(0001-01-01|1970-01-01(T00:00:00|$))/.test(date)) return { kind: "wrong", why: "placeholder" };
  return { kind: "date", date, time };
}

/** Without a zone it is read as UTC: what a machine's own zone would make of it differs from machine to machine. */
export function timeOf(date: string): number {
  return Date.parse(/T[\d:.]+$/.test(date) ? `${date}Z` : date);
}

const RFC =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(.*))?$/i;

function rfcDate(text: string): string | undefined {
  const found = RFC.exec(text);
  if (found === null) return undefined;
  const [, day = "", month = "", year = "", hour, minute = "", second = "00", zone = ""] = found;
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  // RFC 2822: two digits are 1950 to 2049.
  const century = year.length === 4 ? "" : Number(year) < 50 ? "20" : "19";
  const date = isoDate(`${century}${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`);
  if (date === undefined || hour === undefined) return date;
  const offset = offsetOf(zone);
  if (offset === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return date;
  // A leap second is read as the one before it.
  return `${date}T${hour.padStart(2, "0")}:${minute}:${second === "60" ? "59" : second}${offset}`;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Names of zones mean different places to different people: only those of RFC 822, and European ones, are read. */
function offsetOf(zone: string): string | undefined {
  const name = zone
    .replace(/\(.*\)/, "")
    .trim()
    .toUpperCase();
  const hours = ZONES[name];
  if (hours !== undefined) return hours === 0 ? "Z" : `${hours < 0 ? "-" : "+"}0${Math.abs(hours)}:00`;
  const digits = /^(?:GMT|UTC|UT)?\s*([+-])(\d{1,2}):?(\d{2})$/.exec(name);
  if (digits === null || Number(digits[2]) > 14 || Number(digits[3]) > 59) return undefined;
  return `${digits[1]}${digits[2]?.padStart(2, "0")}:${digits[3]}`;
}

const ZONES: Readonly<Record<string, number>> = {
  ...{ Z: 0, UT: 0, UTC: 0, GMT: 0, EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
  ...{ WET: 0, WEST: 1, CET: 1, CEST: 2, EET: 2, EEST: 3, MSK: 3 },
};
