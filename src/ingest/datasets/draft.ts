/** What every dataset says in a row, in one shape; `write-row.ts` makes the document and its record of it. */
import type { ActorKind, EventType } from "../../model/index.ts";
import type { Precision } from "./tables.ts";

export interface RowDraft {
  /** The dataset's own: the same in every release. */
  readonly id: string;
  /** When the row came out, where the dataset tells: of two texts of one row, the later one stands. */
  readonly published?: string;
  readonly url?: string;
  readonly title?: string;
  /** The dataset's own code of the event and what it means. Absent: the row is about a document, and no event. */
  readonly code?: { readonly text: string; readonly label?: string; readonly rule: string };
  readonly parties: readonly DraftParty[];
  readonly events: readonly DraftEvent[];
  readonly time?: DraftTime;
  readonly place?: DraftPlace;
  /** What happened, in the dataset's words. */
  readonly note?: string;
  /** What else the row says, by label. */
  readonly more: readonly (readonly [label: string, value: string])[];
  /** Codes that are kept in the text and mean nothing to Readout: "event CAMEO 010". */
  readonly unmapped: readonly string[];
  readonly issues: readonly { readonly code: string; readonly message: string }[];
}

export interface DraftParty {
  readonly label: string;
  readonly name: string;
  /** Shown behind the name: the dataset's code, title, associates. */
  readonly aside?: string;
  readonly actor: IdentifiedActor;
}

export interface IdentifiedActor {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly country?: string;
  readonly org?: string;
  readonly sector?: string;
  readonly wikidata?: string;
}

export interface DraftEvent {
  readonly type: EventType;
  readonly mode?: string;
  readonly contexts: readonly string[];
  readonly cameo?: string;
  /** Positions in `parties`. */
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly reciprocal: boolean;
}

export interface DraftTime {
  /** As the dataset writes it. */
  readonly text: string;
  /** TIMEX3: a day, a week, a month, a year. Absent: the span has no such name. */
  readonly value?: string;
  /** The first day, for filters. */
  readonly day: string;
}

export interface DraftPlace {
  readonly name: string;
  readonly country?: string;
  readonly geonames?: string;
  readonly point?: { readonly lat: number; readonly lon: number };
  /** Absent: the place stands in the text only. */
  readonly precision?: Precision;
}

/** A cell of the row by the column's name in `data/datasets`; "" where it is empty or the file lacks the column. */
export type Cells = (column: string) => string;

export type RowRead =
  | { readonly kind: "row"; readonly draft: RowDraft }
  /** `message` goes on from "line 7 of a.csv". */
  | { readonly kind: "bad"; readonly code: string; readonly message: string };

export function bad(code: string, message: string): RowRead {
  return { kind: "bad", code, message };
}
