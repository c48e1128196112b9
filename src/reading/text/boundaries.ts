/** The tokens of a paragraph in; after which of them a sentence ends, out. */
import { classOf, LETTER } from "./characters.ts";
import type { TextLists } from "./lists.ts";

/** Longer stretches without a stop are lists, tables or noise; they are cut so that no later stage meets a monster. */
const LONGEST = 400;
const CLOSERS = "\"')]}";
const OPENERS = "\"'([{";

/** @param cuts offsets of tokens (start, end, start, end…) @returns numbers of the tokens that end a sentence, in order */
export function findBoundaries(text: string, cuts: readonly number[], lists: TextLists): number[] {
  const count = cuts.length / 2;
  const ends: number[] = [];
  let first = 0;
  for (let i = 0; i < count; i++) {
    let last = i;
    if (isStop(text, cuts, i)) last = closersEnd(text, cuts, i, count);
    else if (i - first < LONGEST) continue;
    if (last === count - 1) break;
    if (i - first >= LONGEST || endsSentence(text, cuts, first, i, last, lists)) {
      ends.push(last);
      first = last + 1;
    }
    i = last;
  }
  if (count > 0) ends.push(count - 1);
  return ends;
}

function isStop(text: string, cuts: readonly number[], i: number): boolean {
  const last = text[(cuts[2 * i + 1] ?? 1) - 1] ?? "";
  return last === "." || last === "!" || last === "?" || last === "…";
}

/** Last of the closing quotes, brackets and note numbers that belong to the stop. */
function closersEnd(text: string, cuts: readonly number[], stop: number, count: number): number {
  let last = stop;
  while (last + 1 < count) {
    const start = cuts[2 * last + 2] ?? 0;
    const end = cuts[2 * last + 3] ?? 0;
    if (isNoteNumber(text, cuts, last + 1, count)) last += 3;
    else if (start === cuts[2 * last + 1] && CLOSERS.includes(text[start] ?? " ") && end - start <= 2) last++;
    else break;
  }
  return last;
}

/** "[12]" */
function isNoteNumber(text: string, cuts: readonly number[], i: number, count: number): boolean {
  if (i + 2 >= count || text[cuts[2 * i] ?? 0] !== "[" || text[cuts[2 * i + 4] ?? 0] !== "]") return false;
  return /^\d{1,3}$/.test(word(text, cuts, i + 1));
}

function word(text: string, cuts: readonly number[], i: number): string {
  const start = cuts[2 * i] ?? 0;
  return text.slice(start, Math.min(cuts[2 * i + 1] ?? start, start + 40));
}

function endsSentence(
  text: string,
  cuts: readonly number[],
  first: number,
  stop: number,
  last: number,
  lists: TextLists,
): boolean {
  const closed = last > stop;
  const next = firstWord(text, cuts, last + 1);
  const mark = word(text, cuts, stop);
  if (next.begins === "lower") return false;
  const bare = mark.slice(0, -1);
  if (classOf(text.charCodeAt(cuts[2 * stop] ?? 0)) === LETTER && mark.endsWith(".")) {
    return endsAbbreviation(text, cuts, first, stop, bare, next, closed, lists);
  }
  if (mark === "." && stop === first + 1 && /^(?:\d{1,3}|[a-zA-Z]|[ivxIVX]+)$/.test(word(text, cuts, first)))
    return false;
  if (next.begins === "sign") return next.opens || mark !== ".";
  if (mark.length > 1 && mark.includes("..") && !closed && next.glued) return false;
  if (next.glued && next.begins === "digit") return false;
  if (closed && mark !== "." && !mark.startsWith("..") && saysAfter(text, cuts, last + 1, lists)) return false;
  return true;
}

interface NextWord {
  readonly word: string;
  readonly begins: "lower" | "capital" | "digit" | "sign";
  /** An opening quote or bracket stands before it. */
  readonly opens: boolean;
  readonly glued: boolean;
}

/** The first word after the boundary, past the quotes and brackets that open there. */
function firstWord(text: string, cuts: readonly number[], from: number): NextWord {
  const glued = cuts[2 * from] === cuts[2 * from - 1];
  let i = from;
  while (
    i < from + 3 &&
    OPENERS.includes(text[cuts[2 * i] ?? 0] ?? " ") &&
    (cuts[2 * i + 1] ?? 0) - (cuts[2 * i] ?? 0) <= 2
  )
    i++;
  const found = word(text, cuts, i);
  const letter = /^['@#]?(\p{L})/u.exec(found)?.[1];
  const begins = letter
    ? isLower(letter)
      ? "lower"
      : "capital"
    : /^[$€£¥+]?\d|^[$€£¥]$/.test(found)
      ? "digit"
      : "sign";
  return { word: found, begins, opens: i > from, glued };
}

function isLower(letter: string): boolean {
  return letter !== letter.toUpperCase();
}

function endsAbbreviation(
  text: string,
  cuts: readonly number[],
  first: number,
  stop: number,
  bare: string,
  next: NextWord,
  closed: boolean,
  lists: TextLists,
): boolean {
  if (lists.titles.has(bare) || lists.numbered.has(bare)) return false;
  if (next.begins !== "capital") return closed && next.begins !== "sign";
  const starts = lists.starters.has(next.word);
  if (lists.latin.has(bare)) return bare === "al" && starts;
  if (lists.months.has(bare)) return starts;
  if (/^[ap]\.m$/i.test(bare) && word(text, cuts, stop + 2) === "time") return false;
  if (/^[ap]\.m$/i.test(bare))
    return (
      starts ||
      closed ||
      !/^(?:[A-Z]{2,4}|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Eastern|Pacific|Central|Moscow|Beijing|Greenwich|London|Paris|Local)/.test(
        next.word,
      )
    );
  if (bare === "etc") return true;
  if (bare.length === 1)
    return (
      starts &&
      stop > first &&
      !/^(?:In|A|No|Is|An)$/.test(next.word) &&
      /^\p{Lu}/u.test(word(text, cuts, stop - 1)) &&
      bare !== "I"
    );
  return starts || (next.opens && closed);
}

/** `"Will they?" Smith asked`: a name or two and a verb of speech follow the closing quote. */
function saysAfter(text: string, cuts: readonly number[], from: number, lists: TextLists): boolean {
  for (let i = from; i < from + 5; i++) {
    const found = word(text, cuts, i);
    if (lists.speech.has(found)) return true;
    if (found === "." || found === "," || found === "?") return false;
  }
  return false;
}
