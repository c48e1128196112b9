/** The file of records written so far → the ids in it; a half-written last line is cut off where more is about to be appended. */
import { createReadStream, fstatSync, statSync, truncateSync } from "node:fs";
import { splitLines } from "../../ingest/index.ts";

export interface Done {
  readonly ids: ReadonlySet<string>;
  /** What was done to the file, for the user to know. */
  readonly remark?: string;
}

/** A file that is not there yet has no ids. @throws Error when it cannot be read. */
export async function readDone(path: string): Promise<Done> {
  const ids = new Set<string>();
  let whole = 0;
  let half = false;
  try {
    for await (const line of splitLines(createReadStream(path, { highWaterMark: 1 << 18 }), Number.POSITIVE_INFINITY)) {
      const id = line.kind === "line" ? idOf(line.text) : undefined;
      if (id !== undefined) ids.add(id);
      half = line.kind === "line" && !line.closed;
      if (!half) whole = line.end;
      else if (line.kind === "line" && id !== undefined && isWhole(line.text)) half = false;
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { ids };
    throw error;
  }
  if (!half) return { ids };
  if (!isStdout(path)) return { ids, remark: `The last line of ${path} is half written and counts as not done.` };
  truncateSync(path, whole);
  return { ids, remark: `The last line of ${path} was half written: it is cut off, and its document coded again.` };
}

/** The id of a record, without reading the whole of a line that is one. */
export function idOf(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null || !("id" in value)) return undefined;
    return typeof value.id === "string" ? value.id : typeof value.id === "number" ? String(value.id) : undefined;
  } catch {
    return undefined;
  }
}

function isWhole(line: string): boolean {
  return idOf(line) !== undefined;
}

/** True for `readout code … --skip-done record.jsonl >> record.jsonl`. */
function isStdout(path: string): boolean {
  try {
    const [out, file] = [fstatSync(1), statSync(path)];
    return out.isFile() && out.dev === file.dev && out.ino === file.ino;
  } catch {
    return false;
  }
}
