/** A stretch of folded text in; the offsets of its tokens (start, end, start, end…) as UD English cuts them, out. */
import { classOf, DIGIT, HIGH, isCapital, LETTER, LOW, MARK, SPACE } from "./characters.ts";
import type { TextLists } from "./lists.ts";

const CLITIC = /'(?:s|m|d|ll|re|ve|S|M|D|LL|RE|VE)(?![\p{L}\p{N}])/uy;
const NEGATION = /[nN]'[tT](?![\p{L}\p{N}])/uy;
const ADDRESS = /(?:(?:https?|ftp):\/\/|www\.|mailto:)[^\s<>"]{1,2000}/iy;
const HANDLE = /[@#][\p{L}_][\p{L}\p{N}_]{0,100}/uy;
const NUMBER = /\d+(?:[.:/]\d+|,\d{3}(?!\d))*/y;
const PHONE = /(?:\d{1,3}-)?\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-\d\d(?!00)\d\d(?!\d)|\d{5}-\d{4}(?!\d)/y;
const DATE = /\d{4}-\d\d?-\d\d?(?!\d)|\d\d?-\d\d?-\d{4}(?!\d)/y;
const DECADE = /\d*0'[sS](?![\p{L}\p{N}])/uy;
const YEAR = /'\d\d(?:s|\b)/y;
const EMOJI =
  /\p{RI}\p{RI}|\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}]?\uFE0F?(?:\u200D\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}]?\uFE0F?)*/uy;
const ACRONYM = /\p{L}(?:\.\p{L}){1,8}(?![\p{L}\p{N}])(?:\.(?!\.))?/uy;
const DEGREE = /(?:Ph\.D|M\.Sc|B\.Sc|Ed\.D|Lt\.Gen|Maj\.Gen)(?![\p{L}\p{N}])\.?/uy;
const MAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}]/uy;
const MARKER = /\([a-z0-9]\)/y;
/** Signs of which several in a row are one token. */
const REPEATED = "$-—–*=_~+#|<>·•&^\\";
const STOPS = ".!?…";

export function cutTokens(text: string, from: number, to: number, lists: TextLists): number[] {
  const out: number[] = [];
  let at = from;
  while (at < to) {
    if (classOf(text.charCodeAt(at)) === SPACE) {
      at++;
      continue;
    }
    let end = at + 1;
    let simple = classOf(text.charCodeAt(at)) === LETTER;
    while (end < to) {
      const kind = classOf(text.charCodeAt(end));
      if (kind === SPACE) break;
      if (kind !== LETTER) simple = false;
      end++;
    }
    if (simple) pushToken(text, at, end, lists, out);
    else cutChunk(text, at, end, lists, out);
    at = end;
  }
  return out;
}

/** Cuts a run of text without spaces from left to right; each step looks ahead a bounded stretch only. */
function cutChunk(text: string, from: number, to: number, lists: TextLists, out: number[]): void {
  const mail = hasUnit(text, from, to, "@");
  let at = from;
  while (at < to) {
    const end = Math.min(to, Math.max(at + 1, tokenEnd(text, at, to, from, mail, lists)));
    pushToken(text, at, end, lists, out);
    at = end;
  }
}

function pushToken(text: string, at: number, end: number, lists: TextLists, out: number[]): void {
  const split = splitLength(text, at, end, lists);
  if (split > 0) out.push(at, at + split, at + split, end);
  else out.push(at, end);
}

function splitLength(text: string, at: number, end: number, lists: TextLists): number {
  if (end - at > 8 || end - at < 4) return 0;
  return lists.splits.get(text.slice(at, end).toLowerCase()) ?? 0;
}

function hasUnit(text: string, from: number, to: number, unit: string): boolean {
  for (let i = from; i < to; i++) if (text[i] === unit) return true;
  return false;
}

function tokenEnd(text: string, at: number, to: number, chunk: number, mail: boolean, lists: TextLists): number {
  switch (classOf(text.charCodeAt(at))) {
    case LETTER:
    case MARK:
      return wordEnd(text, at, to, mail, lists);
    case DIGIT:
      return numberEnd(text, at, to, lists);
    case HIGH:
      return letterAt(text, at) ? wordEnd(text, at, to, mail, lists) : pictureEnd(text, at);
    default:
      return signEnd(text, at, to, chunk, lists);
  }
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function letterAt(text: string, at: number): boolean {
  const point = text.codePointAt(at);
  return point !== undefined && point > 0xffff && /[\p{L}\p{N}]/u.test(String.fromCodePoint(point));
}

/** End of the letters, digits and marks that begin at `at`. */
function runEnd(text: string, at: number, to: number): number {
  let end = at;
  while (end < to) {
    const kind = classOf(text.charCodeAt(end));
    if (kind === LETTER || kind === DIGIT || kind === MARK) end++;
    else if (kind === HIGH && letterAt(text, end)) end += 2;
    else break;
  }
  return end;
}

function isWordUnit(text: string, at: number, to: number): boolean {
  if (at >= to) return false;
  const kind = classOf(text.charCodeAt(at));
  return kind === LETTER || kind === DIGIT || kind === MARK;
}

function wordEnd(text: string, at: number, to: number, mail: boolean, lists: TextLists): number {
  const first = text[at] ?? "";
  if (mail) {
    const host = match(MAIL, text, at);
    if (host > 0 && host <= to) return mailEnd(text, host - 1, to);
  }
  if ("hHwWfFmM".includes(first)) {
    const address = addressEnd(text, at, to);
    if (address > 0) return address;
  }
  let end = runEnd(text, at, to);
  for (;;) {
    const next = text[end];
    if (end >= to || next === undefined) return end;
    if (next === "'") {
      const inner = apostropheEnd(text, at, end, to);
      if (inner <= end) return inner;
      end = inner;
    } else if (next === "-") {
      if (!isWordUnit(text, end + 1, to) || !joinsHyphen(text, at, end, lists)) return end;
      end = runEnd(text, end + 1, to);
    } else if (next === ".") {
      return dotEnd(text, at, end, to, lists);
    } else if (next === "@" && isWordUnit(text, end + 1, to)) {
      return mailEnd(text, end + 1, to);
    } else if (next === "&" || next === "*") {
      const after = runEnd(text, end + 1, to);
      if (
        after === end + 1 ||
        (next === "&" && !isInitialism(text.slice(at, Math.min(end, at + 6)), text, end + 1, after))
      )
        return end;
      end = after;
    } else if (next === "/") {
      const after = runEnd(text, end + 1, to);
      return after - at <= 6 && lists.slashed.has(text.slice(at, after).toLowerCase()) ? after : end;
    } else if (next === "$" && end - at <= 3 && isUpper(text, at, end)) {
      return end + 1;
    } else return end;
  }
}

function isUpper(text: string, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if (!isCapital(text[i] ?? "")) return false;
  return end > at;
}

/** "AT&T", "R&D": short and in capitals on both sides. */
function isInitialism(left: string, text: string, at: number, end: number): boolean {
  if (end - at > 4 || left.length > 5) return false;
  return (left + text.slice(at, end)).toUpperCase() === left + text.slice(at, end);
}

/** At an apostrophe within a word: the end of the token, at or before `end` when the word stops there. */
function apostropheEnd(text: string, at: number, end: number, to: number): number {
  if (end - 1 > at && match(NEGATION, text, end - 1) > 0) return end - 1;
  if (match(CLITIC, text, end) > 0) return end;
  return isWordUnit(text, end + 1, to) && classOf(text.charCodeAt(end + 1)) === LETTER
    ? runEnd(text, end + 1, to)
    : end;
}

/** "anti-Sylvanian" stays whole; "UN-led" does not: a prefix is not in capitals. */
function joinsHyphen(text: string, at: number, end: number, lists: TextLists): boolean {
  if (end - at > 8 || (end - at > 1 && isUpper(text, at, end))) return false;
  return lists.prefixes.has(text.slice(at, end).toLowerCase());
}

/** At a full stop after a word: acronyms, abbreviations, file and host names keep it. */
function dotEnd(text: string, at: number, end: number, to: number, lists: TextLists): number {
  const word = text.slice(at, Math.min(end, at + 12));
  if (!isWordUnit(text, end + 1, to)) {
    const more = end + 1 < to && STOPS.includes(text[end + 1] ?? " ");
    return !more && isAbbreviation(text, word, end, to, lists) ? end + 1 : end;
  }
  for (const pattern of [ACRONYM, DEGREE]) {
    const known = match(pattern, text, at);
    if (known > end) return Math.min(known, to);
  }
  const name = nameEnd(text, at, end, to, lists);
  if (name > 0) return name;
  const numbered = classOf(text.charCodeAt(end + 1)) === DIGIT && lists.numbered.has(word);
  return numbered || lists.titles.has(word) || lists.months.has(word) ? end + 1 : end;
}

function isAbbreviation(text: string, word: string, end: number, to: number, lists: TextLists): boolean {
  if (word.length === 1 && isCapital(word)) return true;
  if (lists.titles.has(word) || lists.months.has(word) || lists.latin.has(word) || lists.trailing.has(word))
    return true;
  return lists.numbered.has(word) && end + 1 >= to && classOf(text.charCodeAt(end + 2)) === DIGIT;
}

/** A host or file name: "example.org", "a.b.c"; a missing space ("over.The") is not one. */
function nameEnd(text: string, at: number, dot: number, to: number, lists: TextLists): number {
  let end = dot;
  let last = dot;
  let dots = 0;
  while (text[end] === "." && dots < 12 && isWordUnit(text, end + 1, to)) {
    last = end + 1;
    end = runEnd(text, last, to);
    while (text[end] === "-" && isWordUnit(text, end + 1, to)) end = runEnd(text, end + 1, to);
    dots++;
  }
  if (text[end] === "@" && isWordUnit(text, end + 1, to)) return mailEnd(text, end + 1, to);
  const ending = text.slice(last, Math.min(end, last + 8));
  if (!lists.domains.has(ending.toLowerCase())) {
    return dots > 1 && !/\.\p{Lu}/u.test(text.slice(at, Math.min(end, at + 60))) ? end : -1;
  }
  if (dots === 1 && isCapital(ending[0] ?? "") && ending !== ending.toUpperCase()) return -1;
  if (text[end] !== "/") return end;
  const path = match(/[^\s<>"']{1,2000}/y, text, end);
  return trimAddress(text, end, Math.min(path, to));
}

function mailEnd(text: string, from: number, to: number): number {
  let end = runEnd(text, from, to);
  while ((text[end] === "." || text[end] === "-") && isWordUnit(text, end + 1, to)) end = runEnd(text, end + 1, to);
  return end;
}

function addressEnd(text: string, at: number, to: number): number {
  const end = match(ADDRESS, text, at);
  return end < 0 ? -1 : trimAddress(text, at, Math.min(end, to));
}

function trimAddress(text: string, at: number, end: number): number {
  let last = end;
  const parenthesis = text.slice(at, end).includes("(");
  while (last > at + 1 && (".,;:!?'*]>".includes(text[last - 1] ?? "") || (text[last - 1] === ")" && !parenthesis)))
    last--;
  return last;
}

function numberEnd(text: string, at: number, to: number, lists: TextLists): number {
  for (const pattern of [PHONE, DATE, DECADE]) {
    const end = match(pattern, text, at);
    if (end > 0 && end <= to) return end;
  }
  const ascii = match(NUMBER, text, at);
  const end = ascii > 0 ? Math.min(ascii, to) : runEnd(text, at, to);
  if (end >= to || classOf(text.charCodeAt(end)) !== LETTER) return end;
  const after = runEnd(text, end, to);
  if (after - end <= 4 && lists.units.has(text.slice(end, after))) return end;
  if (text[after] === "@" || (text[after] === "." && isWordUnit(text, after + 1, to)))
    return wordEnd(text, at, to, false, lists);
  return after;
}

function pictureEnd(text: string, at: number): number {
  const end = match(EMOJI, text, at);
  if (end > 0) return end;
  return classOf(text.charCodeAt(at + 1)) === LOW ? at + 2 : at + 1;
}

function signEnd(text: string, at: number, to: number, chunk: number, lists: TextLists): number {
  const sign = text[at] ?? "";
  if (sign === "'") return quoteEnd(text, at, to, at === chunk, lists);
  if (STOPS.includes(sign)) return stopsEnd(text, at, to, at === chunk);
  if (to - at <= 3 && ":;=(^<".includes(sign) && lists.emoticons.has(text.slice(at, to))) return to;
  if ((sign === "@" || sign === "#") && at + 1 < to) {
    const handle = match(HANDLE, text, at);
    if (handle > 0) return Math.min(handle, to);
  }
  if (sign === "+" && at === chunk && classOf(text.charCodeAt(at + 1)) === DIGIT && at + 1 < to)
    return numberEnd(text, at + 1, to, lists);
  if (sign === "(" && at === chunk) {
    const marker = match(MARKER, text, at);
    if (marker === to) return marker;
  }
  let end = at + 1;
  if (REPEATED.includes(sign)) while (end < to && text[end] === sign) end++;
  else if (sign.charCodeAt(0) > 0x2000) end = Math.max(end, match(EMOJI, text, at));
  while (end < to && classOf(text.charCodeAt(end)) === MARK) end++;
  return end;
}

/** At an apostrophe that does not follow a word: a clitic, a year, a clipped word, a double quotation mark, a single one. */
function quoteEnd(text: string, at: number, to: number, first: boolean, lists: TextLists): number {
  if (text[at + 1] === "'" && at + 1 < to) return at + 2;
  const clitic = match(CLITIC, text, at);
  if (clitic > 0 && clitic <= to && (!first || clitic === to)) return clitic;
  const year = match(YEAR, text, at);
  if (year > 0 && year <= to) return year;
  const word = runEnd(text, at + 1, to);
  if (first && word - at <= 6 && lists.apostrophes.has(text.slice(at + 1, word).toLowerCase())) return word;
  return at + 1;
}

function stopsEnd(text: string, at: number, to: number, first: boolean): number {
  let end = at + 1;
  while (end < to && STOPS.includes(text[end] ?? " ")) end++;
  if (end > at + 1 || !first || text[at] !== ".") return end;
  if (classOf(text.charCodeAt(end)) === DIGIT && end < to) return Math.max(end, match(NUMBER, text, end));
  return end;
}
