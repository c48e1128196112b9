/** The columns of documents, and of actors. */
import { type Column, column, HEAD } from "./columns.ts";
import type { ActorRow, DocumentRow } from "./rows.ts";

export const DOCUMENT_COLUMNS: readonly Column<DocumentRow>[] = [
  ...HEAD,
  column("sentences", "integer", "How many sentences it has.", (row) => row.sentences),
  column("events", "integer", "How many events were found in it.", (row) => row.events),
  column("claims", "integer", "How many claims were found in it.", (row) => row.claims),
  column("terms", "string", "Terms of use of the source, where it states them.", (row) => row.terms),
  column("coder", "string", "Version of the coder and its knowledge.", (row) => row.coder),
];

export const ACTOR_COLUMNS: readonly Column<ActorRow>[] = [
  column("actor", "string", "Id of the actor.", (row) => row.id),
  column("name", "string", "Name of the actor.", (row) => row.name),
  column(
    "kind",
    "string",
    "state, person, organization, armed-group, igo, ngo, company or population.",
    (row) => row.kind,
  ),
  column("country", "string", "Country code (ISO 3166-1 alpha-3, or XKX).", (row) => row.country),
  column("wikidata", "string", "Wikidata id.", (row) => row.wikidata),
  column("documents", "integer", "How many documents name it.", (row) => row.documents),
];
