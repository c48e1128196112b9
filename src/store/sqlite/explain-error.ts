/** SQLite's result codes → errors that say what happened, to which file, and what to do. */
import { StoreError, type StoreErrorCode } from "../errors.ts";

/** Errors of other kinds are handed back as they are. */
export function explain(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  if (!("errcode" in error) || typeof error.errcode !== "number") return error;
  const known = KNOWN[error.errcode & 0xff];
  if (known === undefined) {
    const message = `The store ${file} could not do this: ${error.message}. Run: readout doctor`;
    return new StoreError("STORE_FAILED", message, { cause: error });
  }
  const [code, message] = known;
  return new StoreError(code, `${message.replace("FILE", file)} (${error.message})`, { cause: error });
}

const DAMAGED =
  "The store FILE is damaged. It was left as it is. Run: readout doctor, then: readout restore BACKUP (or restore --salvage, which saves what can still be read)";

const KNOWN: Readonly<Record<number, readonly [StoreErrorCode, string]>> = {
  5: ["STORE_LOCKED", "The store FILE is in use: another process is writing. Nothing was changed. Try again"],
  6: ["STORE_LOCKED", "The store FILE is in use by this process. Nothing was changed. Try again"],
  8: [
    "STORE_READ_ONLY",
    "The store FILE cannot be written: the folder or file is read-only. Nothing was changed. Check the permissions, or use --store DIR",
  ],
  10: [
    "STORE_FAILED",
    "The disk under FILE reported an error. Nothing was changed. Check the disk and its free space, then run: readout doctor",
  ],
  11: ["STORE_DAMAGED", DAMAGED],
  13: ["STORE_FULL", "The disk under FILE is full. Nothing was changed. Make room, then do it again"],
  14: [
    "STORE_READ_ONLY",
    "The store FILE cannot be opened: check that the folder exists and that you may write in it. Nothing was changed",
  ],
  26: [
    "STORE_NOT_ONE",
    "FILE is not a store (or its beginning is damaged). It was left as it is. Use --store DIR, or: readout restore BACKUP",
  ],
};
