/** Which of the years a date without a year belongs to: candidate days and the tense in, the likeliest year out. */

import { fromDayNumber } from "./calendar.ts";
import type { Tense } from "./tense.ts";

/** Days of distance that a date against the tense costs: tenses in news are a hint, not a proof. */
const AGAINST_TENSE = 150;

/**
 * The year near `today` whose `dayIn(year)` fits best. `slack` days around today count as today: a month that has
 * begun is neither past nor future.
 */
export function nearestYear(
  today: number,
  tense: Tense,
  dayIn: (year: number) => number,
  slack = 0,
  against = AGAINST_TENSE,
): number {
  const { year } = fromDayNumber(today);
  let best = year;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const candidate of [year, year - 1, year + 1]) {
    const distance = dayIn(candidate) - today;
    const isAgainst = (tense === "past" && distance > slack) || (tense === "future" && distance < -slack);
    const cost = Math.abs(distance) + (isAgainst ? against : 0);
    if (cost < bestCost) [best, bestCost] = [candidate, cost];
  }
  return best;
}

/** The last (−1), next (+1) or this year's (0) occurrence, today itself excluded. */
export function directedYear(today: number, direction: number, dayIn: (year: number) => number): number {
  const { year } = fromDayNumber(today);
  if (direction === 0) return year;
  const candidates = direction < 0 ? [year, year - 1] : [year, year + 1];
  const found = candidates.find((candidate) => (dayIn(candidate) - today) * direction > 0);
  return found ?? year + Math.sign(direction);
}
