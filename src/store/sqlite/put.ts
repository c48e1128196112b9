/** Documents with their records → the store, in one transaction. */
import type { KnownSources } from "../../corpus/sources/index.ts";
import type { DocumentInput } from "../../model/index.ts";
import { firstDay } from "../days.ts";
import { StoreError } from "../errors.ts";
import { identify } from "../identity.ts";
import type { Entry, Instant, Put } from "../store.ts";
import type { Connection } from "./connection.ts";
import { bytes, number, numberIfAny, text, textIfAny } from "./row.ts";
import { learnSources } from "./source-facts.ts";
import { knownSource, sourceKey } from "./sources.ts";
import { writeRecord } from "./write-record.ts";

export interface Putting {
  readonly now: Instant;
  /** Take in what was forgotten. */
  readonly again: boolean;
  readonly knownSources?: KnownSources | undefined;
}

export function putAll(connection: Connection, entries: readonly Entry[], putting: Putting): readonly Put[] {
  const { now, again, knownSources } = putting;
  return connection.write(() => {
    const put = entries.map((entry) => putOne(connection, sourced(entry, knownSources), now, again));
    if (knownSources !== undefined) learnSources(connection, knownSources, "new");
    return put;
  });
}

/** An entry whose source is settled. */
interface Sourced extends Entry {
  readonly sourceFrom?: "url";
}

/** Who carried it: as it says itself, as its text says, or the publisher whose host the URL has. */
function sourced(entry: Entry, knownSources: KnownSources | undefined): Sourced {
  const { document, record } = entry;
  const stated = document.source ?? record?.source;
  if (stated !== undefined) return { ...entry, document: { ...document, source: stated } };
  const publisher = document.url === undefined ? undefined : knownSources?.ofUrl(document.url);
  if (publisher === undefined) return entry;
  return { ...entry, document: { ...document, source: publisher.name }, sourceFrom: "url" };
}

function putOne(connection: Connection, entry: Sourced, now: Instant, again: boolean): Put {
  const { document, record } = entry;
  const { id, hash } = identify(document.text);
  if (connection.get("SELECT 1 FROM forgotten WHERE hash = ?", hash) !== undefined) {
    if (!again) return { id, outcome: "forgotten" };
    connection.run("DELETE FROM forgotten WHERE hash = ?", hash);
  }
  const known = connection.get("SELECT key, hash FROM documents WHERE id = ?", id);
  if (known !== undefined) {
    if (Buffer.compare(bytes(known, "hash"), hash) !== 0) {
      throw new StoreError(
        "STORE_ID_TAKEN",
        `Two texts have the id ${id}. Please report this: it should not happen in a lifetime.`,
      );
    }
    return carry(connection, number(known, "key"), id, entry, now);
  }
  if (record === undefined) {
    throw new StoreError(
      "DOCUMENT_UNKNOWN",
      `The text of "${document.id}" is not in the store, and no record was given with it.`,
    );
  }
  const { source } = document;
  const date = document.date ?? record.date;
  const { key } = connection.run(
    `INSERT INTO documents (id, hash, day, known, source, given, date, url, lang, mark)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, hash, firstDay(date), now, source === undefined ? null : sourceKey(connection, source), document.id],
    ...[date ?? null, document.url ?? null, document.lang ?? null, document.mark ?? null],
  );
  const title = document.title ?? record.title ?? null;
  connection.run("INSERT INTO texts (document, title, body) VALUES (?, ?, ?)", key, title, document.text);
  const { coding } = writeRecord(connection, key, record, now, false);
  connection.run("UPDATE documents SET coding = ? WHERE key = ?", coding, key);
  return { id, outcome: "added", ...see(connection, key, entry, now) };
}

/** A text that is there already: who carries it may be new. */
function carry(connection: Connection, key: number, id: string, entry: Sourced, now: Instant): Put {
  const { source } = entry.document;
  const lineage = connection.get("SELECT key, document FROM lineages WHERE name = ?", lineageOf(entry));
  if (lineage !== undefined && (entry.standsNow !== true || number(lineage, "document") === key)) {
    const by = source === undefined ? null : (knownSource(connection, source) ?? -1);
    const seen = connection.get(
      "SELECT 1 FROM sightings WHERE lineage = ? AND document = ? AND source IS coalesce(?, source)",
      ...[number(lineage, "key"), key, by],
    );
    if (seen !== undefined) return { id, outcome: "known" };
  }
  const seen = see(connection, key, entry, now);
  // Who carried it first may be another now: its digest is made anew.
  connection.run("UPDATE digests SET coding = -1 WHERE document = ?", key);
  return { id, outcome: "carried", ...seen };
}

/** Writes who carried the text, and whose place it takes. */
function see(connection: Connection, key: number, entry: Sourced, now: Instant): Partial<Put> {
  const { document } = entry;
  const name = lineageOf(entry);
  const lineage = connection.get("SELECT key, document FROM lineages WHERE name = ?", name);
  const current = numberIfAny(lineage, "document");
  const line =
    lineage === undefined
      ? connection.run("INSERT INTO lineages (name, document) VALUES (?, ?)", name, key).key
      : number(lineage, "key");
  const isOlder = current !== undefined && current !== key && comesBefore(connection, entry, line);
  connection.run(
    "INSERT INTO sightings (lineage, document, source, given, url, date, known, stands, source_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ...[line, key, document.source === undefined ? null : sourceKey(connection, document.source), document.id],
    ...[document.url ?? null, document.date ?? null, now, isOlder ? 0 : 1],
    entry.sourceFrom ?? null,
  );
  if (isOlder) {
    if (standsNowhere(connection, key)) supersede(connection, key, now);
    return { outcome: "older" };
  }
  // It may have been corrected elsewhere.
  reveal(connection, key);
  if (current === undefined || current === key) return {};
  connection.run("UPDATE lineages SET document = ? WHERE key = ?", key, line);
  if (standsNowhere(connection, current)) supersede(connection, current, now);
  return { outcome: "revised", before: text(connection.get("SELECT id FROM documents WHERE key = ?", current), "id") };
}

/** Folders hold old texts beside new ones, in any order: dates decide, and where they do not, what comes later. */
function comesBefore(connection: Connection, { document, standsNow }: Entry, lineage: number): boolean {
  const sql = "SELECT date FROM sightings WHERE lineage = ? AND stands ORDER BY key DESC LIMIT 1";
  const date = textIfAny(connection.get(sql, lineage), "date");
  return standsNow !== true && document.date !== undefined && date !== undefined && document.date < date;
}

function standsNowhere(connection: Connection, key: number): boolean {
  return connection.get("SELECT 1 FROM lineages WHERE document = ?", key) === undefined;
}

/** A text is superseded when it stands nowhere any longer. */
function supersede(connection: Connection, key: number, now: Instant): void {
  connection.run("UPDATE documents SET until = ? WHERE key = ?", now, key);
  connection.run("INSERT INTO hidden (coding) SELECT coding FROM documents WHERE key = ? ON CONFLICT DO NOTHING", key);
}

/** The text of before has come back. */
function reveal(connection: Connection, key: number): void {
  const { changes } = connection.run("UPDATE documents SET until = NULL WHERE key = ? AND until IS NOT NULL", key);
  if (changes > 0)
    connection.run("DELETE FROM hidden WHERE coding = (SELECT coding FROM documents WHERE key = ?)", key);
}

function lineageOf({ document, lineage }: Entry): string {
  return lineage ?? (isUrl(document) ? `url:${document.url}` : `text:${identify(document.text).id}`);
}

function isUrl(document: DocumentInput): boolean {
  return document.url !== undefined && document.url !== "";
}
