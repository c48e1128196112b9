/** The lines of a PDF's pages → running text: a line a paragraph, words that were parted at line ends whole again. */
import { joinLines, wordsOf } from "./hyphen.ts";
import { withoutRunningLines } from "./running-lines.ts";
import type { PdfLine } from "./types.ts";

export function textOfPages(given: readonly (readonly PdfLine[])[]): string {
  const pages = withoutRunningLines(given);
  const known = wordsOf(pages.flat().map(({ text }) => text));
  const pitch = usualPitch(pages);
  const paragraphs: string[] = [];
  let before: PdfLine | undefined;
  for (const page of pages) {
    const widest = Math.max(0, ...page.map(({ width }) => width));
    let isFirst = true;
    for (const line of page) {
      const last = paragraphs.at(-1);
      if (before !== undefined && last !== undefined && goesOn(before, line, { pitch, widest, newPage: isFirst })) {
        paragraphs[paragraphs.length - 1] = joinLines(last, line.text, known);
      } else paragraphs.push(line.text);
      before = line;
      isFirst = false;
    }
  }
  return paragraphs.length === 0 ? "" : `${paragraphs.join("\n\n").replaceAll("\u00AD", "")}\n`;
}

interface Layout {
  readonly pitch: number;
  readonly widest: number;
  readonly newPage: boolean;
}

/** Whether a line is of the same paragraph as the one before. */
function goesOn(before: PdfLine, line: PdfLine, { pitch, widest, newPage }: Layout): boolean {
  if (Math.abs(before.size - line.size) > 0.12 * Math.max(before.size, line.size)) return false;
  if (/^[•‣◦▪●■–-]\s/u.test(line.text)) return false;
  const isEnded = /[.!?:;…]["”’»)\]]*(\d{1,3})?$/u.test(before.text);
  const down = before.y - line.y;
  // A new page or column: a sentence goes on where it has not ended.
  if (newPage || down < -pitch) return !isEnded && /^[\p{Ll}\p{N}(“"]/u.test(line.text);
  if (down > 1.45 * pitch) return false;
  if (!isEnded) return true;
  const isIndented = line.x - before.x > 0.8 * line.size && line.x - before.x < 6 * line.size;
  return !isIndented && before.width > 0.8 * widest;
}

/** Points from one line to the next, as most lines have it. */
function usualPitch(pages: readonly (readonly PdfLine[])[]): number {
  const counts = new Map<number, number>();
  for (const page of pages) {
    for (const [i, line] of page.entries()) {
      const down = Math.round(2 * ((page[i - 1]?.y ?? line.y) - line.y)) / 2;
      if (down > 0.8 * line.size && down < 4 * line.size) counts.set(down, (counts.get(down) ?? 0) + 1);
    }
  }
  let best = 14;
  let most = 0;
  for (const [down, count] of counts) {
    if (count > most || (count === most && down < best)) [best, most] = [down, count];
  }
  return best;
}
