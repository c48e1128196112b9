/** What comes out of reading files: documents, and what could not be read. */
import type { DocumentInput, Issue } from "../model/index.ts";

/** Trouble with a file or with one line of it. */
export interface IngestIssue extends Issue {
  /** The file's name as the user gave it; `-` for standard input. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** The document the trouble belongs to, where there is one. */
  readonly document?: string;
}

export interface Ingested {
  readonly documents: readonly DocumentInput[];
  readonly issues: readonly IngestIssue[];
}

/** Issues that lose nothing: they are remarks, not problems. */
const REMARKS: ReadonlySet<string> = new Set([
  "FILE_SKIPPED",
  "LANGUAGE_NOT_CODED",
  "ENCODING_GUESSED",
  "COLUMNS_READ",
  "RECORDS_LEFT_OUT",
  "DATE_OF_CAPTURE",
  "DATE_OF_FILE",
  "ATTACHMENTS_LEFT_OUT",
]);

export function isProblem(issue: Issue): boolean {
  return !REMARKS.has(issue.code);
}
