/** Any name of a document (id, beginning of an id, id under which it came, URL) → its key. */
import { StoreError } from "../errors.ts";
import type { Instant } from "../store.ts";
import type { Connection } from "./connection.ts";
import { number, text } from "./row.ts";

/** Under an id or URL the text that stood by then is meant. @throws StoreError DOCUMENT_UNKNOWN, DOCUMENT_AMBIGUOUS */
export function findDocument(
  connection: Connection,
  reference: string,
  asOf: Instant = Number.MAX_SAFE_INTEGER,
): number {
  const exact = connection.get("SELECT key FROM documents WHERE id = ? AND known <= ?", reference, asOf);
  if (exact !== undefined) return number(exact, "key");
  const carried = connection.all(
    `SELECT DISTINCT document AS key FROM sightings AS s WHERE (given = ?1 OR url = ?1) AND known <= ?2 AND stands
     AND NOT EXISTS (SELECT 1 FROM sightings AS later WHERE later.lineage = s.lineage AND later.key > s.key AND later.stands
       AND later.known <= ?2 AND later.document <> s.document)`,
    reference,
    asOf,
  );
  const [first, ...others] = carried.length > 0 ? carried : byBeginning(connection, reference, asOf);
  if (first === undefined) {
    throw new StoreError(
      "DOCUMENT_UNKNOWN",
      `There is no document "${reference}" in the store. Give its id, the file or URL it came from, or look for it: readout search`,
    );
  }
  if (others.length === 0) return number(first, "key");
  const ids = [first, ...others].slice(0, 5).map((row) => idOf(connection, number(row, "key")));
  throw new StoreError(
    "DOCUMENT_AMBIGUOUS",
    `"${reference}" can be ${others.length + 1} documents: ${ids.join(", ")}. Give one of these.`,
  );
}

function byBeginning(connection: Connection, reference: string, asOf: Instant): ReturnType<Connection["all"]> {
  if (!/^[0-9a-f]{6,15}$/.test(reference)) return [];
  return connection.all(
    "SELECT key FROM documents WHERE id >= ? AND id < ? AND known <= ? LIMIT 20",
    ...[reference, `${reference}g`, asOf],
  );
}

function idOf(connection: Connection, key: number): string {
  return text(connection.get("SELECT id FROM documents WHERE key = ?", key), "id");
}
