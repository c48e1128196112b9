/** An open database of any earlier version → one of this version, a copy of it kept before each step. */
import { StoreError } from "../errors.ts";
import type { Connection } from "./connection.ts";
import type { Migration } from "./migrations.ts";
import { number } from "./row.ts";
import { writeCopy } from "./write-copy.ts";

/** @throws StoreError STORE_NEWER, STORE_MIGRATION, and those of the file */
export function migrate(connection: Connection, migrations: readonly Migration[], readOnly: boolean): void {
  const latest = migrations.length;
  let version = versionOf(connection);
  if (version > latest) throw newer(connection.file, version, latest);
  if (version < latest && readOnly) {
    throw new StoreError(
      "STORE_READ_ONLY",
      `The store ${connection.file} was made by an earlier Readout and must be brought up to date, but cannot be written. Copy it to a folder you may write in, and use --store DIR.`,
    );
  }
  // A store that is made now has nothing to keep.
  const isNew = version === 0;
  while (version < latest) {
    const next = migrations[version];
    if (next === undefined) return;
    if (!isNew) writeCopy(connection, connection.file.replace(/\.db$/, `.before-${version + 1}.db`));
    step(connection, version, next);
    version = versionOf(connection);
    if (version > latest) throw newer(connection.file, version, latest);
  }
}

/** One transaction; where another process was faster, nothing is done. */
function step(connection: Connection, from: number, { name, sql }: Migration): void {
  try {
    connection.write(() => {
      if (versionOf(connection) !== from) return;
      if (from === 0 && hasTables(connection)) {
        throw new StoreError(
          "STORE_NOT_ONE",
          `${connection.file} is a database of another program. It was left as it is. Use --store DIR.`,
        );
      }
      connection.script(sql);
      connection.script(`PRAGMA user_version = ${from + 1}`);
    });
  } catch (error) {
    if (error instanceof StoreError && error.code !== "STORE_FAILED") throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      "STORE_MIGRATION",
      `The store ${connection.file} could not be brought from version ${from} to ${from + 1} ("${name}"): ${reason}. It is as it was. Please report this.`,
      { cause: error },
    );
  }
}

export function versionOf(connection: Connection): number {
  return number(connection.get("PRAGMA user_version"), "user_version");
}

function hasTables(connection: Connection): boolean {
  return number(connection.get("SELECT count(*) AS n FROM sqlite_schema"), "n") > 0;
}

export function newer(file: string, version: number, latest: number): StoreError {
  return new StoreError(
    "STORE_NEWER",
    `The store ${file} was written by a newer Readout (version ${version} of the tables; this one knows ${latest}). It was left as it is. Update Readout.`,
  );
}
