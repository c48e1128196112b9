/** What a store can do, whatever engine keeps it: a small set of repositories over one record. */
import type { Query } from "../corpus/query/index.ts";
import type { Claim, DocumentInput, DocumentRecord, Event } from "../model/index.ts";
import type { Relations } from "./relations.ts";
import type { Stories } from "./stories.ts";
import type { Subscriptions } from "./subscriptions.ts";
import type { Codings, Faults, Finding, Forgotten, Jobs, Sources, Totals } from "./upkeep.ts";

/** Milliseconds since 1970-01-01 UTC. */
export type Instant = number;

/** One document as it is given to the store. */
export interface Entry {
  readonly document: DocumentInput;
  /** Absent: the text is in the store already, and only who carried it is new. */
  readonly record?: DocumentRecord;
  /**
   * What stays the same when the text is corrected. A new text under it is a revision of the one before.
   * Absent: the URL, and where there is none the text itself.
   */
  readonly lineage?: string;
  /**
   * It was fetched just now, so this is the text that stands there, even where it stood before and was corrected meanwhile.
   * Otherwise a text that is known under its lineage changes nothing, and one dated earlier than what stands is an older revision.
   */
  readonly standsNow?: boolean;
}

/**
 * `added`: a new document. `revised`: a text in place of `before`. `older`: an earlier text of what stands. `carried`: a known text in
 * a new place. `known`: nothing new. `forgotten`: taken out before, and not taken in.
 */
export type Outcome = "added" | "revised" | "older" | "carried" | "known" | "forgotten";

export interface Put {
  readonly id: string;
  readonly outcome: Outcome;
  readonly before?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Hand it in as `after` for the next page; absent on the last. */
  readonly next?: string;
}

export interface Asked {
  readonly query?: Query;
  /** What was known then: documents and corrections that came later are left out. */
  readonly asOf?: Instant;
  readonly limit?: number;
  readonly after?: string;
}

/** A document without its text. */
export interface DocumentHead {
  /** The first 16 hex digits of the text's SHA-256: the same in every store. */
  readonly id: string;
  /** The id under which it came: a file's path, a feed's item. */
  readonly given: string;
  readonly title?: string;
  readonly date?: string;
  readonly source?: string;
  readonly url?: string;
  readonly lang?: string;
  readonly mark?: string;
  readonly known: Instant;
  /** When a corrected text took its place. */
  readonly until?: Instant;
}

export interface StoredDocument extends DocumentHead {
  readonly text: string;
}

export interface Hit {
  readonly document: DocumentHead;
  /** Words around what was found, with the found ones marked; absent where no words were asked for. */
  readonly snippet?: Snippet;
}

export interface Snippet {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

export interface SentenceText {
  readonly n: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A finding with all that is needed to check it. */
interface Provenance {
  readonly document: DocumentHead;
  readonly coder: string;
  readonly sentence: SentenceText;
}

export interface EventFound extends Provenance {
  readonly event: Event;
}

export interface ClaimFound extends Provenance {
  readonly claim: Claim;
}

export type Facet = "type" | "status" | "month" | "source" | "actor";

export interface Tally {
  readonly value: string;
  readonly count: number;
}

export interface Sighting {
  readonly document: string;
  readonly given: string;
  readonly lineage: string;
  readonly source?: string;
  readonly url?: string;
  readonly date?: string;
  readonly known: Instant;
}

export interface Documents {
  /** By id, by the beginning of an id (six digits or more), by the id under which it came, or by URL. @throws StoreError DOCUMENT_UNKNOWN, DOCUMENT_AMBIGUOUS */
  find(reference: string, asOf?: Instant): Promise<StoredDocument>;
  /** The id and coder of a text that is in the store. */
  known(text: string): Promise<{ readonly id: string; readonly coder: string } | undefined>;
  search(asked: Asked): Promise<Page<Hit>>;
  count(asked: Pick<Asked, "query" | "asOf">): Promise<number>;
  /** The whole record as the coder wrote it, its `id` the store's. */
  record(id: string, coder?: string): Promise<DocumentRecord>;
  sentences(id: string): Promise<readonly SentenceText[]>;
  /** All texts that were carried under the same lineages, the oldest first. */
  revisions(id: string): Promise<readonly StoredDocument[]>;
  /** Who carried the text, and where. */
  sightings(id: string): Promise<readonly Sighting[]>;
}

export interface Events {
  list(asked: Asked): Promise<Page<EventFound>>;
  count(asked: Pick<Asked, "query" | "asOf">): Promise<number>;
  tally(facet: Facet, asked: Pick<Asked, "query" | "asOf" | "limit">): Promise<readonly Tally[]>;
}

export interface Claims {
  list(asked: Asked): Promise<Page<ClaimFound>>;
  count(asked: Pick<Asked, "query" | "asOf">): Promise<number>;
}

export interface KnownActor {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly country?: string;
  readonly wikidata?: string;
  /** Documents that name it. */
  readonly documents: number;
}

export interface Actors {
  /** By id or by name, letters' case apart. */
  find(idOrName: string): Promise<KnownActor | undefined>;
  list(asked: { readonly limit?: number; readonly after?: string }): Promise<Page<KnownActor>>;
}

export interface Settings {
  get(name: string): Promise<unknown>;
  set(name: string, value: unknown): Promise<void>;
}

export interface Store {
  readonly documents: Documents;
  readonly events: Events;
  readonly claims: Claims;
  readonly stories: Stories;
  readonly relations: Relations;
  readonly actors: Actors;
  readonly sources: Sources;
  readonly subscriptions: Subscriptions;
  readonly faults: Faults;
  readonly jobs: Jobs;
  readonly codings: Codings;
  readonly settings: Settings;
  /** All in one transaction: either everything is there afterwards, or nothing. */
  put(entries: readonly Entry[], options?: { readonly again?: boolean }): Promise<readonly Put[]>;
  /** By id (that document), or URL (all its revisions). A text that was forgotten is not taken in again, unless asked. @throws StoreError DOCUMENT_UNKNOWN */
  forget(reference: string): Promise<Forgotten>;
  totals(): Promise<Totals>;
  check(): Promise<readonly Finding[]>;
  /** A whole copy, taken while others read and write. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
