/** What goes into the corpus and what comes out of it: plain, JSON-safe values that a store can keep. */
import type { DocumentRecord } from "../../model/index.ts";

/** One document with its record; `date` (ISO 8601) and `title` fall back to the record's. */
export interface CorpusDocument {
  readonly record: DocumentRecord;
  readonly text: string;
  readonly title?: string;
  readonly date?: string;
  readonly source?: string;
  /** wire, state-media, ministry, newspaper, think-tank, social, dataset… */
  readonly sourceKind?: string;
}

/** A stretch of one document: the evidence for whatever it hangs on. Offsets are UTF-16, end exclusive. */
export interface Evidence {
  readonly document: string;
  readonly sentence: number;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/**
 * A user's word about stories, given by documents so that it outlives ids; a later word wins over an earlier one.
 * `together`: all of `documents` belong to one story. `apart`: no document of one group shares a story with one of another.
 */
export type StoryEdit =
  | { readonly kind: "together"; readonly documents: readonly string[] }
  | { readonly kind: "apart"; readonly groups: readonly (readonly string[])[] };

export interface Story {
  /** Derived from the earliest document: the same set of documents gives the same ids, in whatever order they came. */
  readonly id: string;
  /** In order of date, then id. */
  readonly documents: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** The document nearest to all others, and its title. */
  readonly central: string;
  readonly title?: string;
  /** What sets the story apart from the news as such, strongest first. */
  readonly terms: readonly string[];
}
