/** A paragraph and its place in the document in; what kind of line it is, out. */
import type { SentenceKind } from "../../model/index.ts";
import { isCapital } from "./characters.ts";
import type { TextLists } from "./lists.ts";

/** A line of a longer text than this is prose, whatever it says. */
const LONGEST_FURNITURE = 350;
const LONGEST_HEADING = 160;
const BULLET = /^(?:[•‣◦⦁∙●▪·*–-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S/u;
const HEADING_MARK = /^#{1,6}\s/;
const STOPPED = /[.!?…]["')\]]*$/;

export function lineKind(line: string, isFirst: boolean, isLast: boolean, lists: TextLists): SentenceKind {
  if (HEADING_MARK.test(line)) return "headline";
  if (line.length <= LONGEST_FURNITURE) {
    if (lists.boilerplate.some((pattern) => pattern.test(line))) return "boilerplate";
    if (lists.byline.some((pattern) => pattern.test(line))) return "byline";
  }
  if (BULLET.test(line)) return "bullet";
  return !isLast && isHeading(line, isFirst) ? "headline" : "body";
}

/** A short line that no stop ends. The first line may be a whole headline, a later one a heading of a few words. */
function isHeading(line: string, isFirst: boolean): boolean {
  if (line.length > LONGEST_HEADING || STOPPED.test(line) || /[,;—–-]$/.test(line)) return false;
  if (!isCapital(/[\p{L}\p{N}]/u.exec(line)?.[0] ?? "") && !/^\d/.test(line)) return false;
  const words = line.split(/\s+/).length;
  return words <= (isFirst ? 22 : 12);
}
