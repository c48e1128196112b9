/** Digests that wait → their links among each other and to all that are linked. */
import { linksOf } from "../../../corpus/stories/index.ts";
import type { Connection } from "../connection.ts";
import { number } from "../row.ts";
import { LINKED, linkables, WAITING } from "./digests.ts";
import { unlink } from "./drop-joined.ts";

const AWAY = `SELECT g.document FROM digests AS g JOIN documents AS d ON d.key = g.document
  WHERE g.state = ${LINKED} AND d.until IS NOT NULL`;
const NEW = `SELECT g.document FROM digests AS g JOIN documents AS d ON d.key = g.document
  WHERE g.state = ${WAITING} AND d.until IS NULL`;

export function countUnlinked(connection: Connection): number {
  return number(connection.get(`SELECT (SELECT count(*) FROM (${AWAY})) + (SELECT count(*) FROM (${NEW})) AS n`), "n");
}

/** Documents held in memory at once. */
const MOST = 20_000;
/** Links in one transaction: others who write need not wait long. */
const STEP = 20_000;

/** Texts that were corrected leave; texts that are new, or stand again, come in. @returns whether anything was done. */
export function linkSome(connection: Connection): boolean {
  const away = connection.all(`${AWAY} LIMIT 500`);
  if (away.length > 0) {
    connection.write(() => {
      for (const row of away) unlink(connection, number(row, "document"));
    });
    return true;
  }
  const fresh = [...first(linkables(connection, WAITING), MOST)];
  if (fresh.length === 0) return false;
  const { likes, copies } = linksOf(fresh, linkables(connection, LINKED));
  const both =
    "SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM digests WHERE document = ?1) AND EXISTS (SELECT 1 FROM digests WHERE document = ?2)";
  inSteps(connection, likes, ({ a, b, likeness }) => {
    connection.run(
      `INSERT INTO likes (a, b, likeness) ${both.replace("?1, ?2", "?1, ?2, ?3")} ON CONFLICT DO NOTHING`,
      a,
      b,
      likeness,
    );
  });
  inSteps(connection, copies, ([a, b]) => {
    connection.run(`INSERT INTO copies (a, b) ${both} ON CONFLICT DO NOTHING`, a, b);
  });
  // Only now: after a break, all of them are linked again.
  inSteps(connection, fresh, ({ key }) => {
    connection.run("UPDATE digests SET state = ? WHERE document = ? AND state = ?", LINKED, key, WAITING);
  });
  return true;
}

function* first<Item>(items: Iterable<Item>, most: number): Generator<Item> {
  let count = 0;
  for (const item of items) {
    if (count === most) return;
    count += 1;
    yield item;
  }
}

function inSteps<Item>(connection: Connection, items: readonly Item[], write: (item: Item) => void): void {
  for (let at = 0; at < items.length; at += STEP) {
    connection.write(() => {
      for (const item of items.slice(at, at + STEP)) write(item);
    });
  }
}
