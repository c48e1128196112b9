/** Text and day of publication in → the particulars that tell look-alike incidents apart: ages, the day it happened. */
import { dayNumber } from "./dates.ts";

/**
 * Ages are written "19-year-old" or ", 19,". The day is the last such weekday before publication: news names the day of what
 * it reports, and names it early.
 *
 * @returns terms (`age 19`, `day 2026-11-21`) and how often each stands in the text.
 */
export function particularsOf(text: string, date: string | undefined): Map<string, number> {
  const found = new Map<string, number>();
  const add = (term: string): void => {
    found.set(term, (found.get(term) ?? 0) + 1);
  };
  const head = text.slice(0, HEAD);
  for (const match of text.matchAll(AGE)) add(`age ${match[1] ?? match[2] ?? match[3]}`);
  const published = dayNumber(date);
  if (published === undefined) return found;
  for (const match of head.matchAll(WEEKDAY)) {
    const weekday = WEEKDAYS.indexOf((match[1] ?? "").toLowerCase());
    // 1970-01-01 was a Thursday.
    const today = (((published + 4) % 7) + 7) % 7;
    add(`day ${published - ((today - weekday + 7) % 7)}`);
  }
  for (const match of head.matchAll(RELATIVE)) {
    add(
      `day ${published - (match[0].toLowerCase().startsWith("yester") || match[0].toLowerCase() === "last night" ? 1 : 0)}`,
    );
  }
  return found;
}

/** Characters in which the day of the event is looked for. */
const HEAD = 2000;
const AGE = /\b(\d{1,2})[- ]years?[- ]old\b|\p{Lu}\p{Ll}+, (\d{1,2}),|\b(?:aged?|age of) (\d{1,2})\b/gu;
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const WEEKDAY = /\b(Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)\b/g;
const RELATIVE = /\b(?:today|tonight|this (?:morning|afternoon|evening)|yesterday|last night)\b/gi;
