/** What relations are computed from: incidents with who reported them when, and when sources were heard at all. */
import type { EventStatus, EventType, Span } from "../../model/index.ts";

/** One incident between an ordered pair of sides, as the series of the pair counts it. */
export interface Act {
  readonly incident: string;
  readonly story?: string;
  /** Country code, actor or organisation id. */
  readonly source: string;
  readonly target: string;
  readonly type: EventType;
  readonly mode?: string;
  readonly contexts: readonly string[];
  /** Days since 1970-01-01 UTC: of the event where a text states it, else of the earliest report. */
  readonly day: number;
  readonly stated: boolean;
  /** What its reports leave standing together: `strongestOf`. */
  readonly status: EventStatus;
  /** Attention, never mixed with the count of acts: event mentions, documents, independent origins. */
  readonly mentions: number;
  readonly documents: number;
  readonly origins: number;
}

/** One incident with everything that tells of it. */
export interface Occurrence {
  readonly incident: string;
  readonly story?: string;
  readonly type: EventType;
  readonly mode?: string;
  /** Predicate class of the type: the same word as in propositions. */
  readonly act: string;
  readonly contexts: readonly string[];
  /** Each side acts upon the others: who is source and who is target makes no difference. */
  readonly reciprocal: boolean;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  /** Actor ids of the persons who take part. */
  readonly persons: readonly string[];
  /** Days since 1970-01-01 UTC, first and last; absent where no report has a date. */
  readonly day?: number;
  readonly lastDay?: number;
  readonly stated: boolean;
  readonly status: EventStatus;
  /** In order of publication. */
  readonly reports: readonly Report[];
}

/** One event mention of one document. */
export interface Report {
  readonly document: string;
  readonly event: string;
  readonly sentence: number;
  readonly spans: readonly Span[];
  readonly status: EventStatus;
  /** Of a promise (AGREE): the act that is promised, by type and predicate class. */
  readonly promises?: { readonly type: EventType; readonly act: string };
  /** Who commits to the status, by side and sector; absent: the document's own voice. */
  readonly holder?: { readonly side?: string; readonly sector?: string };
  /** When the act is or will be, as this report says; absent: it says nothing. */
  readonly stated?: { readonly day: number /** In days: 1 a day, 31 a month. */; readonly grain: number };
  /** Day of publication. */
  readonly day?: number;
  /** Publisher, its kind ("ministry", "state-media", "wire" …) and country, where known. */
  readonly source?: string;
  readonly sourceKind?: string;
  readonly sourceCountry?: string;
  /** Publisher at the root: copies and relays have that of what they copy. */
  readonly origin: string;
}

/** When a source published anything at all: silence of a source that was not being heard says nothing. */
export interface SourceActivity {
  readonly source: string;
  readonly kind?: string;
  readonly country?: string;
  /** Days with at least one document, ascending. */
  readonly days: readonly number[];
}

/** The order in which reports outweigh each other: what somebody asserts stands, whatever others only allege or expect. */
const STRENGTH: readonly EventStatus[] = [
  "asserted",
  "alleged",
  "denied",
  "negated",
  "speculated",
  "predicted",
  "urged",
  "hypothetical",
];

export function strongestOf(statuses: Iterable<EventStatus>): EventStatus {
  const found = new Set(statuses);
  return STRENGTH.find((status) => found.has(status)) ?? "hypothetical";
}
