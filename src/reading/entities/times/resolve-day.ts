/** Days, parts of days and clock times: captures and the standing of the document in, readings out. */

import { dayNumber, easterSunday, fromDayNumber, isCalendarDay, nthWeekday, parseDay, weekdayOf } from "./calendar.ts";
import { directedYear, nearestYear } from "./nearest.ts";
import type { Captures, Reading, Standing } from "./resolve.ts";
import { clampDay, formatDay, formatMonth, pad } from "./value.ts";

export function resolveCalendar(captures: Captures, standing: Standing): Reading | undefined {
  const written = captures["iso"] ?? captures["slash"];
  if (written !== undefined) return writtenReading(String(written), captures);
  const month = number(captures["month"]);
  const day = number(captures["day"]);
  const clock = clockOf(captures);
  if (month === undefined)
    return day === undefined ? undefined : dayOfMonth(day, number(captures["weekday"]), standing);
  if (isOtherMay(captures, standing)) return undefined;
  const year = number(captures["year"]) ?? number(captures["short-year"]) ?? yearOf(captures, month, day, standing);
  if (year === undefined) return { type: "DATE", needsDate: true };
  if (day === undefined) {
    const value = formatMonth(year, month);
    return clock ? { type: "TIME", value: value + clock } : { type: "DATE", value, anchors: true };
  }
  if (!isCalendarDay(year, month, day)) return { type: "DATE" };
  return timed(formatDay({ year, month, day }), clock);
}

export function resolveWeekday(captures: Captures, standing: Standing): Reading | undefined {
  const clock = clockOf(captures);
  const type = clock ? "TIME" : "DATE";
  const weekday = number(captures["weekday"]);
  if (weekday === undefined) return undefined;
  if (standing.today === undefined && captures["anaphoric"] === undefined) return { type, needsDate: true };
  const anchor = number(captures["anaphoric"]);
  if (anchor !== undefined) {
    const from = referenceDay(standing);
    if (from === undefined) return { type, needsDate: true };
    return timed(formatDay(fromDayNumber(stepToWeekday(from, weekday, anchor))), clock);
  }
  const today = standing.today ?? 0;
  if (captures["coming"] !== undefined) return timed(formatDay(fromDayNumber(stepToWeekday(today, weekday, 1))), clock);
  const direction = number(captures["direction"]);
  return timed(formatDay(fromDayNumber(directedWeekday(today, weekday, direction, standing))), clock);
}

/** "a week ago Friday". */
export function resolveWeekdayAgo(captures: Captures, standing: Standing): Reading | undefined {
  const weekday = number(captures["weekday"]);
  if (weekday === undefined || captures["unit"] !== "W") return undefined;
  if (standing.today === undefined) return { type: "DATE", needsDate: true };
  const weeks = number(captures["n"]) ?? 1;
  const near = standing.today - ((weekdayOf(standing.today) - weekday + 7) % 7);
  return timed(formatDay(fromDayNumber(near - 7 * Math.round(weeks))), undefined);
}

/** "Tuesday of next week". */
export function resolveWeekdayOfWeek(captures: Captures, { today }: Standing): Reading | undefined {
  const weekday = number(captures["weekday"]);
  const step = number(captures["direction"]);
  if (weekday === undefined || step === undefined) return undefined;
  if (today === undefined) return { type: "DATE", needsDate: true };
  return timed(formatDay(fromDayNumber(today - weekdayOf(today) + weekday + step * 7)), undefined);
}

export function resolveDeictic(captures: Captures, { today }: Standing): Reading | undefined {
  const clock = clockOf(captures) ?? text(captures["deictic-part"]);
  const type = clock ? "TIME" : "DATE";
  if (today === undefined) return { type, needsDate: true };
  const step = number(captures["deictic"]) ?? number(captures["direction"]) ?? 0;
  return timed(formatDay(fromDayNumber(today + step)), clock);
}

/** "the morning": of the day last spoken of, when that was just now. */
export function resolvePart(captures: Captures, standing: Standing): Reading | undefined {
  const part = text(captures["part"]);
  if (part === undefined) return undefined;
  const step = number(captures["anaphoric"]);
  if (step === undefined) return onCurrentDay(part, standing);
  const from = referenceDay(standing);
  return from === undefined ? { type: "TIME", needsDate: true } : timed(formatDay(fromDayNumber(from + step)), part);
}

export function resolveClock(captures: Captures, standing: Standing): Reading | undefined {
  const clock = clockOf(captures);
  return clock === undefined ? undefined : onCurrentDay(clock, standing);
}

export function resolveHoliday(captures: Captures, standing: Standing): Reading | undefined {
  const code = String(captures["holiday"] ?? "");
  const clock = clockOf(captures);
  if (captures["every"] !== undefined) return { type: "SET", value: `XXXX-${code}` };
  const dayIn = (year: number) => holidayIn(code, year);
  const given = number(captures["year"]);
  if (given === undefined && standing.today === undefined) return { type: "DATE", needsDate: true };
  const direction = number(captures["direction"]);
  const today = standing.today ?? 0;
  const year =
    given ??
    (direction === undefined
      ? nearestYear(today, standing.outlook().tense, dayIn)
      : directedYear(today, direction, dayIn));
  return timed(formatDay(fromDayNumber(dayIn(year))), clock);
}

export function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The day last stated, else the day of publication. */
function referenceDay({ lastDay, today }: Standing): number | undefined {
  const day = parseDay(lastDay);
  return day ? dayNumber(day) : today;
}

/** The clock code of the captures: T22:00, TMO; absent when they give no time of day. */
export function clockOf(captures: Captures): string | undefined {
  const part = text(captures["part"]);
  const ampmPart = text(captures["ampm-part"]);
  const half = text(captures["ampm"]) ?? (ampmPart === undefined ? undefined : ampmPart === "TMO" ? "am" : "pm");
  const clock = text(captures["clock"]) ?? text(captures["hour-utc"]);
  if (clock !== undefined) return halfDay(Number(clock.slice(1, 3)), clock.slice(4, 6), half ?? partHalf(part));
  const joined = text(captures["clock12"]);
  if (joined !== undefined) return halfDay(Number(joined.slice(1, 3)), joined.slice(4, 6), joined.slice(6));
  const fixed = text(captures["fixed-clock"]);
  if (fixed !== undefined) return fixed;
  const hour = number(captures["hour"]);
  if (hour !== undefined && hour <= 24) return halfDay(hour, "00", half ?? partHalf(part));
  return part;
}

function halfDay(hour: number, minute: string, half: string | undefined): string {
  const turned = half === "pm" && hour < 12 ? hour + 12 : half === "am" && hour === 12 ? 0 : hour;
  return `T${pad(turned)}:${minute}`;
}

function partHalf(part: string | undefined): string | undefined {
  return part === undefined ? undefined : part === "TMO" ? "am" : "pm";
}

function timed(day: string, clock: string | undefined): Reading {
  return clock ? { type: "TIME", value: day + clock, anchors: true } : { type: "DATE", value: day, anchors: true };
}

function writtenReading(value: string, captures: Captures): Reading {
  const clock = clockOf(captures) ?? (value.length > 10 ? value.slice(10) : undefined);
  const day = value.slice(0, 10);
  if (day.length === 10 && !parseDay(day)) return { type: "DATE" };
  return timed(day, clock);
}

/** "the 18th": of the month last spoken of, else of the month that the tense points to. */
function dayOfMonth(day: number, weekday: number | undefined, standing: Standing): Reading | undefined {
  if (day < 1 || day > 31) return undefined;
  const month = /^(\d{4})-(\d\d)/.exec(standing.referenceAge <= 3 ? (standing.reference ?? "") : "");
  if (month) {
    const [year, of] = [Number(month[1]), Number(month[2])];
    return isCalendarDay(year, of, day) ? timed(formatDay({ year, month: of, day }), undefined) : { type: "DATE" };
  }
  if (standing.today === undefined) return { type: "DATE", needsDate: true };
  const today = fromDayNumber(standing.today);
  if (weekday !== undefined) {
    const found = nearbyDay(day, weekday, standing.today);
    if (found !== undefined) return timed(formatDay(fromDayNumber(found)), undefined);
  }
  const tense = standing.outlook().tense;
  const step = tense === "past" && day > today.day ? -1 : tense === "future" && day < today.day ? 1 : 0;
  const count = today.year * 12 + today.month - 1 + step;
  const [year, of] = [Math.floor(count / 12), (count % 12) + 1];
  return isCalendarDay(year, of, day) ? timed(formatDay({ year, month: of, day }), undefined) : { type: "DATE" };
}

/** "Thursday, the 12th": the nearest 12th that is a Thursday, within half a year. */
function nearbyDay(day: number, weekday: number, today: number): number | undefined {
  for (let distance = 0; distance < 183; distance++) {
    for (const number of [today - distance, today + distance]) {
      if (weekdayOf(number) === weekday && fromDayNumber(number).day === day) return number;
    }
  }
  return undefined;
}

/** "May" the verb ("May he live", "it May") and the name ("Theresa May") look like the month. */
function isOtherMay(captures: Captures, { previous, next }: Standing): boolean {
  if (captures["month"] !== 5 || captures["day"] !== undefined || captures["year"] !== undefined) return false;
  if (captures["direction"] !== undefined) return false;
  return /^(i|you|he|she|it|we|they|the|not|be|have|also|said|says|told|'s)$/.test(next) &&
    !/^(in|of|by|since)$/.test(previous)
    ? true
    : /^(prime|minister|secretary|theresa|brian|ms\.?|mr\.?|mrs\.?)$/.test(previous);
}

function yearOf(captures: Captures, month: number, day: number | undefined, standing: Standing): number | undefined {
  const { today, reference } = standing;
  const anaphoric = number(captures["anaphoric-year"]);
  if (anaphoric !== undefined) {
    const from = /^\d{4}/.exec(reference ?? "")?.[0];
    return from === undefined ? undefined : Number(from) + anaphoric;
  }
  if (today === undefined) return undefined;
  const fromYear = number(captures["direction-year"]);
  if (fromYear !== undefined) return fromDayNumber(today).year + fromYear;
  const direction = number(captures["direction"]);
  if (direction !== undefined) {
    const now = fromDayNumber(today);
    // "last May" said in May is the one of the year before.
    if (direction < 0) return month < now.month ? now.year : now.year - 1;
    return direction > 0 && month <= now.month ? now.year + 1 : now.year;
  }
  const { tense, isDirect } = standing.outlook();
  if (day !== undefined) {
    const known = standing.yearOfDate(`${pad(month)}-${pad(day)}`);
    return (
      weekdayYear(captures, month, day, today) ??
      known ??
      nearestYear(today, tense, (year) => dayNumber(clampDay(year, month, day)))
    );
  }
  return nearestYear(today, tense, (year) => dayNumber({ year, month, day: 15 }), 16, isDirect ? 300 : undefined);
}

/** "Wednesday, March 20" is in the nearest year in which that day is a Wednesday. */
function weekdayYear(captures: Captures, month: number, day: number, today: number): number | undefined {
  const weekday = number(captures["weekday"]);
  if (weekday === undefined) return undefined;
  const { year } = fromDayNumber(today);
  return [year, year - 1, year + 1].find(
    (of) => isCalendarDay(of, month, day) && weekdayOf(dayNumber({ year: of, month, day })) === weekday,
  );
}

/** On the day itself a past tense means today; "last" is never today. */
function directedWeekday(today: number, weekday: number, direction: number | undefined, standing: Standing): number {
  if (direction === undefined) {
    const { tense, isAttribute, isDirect } = standing.outlook();
    // "the Tuesday deadline", "he arrives on Tuesday": the Tuesday the document has already placed.
    const known = isAttribute || tense === "present" ? standing.dayOfWeekday(weekday) : undefined;
    // "The deal stands after announcements Tuesday": a noun under a present verb names what has happened.
    const isPast = tense === "past" || (tense === "present" && !isDirect);
    return known ?? (isPast ? stepBack(today, weekday) : stepForward(today, weekday));
  }
  if (direction < 0) return stepToWeekday(today, weekday, direction);
  // "next Friday", said on a Wednesday, is the one of next week; "this Friday" that of this week.
  return today - weekdayOf(today) + weekday + direction * 7;
}

function stepBack(today: number, weekday: number): number {
  return today - ((weekdayOf(today) - weekday + 7) % 7);
}

/** "The summit opens Friday" on a Friday is today. */
function stepForward(today: number, weekday: number): number {
  return today + ((weekday - weekdayOf(today) + 7) % 7);
}

/** The nearest such weekday strictly before (−1) or after (+1) a day; 0 is the day's own or the one before. */
function stepToWeekday(from: number, weekday: number, direction: number): number {
  if (direction === 0) return stepBack(from, weekday);
  if (direction < 0) return from - (((weekdayOf(from) - weekday + 6) % 7) + 1);
  return from + (((weekday - weekdayOf(from) + 6) % 7) + 1);
}

function onCurrentDay(clock: string, standing: Standing): Reading {
  const day = standing.referenceAge <= 1 ? parseDay(standing.reference) : undefined;
  if (day) return { type: "TIME", value: formatDay(day) + clock };
  if (standing.today === undefined) return { type: "TIME", needsDate: true };
  return { type: "TIME", value: formatDay(fromDayNumber(standing.today)) + clock };
}

/** Codes: MM-DD; nth-month-weekday ("4-11-4": the fourth Thursday of November); easter±days; election. */
function holidayIn(code: string, year: number): number {
  const fixed = /^(\d\d)-(\d\d)$/.exec(code);
  if (fixed) return dayNumber({ year, month: Number(fixed[1]), day: Number(fixed[2]) });
  const moving = /^(\d)-(\d{1,2})-(-?\d)$/.exec(code);
  if (moving) {
    const [nth, month, weekday] = [Number(moving[1]), Number(moving[2]), Number(moving[3])];
    return dayNumber(weekday < 0 ? nthWeekday(year, month, -1, nth) : nthWeekday(year, month, nth, weekday));
  }
  const easter = /^easter([+-]\d+)$/.exec(code);
  if (easter) return dayNumber(easterSunday(year)) + Number(easter[1]);
  // Polling day in the United States: the Tuesday after the first Monday of November.
  return dayNumber(nthWeekday(year, 11, 1, 1)) + 1;
}
