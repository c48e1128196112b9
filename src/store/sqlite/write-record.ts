/** One document's record → its rows. Runs inside the transaction of its caller. */
import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import type { DocumentRecord } from "../../model/index.ts";
import type { Connection } from "./connection.ts";
import { number } from "./row.ts";
import { isShared, rowsOf } from "./rows-of.ts";

export interface Written {
  readonly coding: number;
}

/** `hidden`: kept beside the results that are shown. */
export function writeRecord(
  connection: Connection,
  document: number,
  record: DocumentRecord,
  made: number,
  hidden: boolean,
): Written {
  const { id: _, coder, sentences, events, claims, ...rest } = record;
  const parts = {
    rest: JSON.stringify(rest),
    sentences,
    events: events.map((event) => JSON.stringify(event)),
    claims: claims.map((claim) => JSON.stringify(claim)),
  };
  const { key: coding } = connection.run(
    "INSERT INTO codings (document, coder, made, digest, rest) VALUES (?, ?, ?, ?, ?)",
    document,
    coderKey(connection, coder),
    made,
    digestOf(parts),
    deflateRawSync(parts.rest),
  );
  if (hidden) connection.run("INSERT INTO hidden (coding) VALUES (?)", coding);
  for (const { n, start, end } of sentences) {
    connection.run("INSERT INTO sentences (coding, n, start, stop) VALUES (?, ?, ?, ?)", coding, n, start, end);
  }
  const rows = rowsOf(record);
  for (const [i, { event, day, type, status, names }] of rows.events.entries()) {
    const { key } = connection.run(
      "INSERT INTO events (coding, document, day, type, status, sentence, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
      ...[coding, document, day, type, status, event.sentence, parts.events[i] ?? ""],
    );
    for (const [name, sides] of names) {
      connection.run(
        "INSERT INTO parties (name, day, event, sides, type, status, coding) VALUES (?, ?, ?, ?, ?, ?, ?)",
        ...[nameKey(connection, name), day, key, sides, type, status, coding],
      );
    }
  }
  for (const [i, { claim, day, stance, types, statuses, names }] of rows.claims.entries()) {
    const { key } = connection.run(
      "INSERT INTO claims (coding, document, day, stance, types, statuses, sentence, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      ...[coding, document, day, stance, types, statuses, claim.sentence, parts.claims[i] ?? ""],
    );
    for (const [name, sides] of names) {
      connection.run(
        "INSERT INTO speakers (name, day, claim, sides, stance, coding) VALUES (?, ?, ?, ?, ?, ?)",
        ...[nameKey(connection, name), day, key, sides, stance, coding],
      );
    }
  }
  for (const name of rows.mentions) {
    const key = nameKey(connection, name);
    connection.run("INSERT INTO mentions (name, coding) VALUES (?, ?)", key, coding);
  }
  for (const { id, name, kind, country, wikidata } of record.actors) {
    if (!isShared(id)) continue;
    connection.run(
      "INSERT INTO actors (name, label, kind, country, wikidata) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
      ...[nameKey(connection, id), name, kind, country ?? null, wikidata ?? null],
    );
  }
  return { coding };
}

export interface Parts {
  readonly rest: string;
  readonly sentences: readonly { readonly n: number; readonly start: number; readonly end: number }[];
  readonly events: readonly string[];
  readonly claims: readonly string[];
}

/** By this the doctor sees that what was coded is still what is kept. */
export function digestOf({ rest, sentences, events, claims }: Parts): Uint8Array {
  const hash = createHash("sha256").update(rest);
  for (const { n, start, end } of sentences) hash.update(`\n${n} ${start} ${end}`);
  for (const detail of events) hash.update(`\ne${detail}`);
  for (const detail of claims) hash.update(`\nc${detail}`);
  return hash.digest();
}

function coderKey(connection: Connection, coder: string): number {
  connection.run("INSERT INTO coders (name) VALUES (?) ON CONFLICT DO NOTHING", coder);
  return number(connection.get("SELECT key FROM coders WHERE name = ?", coder), "key");
}

export function nameKey(connection: Connection, name: string): number {
  const known = connection.get("SELECT key FROM names WHERE text = ?", name);
  if (known !== undefined) return number(known, "key");
  return connection.run("INSERT INTO names (text) VALUES (?)", name).key;
}
