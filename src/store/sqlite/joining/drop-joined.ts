/** What joining has written of a document, and the stories it is in → gone. Runs inside a transaction. */
import type { Connection } from "../connection.ts";
import { number } from "../row.ts";

/** The other documents of its stories wait to be joined anew. */
export function dropJoined(connection: Connection, document: number): void {
  unlink(connection, document);
  connection.run("DELETE FROM digests WHERE document = ?", document);
}

/** Of a text that no longer stands: its digest stays, in case it comes back. */
export function unlink(connection: Connection, document: number): void {
  for (const row of connection.all("SELECT story FROM story_documents WHERE document = ?", document)) {
    dropStory(connection, number(row, "story"));
  }
  for (const row of connection.all("SELECT key FROM incidents WHERE document = ?", document)) {
    dropIncident(connection, number(row, "key"));
  }
  // Whoever counted it among the nearest has room for another.
  connection.run(
    "UPDATE digests SET state = 0 WHERE state = 1 AND document IN (SELECT a FROM likes WHERE b = ?)",
    document,
  );
  connection.run("DELETE FROM likes WHERE a = ?", document);
  connection.run("DELETE FROM likes WHERE b = ?", document);
  connection.run("DELETE FROM copies WHERE a = ?", document);
  connection.run("DELETE FROM copies WHERE b = ?", document);
  connection.run("DELETE FROM named WHERE document = ?", document);
  connection.run("DELETE FROM origins WHERE document = ?", document);
  connection.run("UPDATE digests SET state = 0 WHERE document = ? AND state = 1", document);
}

/** Its propositions and incidents go with it. */
export function dropStory(connection: Connection, story: number): void {
  connection.run("DELETE FROM story_documents WHERE story = ?", story);
  for (const row of connection.all("SELECT key FROM propositions WHERE story = ?", story)) {
    connection.run("DELETE FROM proposition_parties WHERE proposition = ?", number(row, "key"));
    connection.run("DELETE FROM propositions WHERE key = ?", number(row, "key"));
  }
  for (const row of connection.all("SELECT key FROM incidents WHERE story = ?", story)) {
    dropIncident(connection, number(row, "key"));
  }
  connection.run("DELETE FROM stories WHERE key = ?", story);
}

function dropIncident(connection: Connection, incident: number): void {
  connection.run("DELETE FROM acts WHERE incident = ?", incident);
  connection.run("DELETE FROM incident_parties WHERE incident = ?", incident);
  connection.run("DELETE FROM incidents WHERE key = ?", incident);
}
