/** A line such as `actor:IRN type:ASSAULT -status:denied since:2024-01 pipeline "gas field"` → a query, or what is wrong with it. */
import { CHOICES, FILTER_KEYS, type Filter, KEY_HELP, type Query, type Words } from "./query.ts";

export type QueryRead =
  | { readonly kind: "query"; readonly query: Query }
  | { readonly kind: "wrong"; readonly message: string; readonly start: number; readonly end: number };

/** Never throws. Several filters of one key mean "any of them", save for actor, by and to: all of them. */
export function parseQuery(text: string): QueryRead {
  const words: Words[] = [];
  const filters: Filter[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text.charAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    const not = text[at] === "-" && at + 1 < text.length && !isSpace(text.charAt(at + 1));
    if (not) at += 1;
    const name = /^([A-Za-z]+):(?=\S)/.exec(text.slice(at, at + 40))?.[1];
    if (name !== undefined) at += name.length + 1;
    const value = readValue(text, at);
    if (value === undefined) return wrong("This quotation mark is not closed.", start, text.length);
    at = value.end;
    if (name === undefined) {
      const read = readWords(value, not);
      if (typeof read === "string") return wrong(read, start, at);
      words.push(read);
    } else {
      const read = readFilter(name, value.text, not);
      if (typeof read === "string") return wrong(read, start, at);
      if ((read.key === "since" || read.key === "until") && filters.some(({ key }) => key === read.key)) {
        return wrong(`"${read.key}:" stands twice. Give it once.`, start, at);
      }
      filters.push(read);
    }
  }
  return { kind: "query", query: { words, filters } };
}

/** A filter's value as the query keeps it, or what is wrong with it. */
export function readFilter(name: string, value: string, not: boolean): Filter | string {
  const key = FILTER_KEYS.find((known) => known === name.toLowerCase());
  if (key === undefined) {
    return `There is no "${name}:". Keys are: ${FILTER_KEYS.join(", ")}. To look for the words themselves, put them in quotation marks: "${name}:${value}".`;
  }
  const clean = value.replace(/[“”„]/gu, '"').replace(/\s+/gu, " ").trim();
  if (clean === "") return `"${key}:" needs a value: ${KEY_HELP[key]}.`;
  if (key === "since" || key === "until") {
    if (not) return `"-${key}:" has no meaning. Use ${key === "since" ? "until" : "since"}: instead.`;
    if (!isDate(clean)) return `"${key}:${clean}" is no day. Write 2024, 2024-03 or 2024-03-02.`;
  }
  const choices = CHOICES[key];
  if (choices === undefined) return { key, value: clean, not };
  const choice = choices.find((known) => known.toLowerCase() === clean.toLowerCase());
  if (choice === undefined) return `"${key}:${clean}" is not known. It is one of: ${choices.join(", ")}.`;
  return { key, value: choice, not };
}

interface Value {
  readonly text: string;
  readonly quoted: boolean;
  readonly end: number;
}

/** From `at` to the next space, or to the closing quotation mark; undefined where there is none. */
function readValue(text: string, at: number): Value | undefined {
  const open = text.charAt(at);
  const close = CLOSING.get(open);
  if (close === undefined) {
    let end = at;
    while (end < text.length && !isSpace(text.charAt(end))) end += 1;
    return { text: text.slice(at, end), quoted: false, end };
  }
  const end = text.indexOf(close, at + 1);
  return end < 0 ? undefined : { text: text.slice(at + 1, end), quoted: true, end: end + 1 };
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["“", "”"],
  ["„", "“"],
]);

function readWords({ text, quoted }: Value, not: boolean): Words | string {
  // A stray mark inside would not survive being written out again.
  const clean = text.replace(/["“”„\s]+/gu, " ").trim();
  if (!/[\p{L}\p{N}]/u.test(clean)) return `"${text}" has no letter or digit to look for.`;
  if (!quoted && /^[^*\s]+\*$/u.test(clean) && !/^-|^[A-Za-z]+:/u.test(clean)) {
    return { text: clean.slice(0, -1), kind: "prefix", not };
  }
  return { text: clean, kind: quoted || !isPlain(clean) ? "phrase" : "word", not };
}

/** A word that, written as it is, would be read as itself. */
function isPlain(text: string): boolean {
  return !/^-|^[A-Za-z]+:\S|\*$|\s/u.test(text);
}

function isDate(value: string): boolean {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isSpace(character: string): boolean {
  return /\s/u.test(character);
}

function wrong(message: string, start: number, end: number): QueryRead {
  return { kind: "wrong", message, start, end };
}
