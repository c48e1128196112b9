/** A date as tables write it → ISO 8601; "01/02/2024" only when its order is known. */
import { isoDate } from "../iso-date.ts";
import type { DateFormat } from "../items.ts";

export type TableDate =
  | { readonly kind: "date"; readonly date: string }
  | { readonly kind: "ambiguous" }
  | { readonly kind: "unreadable" };

export function tableDate(text: string, format: DateFormat | undefined): TableDate {
  const value = text.trim();
  const numbers = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?![\d/.-])/.exec(value);
  if (numbers === null) return read(isoDate(value));
  const [a, b, c] = [numbers[1] ?? "", numbers[3] ?? "", numbers[4] ?? ""];
  if (a.length === 4) return read(isoDate(value) ?? day(a, b, c));
  // `03/02/26`: no century is stated, and none is guessed.
  if (c.length !== 4 || format === "ymd") return UNREADABLE;
  return ordered(a, b, c, format);
}

const UNREADABLE: TableDate = { kind: "unreadable" };

function ordered(a: string, b: string, year: string, format: "dmy" | "mdy" | undefined): TableDate {
  const dayFirst = day(year, b, a);
  const monthFirst = day(year, a, b);
  if (format !== undefined) return read(format === "dmy" ? dayFirst : monthFirst);
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst) return { kind: "ambiguous" };
  return read(dayFirst ?? monthFirst);
}

function day(year: string, month: string, dayOfMonth: string): string | undefined {
  return isoDate(`${year}-${month.padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}`);
}

function read(date: string | undefined): TableDate {
  return date === undefined ? UNREADABLE : { kind: "date", date };
}
