/** A store → a whole copy of it in one file; and such a file → the store. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { StoreError } from "../errors.ts";
import { type Connection, connect } from "./connection.ts";
import { MIGRATIONS } from "./migrations.ts";
import { FILE_NAME } from "./open.ts";
import { number, text } from "./row.ts";
import { putInPlace, writeCopy } from "./write-copy.ts";

/** Others may read and write meanwhile. The file appears when it is whole. @throws StoreError */
export function copyTo(connection: Connection, file: string): void {
  const target = resolve(file);
  if (target === connection.file)
    throw new StoreError("STORE_FAILED", `${file} is the store itself. Give another file.`);
  mkdirSync(dirname(target), { recursive: true });
  writeCopy(connection, target, (half) => assertWhole(half, file));
}

export interface Restored {
  /** Where the store that was there before is now. */
  readonly before?: string;
}

/** Puts a backup in the place of the store, which is kept beside it. Nobody else may have the store open. @throws StoreError */
export function restoreStore(file: string, folder: string, patience = 10_000): Restored {
  if (!existsSync(file)) throw new StoreError("STORE_MISSING", `There is no file ${file}.`);
  assertWhole(file, file);
  const target = resolve(join(folder, FILE_NAME));
  if (resolve(file) === target) throw new StoreError("STORE_FAILED", `${file} is the store itself. Give a backup.`);
  mkdirSync(folder, { recursive: true });
  const half = `${target}.${process.pid}.tmp`;
  try {
    copyFileSync(file, half);
    assertWhole(half, file);
    const before = existsSync(target) ? setAside(target, patience) : undefined;
    putInPlace(half, target);
    return before === undefined ? {} : { before };
  } finally {
    rmSync(half, { force: true });
  }
}

/** @throws StoreError when the file is no whole store that this Readout can read */
function assertWhole(file: string, called: string): void {
  const copy = connect(file, { readOnly: true, immutable: true, patience: 0 });
  try {
    const version = number(copy.get("PRAGMA user_version"), "user_version");
    const tables = number(
      copy.get("SELECT count(*) AS n FROM sqlite_schema WHERE name IN ('documents', 'codings')"),
      "n",
    );
    if (version === 0 || tables < 2) throw new StoreError("STORE_NOT_ONE", `${called} is no backup of a store.`);
    if (version > MIGRATIONS.length) {
      throw new StoreError("STORE_NEWER", `${called} was written by a newer Readout. Update Readout.`);
    }
    const found = text(copy.get("PRAGMA integrity_check(1)"), "integrity_check");
    if (found !== "ok") throw new StoreError("STORE_DAMAGED", `${called} is damaged (${found}). Nothing was changed.`);
  } finally {
    copy.close();
  }
}

/** The store, with what stands in its log, under another name. */
export function setAside(target: string, patience: number): string {
  try {
    const old = connect(target, { patience });
    try {
      // Exclusive: fails while another process has the store open.
      old.script("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
    } finally {
      old.close();
    }
  } catch (error) {
    if (error instanceof StoreError && error.code === "STORE_LOCKED") throw error;
    // Damaged: it is kept as it is, with its log.
  }
  let number = 1;
  while (existsSync(`${target}.replaced-${number}`)) number += 1;
  const aside = `${target}.replaced-${number}`;
  for (const end of ["-wal", "-shm", ""]) {
    if (existsSync(`${target}${end}`)) renameSync(`${target}${end}`, `${aside}${end}`);
  }
  return aside;
}

/** Stores of before a migration or a restore, whose names tell what they are. */
export function copiesBeside(file: string): readonly string[] {
  const folder = dirname(file);
  return readdirSync(folder)
    .filter((name) => /\.before-\d+\.db$|\.replaced-\d+(-wal)?$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}
