/** Words and a width → lines that fit a terminal and cannot command it. */
import type { Span } from "../../model/index.ts";

/** Text from documents may hold control characters, which a terminal would obey. */
export function harmless(text: string): string {
  return text
    .replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, " ")
    .replace(/[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/g, "")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** At most `width` columns of the text, cut at words, around the part that matters. */
export function excerpt(text: string, within: Span, centre: Span, width: number): string {
  const whole = harmless(text.slice(within.start, within.end));
  if (columns(whole) <= width) return whole;
  const before = harmless(text.slice(within.start, Math.max(within.start, centre.start))).length;
  const matter = Math.min(centre.end - centre.start, width - 4);
  const from = Math.max(0, Math.min(before - Math.floor((width - matter) / 2), whole.length - width + 2));
  // A sentence is best read from its start.
  return before + matter < width - 2 ? clip(whole, width) : clipBoth(whole, from, width);
}

/** The start of a text, with an ellipsis where something is left out. */
export function clip(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let cut = text.slice(0, Math.max(1, width - 1));
  while (columns(cut) > width - 1) cut = cut.slice(0, -1);
  const word = cut.lastIndexOf(" ");
  return `${(word > width * 0.6 ? cut.slice(0, word) : cut).replace(/[\uD800-\uDBFF]$/, "").trimEnd()}…`;
}

/** At most `most` lines of at most `width` columns, cut at words. */
export function wrap(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (columns(rest) > width && lines.length < most - 1) {
    let cut = rest.slice(0, width + 1);
    while (columns(cut) > width + 1) cut = cut.slice(0, -1);
    const space = cut.lastIndexOf(" ");
    const at = space > 0 ? space : cut.length - 1;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...lines, clip(rest, width)];
}

function clipBoth(text: string, from: number, width: number): string {
  const space = text.indexOf(" ", from);
  const start = from === 0 ? 0 : space > 0 && space < from + 20 ? space + 1 : from;
  return start === 0 ? clip(text, width) : `…${clip(text.slice(start), width - 1)}`;
}

/** Columns a text takes: East Asian letters take two, combining marks none. */
export function columns(text: string): number {
  if (/^[\u0020-\u024F\u2010-\u2027\u2190-\u25FF]*$/.test(text)) return text.length;
  let width = 0;
  for (const char of text) {
    if (/\p{M}/u.test(char)) continue;
    width +=
      /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Extended_Pictographic}\uFF01-\uFF60]/u.test(
        char,
      )
        ? 2
        : 1;
  }
  return width;
}

export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columns(text)));
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
