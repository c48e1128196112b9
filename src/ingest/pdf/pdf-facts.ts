/** What a PDF says of itself → its title and date, where its own text bears them out. */
import { isoDate } from "../iso-date.ts";

/** The name of a file or program is no title, and what is left over from another text is not in this one. */
export function plausibleTitle(title: string | undefined, text: string): string | undefined {
  const clean = title?.replace(/[\s\0]+/g, " ").trim() ?? "";
  if (clean.length < 6 || clean.length > 300) return undefined;
  if (
    /^microsoft |^(untitled|document|title|slide|presentation|layout)\b|[\\_]|\.\w{2,4}$|^[^a-z]*\d[^a-z]*$/i.test(
      clean,
    )
  )
    return undefined;
  const beginning = new Set(wordsIn(text.slice(0, 5000)));
  const words = wordsIn(clean);
  const found = words.filter((word) => beginning.has(word)).length;
  return words.length >= 2 && found >= 0.7 * words.length ? clean : undefined;
}

/** The day on which the file was made, unless it lies in the future or the text's beginning speaks of other years only. */
export function plausibleDate(created: string | undefined, text: string, now: number): string | undefined {
  const digits = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(created?.trim() ?? "");
  if (digits === null) return undefined;
  const date = isoDate(`${digits[1]}-${digits[2]}-${digits[3]}`);
  if (date === undefined || date < "1993-01-01" || Date.parse(date) > now + DAY) return undefined;
  const years = text.slice(0, 5000).match(/\b(?:19|20)\d{2}\b/g) ?? [];
  return years.length === 0 || years.some((year) => year === digits[1]) ? date : undefined;
}

const DAY = 86_400_000;

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}
