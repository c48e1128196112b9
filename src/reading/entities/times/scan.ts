/** Tokens in, for each position the pieces that begin there out: words of the lexicon, numbers, years, clock times. */
import type { Entry, LexicalValue, Lexicon } from "./lexicon.ts";

export interface Piece {
  readonly class: string;
  /** Token after the last. */
  readonly end: number;
  readonly value: LexicalValue;
}

export interface Scan {
  readonly texts: readonly string[];
  readonly lower: readonly string[];
  readonly pieces: readonly (readonly Piece[])[];
}

const NONE: readonly Piece[] = [];

export function scanTokens(texts: readonly string[], lexicon: Lexicon): Scan {
  const lower = texts.map((text) => text.toLowerCase());
  const pieces = texts.map((text, at) => {
    const entries = lexicon.byFirst.get(lower[at] ?? "");
    const first = text.charCodeAt(0);
    const isNumeric =
      (first >= 48 && first <= 57) || first === 39 || first === 8217 || /^(mid|early|late)-/i.test(text);
    if (!entries && !isNumeric) return NONE;
    const found: Piece[] = [];
    for (const entry of entries ?? NO_ENTRIES) {
      if (entry.capital && text === lower[at]) continue;
      if (entry.words.every((word, offset) => lower[at + offset] === word)) {
        found.push({ class: entry.class, end: at + entry.words.length, value: entry.value });
      }
    }
    if (isNumeric) scanNumeric(text, at, found);
    if (isNumeric || found.some((piece) => piece.class === "count" || piece.class === "article"))
      scanNumber(lower, at, lexicon, found);
    return found;
  });
  return { texts, lower, pieces };
}

const NO_ENTRIES: readonly Entry[] = [];

/** What one token says by its form alone. */
function scanNumeric(text: string, at: number, found: Piece[]): void {
  const end = at + 1;
  const add = (name: string, value: LexicalValue) => found.push({ class: name, end, value });
  if (/^\d{4}$/.test(text)) {
    const year = Number(text);
    // An older number is a year only where the words around it say so.
    if (year >= 1200 && year <= 2199) add(year < 1900 || year >= 2100 ? "old-year" : "year", year);
    if (year < 2400 && year % 100 < 60) add("hour-utc", `T${text.slice(0, 2)}:${text.slice(2)}`);
  }
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 31) add("day", Number(text));
  if (/^\d\d$/.test(text)) add("two-digits", Number(text));
  const short = /^['’](\d\d)$/.exec(text);
  if (short) add("short-year", shortYear(Number(short[1])));
  const nth = /^(\d{1,3})(st|nd|rd|th)$/i.exec(text);
  if (nth) {
    add("nth", Number(nth[1]));
    if (Number(nth[1]) <= 31) add("day", Number(nth[1]));
  }
  const decade = /^(?:(?:mid|early|late)-)?['’]?(\d\d|\d{4})['’]?s$/i.exec(text);
  if (decade && Number(decade[1]) % 10 === 0) add("decade", decadeCode(decade[1] ?? ""));
  const clock = /^([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?(am|pm|a\.m\.?|p\.m\.?)?$/i.exec(text);
  if (clock && (text.includes(":") || clock[3])) {
    const value = `T${(clock[1] ?? "").padStart(2, "0")}:${clock[2] ?? "00"}`;
    if (clock[3]) add("clock12", `${value}${(clock[3][0] ?? "a").toLowerCase()}m`);
    else add("clock", value);
  }
  const bare = /^(1[0-2]|0?[1-9])(am|pm|a\.m\.?|p\.m\.?)$/i.exec(text);
  if (bare) add("clock12", `T${(bare[1] ?? "").padStart(2, "0")}:00${(bare[2]?.[0] ?? "a").toLowerCase()}m`);
  const iso = /^(\d{4})-(\d\d)(?:-(\d\d))?(?:T(\d\d:\d\d)\S*)?$/.exec(text);
  if (iso && Number(iso[2]) <= 12) add("iso", text.slice(0, iso[4] ? 16 : text.length));
  const slash = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d)$/.exec(text);
  if (slash) {
    const year = slash[3]?.length === 4 ? Number(slash[3]) : shortYear(Number(slash[3]));
    const [first, second] = [Number(slash[1]), Number(slash[2])];
    // American order, unless only the other one can be a date.
    const [month, day] = first > 12 ? [second, first] : [first, second];
    add("slash", `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
  }
}

function shortYear(two: number): number {
  return two < 40 ? 2000 + two : 1900 + two;
}

/** TIMEX3 code of a decade: "1990s" is 199. */
function decadeCode(digits: string): number {
  if (digits.length === 4) return Math.floor(Number(digits) / 10);
  return Math.floor(shortYear(Number(digits)) / 10);
}

/** Numbers over one or more tokens: "2 1/2", "twenty - four", "two thousand", and years said as words. */
function scanNumber(lower: readonly string[], at: number, lexicon: Lexicon, found: Piece[]): void {
  const first = lower[at] ?? "";
  if (/^\d/.test(first)) {
    const plain = /^\d{1,3}(,\d{3})+$|^\d+(\.\d+)?$/.test(first) ? Number(first.replaceAll(",", "")) : undefined;
    if (plain !== undefined) {
      const fraction = fractionValue(lower[at + 1]);
      const scale = scaleValue(lower[at + 1]);
      if (fraction !== undefined) found.push({ class: "number", end: at + 2, value: plain + fraction });
      if (scale !== undefined) found.push({ class: "number", end: at + 2, value: plain * scale });
      found.push({ class: "number", end: at + 1, value: plain });
      return;
    }
    const joined = /^(\d+)[- ]?(½|1\/2|¼|1\/4|¾|3\/4)$/.exec(first);
    if (joined)
      found.push({ class: "number", end: at + 1, value: Number(joined[1]) + (fractionValue(joined[2]) ?? 0) });
    else if (fractionValue(first) !== undefined)
      found.push({ class: "number", end: at + 1, value: fractionValue(first) ?? 0 });
    return;
  }
  let total = 0;
  let part = 0;
  let end = at;
  let previous = 0;
  const parts: number[] = [];
  // "a hundred years" counts, "a year" has no number.
  const isArticle = first === "a" || first === "an";
  if (isArticle && (wordNumber(lower[at + 1], lexicon) ?? 0) < 100) return;
  for (let i = isArticle ? at + 1 : at; i < lower.length; i++) {
    const word = lower[i] ?? "";
    if (i > at && (word === "-" || word === "and") && wordNumber(lower[i + 1], lexicon) !== undefined) {
      // "twenty - four", "one hundred and two"; not "two and three", not "two - ten".
      const next = wordNumber(lower[i + 1], lexicon) ?? 0;
      const joins = word === "-" ? previous >= 20 && next < 100 : previous >= 100 && next < 100;
      if (!joins) break;
      continue;
    }
    const value = wordNumber(word, lexicon);
    if (value === undefined) break;
    if (value >= 100) {
      if (value === 100) part = (part || 1) * 100;
      else {
        total += (part || 1) * value;
        part = 0;
      }
    } else if (i > at && previous < 100 && !(previous >= 20 && previous % 10 === 0 && value < 10)) {
      break;
    } else part += value;
    previous = value;
    parts.push(value);
    end = i + 1;
  }
  if (end === at) return;
  found.push({ class: "number", end, value: total + part });
  if (total >= 2000 && total + part < 2100) found.push({ class: "spelled-year", end, value: total + part });
  // "nineteen ninety-six": a century and what follows it.
  if (parts.length === 1 && (previous === 19 || previous === 18 || previous === 20 || previous === 17)) {
    const rest: Piece[] = [];
    scanNumber(lower, lower[end] === "-" ? end + 1 : end, lexicon, rest);
    const years = rest[0];
    if (years && typeof years.value === "number" && years.value >= 10 && years.value < 100) {
      found.push({ class: "spelled-year", end: years.end, value: previous * 100 + years.value });
    }
  }
}

function wordNumber(word: string | undefined, lexicon: Lexicon): number | undefined {
  const value = word === undefined ? undefined : lexicon.value("count", word);
  return typeof value === "number" ? value : undefined;
}

function scaleValue(word: string | undefined): number | undefined {
  return word === "million" ? 1e6 : word === "thousand" ? 1000 : word === "hundred" ? 100 : undefined;
}

function fractionValue(word: string | undefined): number | undefined {
  switch (word) {
    case "1/2":
    case "½":
      return 0.5;
    case "1/4":
    case "¼":
      return 0.25;
    case "3/4":
    case "¾":
      return 0.75;
    default:
      return undefined;
  }
}
