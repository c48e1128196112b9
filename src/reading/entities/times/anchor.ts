/** What a document has said about time so far: readings in, the day "the day before" or "that Friday" counts from out. */
import { dayNumber, parseDay, weekdayOf } from "./calendar.ts";

export interface Anchor {
  /** Day number of the publication; absent when nobody gives it. */
  readonly today: number | undefined;
  /** Value of the last date stated, and the sentence it stood in. */
  readonly reference: string | undefined;
  readonly referenceSentence: number;
  /** The last day stated, when what came after it was no day: "in 2011", "last month". */
  readonly lastDay: string | undefined;
  /** The day that a weekday (1–7) last meant in this document. */
  readonly dayOfWeekday: (weekday: number) => number | undefined;
  /** The year that a date without a year ("03-20") last had in this document. */
  readonly yearOfDate: (monthAndDay: string) => number | undefined;
  readonly remember: (value: string, sentence: number) => void;
}

export function createAnchor(publishedAt: string | undefined): Anchor {
  const published = parseDay(publishedAt);
  const today = published && dayNumber(published);
  const weekdays = new Map<number, number>();
  const years = new Map<string, number>();
  let reference: string | undefined;
  let referenceSentence = 0;
  let lastDay: string | undefined;
  return {
    today,
    get reference() {
      return reference;
    },
    get referenceSentence() {
      return referenceSentence;
    },
    get lastDay() {
      return lastDay;
    },
    dayOfWeekday: (weekday) => weekdays.get(weekday),
    yearOfDate: (monthAndDay) => years.get(monthAndDay),
    remember(value, sentence) {
      reference = value;
      referenceSentence = sentence;
      const day = parseDay(value);
      if (!day) return;
      lastDay = value;
      years.set(value.slice(5, 10), day.year);
      const number = dayNumber(day);
      // A weekday alone never means a day further off than this.
      if (today !== undefined && Math.abs(number - today) <= MEMORY_DAYS) weekdays.set(weekdayOf(number), number);
    },
  };
}

const MEMORY_DAYS = 9;
