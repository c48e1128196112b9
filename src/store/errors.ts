/** What can go wrong with a store: a code for programs, and a message that says what to do. */

export type StoreErrorCode =
  | "STORE_SQLITE_OLD"
  | "STORE_MISSING"
  | "STORE_NEWER"
  | "STORE_NOT_ONE"
  | "STORE_DAMAGED"
  | "STORE_LOCKED"
  | "STORE_READ_ONLY"
  | "STORE_FULL"
  | "STORE_FAILED"
  | "STORE_MIGRATION"
  | "STORE_ID_TAKEN"
  | "QUERY_NOT_HERE"
  | "CURSOR_WRONG"
  | "DOCUMENT_UNKNOWN"
  | "DOCUMENT_AMBIGUOUS"
  | "STORY_UNKNOWN"
  | "STORY_AMBIGUOUS"
  | "SOURCE_UNKNOWN"
  | "GRADE_WRONG"
  | "SUBSCRIPTION_UNKNOWN"
  | "SUBSCRIPTION_TWICE"
  | "CODER_UNKNOWN";

export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
