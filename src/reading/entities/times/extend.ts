/** Widens a time expression over the words that modify it: "nearly four years", "the end of the year", "a week or so". */
import type { Lexicon } from "./lexicon.ts";
import type { Reading } from "./resolve.ts";
import type { Scan } from "./scan.ts";

/** `free`: the first token that no earlier expression holds. */
export function extendSpan(
  scan: Scan,
  first: number,
  last: number,
  free: number,
  reading: Reading,
  lexicon: Lexicon,
): { readonly first: number; readonly last: number } {
  if (reading.value?.endsWith("_REF")) return { first, last };
  const isDate = reading.type === "DATE" || reading.type === "TIME";
  let start = isDate ? edgeStart(scan, first, free, lexicon) : first;
  const prefix = isDate ? "date-prefix" : "amount-prefix";
  if (reading.type !== "SET") start = prefixStart(scan, start, free, prefix, lexicon);
  return { first: start, last: suffixEnd(scan, last, lexicon) };
}

/** Over "the end of", "the beginning of". */
function edgeStart(scan: Scan, first: number, free: number, lexicon: Lexicon): number {
  if (scan.lower[first - 1] !== "of") return first;
  for (let length = 1; length <= 3; length++) {
    const at = first - 1 - length;
    if (at < free) break;
    if (lexicon.value("edge", scan.lower.slice(at, first - 1).join(" ")) === undefined) continue;
    return at > free && scan.lower[at - 1] === "the" ? at - 1 : at;
  }
  return first;
}

function prefixStart(scan: Scan, first: number, free: number, className: string, lexicon: Lexicon): number {
  for (let length = 4; length >= 1; length--) {
    const at = first - length;
    if (at < free) continue;
    const value = lexicon.value(className, scan.lower.slice(at, first).join(" "));
    if (value === undefined) continue;
    // "over the past year", "about the past": prepositions, not amounts.
    if (value === "number" && !startsWithAmount(scan, first)) continue;
    return at;
  }
  return first;
}

function startsWithAmount(scan: Scan, first: number): boolean {
  const word = scan.lower[first];
  return word === "a" || word === "an" || (scan.pieces[first] ?? []).some((piece) => AMOUNTS.has(piece.class));
}

const AMOUNTS: ReadonlySet<string> = new Set(["number", "month", "clock", "clock12", "fixed-clock"]);

function suffixEnd(scan: Scan, last: number, lexicon: Lexicon): number {
  for (let length = 2; length >= 1; length--) {
    const phrase = scan.lower.slice(last, last + length).join(" ");
    if (lexicon.value("suffix", phrase) !== undefined) return last + length;
  }
  return last;
}
