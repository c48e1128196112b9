/** A paragraph and its place in the document in; what kind of line it is, out. */
import type { SentenceKind } from "../../model/index.ts";
import { isCapital } from "./characters.ts";
import type { TextLists } from "./lists.ts";

/** A line of a longer text than this is prose, whatever it says. */
const LONGEST_FURNITURE = 500;
const LONGEST_HEADING = 160;
const BULLET = /^(?:[•‣◦⦁∙●▪·*–-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S/u;
const BULLET_MARK = /^[•‣◦⦁∙●▪·*–-]\s+/u;
/** "Jane Doe and John Roe": above the name of an outlet, those who wrote. */
const NAMES = /^\p{Lu}[\p{L}.'-]+(?:(?:,? and|,)? \p{Lu}[\p{L}.'-]*){1,11}$/u;
const HEADING_MARK = /^#{1,6}\s/;
const STOPPED = /[.!?…]["')\]]*$/;

/** @param next the paragraph that follows, if there is one */
export function lineKind(line: string, next: string | undefined, isFirst: boolean, lists: TextLists): SentenceKind {
  if (HEADING_MARK.test(line)) return "headline";
  if (line.length <= LONGEST_FURNITURE) {
    const bare = line.replace(BULLET_MARK, "");
    if (lists.boilerplate.some((pattern) => pattern.test(bare))) return "boilerplate";
    if (isByline(bare, lists) || (isFirst && NAMES.test(line) && next !== undefined && isByline(next, lists)))
      return "byline";
  }
  if (BULLET.test(line)) return "bullet";
  return next !== undefined && isHeading(line, isFirst) && !introducesSpeech(line, lists) ? "headline" : "body";
}

function isByline(line: string, lists: TextLists): boolean {
  return line.length <= LONGEST_FURNITURE && lists.byline.some((pattern) => pattern.test(line));
}

/** "The agency reports:" belongs to what follows. */
function introducesSpeech(line: string, lists: TextLists): boolean {
  return line.endsWith(":") && lists.speech.has(/(\p{L}+):$/u.exec(line)?.[1] ?? "");
}

/** A short line that no stop ends. The first line may be a whole headline, a later one a heading of a few words. */
function isHeading(line: string, isFirst: boolean): boolean {
  if (line.length > LONGEST_HEADING || STOPPED.test(line) || /[,;—–-]$/.test(line)) return false;
  if (!isCapital(/[\p{L}\p{N}]/u.exec(line)?.[0] ?? "") && !/^\d/.test(line)) return false;
  const words = line.split(/\s+/).length;
  return words <= (isFirst ? 22 : 12);
}
