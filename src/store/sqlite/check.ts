/** An open store → what is in order and what is not. */
import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { identify } from "../identity.ts";
import type { Finding } from "../upkeep.ts";
import { copiesBeside } from "./backup.ts";
import { type Connection, connect } from "./connection.ts";
import { partsOf } from "./heads.ts";
import { MIGRATIONS } from "./migrations.ts";
import { bytes, number, text } from "./row.ts";
import { digestOf } from "./write-record.ts";

export function checkStore(connection: Connection): readonly Finding[] {
  return CHECKS.map(([check, run]) => {
    try {
      return { check, ...run(connection) };
    } catch (error) {
      return { check, good: false, detail: error instanceof Error ? error.message : String(error) };
    }
  });
}

type Result = Omit<Finding, "check">;

const good = (detail: string): Result => ({ good: true, detail });
const bad = (detail: string): Result => ({ good: false, detail });

const CHECKS: readonly (readonly [check: string, run: (connection: Connection) => Result])[] = [
  ["versions", versions],
  ["file", integrity],
  ["tables and indexes", schema],
  ["references", references],
  ["full text", fullText],
  ["texts", textsAreTheirs],
  ["records", recordsAreTheirs],
  ["findings", findingsAreShown],
  ["log", log],
  ["disk", disk],
  ["permissions", permissions],
  ["copies", copies],
];

function versions(connection: Connection): Result {
  const sqlite = text(connection.get("SELECT sqlite_version() AS v"), "v");
  const version = number(connection.get("PRAGMA user_version"), "user_version");
  return good(`tables version ${version}, SQLite ${sqlite}, Node ${process.version}`);
}

function integrity(connection: Connection): Result {
  const rows = connection.all("PRAGMA integrity_check(20)").map((row) => text(row, "integrity_check"));
  return rows.length === 1 && rows[0] === "ok" ? good("every page is in order") : bad(rows.join("; "));
}

/** Against an empty store made now. */
function schema(connection: Connection): Result {
  const wanted = connect(":memory:", { patience: 0 });
  try {
    for (const { sql } of MIGRATIONS) wanted.script(sql);
    const sql = "SELECT type || ' ' || name AS name, coalesce(sql, '') AS sql FROM sqlite_schema ORDER BY 1";
    const here = new Map(connection.all(sql).map((row) => [text(row, "name"), text(row, "sql")]));
    const there = new Map(wanted.all(sql).map((row) => [text(row, "name"), text(row, "sql")]));
    const missing = [...there.keys()].filter((name) => !here.has(name));
    const other = [...there].filter(([name, made]) => here.has(name) && here.get(name) !== made).map(([name]) => name);
    const wrong = [
      ...missing.map((name) => `${name} is missing`),
      ...other.map((name) => `${name} is not as it should be`),
    ];
    return wrong.length === 0 ? good(`${there.size} as they should be`) : bad(wrong.join("; "));
  } finally {
    wanted.close();
  }
}

function references(connection: Connection): Result {
  const rows = connection.all("PRAGMA foreign_key_check");
  const orphans = number(
    connection.get(`SELECT (SELECT count(*) FROM events AS e WHERE NOT EXISTS (SELECT 1 FROM documents WHERE key = e.document))
      + (SELECT count(*) FROM documents AS d WHERE NOT EXISTS (SELECT 1 FROM codings WHERE key = d.coding))
      + (SELECT count(*) FROM documents AS d WHERE NOT EXISTS (SELECT 1 FROM texts WHERE document = d.key)) AS n`),
    "n",
  );
  const count = rows.length + orphans;
  return count === 0 ? good("every row belongs to a document") : bad(`${count} rows belong to nothing`);
}

function fullText(connection: Connection): Result {
  connection.write(() => connection.run("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)"));
  return good("the index agrees with the texts");
}

/** A changed byte in a text leaves the file's structure whole: only the fingerprint tells. */
function textsAreTheirs(connection: Connection): Result {
  const wrong: string[] = [];
  const count = walk(connection, "SELECT key, id, hash FROM documents WHERE key > ? ORDER BY key LIMIT 500", (row) => {
    const body = text(connection.get("SELECT body FROM texts WHERE document = ?", number(row, "key")), "body");
    if (Buffer.compare(identify(body).hash, bytes(row, "hash")) !== 0) wrong.push(text(row, "id"));
  });
  return wrong.length === 0
    ? good(`${count} agree with their fingerprints`)
    : bad(`changed since they came: ${some(wrong)}`);
}

function recordsAreTheirs(connection: Connection): Result {
  const wrong: string[] = [];
  const sql = `SELECT c.key, c.digest, d.id FROM codings AS c JOIN documents AS d ON d.key = c.document
    WHERE c.key > ? ORDER BY c.key LIMIT 500`;
  const count = walk(connection, sql, (row) => {
    const digest = digestOf(partsOf(connection, number(row, "key")));
    if (Buffer.compare(digest, bytes(row, "digest")) !== 0) wrong.push(text(row, "id"));
  });
  return wrong.length === 0
    ? good(`${count} are as they were coded`)
    : bad(`changed since they were coded: ${some(wrong)}`);
}

function findingsAreShown(connection: Connection): Result {
  const wrong = number(
    connection.get(`SELECT count(*) AS n FROM codings AS c JOIN documents AS d ON d.key = c.document
      WHERE (c.key = d.coding AND d.until IS NULL) = EXISTS (SELECT 1 FROM hidden WHERE coding = c.key)`),
    "n",
  );
  const hidden = number(connection.get("SELECT count(*) AS n FROM hidden"), "n");
  return wrong === 0
    ? good(`${hidden} records kept for comparison or superseded`)
    : bad(`${wrong} records shown or hidden wrongly`);
}

function log(connection: Connection): Result {
  const file = `${connection.file}-wal`;
  const size = existsSync(file) ? statSync(file).size : 0;
  if (size < 256 * 2 ** 20) return good(mebibytes(size));
  return bad(`${mebibytes(size)}: a process that has read for long keeps it from shrinking. End that process`);
}

function disk(connection: Connection): Result {
  const { bavail, bsize } = statfsSync(dirname(connection.file));
  const [free, size] = [bavail * bsize, statSync(connection.file).size];
  const detail = `store ${mebibytes(size)}, free ${mebibytes(free)}`;
  // A backup needs as much again.
  return free > size + 64 * 2 ** 20 ? good(detail) : bad(`${detail}: too little for a backup. Make room`);
}

function permissions(connection: Connection): Result {
  try {
    accessSync(connection.file, constants.R_OK | constants.W_OK);
    accessSync(dirname(connection.file), constants.R_OK | constants.W_OK);
    return good("file and folder can be read and written");
  } catch {
    return bad("the store can be read and not written");
  }
}

function copies(connection: Connection): Result {
  const names = copiesBeside(connection.file);
  return good(names.length === 0 ? "none beside the store" : names.join(", "));
}

/** Page by page: an open cursor would keep the log from shrinking. */
function walk(
  connection: Connection,
  sql: string,
  visit: (row: ReturnType<Connection["all"]>[number]) => void,
): number {
  let [count, last] = [0, 0];
  for (;;) {
    const rows = connection.all(sql, last);
    for (const row of rows) visit(row);
    count += rows.length;
    const end = rows.at(-1);
    if (end === undefined) return count;
    last = number(end, "key");
    if (rows.length < 500) return count;
  }
}

function some(ids: readonly string[]): string {
  return `${ids.slice(0, 10).join(", ")}${ids.length > 10 ? ` and ${ids.length - 10} more` : ""}`;
}

function mebibytes(size: number): string {
  return `${(size / 2 ** 20).toFixed(size < 10 * 2 ** 20 ? 1 : 0)} MiB`;
}
