/** Any name of a story (id, former id, beginning of an id, a document in it) → its key. */
import { StoreError } from "../errors.ts";
import type { Instant } from "../store.ts";
import type { Connection } from "./connection.ts";
import { findDocument } from "./find-document.ts";
import { number, text } from "./row.ts";

/** @throws StoreError STORY_UNKNOWN, STORY_AMBIGUOUS */
export function findStory(connection: Connection, reference: string, asOf: Instant | undefined): number {
  const id = /^[0-9a-f]{6,16}$/.test(reference) ? `s:${reference}` : reference;
  const exact = connection.get("SELECT key FROM stories WHERE id = ?", id);
  if (exact !== undefined) return number(exact, "key");
  if (/^s:[0-9a-f]{4,16}$/.test(id)) {
    const former = connection.all(
      // Where the text that it began with was corrected, the one in its place.
      `SELECT DISTINCT m.story AS key FROM story_ids AS i JOIN story_documents AS m ON m.document = i.document
         OR m.document IN (SELECT l.document FROM sightings AS s JOIN lineages AS l ON l.key = s.lineage WHERE s.document = i.document)
       WHERE i.id >= ? AND i.id < ? LIMIT 20`,
      ...[id, `${id}g`],
    );
    const [only, ...others] = former;
    if (only !== undefined && others.length === 0) return number(only, "key");
    if (only !== undefined) {
      const ids = former
        .slice(0, 5)
        .map((row) => text(connection.get("SELECT id FROM stories WHERE key = ?", number(row, "key")), "id"));
      throw new StoreError(
        "STORY_AMBIGUOUS",
        `"${reference}" can be ${former.length} stories: ${ids.join(", ")}. Give one of these.`,
      );
    }
  }
  const home = homeOf(connection, reference, asOf);
  if (home !== undefined) return home;
  throw new StoreError(
    "STORY_UNKNOWN",
    `There is no story "${reference}" in the store. Give its id (s:…) or one of its documents; they are listed by: readout stories`,
  );
}

function homeOf(connection: Connection, reference: string, asOf: Instant | undefined): number | undefined {
  try {
    const document = findDocument(connection, reference, asOf);
    const row = connection.get("SELECT story FROM story_documents WHERE document = ?", document);
    return row === undefined ? undefined : number(row, "story");
  } catch (error) {
    if (error instanceof StoreError && error.code === "DOCUMENT_UNKNOWN") return undefined;
    throw error;
  }
}
