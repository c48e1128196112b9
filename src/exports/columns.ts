/** What a column of a table is: CSV, Parquet, GeoJSON and data packages are written from the same ones. */
import type { ClaimFound, DocumentHead, EventFound } from "../store/index.ts";

/** `day` as YYYY-MM-DD, `time` in milliseconds since 1970-01-01 UTC. Unknown is absent. */
export type Cell = string | number | boolean | readonly (string | undefined)[] | undefined;

export type CellType = "string" | "list" | "boolean" | "integer" | "number" | "day" | "time";

export interface Column<Row> {
  readonly name: string;
  readonly type: CellType;
  readonly about: string;
  readonly of: (row: Row) => Cell;
}

export function column<Row>(name: string, type: CellType, about: string, of: (row: Row) => Cell): Column<Row> {
  return { name, type, about, of };
}

/** Where a finding comes from: the last columns of events and claims. */
export const PROVENANCE: readonly Column<(EventFound | ClaimFound) & { readonly terms?: string }>[] = [
  column(
    "document",
    "string",
    "Id of the document: the first 16 hex digits of its text's SHA-256.",
    (row) => row.document.id,
  ),
  column(
    "given_id",
    "string",
    "The id under which the document came: a file, an item of a feed.",
    (row) => row.document.given,
  ),
  column(
    "document_date",
    "string",
    "When the document was published (ISO 8601), as it says.",
    (row) => row.document.date,
  ),
  column("document_source", "string", "Who published the document.", (row) => row.document.source),
  column("url", "string", "Where the document stood.", (row) => row.document.url),
  column(
    "mark",
    "string",
    "Example: the document is one of Readout's own, and reports nothing.",
    (row) => row.document.mark,
  ),
  column("sentence", "integer", "Number of the evidence sentence, from 0.", (row) => row.sentence.n),
  column("sentence_text", "string", "The evidence sentence.", (row) => row.sentence.text),
  column("terms", "string", "Terms of use of the source, where it states them.", (row) => row.terms),
  column("coder", "string", "Version of the coder and its knowledge.", (row) => row.coder),
  column("known", "time", "When the store first knew the document (UTC).", (row) => row.document.known),
];

export const TEXT = "text";

/** With the whole text as the last column, where it was asked for. */
export function columnsWith<Row extends object>(
  columns: readonly Column<Row>[],
  withText: boolean,
): readonly Column<Row>[] {
  if (!withText) return columns;
  const of = (row: Row): Cell => ("text" in row && typeof row.text === "string" ? row.text : undefined);
  return [...columns, column(TEXT, "string", "The whole text of the document.", of)];
}

/** Of a document of its own: no finding, no sentence. */
export const HEAD: readonly Column<{ readonly document: DocumentHead }>[] = [
  column(
    "document",
    "string",
    "Id of the document: the first 16 hex digits of its text's SHA-256.",
    (row) => row.document.id,
  ),
  column("given_id", "string", "The id under which it came: a file, an item of a feed.", (row) => row.document.given),
  column("title", "string", "Its title.", (row) => row.document.title),
  column("document_date", "string", "When it was published (ISO 8601), as it says.", (row) => row.document.date),
  column("document_source", "string", "Who published it.", (row) => row.document.source),
  column("url", "string", "Where it stood.", (row) => row.document.url),
  column("lang", "string", "Its language (BCP 47); unknown means English.", (row) => row.document.lang),
  column(
    "mark",
    "string",
    "Example: the document is one of Readout's own, and reports nothing.",
    (row) => row.document.mark,
  ),
  column("known", "time", "When the store first knew it (UTC).", (row) => row.document.known),
  column("until", "time", "When a corrected text took its place (UTC).", (row) => row.document.until),
];
