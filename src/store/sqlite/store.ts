/** A folder → the store in it. */
import { statSync } from "node:fs";
import type { KnownSources } from "../../corpus/sources/index.ts";
import { StoreError } from "../errors.ts";
import type { Instant, Store } from "../store.ts";
import type { Totals } from "../upkeep.ts";
import { copiesBeside, copyTo } from "./backup.ts";
import { checkStore } from "./check.ts";
import { createCodings } from "./codings.ts";
import type { Connection } from "./connection.ts";
import { createDocuments } from "./documents.ts";
import { forgetDocuments } from "./drop.ts";
import { createFaults } from "./faults.ts";
import { findDocument } from "./find-document.ts";
import { createClaims, createEvents } from "./findings.ts";
import { type OpenOptions, openConnection } from "./open.ts";
import { putAll } from "./put.ts";
import { createRelations } from "./relations.ts";
import { number, numberIfAny, text } from "./row.ts";
import { createActors, createJobs, createSettings } from "./small.ts";
import { createSources } from "./sources.ts";
import { createStories } from "./stories.ts";
import { createSubscriptions } from "./subscriptions.ts";

export interface StoreOptions extends OpenOptions {
  /** What time it is: the store itself reads no clock. */
  readonly clock: () => Instant;
  /** The built-in list: what it says of a source is filled in where the user has not said otherwise. */
  readonly knownSources?: KnownSources;
}

/** @throws StoreError */
export function openStore(folder: string, options: StoreOptions): Store {
  const connection = openConnection(folder, options);
  const { clock, knownSources } = options;
  return {
    documents: createDocuments(connection),
    events: createEvents(connection),
    claims: createClaims(connection),
    stories: createStories(connection, clock),
    relations: createRelations(connection),
    actors: createActors(connection),
    sources: createSources(connection, clock, knownSources),
    subscriptions: createSubscriptions(connection, clock),
    faults: createFaults(connection, clock),
    jobs: createJobs(connection, clock),
    codings: createCodings(connection, clock),
    settings: createSettings(connection),
    put: async (entries, { again = false } = {}) =>
      entries.length === 0 ? [] : putAll(connection, entries, { now: clock(), again, knownSources }),
    forget: async (reference) => {
      const forgotten = connection.write(() => forgetDocuments(connection, named(connection, reference), clock()));
      // What was deleted must not live on in the log.
      connection.script("PRAGMA wal_checkpoint(TRUNCATE)");
      return { ...forgotten, copies: copiesBeside(connection.file) };
    },
    totals: async () => totals(connection),
    check: async () => checkStore(connection),
    backup: async (file) => copyTo(connection, file),
    close: async () => connection.close(),
  };
}

/** A URL means every text it ever had; an id one text. @throws StoreError DOCUMENT_UNKNOWN */
function named(connection: Connection, reference: string): readonly number[] {
  const byUrl = connection.all(
    "SELECT DISTINCT document AS key FROM sightings WHERE url = ? ORDER BY document",
    reference,
  );
  if (byUrl.length > 0) return byUrl.map((row) => number(row, "key"));
  try {
    return [findDocument(connection, reference)];
  } catch (error) {
    if (error instanceof StoreError && error.code === "DOCUMENT_UNKNOWN") {
      throw new StoreError(
        error.code,
        `There is no document "${reference}" in the store: nothing was taken out. Give its id, file or URL.`,
      );
    }
    throw error;
  }
}

function totals(connection: Connection): Totals {
  const count = (sql: string): number => number(connection.get(`SELECT count(*) AS n FROM ${sql}`), "n");
  const shown = "coding NOT IN (SELECT coding FROM hidden)";
  const last = numberIfAny(connection.get("SELECT max(known) AS last FROM documents"), "last");
  return {
    documents: count("documents WHERE until IS NULL"),
    superseded: count("documents WHERE until IS NOT NULL"),
    sentences: count(`sentences WHERE ${shown}`),
    events: count(`events WHERE ${shown}`),
    claims: count(`claims WHERE ${shown}`),
    actors: count("actors"),
    sources: count("sources"),
    faults: count("faults"),
    notCoded: connection
      .all(
        `SELECT lower(lang) AS lang, count(*) AS n FROM documents
         WHERE until IS NULL AND lang IS NOT NULL AND lower(lang) NOT GLOB 'en*' GROUP BY 1 ORDER BY 2 DESC, 1`,
      )
      .map((row) => ({ lang: text(row, "lang"), documents: number(row, "n") })),
    bytes: statSync(connection.file).size,
    ...(last !== undefined && { lastAdded: last }),
  };
}
