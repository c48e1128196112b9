/** Documents whose coding has no digest yet → their digests, kept as rows; and those rows → what joining reads. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type {
  DocumentDigest,
  EventMention,
  Linkable,
  Numbered,
  Statement,
  StoryKnowledge,
} from "../../../corpus/stories/index.ts";
import { digestOf, numbered } from "../../../corpus/stories/index.ts";
import type { Connection, Row } from "../connection.ts";
import { documentByKey, recordOf } from "../heads.ts";
import { IS_DATASET } from "../is-dataset.ts";
import { bytes, number, numberIfAny, parsed, shaped, text, textIfAny } from "../row.ts";
import { dropJoined } from "./drop-joined.ts";

/** A digest may come to be made in another way with another program: then all are made anew. */
export const DIGEST_VERSION = 2;

/** States of a row of `digests`. */
export const WAITING = 0;
export const LINKED = 1;
/** Not coded: nothing to join by. */
export const LEFT_OUT = 2;
/** A row of a dataset: an event already, which tells no story. */
export const DATASET = 3;

const UNDIGESTED = `documents AS d LEFT JOIN digests AS g ON g.document = d.key
  WHERE d.until IS NULL AND d.coding IS NOT NULL AND g.coding IS NOT d.coding AND NOT ${IS_DATASET}`;

export function countUndigested(connection: Connection): number {
  return number(connection.get(`SELECT count(*) AS n FROM ${UNDIGESTED}`), "n");
}

/** Documents in one transaction. */
const STEP = 100;

/** Those after the document `last`. @returns how many there were, zero when all are done, and the last of them. */
export function digestSome(
  connection: Connection,
  knowledge: StoryKnowledge,
  last: number,
): { readonly count: number; readonly last: number } {
  const rows = connection.all(
    `SELECT d.key, d.coding FROM ${UNDIGESTED} AND d.key > ? ORDER BY d.key LIMIT ${STEP}`,
    last,
  );
  const made = rows.map((row) => {
    const key = number(row, "key");
    const coding = number(row, "coding");
    const stored = documentByKey(connection, key);
    const { text: body, title } = stored;
    const record = recordOf(connection, coding);
    const first = firstSighting(connection, key);
    const date = textIfAny(first, "date") ?? stored.date;
    const source = textIfAny(first, "source") ?? stored.source;
    const kind = textIfAny(first, "kind");
    const document = {
      record,
      text: body,
      ...(title !== undefined && { title }),
      ...(date !== undefined && { date }),
      ...(source !== undefined && { source }),
      ...(kind !== undefined && { sourceKind: kind }),
    };
    return { key, coding, digest: digestOf(document, knowledge), isCoded: record.sentences.length > 0 };
  });
  connection.write(() => {
    for (const { key, coding, digest, isCoded } of made) {
      // Corrected, recoded or taken out meanwhile.
      const still = connection.get(
        "SELECT 1 FROM documents WHERE key = ? AND coding = ? AND until IS NULL",
        key,
        coding,
      );
      if (still !== undefined) write(connection, key, coding, digest, isCoded);
    }
  });
  return { count: rows.length, last: made.at(-1)?.key ?? last };
}

/** Whoever carried the text first, as far as dates tell; which of them this store met first does not count. */
function firstSighting(connection: Connection, document: number): Row | undefined {
  return connection.get(
    `SELECT s.date, o.name AS source, o.kind FROM sightings AS s LEFT JOIN sources AS o ON o.key = s.source
     WHERE s.document = ? ORDER BY coalesce(s.date, '~'), coalesce(o.id, '~') LIMIT 1`,
    document,
  );
}

function write(connection: Connection, key: number, coding: number, digest: DocumentDigest, isCoded: boolean): void {
  const known = connection.get("SELECT hash FROM digests WHERE document = ?", key);
  if (known !== undefined && text(known, "hash") === digest.hash) {
    connection.run("UPDATE digests SET coding = ? WHERE document = ?", coding, key);
    connection.run("DELETE FROM named WHERE document = ?", key);
    connection.run(
      `INSERT INTO named (name, day, document) SELECT m.name, g.day, g.document FROM digests AS g
       JOIN mentions AS m ON m.coding = g.coding WHERE g.document = ? AND g.day IS NOT NULL AND g.state = ${LINKED}`,
      key,
    );
    return;
  }
  dropJoined(connection, key);
  const { topic, sketch, mentions, statements, relays, title, date, source } = digest;
  connection.run(
    "INSERT INTO digests (document, coding, state, hash, day, exact, minima, topic) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ...[key, coding, isCoded ? WAITING : LEFT_OUT, digest.hash, digest.day ?? null, sketch.exact],
    ...[bytesOf(Uint32Array.from(sketch.minima)), bytesOf(packed(numbered(topic)))],
  );
  connection.run(
    "INSERT INTO digest_parts (document, title, date, source, relays, names, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ...[key, title ?? null, date ?? null, source ?? null, JSON.stringify(relays)],
    ...[JSON.stringify(topic.terms.slice(0, NAMED)), deflateRawSync(JSON.stringify({ mentions, statements }))],
  );
}

/** Terms of a topic that are kept by name, to be shown. */
const NAMED = 20;

/** Page by page: an open cursor would keep the log from shrinking. @param state those in that state. */
export function* linkables(connection: Connection, state: number): Generator<Linkable> {
  for (let last = 0; ; ) {
    const rows = connection.all(
      `SELECT g.document, d.id, g.day, g.exact, g.minima, g.topic FROM digests AS g JOIN documents AS d ON d.key = g.document
       WHERE g.document > ? AND g.state = ? AND d.until IS NULL ORDER BY g.document LIMIT 2000`,
      ...[last, state],
    );
    for (const row of rows) yield linkableOf(row);
    const end = rows.at(-1);
    if (end === undefined) return;
    last = number(end, "document");
  }
}

function linkableOf(row: Row): Linkable {
  const day = numberIfAny(row, "day");
  const minima = bytes(row, "minima");
  return {
    key: number(row, "document"),
    id: text(row, "id"),
    ...(day !== undefined && { day }),
    topic: topicOf(row),
    sketch: { exact: text(row, "exact"), minima: new Uint32Array(aligned(minima), 0, minima.byteLength / 4) },
  };
}

/** Terms, then weights. */
export function topicOf(row: Row): Numbered {
  const both = bytes(row, "topic");
  const half = both.byteLength / 8;
  const buffer = aligned(both);
  return { terms: new Int32Array(buffer, 0, half), weights: new Int32Array(buffer, half * 4, half) };
}

function packed({ terms, weights }: Numbered): Int32Array {
  const both = new Int32Array(terms.length * 2);
  both.set(terms);
  both.set(weights, terms.length);
  return both;
}

function bytesOf(values: Int32Array | Uint32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** SQLite's bytes may begin anywhere in a larger buffer. */
function aligned(value: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(value.byteLength);
  new Uint8Array(copy).set(value);
  return copy;
}

export interface DigestBody {
  readonly mentions: readonly EventMention[];
  readonly statements: readonly Statement[];
}

export function bodyOf(row: Row): DigestBody {
  return shaped<DigestBody>(inflated(bytes(row, "body")), "mentions", "statements");
}

/** What this store wrote itself. */
export function inflated(value: Uint8Array): unknown {
  return parsed(inflateRawSync(value).toString("utf8"));
}

export function deflated(value: unknown): Uint8Array {
  return deflateRawSync(JSON.stringify(value));
}
