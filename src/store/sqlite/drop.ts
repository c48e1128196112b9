/** A coding, or a document with all that came from it → gone, down to the full-text index. Runs inside a transaction. */
import type { Instant } from "../store.ts";
import type { Forgotten } from "../upkeep.ts";
import type { Connection } from "./connection.ts";
import { dropJoined } from "./joining/drop-joined.ts";
import { number, text, texts } from "./row.ts";

export interface Dropped {
  readonly sentences: number;
  readonly events: number;
  readonly claims: number;
}

export function dropCoding(connection: Connection, coding: number): Dropped {
  connection.run("DELETE FROM parties WHERE event IN (SELECT key FROM events WHERE coding = ?)", coding);
  connection.run("DELETE FROM speakers WHERE claim IN (SELECT key FROM claims WHERE coding = ?)", coding);
  connection.run("DELETE FROM mentions WHERE coding = ?", coding);
  const { changes: events } = connection.run("DELETE FROM events WHERE coding = ?", coding);
  const { changes: claims } = connection.run("DELETE FROM claims WHERE coding = ?", coding);
  const { changes: sentences } = connection.run("DELETE FROM sentences WHERE coding = ?", coding);
  connection.run("DELETE FROM hidden WHERE coding = ?", coding);
  connection.run("DELETE FROM codings WHERE key = ?", coding);
  return { sentences, events, claims };
}

/** `keys`: the documents. What names nobody any longer, actors and sources, goes too. */
export function forgetDocuments(
  connection: Connection,
  keys: readonly number[],
  now: Instant,
): Omit<Forgotten, "copies"> {
  const documents: { id: string; given: string; url?: string }[] = [];
  const sum = { sentences: 0, events: 0, claims: 0, sightings: 0 };
  for (const key of keys) {
    const row = connection.get("SELECT id, given, url FROM documents WHERE key = ?", key);
    documents.push({ id: text(row, "id"), given: text(row, "given"), ...texts(row, "url") });
    connection.run(
      "INSERT INTO forgotten (hash, at) SELECT hash, ? FROM documents WHERE key = ? ON CONFLICT DO NOTHING",
      now,
      key,
    );
    for (const coding of connection.all("SELECT key FROM codings WHERE document = ?", key)) {
      const { sentences, events, claims } = dropCoding(connection, number(coding, "key"));
      sum.sentences += sentences;
      sum.events += events;
      sum.claims += claims;
    }
    connection.run("DELETE FROM faults WHERE place IN (SELECT given FROM sightings WHERE document = ?)", key);
    const lineages = connection.all("SELECT DISTINCT lineage AS key FROM sightings WHERE document = ?", key);
    sum.sightings += connection.run("DELETE FROM sightings WHERE document = ?", key).changes;
    for (const line of lineages) settle(connection, number(line, "key"), key);
    dropJoined(connection, key);
    connection.run("DELETE FROM story_ids WHERE document = ?", key);
    connection.run("DELETE FROM texts WHERE document = ?", key);
    connection.run("DELETE FROM documents WHERE key = ?", key);
  }
  sweep(connection);
  return { documents, ...sum };
}

/** Where the text that stood is forgotten, the one before it stands again. */
function settle(connection: Connection, lineage: number, gone: number): void {
  const last = connection.get(
    "SELECT key, document FROM sightings WHERE lineage = ? ORDER BY stands DESC, key DESC LIMIT 1",
    lineage,
  );
  if (last === undefined) {
    connection.run("DELETE FROM lineages WHERE key = ?", lineage);
    return;
  }
  const current = number(connection.get("SELECT document FROM lineages WHERE key = ?", lineage), "document");
  if (current !== gone) return;
  const document = number(last, "document");
  connection.run("UPDATE sightings SET stands = 1 WHERE key = ?", number(last, "key"));
  connection.run("UPDATE lineages SET document = ? WHERE key = ?", document, lineage);
  connection.run("UPDATE documents SET until = NULL WHERE key = ?", document);
  connection.run("DELETE FROM hidden WHERE coding = (SELECT coding FROM documents WHERE key = ?)", document);
}

/** Names are made of texts: whom none of these mentions any longer is not to be found in the file either. */
const NAMED_IN = [
  ...["actors.name", "parties.name", "speakers.name", "mentions.name", "named.name", "acts.source", "acts.target"],
  ...["incident_parties.name", "proposition_parties.name"],
];

function sweep(connection: Connection): void {
  connection.run("DELETE FROM actors WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE name = actors.name)");
  connection.run(`DELETE FROM sources WHERE kind IS NULL AND country IS NULL AND owner IS NULL AND terms IS NULL AND grade = 'F'
    AND NOT EXISTS (SELECT 1 FROM sightings WHERE source = sources.key)
    AND NOT EXISTS (SELECT 1 FROM documents WHERE source = sources.key)
    AND NOT EXISTS (SELECT 1 FROM gradings WHERE source = sources.key)`);
  const unused = NAMED_IN.map(
    (column) => `NOT EXISTS (SELECT 1 FROM ${column.split(".")[0]} WHERE ${column} = names.key)`,
  ).join(" AND ");
  connection.run(`DELETE FROM names WHERE ${unused}`);
}
