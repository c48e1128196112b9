/** Results of several coders side by side: kept hidden while they come in, shown all at once, dropped when they are old. */
import type { Instant } from "../store.ts";
import type { CoderUse, Codings } from "../upkeep.ts";
import type { Connection } from "./connection.ts";
import { dropCoding } from "./drop.ts";
import { documentByKey, recordOf } from "./heads.ts";
import { IS_DATASET } from "./is-dataset.ts";
import { number, numberIfAny, text } from "./row.ts";
import { writeRecord } from "./write-record.ts";

export function createCodings(connection: Connection, clock: () => Instant): Codings {
  return {
    coders: async () =>
      connection
        .all(
          `SELECT r.name, (SELECT count(*) FROM codings WHERE coder = r.key) AS coded,
             (SELECT count(*) FROM codings AS c JOIN documents AS d ON d.coding = c.key WHERE c.coder = r.key) AS current
           FROM coders AS r ORDER BY r.key`,
        )
        .map(
          (row): CoderUse => ({
            coder: text(row, "name"),
            current: number(row, "current"),
            coded: number(row, "coded"),
          }),
        )
        .filter(({ coded }) => coded > 0),
    missing: async (coder, after, limit) => {
      const rows = connection.all(
        `SELECT d.key FROM documents AS d WHERE d.key > ? AND NOT EXISTS (SELECT 1 FROM codings AS c
           WHERE c.document = d.key AND c.coder = (SELECT key FROM coders WHERE name = ?)) AND NOT ${IS_DATASET} ORDER BY d.key LIMIT ?`,
        ...[after === undefined ? 0 : Number(after), coder, limit + 1],
      );
      const keys = rows.slice(0, limit).map((row) => number(row, "key"));
      const last = keys.at(-1);
      const items = keys.map((key) => documentByKey(connection, key));
      return { items, ...(rows.length > limit && last !== undefined && { next: String(last) }) };
    },
    keep: async (records) => {
      connection.write(() => {
        for (const { id, record } of records) {
          const row = connection.get(
            `SELECT d.key, EXISTS (SELECT 1 FROM codings AS c WHERE c.document = d.key
               AND c.coder = (SELECT key FROM coders WHERE name = ?)) AS done FROM documents AS d WHERE d.id = ?`,
            ...[record.coder, id],
          );
          // Taken out, or coded by another process, while this one coded it.
          if (row === undefined || number(row, "done") === 1) continue;
          writeRecord(connection, number(row, "key"), record, clock(), true);
        }
      });
    },
    show: async (coder, unreadable) => show(connection, coder, unreadable),
    prune: async (except) => prune(connection, except),
    pairs: (before, after) => pairs(connection, before, after),
  };
}

function show(connection: Connection, coder: string, unreadable: readonly string[]): boolean {
  return connection.write(() => {
    const key = numberIfAny(connection.get("SELECT key FROM coders WHERE name = ?", coder), "key");
    if (key === undefined) return false;
    const missing = connection.all(
      `SELECT d.id FROM documents AS d WHERE NOT EXISTS (
         SELECT 1 FROM codings AS c WHERE c.document = d.key AND c.coder = ?) AND NOT ${IS_DATASET} LIMIT ?`,
      ...[key, unreadable.length + 1],
    );
    if (missing.some((row) => !unreadable.includes(text(row, "id")))) return false;
    connection.run(
      `UPDATE documents SET coding = (SELECT c.key FROM codings AS c WHERE c.document = documents.key AND c.coder = ?1)
       WHERE EXISTS (SELECT 1 FROM codings AS c WHERE c.document = documents.key AND c.coder = ?1)`,
      key,
    );
    connection.run("DELETE FROM hidden");
    connection.run(
      `INSERT INTO hidden (coding) SELECT c.key FROM codings AS c JOIN documents AS d ON d.key = c.document
       WHERE c.key <> d.coding OR d.until IS NOT NULL`,
    );
    return true;
  });
}

/** Codings deleted in one transaction: few, so that others who write need not wait. */
const STEP = 100;

function prune(connection: Connection, except: readonly string[]): number {
  let pruned = 0;
  for (;;) {
    const dropped = connection.write(() => {
      const rows = connection.all(
        `SELECT c.key FROM codings AS c JOIN documents AS d ON d.key = c.document
         WHERE c.key <> d.coding AND c.coder NOT IN (SELECT key FROM coders WHERE name IN (${except.map(() => "?").join(", ")}))
         LIMIT ${STEP}`,
        ...except,
      );
      for (const row of rows) dropCoding(connection, number(row, "key"));
      return rows.length;
    });
    pruned += dropped;
    if (dropped < STEP) return pruned;
  }
}

async function* pairs(connection: Connection, before: string, after: string): ReturnType<Codings["pairs"]> {
  let last = 0;
  for (;;) {
    const rows = connection.all(
      `SELECT a.document, a.key AS before, b.key AS after FROM codings AS a JOIN codings AS b ON b.document = a.document
       WHERE a.coder = (SELECT key FROM coders WHERE name = ?) AND b.coder = (SELECT key FROM coders WHERE name = ?)
       AND a.document > ? ORDER BY a.document LIMIT 100`,
      ...[before, after, last],
    );
    for (const row of rows) {
      last = number(row, "document");
      yield {
        document: documentByKey(connection, last),
        before: recordOf(connection, number(row, "before")),
        after: recordOf(connection, number(row, "after")),
      };
    }
    if (rows.length < 100) return;
  }
}
