/** A source → the terms it lets its rows be used under, where it states them. */
import type { Source } from "../store/index.ts";

export function termsOf(source: Source): string | undefined {
  if (!("terms" in source) || typeof source.terms !== "string") return undefined;
  return source.terms === "" ? undefined : source.terms;
}
