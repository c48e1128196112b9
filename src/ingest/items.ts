/** What a stream of documents gives, one at a time: a document, or trouble in its place. */
import type { DocumentInput, Issue } from "../model/index.ts";
import type { IngestIssue } from "./ingested.ts";

export type Item =
  | {
      readonly kind: "document";
      readonly document: DocumentInput;
      /** What its record is to say of it. */
      readonly issues: readonly Issue[];
      /** Where it stood, such as `news.csv:17`; its id where it gives none itself. */
      readonly place: string;
      /** Bytes of the file up to here. */
      readonly end: number;
    }
  | { readonly kind: "issue"; readonly issue: IngestIssue; readonly place: string; readonly end: number };

/** How the user wants collections to be read. */
export interface ReadOptions {
  readonly columns?: Columns;
  readonly dateFormat?: DateFormat;
}

export const DATE_FORMATS = ["dmy", "mdy", "ymd"] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

export const FIELDS = ["text", "date", "title", "url", "source", "id", "lang"] as const;
export type Field = (typeof FIELDS)[number];
/** Which column a field is taken from; an empty name takes it from none. */
export type Columns = Readonly<Partial<Record<Field, string>>>;
