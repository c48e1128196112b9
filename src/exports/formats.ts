/** Which formats each kind of row is written in. */
import { CLAIM_ANNOTATIONS, EVENT_ANNOTATIONS } from "./annotations.ts";
import { CLAIM_COLUMNS } from "./claim-columns.ts";
import { CLAIMS_JSONLD } from "./claims-jsonld.ts";
import type { CellType, Column } from "./columns.ts";
import { csvFormat } from "./csv.ts";
import { ACTOR_COLUMNS, DOCUMENT_COLUMNS } from "./document-columns.ts";
import { EVENT_COLUMNS } from "./event-columns.ts";
import { GEOJSON } from "./geojson.ts";
import { jsonlFormat } from "./jsonl.ts";
import { parquetFormat } from "./parquet.ts";
import { PLOVER } from "./plover.ts";
import type { ActorRow, ClaimRow, DocumentRow, EventRow, Format, Kind } from "./rows.ts";
import { STIX_CLAIMS, STIX_EVENTS } from "./stix/bundle.ts";

const PLACES = { places: true } as const;

export const EVENT_FORMATS: Readonly<Record<string, Format<EventRow>>> = {
  csv: csvFormat(EVENT_COLUMNS, PLACES),
  jsonl: jsonlFormat(PLACES),
  parquet: parquetFormat(EVENT_COLUMNS, PLACES),
  plover: PLOVER,
  geojson: GEOJSON,
  stix: STIX_EVENTS,
  annotations: EVENT_ANNOTATIONS,
};

export const CLAIM_FORMATS: Readonly<Record<string, Format<ClaimRow>>> = {
  csv: csvFormat(CLAIM_COLUMNS),
  jsonl: jsonlFormat(),
  parquet: parquetFormat(CLAIM_COLUMNS),
  stix: STIX_CLAIMS,
  "claims-jsonld": CLAIMS_JSONLD,
  annotations: CLAIM_ANNOTATIONS,
};

export const DOCUMENT_FORMATS: Readonly<Record<string, Format<DocumentRow>>> = {
  csv: csvFormat(DOCUMENT_COLUMNS),
  jsonl: jsonlFormat(),
  parquet: parquetFormat(DOCUMENT_COLUMNS),
};

export const ACTOR_FORMATS: Readonly<Record<string, Format<ActorRow>>> = {
  csv: csvFormat(ACTOR_COLUMNS),
  jsonl: jsonlFormat(),
  parquet: parquetFormat(ACTOR_COLUMNS),
};

/** Names of formats of each kind, for messages and help. */
export const FORMATS_OF: Readonly<Record<Kind, readonly string[]>> = {
  events: Object.keys(EVENT_FORMATS),
  claims: Object.keys(CLAIM_FORMATS),
  documents: Object.keys(DOCUMENT_FORMATS),
  actors: Object.keys(ACTOR_FORMATS),
};

/** What stands in the tables of each kind, for data packages. */
export const FIELDS_OF: Readonly<
  Record<Kind, readonly { readonly name: string; readonly type: CellType; readonly about: string }[]>
> = {
  events: fields(EVENT_COLUMNS),
  claims: fields(CLAIM_COLUMNS),
  documents: fields(DOCUMENT_COLUMNS),
  actors: fields(ACTOR_COLUMNS),
};

function fields<Row>(columns: readonly Column<Row>[]): (typeof FIELDS_OF)[Kind] {
  return columns.map(({ name, type, about }) => ({ name, type, about }));
}
