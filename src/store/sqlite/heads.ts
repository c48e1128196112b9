/** Rows → heads of documents, sentences, events and claims as they were coded. */
import { inflateRawSync } from "node:zlib";
import type { Claim, DocumentRecord, Event } from "../../model/index.ts";
import { StoreError } from "../errors.ts";
import type { DocumentHead, SentenceText, StoredDocument } from "../store.ts";
import type { Connection, Row } from "./connection.ts";
import { bytes, json, number, numberIfAny, parsed, text, textIfAny, texts } from "./row.ts";
import type { Parts } from "./write-record.ts";

/** Columns of a head; `d` is the document, `t` its text. */
export const HEAD_SQL = `d.key AS document, d.id, d.given, t.title, d.date,
  (SELECT name FROM sources WHERE key = d.source) AS source, d.url, d.lang, d.mark, d.known, d.until`;

export function headOf(row: Row): DocumentHead {
  const until = numberIfAny(row, "until");
  return {
    id: text(row, "id"),
    given: text(row, "given"),
    ...texts(row, "title", "date", "source", "url", "lang", "mark"),
    known: number(row, "known"),
    ...(until !== undefined && { until }),
  };
}

export function documentOf(row: Row): StoredDocument {
  return { ...headOf(row), text: text(row, "body") };
}

export function documentByKey(connection: Connection, key: number): StoredDocument {
  const row = connection.get(
    `SELECT ${HEAD_SQL}, t.body FROM documents AS d JOIN texts AS t ON t.document = d.key WHERE d.key = ?`,
    key,
  );
  if (row === undefined) throw new StoreError("DOCUMENT_UNKNOWN", "The document has been taken out meanwhile.");
  return documentOf(row);
}

/** The sentence of a finding; the whole of it stands in the row as `n`, `start`, `stop` and `body`. */
export function sentenceOf(row: Row): SentenceText {
  const [n, start, end] = [number(row, "n"), numberIfAny(row, "start") ?? 0, numberIfAny(row, "stop") ?? 0];
  return { n, start, end, text: text(row, "body").slice(start, end) };
}

/** What the coder wrote is what the row holds; the shape was checked by the type of what went in. */
export function eventOf(row: Row): Event {
  const value = json(row, "detail");
  if (isEvent(value)) return value;
  throw foreign(row);
}

export function claimOf(row: Row): Claim {
  const value = json(row, "detail");
  if (isClaim(value)) return value;
  throw foreign(row);
}

function isEvent(value: unknown): value is Event {
  return typeof value === "object" && value !== null && "trigger" in value && "type" in value && "status" in value;
}

function isClaim(value: unknown): value is Claim {
  return typeof value === "object" && value !== null && "holder" in value && "stance" in value;
}

function foreign(row: Row): StoreError {
  const seen = textIfAny(row, "detail")?.slice(0, 60);
  return new StoreError(
    "STORE_DAMAGED",
    `The store holds a finding that no coder wrote (${seen}). Run: readout doctor`,
  );
}

/** Everything one coder said of one document. */
export function recordOf(connection: Connection, coding: number): DocumentRecord {
  const row = connection.get(
    `SELECT d.id, c.rest, (SELECT name FROM coders WHERE key = c.coder) AS coder
     FROM codings AS c JOIN documents AS d ON d.key = c.document WHERE c.key = ?`,
    coding,
  );
  const rest = parsed(inflated(row));
  if (!isRest(rest))
    throw new StoreError("STORE_DAMAGED", "The store holds a record that no coder wrote. Run: readout doctor");
  const findings = (table: "events" | "claims"): readonly Row[] =>
    connection.all(`SELECT detail FROM ${table} WHERE coding = ? ORDER BY key`, coding);
  const { actors, times, places, issues, ...head } = rest;
  return {
    id: text(row, "id"),
    coder: text(row, "coder"),
    ...head,
    sentences: sentencesOf(connection, coding),
    actors,
    times,
    places,
    events: findings("events").map(eventOf),
    claims: findings("claims").map(claimOf),
    issues,
  };
}

/** The strings as they are kept, for the digest. */
export function partsOf(connection: Connection, coding: number): Parts {
  const details = (table: "events" | "claims"): string[] =>
    connection
      .all(`SELECT detail FROM ${table} WHERE coding = ? ORDER BY key`, coding)
      .map((row) => text(row, "detail"));
  return {
    rest: inflated(connection.get("SELECT rest FROM codings WHERE key = ?", coding)),
    sentences: sentencesOf(connection, coding),
    events: details("events"),
    claims: details("claims"),
  };
}

export function sentencesOf(
  connection: Connection,
  coding: number,
): readonly { readonly n: number; readonly start: number; readonly end: number }[] {
  return connection
    .all("SELECT n, start, stop FROM sentences WHERE coding = ? ORDER BY n", coding)
    .map((row) => ({ n: number(row, "n"), start: number(row, "start"), end: number(row, "stop") }));
}

function inflated(row: Row | undefined): string {
  try {
    return inflateRawSync(bytes(row, "rest")).toString("utf8");
  } catch (error) {
    throw new StoreError("STORE_DAMAGED", "The store holds a record that cannot be unpacked. Run: readout doctor", {
      cause: error,
    });
  }
}

type Rest = Omit<DocumentRecord, "id" | "coder" | "sentences" | "events" | "claims">;

function isRest(value: unknown): value is Rest {
  return typeof value === "object" && value !== null && "actors" in value && "times" in value && "issues" in value;
}
