/** An open database → a whole copy in one file, which has its name only once it is whole and on the disk. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Connection } from "./connection.ts";

/** Others may read and write meanwhile. `check` may throw: then nothing is left behind. */
export function writeCopy(
  connection: Connection,
  target: string,
  check: (file: string) => void = () => undefined,
): void {
  const half = `${target}.${process.pid}.tmp`;
  try {
    rmSync(half, { force: true });
    connection.run("VACUUM INTO ?", half);
    check(half);
    putInPlace(half, target);
  } finally {
    rmSync(half, { force: true });
  }
}

/** After a loss of power there is either the old file or the whole new one. */
export function putInPlace(half: string, target: string): void {
  sync(half);
  renameSync(half, target);
  sync(dirname(target));
}

function sync(path: string): void {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    fsyncSync(file);
  } catch {
    // Some systems sync no folders.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
