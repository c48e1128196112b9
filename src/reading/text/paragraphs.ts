/** Folded text in; its paragraphs (start, end), with hard-wrapped lines joined, out. */
import { classOf, isCapital, SPACE } from "./characters.ts";

export interface Paragraph {
  readonly start: number;
  readonly end: number;
}

const BREAK = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;
const BULLET = /(?:[•‣◦⦁∙·●▪*–-]\s|\(?[a-z0-9]{1,2}[.)]\s)/y;
const OPENS_BLOCK = /[•‣◦⦁∙●▪#>|]/;
/** No mailer or editor wraps wider; a longer line is a paragraph of its own. */
const WIDEST = 100;
const NARROWEST = 40;

export function findParagraphs(text: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let block: Paragraph[] = [];
  for (const line of findLines(text)) {
    if (line.end > line.start) block.push(line);
    else {
      joinBlock(text, block, paragraphs);
      block = [];
    }
  }
  joinBlock(text, block, paragraphs);
  return paragraphs;
}

/** Lines without the spaces around them; an empty one has `start === end`. */
function* findLines(text: string): Generator<Paragraph> {
  let from = 0;
  for (const match of text.matchAll(BREAK)) {
    yield trim(text, from, match.index);
    from = match.index + match[0].length;
  }
  yield trim(text, from, text.length);
}

function trim(text: string, from: number, to: number): Paragraph {
  let start = from;
  let end = to;
  while (start < end && classOf(text.charCodeAt(start)) === SPACE) start++;
  while (end > start && classOf(text.charCodeAt(end - 1)) === SPACE) end--;
  return { start, end };
}

/** Lines with no blank line between them: one paragraph each, unless they were wrapped. */
function joinBlock(text: string, lines: readonly Paragraph[], out: Paragraph[]): void {
  let width = 0;
  for (const line of lines) width = Math.max(width, line.end - line.start);
  const wrapped = isWrapped(text, lines, width);
  let current: Paragraph | undefined;
  let previous: Paragraph | undefined;
  for (const line of lines) {
    if (current && previous && continues(text, previous, line, wrapped, width))
      current = { start: current.start, end: line.end };
    else {
      if (current) out.push(current);
      current = line;
    }
    previous = line;
  }
  if (current) out.push(current);
}

/** True when nearly every line but the last is so long that the next line's first word would not have fitted. */
function isWrapped(text: string, lines: readonly Paragraph[], width: number): boolean {
  if (lines.length < 3 || width > WIDEST || width < NARROWEST) return false;
  let full = 0;
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (next && isFull(text, line, next, width)) full++;
  });
  return full >= (lines.length - 1) * 0.7;
}

function isFull(text: string, line: Paragraph, next: Paragraph, width: number): boolean {
  let word = next.start;
  while (word < next.end && classOf(text.charCodeAt(word)) !== SPACE) word++;
  return line.end - line.start + 1 + (word - next.start) > width - 4;
}

function continues(text: string, line: Paragraph, next: Paragraph, wrapped: boolean, width: number): boolean {
  const first = text[next.start] ?? "";
  const last = text[line.end - 1] ?? "";
  BULLET.lastIndex = next.start;
  if (OPENS_BLOCK.test(first) || BULLET.test(text)) return false;
  const length = line.end - line.start;
  if (wrapped) return isFull(text, line, next, width) || length > width * 0.75;
  if (length > WIDEST || length < NARROWEST || '.!?:"'.includes(last)) return false;
  return !isCapital(first) && /\p{Ll}/u.test(first);
}
