/** Documents with gold TIMEX3 and a time finder in; strict, relaxed and value F1 as TempEval-3 counts them out. */
import type { Time } from "../../src/model/index.ts";

export interface TimexRow {
  readonly id: string;
  /** Publication date, ISO 8601. */
  readonly dct: string;
  readonly text: string;
  readonly timexes: readonly GoldTimex[];
}

export interface GoldTimex {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly value: string;
}

export interface RecognizerRow {
  readonly id: string;
  /** When the sentence was said, ISO 8601; some rows need none. */
  readonly ref: string | null;
  readonly text: string;
  readonly expected: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: string;
    readonly values?: readonly { readonly timex: string; readonly value?: string; readonly start?: string }[];
  }[];
}

export type FindTimes = (text: string, publishedAt: string | undefined) => readonly Time[];

export interface TimesScore {
  readonly gold: number;
  readonly found: number;
  readonly strict: Rates;
  readonly relaxed: Rates;
  /** Relaxed matches with the same type, with the same value: F1 over the same totals. */
  readonly type: Rates;
  readonly value: Rates;
  /** One line each: missed, spurious, wrong span, wrong value; with some context, for looking. */
  readonly errors: readonly string[];
}

export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface RecognizerScore {
  readonly expressions: number;
  readonly overlapping: number;
  readonly sameValue: number;
  readonly errors: readonly string[];
}

export function scoreTimes(rows: readonly TimexRow[], find: FindTimes): TimesScore {
  const totals = { gold: 0, found: 0, strict: 0, relaxed: 0, type: 0, value: 0 };
  const errors: string[] = [];
  for (const row of rows) {
    const found = find(row.text, row.dct);
    const isTaken = new Set<Time>();
    totals.gold += row.timexes.length;
    totals.found += found.length;
    for (const gold of row.timexes) {
      const match = bestMatch(gold, found, isTaken);
      if (!match) {
        errors.push(`missed    ${context(row, gold)} ${gold.type} ${gold.value}`);
        continue;
      }
      isTaken.add(match);
      totals.relaxed++;
      const isStrict = match.start === gold.start && match.end === gold.end;
      if (isStrict) totals.strict++;
      else errors.push(`span      ${context(row, gold)} found "${row.text.slice(match.start, match.end)}"`);
      if (match.type === gold.type) totals.type++;
      if (match.value === gold.value) totals.value++;
      else {
        const dct = row.dct.slice(0, 10);
        errors.push(
          `value     ${context(row, gold)} ${gold.type} ${gold.value} found ${match.type} ${match.value} (${dct})`,
        );
      }
    }
    for (const time of found) {
      if (!isTaken.has(time)) errors.push(`spurious  ${context(row, time)} ${time.type} ${time.value}`);
    }
  }
  const rates = (hits: number): Rates => ratesOf(hits, totals.found, totals.gold);
  return {
    gold: totals.gold,
    found: totals.found,
    strict: rates(totals.strict),
    relaxed: rates(totals.relaxed),
    type: rates(totals.type),
    value: rates(totals.value),
    errors,
  };
}

/** The looser check: of the date expressions of a recogniser's own tests, how many get a value that agrees. */
export function scoreRecognizer(rows: readonly RecognizerRow[], find: FindTimes): RecognizerScore {
  let [expressions, overlapping, sameValue] = [0, 0, 0];
  const errors: string[] = [];
  for (const row of rows) {
    const found = find(row.text, row.ref ?? undefined);
    for (const gold of row.expected) {
      expressions++;
      const overlaps = found.filter((time) => time.start < gold.end && time.end > gold.start);
      if (overlaps.length > 0) overlapping++;
      const values = (gold.values ?? []).flatMap((value) => [value.timex, value.value ?? "", value.start ?? ""]);
      if (
        overlaps.some((time) => time.value !== undefined && values.some((value) => agrees(time.value ?? "", value)))
      ) {
        sameValue++;
      } else {
        const words = row.text.slice(gold.start, gold.end);
        errors.push(
          `${words} ${row.ref?.slice(0, 10)} gold ${values[0]} found ${overlaps.map((t) => t.value).join(" ")}`,
        );
      }
    }
  }
  return { expressions, overlapping, sameValue, errors };
}

/** The exact span first, else the first that overlaps. */
function bestMatch(gold: GoldTimex, found: readonly Time[], isTaken: ReadonlySet<Time>): Time | undefined {
  const free = found.filter((time) => !isTaken.has(time) && time.start < gold.end && time.end > gold.start);
  return free.find((time) => time.start === gold.start && time.end === gold.end) ?? free[0];
}

/** The recogniser writes spans as their first day and clock times without a day; both count as the same value. */
function agrees(value: string, gold: string): boolean {
  if (gold === "") return false;
  const [written, found] = [gold, value].map((text) => text.replace(" ", "T").replace(/(T\d\d)(:00)*$/, "$1"));
  if (written === undefined || found === undefined) return false;
  return found === written || found.replace(/^[\d-]+(?=T)/, "") === written || firstDay(value) === gold.slice(0, 10);
}

/** The first day of a year, decade, month, quarter or week. */
function firstDay(value: string): string {
  const [, year = "", rest = ""] = /^(\d{4})(?:-(.*))?$/.exec(value) ?? [];
  if (/^\d{3}$/.test(value)) return `${value}0-01-01`;
  if (/^Q\d$/.test(rest)) return `${year}-${String(Number(rest[1]) * 3 - 2).padStart(2, "0")}-01`;
  const week = /^W(\d\d)$/.exec(rest);
  if (week) {
    const fourth = new Date(Date.UTC(Number(year), 0, 4));
    const monday = 4 - ((fourth.getUTCDay() + 6) % 7) + (Number(week[1]) - 1) * 7;
    return new Date(Date.UTC(Number(year), 0, monday)).toISOString().slice(0, 10);
  }
  return year === "" ? value : rest === "" ? `${year}-01-01` : /^\d\d$/.test(rest) ? `${value}-01` : value;
}

function ratesOf(hits: number, found: number, gold: number): Rates {
  const precision = found === 0 ? 0 : hits / found;
  const recall = gold === 0 ? 0 : hits / gold;
  return { precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function context(row: TimexRow, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = row.text.slice(Math.max(0, start - 45), start);
  return `${row.id}: ${before}[[${row.text.slice(start, end)}]]${row.text.slice(end, end + 30)}`.replace(/\s+/g, " ");
}
