/** The repositories around the record: sources, faults, jobs, results of several coders; and what checks and counts say. */
import type { DocumentRecord } from "../model/index.ts";
import type { Instant, Page, StoredDocument } from "./store.ts";

export type Grade = "A" | "B" | "C" | "D" | "E" | "F";

export type SourceFact = "kind" | "country" | "language" | "owner";

export interface SourceFacts {
  readonly name: string;
  /** One of `SOURCE_KINDS`, or the user's own word. */
  readonly kind?: string;
  /** ISO 3166-1 alpha-3; of an international organisation its actor id. */
  readonly country?: string;
  readonly language?: string;
  /** Outlets of one owner are not independent of each other. */
  readonly owner?: string;
  /** Under which terms its documents may be used, and how it is to be cited: goes with its rows wherever they are taken. */
  readonly terms?: string;
}

export interface Source extends SourceFacts {
  readonly id: string;
  /** Its id in the built-in list, where that knows it. */
  readonly entry?: string;
  /** The facts that the user gave; the others are the built-in list's. */
  readonly own?: readonly SourceFact[];
  /** Admiralty reliability; F, "cannot be judged", until the user has judged. */
  readonly grade: Grade;
  readonly documents: number;
}

export interface Grading {
  readonly grade: Grade;
  readonly reason: string;
  readonly at: Instant;
}

export interface Sources {
  list(): Promise<readonly Source[]>;
  /** By id or name. */
  find(idOrName: string): Promise<Source | undefined>;
  /** Writes what the user says of a source, new or known; what is not given stays as it is. */
  describe(facts: SourceFacts): Promise<Source>;
  /**
   * Fills in what the built-in list given to `openStore` says of the sources here, where the user has said nothing. New sources are
   * filled in as they come; this is for those that were there before the list, or before its last change.
   * @returns how many were looked up
   */
  learn(): Promise<number>;
  /** @throws StoreError SOURCE_UNKNOWN, GRADE_WRONG (a grade needs its reason) */
  grade(idOrName: string, grade: Grade, reason: string): Promise<Source>;
  history(idOrName: string): Promise<readonly Grading[]>;
}

export interface Fault {
  /** File and line, or document. */
  readonly place: string;
  readonly code: string;
  readonly message: string;
  readonly known: Instant;
  /** It can be tried again. */
  readonly aside?: SetAside & { readonly tries: number; readonly last: Instant };
}

/** An item that was set aside, with what is needed to try it again. */
export interface SetAside {
  /** Address of the subscription it came from. */
  readonly subscription: string;
  readonly url?: string;
  /** False: it will fail again until somebody changes something. */
  readonly retryable: boolean;
  /** The item as its source gave it. */
  readonly item: unknown;
}

export interface FaultInput extends Pick<Fault, "place" | "code" | "message"> {
  readonly aside?: SetAside;
}

/** What could not be read, or not read well: trouble of files and items here, trouble of documents in their records. */
export interface Faults {
  /** Of an item that was set aside before, the last reason stays, and its tries are counted. */
  keep(faults: readonly FaultInput[]): Promise<void>;
  list(): Promise<readonly Fault[]>;
  /** What was set aside: all of it, or from one subscription. */
  aside(subscription?: string): Promise<readonly Fault[]>;
  /** Takes out the faults of a place that has since been read. */
  clear(place: string): Promise<void>;
}

export interface Job {
  readonly id: number;
  readonly kind: string;
  /** What it works on: the coder of a recoding. */
  readonly subject: string;
  readonly state: "running" | "done" | "failed";
  readonly done: number;
  readonly total: number;
  readonly begun: Instant;
  readonly ended?: Instant;
  readonly message?: string;
}

export interface Jobs {
  /** Goes on with a job of the same kind and subject that is not done. */
  begin(kind: string, subject: string, total: number): Promise<Job>;
  step(id: number, done: number): Promise<void>;
  end(id: number, state: "done" | "failed", message?: string): Promise<Job>;
  list(): Promise<readonly Job[]>;
}

export interface CoderUse {
  readonly coder: string;
  /** Documents whose results it gives now. */
  readonly current: number;
  /** Documents it has coded, results kept for comparison or not yet complete. */
  readonly coded: number;
}

/** Results of several coder versions for the same documents. */
export interface Codings {
  coders(): Promise<readonly CoderUse[]>;
  /** Documents that the coder has not coded, in the order in which they came. Rows of datasets are coded by those who made them. */
  missing(coder: string, after: string | undefined, limit: number): Promise<Page<StoredDocument>>;
  /** Keeps results beside those shown; they stay hidden until `show`. */
  keep(records: readonly { readonly id: string; readonly record: DocumentRecord }[]): Promise<void>;
  /**
   * Shows the coder's results at once for all documents save the rows of datasets, and drops those of coders older than the one before.
   * @param unreadable documents that may go without: they keep what they have.
   * @returns false, and changes nothing, while other documents are missing.
   */
  show(coder: string, unreadable: readonly string[]): Promise<boolean>;
  /** Deletes what no document shows, except results of the coders named. Runs in small steps. */
  prune(except: readonly string[]): Promise<number>;
  /** Documents that both have coded. */
  pairs(
    before: string,
    after: string,
  ): AsyncIterable<{
    readonly document: StoredDocument;
    readonly before: DocumentRecord;
    readonly after: DocumentRecord;
  }>;
}

export interface Forgotten {
  readonly documents: readonly { readonly id: string; readonly given: string; readonly url?: string }[];
  readonly sentences: number;
  readonly events: number;
  readonly claims: number;
  readonly sightings: number;
  /** Copies beside the store, made before, that may still hold it. */
  readonly copies: readonly string[];
}

export interface Finding {
  readonly check: string;
  readonly good: boolean;
  readonly detail: string;
}

export interface Totals {
  readonly documents: number;
  readonly superseded: number;
  readonly sentences: number;
  readonly events: number;
  readonly claims: number;
  readonly actors: number;
  readonly sources: number;
  readonly faults: number;
  /** Documents that stand and are not in English, by language, the most common first: they are kept, and not coded. */
  readonly notCoded: readonly { readonly lang: string; readonly documents: number }[];
  readonly bytes: number;
  readonly lastAdded?: Instant;
}
