/** The pages of a PDF → the same without what stands on most of them: heads, feet, page numbers. */
import type { PdfLine } from "./types.ts";

type Page = readonly PdfLine[];

/** Lines at each edge of a page that are looked at. */
const EDGE = 3;

export function withoutRunningLines(pages: readonly Page[]): readonly Page[] {
  const halves = [pages.map((_, i) => i), ...[0, 1].map((odd) => pages.flatMap((_, i) => (i % 2 === odd ? [i] : [])))];
  const running = new Set<string>();
  for (const which of halves) {
    const counts = new Map<string, number>();
    for (const i of which) {
      for (const key of new Set(edgesOf(pages[i] ?? []).map(([, key]) => key)))
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, count] of counts) {
      // Two pages show no pattern, save for a number that counts them.
      const isNumber = /^\w+ (?:page )?\W*#\W*(?:(?:of|\/) #\W*)?$/.test(key);
      if (count > which.length / 2 && count >= (isNumber && which.length === pages.length ? 2 : 3)) running.add(key);
    }
  }
  if (running.size === 0) return pages;
  return pages.map((page) => {
    const gone = new Set(edgesOf(page).flatMap(([line, key]) => (running.has(key) ? [line] : [])));
    return page.filter((line) => !gone.has(line));
  });
}

/** The lines nearest to the upper and lower edge, with what is the same of them on every page. */
function edgesOf(page: Page): readonly (readonly [line: PdfLine, key: string])[] {
  const byHeight = [...page].sort((a, b) => b.y - a.y);
  const key = (edge: string, line: PdfLine): string => `${edge} ${line.text.toLowerCase().replace(/\d+/g, "#")}`;
  return [
    ...byHeight.slice(0, EDGE).map((line) => [line, key("top", line)] as const),
    ...byHeight.slice(-EDGE).map((line) => [line, key("bottom", line)] as const),
  ];
}
