/** What the threads that code documents are given, and what they give back. */
import type { DocumentInput, Issue } from "../../model/index.ts";

export type Job =
  | {
      readonly kind: "line";
      readonly line: string;
      /** What messages call the line, and its document's id where it gives none. */
      readonly where: string;
      readonly id: string;
      readonly issues: readonly Issue[];
    }
  | {
      readonly kind: "document";
      readonly document: DocumentInput;
      readonly issues: readonly Issue[];
      /** Where it stood among others in one file; absent: it is alone in its file. */
      readonly place?: string;
    };

export interface Coded {
  /** The record as one line of JSON. */
  readonly record: string;
  readonly sentences: number;
  /** What went wrong with the document as a whole. */
  readonly problem?: string;
}
