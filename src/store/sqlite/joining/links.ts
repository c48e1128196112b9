/** Digests that wait → their links among each other and to all that are linked. */
import { byLikeness, linksOf, type Neighbour, STORIES } from "../../../corpus/stories/index.ts";
import type { Connection } from "../connection.ts";
import { number, text } from "../row.ts";
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
/** Lists in one transaction: others who write need not wait long. */
const STEP = 500;

/** Texts that were corrected leave; texts that are new, or stand again, come in. @returns whether anything was done. */
export function linkSome(connection: Connection, renew: () => void): boolean {
  const away = connection.all(`${AWAY} LIMIT 500`);
  if (away.length > 0) {
    connection.write(() => {
      for (const row of away) unlink(connection, number(row, "document"));
    });
    return true;
  }
  const fresh = [...first(linkables(connection, WAITING), MOST)];
  if (fresh.length === 0) return false;
  const { near, copies } = linksOf(fresh, linkables(connection, LINKED), farthestIn(connection));
  // Whoever has taken the work over meanwhile has linked these already.
  renew();
  const isFresh = new Set(fresh.map(({ key }) => key));
  inSteps(connection, renew, [...near], ([key, found]) => writeNear(connection, key, found, isFresh.has(key)));
  inSteps(connection, renew, copies, ([a, b]) => {
    if (isThere(connection, a) && isThere(connection, b))
      connection.run("INSERT INTO copies (a, b) VALUES (?, ?) ON CONFLICT DO NOTHING", a, b);
  });
  // Only now: after a break, all of them are linked again.
  inSteps(connection, renew, fresh, ({ key }) => {
    connection.run("UPDATE digests SET state = ? WHERE document = ? AND state = ?", LINKED, key, WAITING);
    connection.run(
      `INSERT INTO named (name, day, document) SELECT m.name, g.day, g.document FROM digests AS g
       JOIN mentions AS m ON m.coding = g.coding WHERE g.document = ? AND g.day IS NOT NULL ON CONFLICT DO NOTHING`,
      key,
    );
  });
  return true;
}

/** What was found takes the place of what a fresh document had, and is added to what one that is there has. */
function writeNear(connection: Connection, key: number, found: readonly Neighbour[], isFresh: boolean): void {
  if (!isThere(connection, key)) return;
  const before = isFresh
    ? []
    : connection
        .all("SELECT l.b, l.likeness, d.id FROM likes AS l JOIN documents AS d ON d.key = l.b WHERE l.a = ?", key)
        .map((row): Neighbour => ({ key: number(row, "b"), id: text(row, "id"), likeness: number(row, "likeness") }));
  const kept = [...new Map([...before, ...found].map((each) => [each.key, each])).values()]
    .filter((each) => isThere(connection, each.key))
    .sort(byLikeness)
    .slice(0, STORIES.neighbours);
  connection.run("DELETE FROM likes WHERE a = ?", key);
  for (const { key: other, likeness } of kept) {
    connection.run("INSERT INTO likes (a, b, likeness) VALUES (?, ?, ?)", key, other, likeness);
  }
}

/** Documents may have been taken out while their links were looked for. */
function isThere(connection: Connection, document: number): boolean {
  return connection.get("SELECT 1 FROM digests WHERE document = ?", document) !== undefined;
}

/** Of those documents whose lists are full. */
function farthestIn(connection: Connection): (key: number) => Neighbour | undefined {
  const last = new Map<number, Neighbour>();
  const rows = connection.all(
    "SELECT a, min(likeness) AS likeness FROM likes GROUP BY a HAVING count(*) >= ?",
    STORIES.neighbours,
  );
  // Without the id of the last, one that is as like may be offered in vain: it is told apart when it is written.
  for (const row of rows) last.set(number(row, "a"), { key: 0, id: "~", likeness: number(row, "likeness") });
  return (key) => last.get(key);
}

function* first<Item>(items: Iterable<Item>, most: number): Generator<Item> {
  let count = 0;
  for (const item of items) {
    if (count === most) return;
    count += 1;
    yield item;
  }
}

function inSteps<Item>(
  connection: Connection,
  renew: () => void,
  items: readonly Item[],
  write: (item: Item) => void,
): void {
  for (let at = 0; at < items.length; at += STEP) {
    connection.write(() => {
      for (const item of items.slice(at, at + STEP)) write(item);
    });
    renew();
  }
}
