/** What a store gives for relations between parties: acts of a pair, occurrences with their reports, when sources were heard. */
import type { Act, Occurrence, SourceActivity } from "../corpus/relations/types.ts";
import type { EventType } from "../model/index.ts";
import type { Instant } from "./store.ts";

export interface ActsAsked {
  /** Country code, actor or organisation id, or a name; at least one of the two. */
  readonly source?: string;
  readonly target?: string;
  /** Days since 1970-01-01 UTC, both included. */
  readonly since?: number;
  readonly until?: number;
  readonly asOf?: Instant;
  /** Acts of this dataset (a source's name or id) in place of those read from texts: the two are never added up. */
  readonly dataset?: string;
}

export interface OccurrencesAsked {
  /** Those in which it takes part, on either side. */
  readonly party?: string;
  /** Those in which both take part, on either side. */
  readonly between?: readonly [string, string];
  readonly types?: readonly EventType[];
  readonly since?: number;
  readonly until?: number;
  readonly asOf?: Instant;
  /** The newest so many; 10,000 at most and unless given. */
  readonly limit?: number;
}

/** Days since 1970-01-01 UTC, ascending, on which a document was published, of those that are joined; rows of datasets do not count. */
export interface Coverage {
  readonly any: readonly number[];
  /** Documents that name one of the parties asked for. */
  readonly naming: readonly number[];
}

export interface Relations {
  /** In order of day. */
  acts(asked: ActsAsked): Promise<readonly Act[]>;
  /** In order of day. */
  occurrences(asked: OccurrencesAsked): Promise<readonly Occurrence[]>;
  /** By its id. */
  occurrence(incident: string, asOf?: Instant): Promise<Occurrence | undefined>;
  /** Sources of a country, or all. */
  activity(asked: {
    readonly country?: string;
    readonly kinds?: readonly string[];
    readonly since?: number;
    readonly until?: number;
    readonly asOf?: Instant;
  }): Promise<readonly SourceActivity[]>;
  coverage(asked: {
    readonly parties: readonly string[];
    readonly since?: number;
    readonly until?: number;
    readonly asOf?: Instant;
  }): Promise<Coverage>;
}
