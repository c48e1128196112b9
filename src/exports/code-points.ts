/** Spans of Readout (UTF-16 code units) → spans in Unicode code points, as Web Annotation and most languages count. */
import type { Span } from "../model/index.ts";

export interface WholeSpan {
  /** The span, made so wide that it parts no surrogate pair. */
  readonly units: Span;
  /** The same in code points. */
  readonly points: Span;
}

export function codePointsOf(text: string): (span: Span) => WholeSpan {
  // Where the second halves of pairs stand. A half without its other is a code point of its own.
  const second: number[] = [];
  for (const pair of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) second.push(pair.index + 1);
  const fewer = (offset: number): number => {
    let [low, high] = [0, second.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((second[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const parts = (offset: number): boolean => second[fewer(offset)] === offset;
  return (span) => {
    const start = span.start - (parts(span.start) ? 1 : 0);
    const end = span.end + (parts(span.end) ? 1 : 0);
    return { units: { start, end }, points: { start: start - fewer(start), end: end - fewer(end) } };
  };
}
