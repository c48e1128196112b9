/** A page's title and text in → what reports: without the outlet's name, addresses, calls to subscribe, share, verify. */
import { fold } from "./words.ts";

/**
 * Page furniture is the same on every page of a site and would make strangers alike. A line is furniture when two of its
 * words, and one in eight, are of its vocabulary; or when it is short and ends like no sentence.
 * A text that is nothing else becomes empty.
 */
export function withoutFurniture(text: string, vocabulary: ReadonlySet<string>): string {
  return text
    .split("\n")
    .filter((line) => !isFurniture(line, vocabulary))
    .join("\n")
    .replace(ADDRESS, " ");
}

/** "Ministers meet in Fredonia - The Daily Freedonian" → "Ministers meet in Fredonia". */
export function withoutOutlet(title: string): string {
  return title.replace(OUTLET, "").trim() || title;
}

const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|\b[\w-]+\.(?:com|org|net|co\.uk)\b/gi;
/** One to five words at the end, set off by a dash in spaces, a bar or colons. */
const OUTLET = /(?:\s+[-–—|•»]+\s+|\s*(?:::|\|)\s*)(?:[^\s|:]+\s*){1,5}$/u;

function isFurniture(line: string, vocabulary: ReadonlySet<string>): boolean {
  const words = line.split(/[^\p{L}\p{N}'’-]+/u).filter((word) => word !== "");
  if (words.length < 4) return true;
  if (words.length < 9 && !/[.!?”"’')]\s*$/.test(line)) return true;
  const known = words.filter((word) => vocabulary.has(fold(word))).length;
  return known >= 2 && known * 8 >= words.length;
}
