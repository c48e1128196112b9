/** What is exported: a finding as the store gives it, with what a format needs beside it. */
import type { Actor, Place } from "../model/index.ts";
import type { ClaimFound, DocumentHead, EventFound, Instant, KnownActor, Sighting } from "../store/index.ts";

interface Beside {
  /** The terms of the source, where it states them: they travel with every row. */
  readonly terms?: string;
  /** The whole text; a writer shows more of it than the evidence sentence only where `About.withText` says so. */
  readonly text?: string;
  /** The actors of the document. */
  readonly actors?: readonly Actor[];
}

export interface EventRow extends EventFound, Beside {
  readonly place?: Place;
}

export interface ClaimRow extends ClaimFound, Beside {
  /** The events the claim is about. */
  readonly about?: readonly EventRow[];
  /** The first that is known to have carried the text. */
  readonly first?: Sighting;
}

export interface DocumentRow extends Omit<Beside, "actors"> {
  readonly document: DocumentHead;
  readonly coder: string;
  readonly sentences: number;
  readonly events: number;
  readonly claims: number;
}

export type ActorRow = KnownActor;

/** What a format needs of the rows, beyond the finding itself; each costs a look-up a document. */
export interface Needs {
  readonly places?: boolean;
  readonly text?: boolean;
  readonly actors?: boolean;
  readonly first?: boolean;
  /** The events that claims are about. */
  readonly events?: boolean;
}

/** What was asked for: it is written where a format has room for it, and ids of whole files derive from it. */
export interface About {
  readonly kind: Kind;
  /** As it is typed; empty: everything. */
  readonly query: string;
  readonly asOf?: Instant;
  /** More of the text than the evidence sentence. */
  readonly withText: boolean;
  /** CSV only: cells that a spreadsheet would take for a formula get a quotation mark before them. */
  readonly spreadsheet: boolean;
}

export type Kind = "events" | "claims" | "documents" | "actors";

export type Chunk = string | Uint8Array<ArrayBuffer>;

export interface Format<Row> {
  readonly extension: string;
  readonly mediaType: string;
  readonly isBinary: boolean;
  readonly needs: Needs;
  write(pages: AsyncIterable<readonly Row[]>, about: About): AsyncIterable<Chunk>;
}
