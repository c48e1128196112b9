/** A damaged store → a new one with every document that can still be read whole. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { StoreError } from "../errors.ts";
import { identify } from "../identity.ts";
import type { Entry, Instant, Store } from "../store.ts";
import { setAside } from "./backup.ts";
import { type Connection, connect } from "./connection.ts";
import { documentByKey, partsOf, recordOf } from "./heads.ts";
import { FILE_NAME } from "./open.ts";
import { bytes, number, text, textIfAny, texts } from "./row.ts";
import { openStore } from "./store.ts";
import { digestOf } from "./write-record.ts";

export interface Salvaged {
  readonly documents: number;
  /** Ids, or row numbers where not even that can be read. */
  readonly lost: readonly string[];
  /** Where the damaged store is now. */
  readonly before: string;
}

/** Order, times, revisions, grades and settings stay. @throws StoreError */
export async function salvageStore(folder: string): Promise<Salvaged> {
  const file = resolve(join(folder, FILE_NAME));
  if (!existsSync(file)) throw new StoreError("STORE_MISSING", `There is no store in ${folder}.`);
  const before = setAside(file, 1000);
  let now: Instant = 0;
  const store = openStore(folder, { create: true, clock: () => now });
  const old = connect(before, { readOnly: !existsSync(`${before}-wal`), patience: 1000 });
  const lost: string[] = [];
  try {
    let documents = 0;
    for (let key = 1, most = highest(old); key <= most; key += 1) {
      try {
        const kept = await save(old, store, key, (known) => {
          now = known;
        });
        documents += kept ? 1 : 0;
      } catch {
        lost.push(nameOf(old, key));
      }
    }
    copySmall(old, folder);
    return { documents, lost, before };
  } catch (error) {
    throw new StoreError(
      "STORE_DAMAGED",
      `Nothing of ${before} can be read. It is kept as it is; restore a backup: readout restore FILE`,
      { cause: error },
    );
  } finally {
    old.close();
    await store.close();
  }
}

/** Row numbers run from 1 without large gaps. */
function highest(old: Connection): number {
  return number(old.get("SELECT max(key) AS most FROM documents"), "most");
}

async function save(old: Connection, store: Store, key: number, at: (known: Instant) => void): Promise<boolean> {
  const row = old.get("SELECT hash, coding FROM documents WHERE key = ?", key);
  if (row === undefined) return false;
  const { id: _, known, given, until: __, ...document } = documentByKey(old, key);
  const coding = number(row, "coding");
  const record = { ...recordOf(old, coding), id: given };
  const digest = bytes(old.get("SELECT digest FROM codings WHERE key = ?", coding), "digest");
  const isWhole =
    Buffer.compare(identify(document.text).hash, bytes(row, "hash")) === 0 &&
    Buffer.compare(digestOf(partsOf(old, coding)), digest) === 0;
  if (!isWhole) throw new StoreError("STORE_DAMAGED", "changed");
  at(known);
  const entry: Entry = { document: { ...document, id: given }, record };
  const sightings = old.all(
    `SELECT s.given, s.url, s.date, s.known, s.stands, l.name AS lineage, (SELECT name FROM sources WHERE key = s.source) AS source
     FROM sightings AS s JOIN lineages AS l ON l.key = s.lineage WHERE s.document = ? ORDER BY s.key`,
    key,
  );
  if (sightings.length === 0) await store.put([entry]);
  for (const [i, seen] of sightings.entries()) {
    at(number(seen, "known"));
    const where = {
      id: textIfAny(seen, "given") ?? given,
      text: document.text,
      ...texts(seen, "url", "date", "source"),
    };
    const carried = i === 0 ? entry : { document: where };
    await store.put([{ ...carried, lineage: text(seen, "lineage"), standsNow: number(seen, "stands") === 1 }]);
  }
  return true;
}

/** What the user has decided: as much of it as can be read. */
function copySmall(old: Connection, folder: string): void {
  const to = connect(join(folder, FILE_NAME), { patience: 1000 });
  try {
    for (const [from, into] of SMALL) {
      try {
        for (const row of old.all(from)) to.run(into, ...Object.values(row));
      } catch {
        // The documents matter more.
      }
    }
  } finally {
    to.close();
  }
}

const SMALL: readonly (readonly [from: string, into: string])[] = [
  ["SELECT name, value FROM settings", "INSERT INTO settings (name, value) VALUES (?, ?)"],
  ["SELECT hash, at FROM forgotten", "INSERT INTO forgotten (hash, at) VALUES (?, ?)"],
  [
    "SELECT id, name, kind, country, language, owner, grade FROM sources",
    `INSERT INTO sources (id, name, kind, country, language, owner, grade) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, country = excluded.country, language = excluded.language,
       owner = excluded.owner, grade = excluded.grade`,
  ],
  [
    "SELECT (SELECT id FROM sources WHERE key = g.source), grade, reason, at FROM gradings AS g ORDER BY key",
    "INSERT INTO gradings (source, grade, reason, at) VALUES ((SELECT key FROM sources WHERE id = ?), ?, ?, ?)",
  ],
  [
    "SELECT key, url, kind, source, title, text, interval, fixed, created, due, state FROM subscriptions",
    `INSERT INTO subscriptions (key, url, kind, source, title, text, interval, fixed, created, due, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ],
  // Only items whose document was saved: the others are read again.
  [
    "SELECT subscription, item, digest, document, fresh, lag, at FROM seen",
    `INSERT INTO seen (subscription, item, digest, document, fresh, lag, at)
     SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE ?4 IN (SELECT id FROM documents)`,
  ],
];

function nameOf(old: Connection, key: number): string {
  try {
    return text(old.get("SELECT id FROM documents WHERE key = ?", key), "id");
  } catch {
    return `row ${key}`;
  }
}
