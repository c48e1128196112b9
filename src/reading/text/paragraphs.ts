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
/** The width of a text shows in its first blocks. */
const MOST_BLOCKS = 2000;

export function findParagraphs(text: string): readonly Paragraph[] {
  const blocks = findBlocks(text);
  const width = Math.max(0, ...blocks.map(widthOf).slice(0, MOST_BLOCKS));
  const wrapped = isWrapped(text, blocks, width);
  const paragraphs: Paragraph[] = [];
  for (const block of blocks) {
    const own = wrapped ? width : widthOf(block);
    joinBlock(text, block, own, wrapped || isWrapped(text, [block], own), paragraphs);
  }
  return paragraphs;
}

/** Runs of lines with no blank line between them. */
function findBlocks(text: string): readonly (readonly Paragraph[])[] {
  const blocks: Paragraph[][] = [];
  let open: Paragraph[] | undefined;
  for (const line of findLines(text)) {
    if (line.end === line.start) open = undefined;
    else if (open) open.push(line);
    else {
      open = [line];
      blocks.push(open);
    }
  }
  return blocks;
}

function widthOf(lines: readonly Paragraph[]): number {
  let width = 0;
  for (const line of lines) width = Math.max(width, line.end - line.start);
  return width;
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

/** One paragraph a line, unless the lines were wrapped. */
function joinBlock(text: string, lines: readonly Paragraph[], width: number, wrapped: boolean, out: Paragraph[]): void {
  let current: Paragraph | undefined;
  let previous: Paragraph | undefined;
  for (const line of lines) {
    if (current && previous && continues(text, previous, line, wrapped, width)) {
      current = { start: current.start, end: line.end };
    } else {
      if (current) out.push(current);
      current = line;
    }
    previous = line;
  }
  if (current) out.push(current);
}

/** True when nearly every line with one below it is so long that the next line's first word would not have fitted. */
function isWrapped(text: string, blocks: readonly (readonly Paragraph[])[], width: number): boolean {
  if (width > WIDEST || width < NARROWEST) return false;
  let full = 0;
  let pairs = 0;
  for (const lines of blocks) {
    lines.forEach((line, i) => {
      const next = lines[i + 1];
      if (!next) return;
      pairs++;
      if (isFull(text, line, next, width)) full++;
    });
  }
  return pairs >= 2 && full >= pairs * 0.7;
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
