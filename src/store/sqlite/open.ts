/** A folder → the connection to the store in it, its tables up to date. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { StoreError } from "../errors.ts";
import { type Connection, connect } from "./connection.ts";
import { migrate, newer, versionOf } from "./migrate.ts";
import { MIGRATIONS, type Migration } from "./migrations.ts";
import { text } from "./row.ts";

export const FILE_NAME = "readout.db";

/** Two processes that write and checkpoint at once could lose data before this version (the WAL-reset bug). */
const LEAST_SQLITE = "3.51.3";

export interface OpenOptions {
  /** Make the store where there is none. */
  readonly create?: boolean;
  /** Milliseconds to wait for another process's transaction. */
  readonly patience?: number;
  readonly migrations?: readonly Migration[];
  /** Most pages the file may have; for tests of a full disk. */
  readonly mostPages?: number;
}

/** @throws StoreError */
export function openConnection(folder: string, options: OpenOptions = {}): Connection {
  const { create = false, patience = 10_000, migrations = MIGRATIONS, mostPages } = options;
  const file = resolve(join(folder, FILE_NAME));
  if (!existsSync(file)) {
    if (!create) {
      throw new StoreError(
        "STORE_MISSING",
        `There is no store in ${folder}. Make one: readout add FILE… --store ${folder}`,
      );
    }
    makeFolder(folder);
  }
  const connection = connectFor(file, patience);
  try {
    assertVersion(connection);
    if (!connection.readOnly) {
      // Each is a property of the connection, save the first, which stays with the file.
      connection.script(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA mmap_size = 0;
        PRAGMA secure_delete = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864`);
      if (mostPages !== undefined) connection.script(`PRAGMA max_page_count = ${Math.floor(mostPages)}`);
    }
    migrate(connection, migrations, connection.readOnly);
    return guardVersion(connection, migrations.length);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A newer Readout may bring the store up to date while this one has it open: from then on this one must not write. */
function guardVersion(connection: Connection, version: number): Connection {
  const write = <Result>(work: () => Result): Result =>
    connection.write(() => {
      const now = versionOf(connection);
      if (now !== version) throw newer(connection.file, now, version);
      return work();
    });
  return { ...connection, write };
}

interface Opened extends Connection {
  readonly readOnly: boolean;
}

/** A store that may not be written can still be read. */
function connectFor(file: string, patience: number): Opened {
  const connection = connect(file, { patience: 0 });
  if (isWritable(connection)) {
    connection.script(`PRAGMA busy_timeout = ${Math.floor(patience)}`);
    return { ...connection, readOnly: false };
  }
  connection.close();
  const log = `${file}-wal`;
  const isWhole = !existsSync(log) || statSync(log).size === 0;
  return { ...connect(file, { patience, readOnly: true, immutable: isWhole }), readOnly: true };
}

/** Opening alone does not tell; a writer's lock does, also when another has it. */
function isWritable(connection: Connection): boolean {
  try {
    connection.script("BEGIN IMMEDIATE; ROLLBACK");
    return true;
  } catch (error) {
    if (error instanceof StoreError && error.code === "STORE_LOCKED") return true;
    if (error instanceof StoreError && error.code === "STORE_READ_ONLY" && existsSync(connection.file)) return false;
    connection.close();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      "STORE_READ_ONLY",
      `The folder ${folder} cannot be made (${reason}). Use --store DIR with a folder you may write in.`,
    );
  }
}

function assertVersion(connection: Connection): void {
  const version = text(connection.get("SELECT sqlite_version() AS version"), "version");
  if (compare(version, LEAST_SQLITE) >= 0) return;
  throw new StoreError(
    "STORE_SQLITE_OLD",
    `This Node (${process.version}) brings SQLite ${version}; Readout needs ${LEAST_SQLITE} or later, since earlier ones can lose data when two processes write. Use the newest Node 24.`,
  );
}

/** Of versions such as "3.51.3". */
export function compare(a: string, b: string): number {
  const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
