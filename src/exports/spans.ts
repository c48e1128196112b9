/** Spans of a finding → the words they stand for, as far as the evidence sentence holds them; a place → its point, if it has one. */
import type { Place, Span } from "../model/index.ts";
import type { SentenceText } from "../store/index.ts";

/** Absent where the span leaves the sentence: nothing more of a text is shown. */
export function wordsIn(sentence: SentenceText, { start, end }: Span): string | undefined {
  if (start < sentence.start || end > sentence.end || start >= end) return undefined;
  return sentence.text.slice(start - sentence.start, end - sentence.start);
}

/** A country has no point: the middle of one would be a false place. */
export function pointOf(place: Place | undefined): { readonly lat: number; readonly lon: number } | undefined {
  if (place === undefined || place.precision === "country") return undefined;
  const { lat, lon } = place;
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}
