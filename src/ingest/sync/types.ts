/** What reading sources again and again needs, and what it tells of each reading. */
import type { DocumentInput, Issue } from "../../model/index.ts";
import type { Faults, Instant, Outcome, Subscription, Subscriptions } from "../../store/index.ts";
import type { Fetcher } from "../fetch/types.ts";

/** Where a document came from. */
export interface Provenance {
  readonly subscription: string;
  /** What stays when the text is corrected. */
  readonly lineage: string;
}

export type Kept =
  | { readonly kind: "kept"; readonly id: string; readonly outcome: Outcome }
  | { readonly kind: "fault"; readonly code: string; readonly message: string };

/** Codes a document and keeps it; resolves when that is safe. */
export type Sink = (document: DocumentInput, provenance: Provenance) => Promise<Kept>;

/** How a folder was read, file by file. */
export interface FolderRead {
  readonly outcomes: ReadonlyMap<Outcome, number>;
  readonly faults: number;
}

export interface SyncServices {
  readonly subscriptions: Subscriptions;
  readonly faults: Faults;
  readonly fetcher: Fetcher;
  readonly sink: Sink;
  readonly folder: (path: string) => Promise<FolderRead>;
  readonly clock: () => Instant;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Is told what loses nothing but should be known. */
  readonly tell: (remark: Issue) => void;
  readonly limits: SyncLimits;
  /** Aborted: nothing more is begun, and what was begun is finished. */
  readonly signal: AbortSignal;
}

export interface SyncLimits {
  /** Items in one reading of one subscription; the others wait for the next. */
  readonly items: number;
  /** Milliseconds after which no further item of a reading is begun. */
  readonly time: number;
  /** Subscriptions read at the same time. */
  readonly subscriptions: number;
  /** Items of one subscription worked on at the same time. */
  readonly together: number;
}

export const SYNC_LIMITS: SyncLimits = { items: 100, time: 300_000, subscriptions: 8, together: 4 };

/** How one reading of one subscription went. */
export interface SyncReport {
  readonly subscription: Subscription;
  readonly result: "read" | "unchanged" | "failed";
  /** Items that the answer held. */
  readonly items: number;
  /** What came of those that were new or changed. */
  readonly outcomes: ReadonlyMap<Outcome, number>;
  readonly aside: number;
  /** New items left for the next reading. */
  readonly waiting: number;
  /** What went wrong with the subscription as a whole. */
  readonly error?: Issue;
}
