/** The pages of a PDF → the same without what stands on most of them: heads, feet, page numbers. */
import type { PdfLine } from "./types.ts";

type Page = readonly PdfLine[];

/** Lines at each edge of a page that are looked at. */
const EDGE = 3;

export function withoutRunningLines(pages: readonly Page[]): readonly Page[] {
  const running = repeated(pages);
  const offset = offsetOfNumbers(pages);
  return pages.map((page, i) => {
    const gone = new Set(edgesOf(page).flatMap(([line, key]) => (running.has(key) ? [line] : [])));
    for (const line of outermost(page)) {
      if (offset !== undefined && line.text.length < 80 && numbersAtEnds(line.text).includes(i + offset))
        gone.add(line);
    }
    return gone.size === 0 ? page : page.filter((line) => !gone.has(line));
  });
}

/** What more than half of all pages share, or of those on the left or on the right. */
function repeated(pages: readonly Page[]): ReadonlySet<string> {
  const halves = [pages.map((_, i) => i), ...[0, 1].map((odd) => pages.flatMap((_, i) => (i % 2 === odd ? [i] : [])))];
  const running = new Set<string>();
  for (const which of halves) {
    const counts = new Map<string, number>();
    for (const i of which) {
      for (const key of new Set(edgesOf(pages[i] ?? []).map(([, one]) => one)))
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    // Two pages show no pattern.
    for (const [key, count] of counts) if (count > which.length / 2 && count >= 3) running.add(key);
  }
  return running;
}

/** Page numbers less the places of their pages, where most pages agree; chapters change the words beside them. */
function offsetOfNumbers(pages: readonly Page[]): number | undefined {
  const counts = new Map<number, number>();
  for (const [i, page] of pages.entries()) {
    const offsets = new Set(outermost(page).flatMap(({ text }) => numbersAtEnds(text).map((number) => number - i)));
    for (const offset of offsets) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  if (most < 2 || most <= pages.length / 2) return undefined;
  return [...counts].find(([, count]) => count === most)?.[0];
}

function outermost(page: Page): readonly PdfLine[] {
  const byHeight = [...page].sort((a, b) => b.y - a.y);
  const [first, last] = [byHeight[0], byHeight.at(-1)];
  return [first, last].filter((line) => line !== undefined);
}

/** "Chapter 2: The bridge 17", "17 Ministry of Ruritania", "- 17 -", "Page 17 of 40" */
function numbersAtEnds(text: string): readonly number[] {
  const found = [/^\W*(\d{1,4})\b/, /\b(\d{1,4})\W*$/, /^page (\d{1,4})\b/i].map((pattern) => pattern.exec(text)?.[1]);
  return found.flatMap((digits) => (digits === undefined ? [] : [Number(digits)]));
}

/** The lines nearest to the upper and lower edge, with what is the same of them on every page. */
function edgesOf(page: Page): readonly (readonly [line: PdfLine, key: string])[] {
  const byHeight = [...page].sort((a, b) => b.y - a.y);
  const key = (edge: string, line: PdfLine): string => `${edge} ${line.text.toLowerCase()}`;
  return [
    ...byHeight.slice(0, EDGE).map((line) => [line, key("top", line)] as const),
    ...byHeight.slice(-EDGE).map((line) => [line, key("bottom", line)] as const),
  ];
}
