/** A place in a damaged WARC file → the next place at which a record may begin. */
import type { OpenFrom } from "./records.ts";

/** Packed records begin with the mark of gzip, others with "WARC/" on a line of its own. */
export async function nextRecord(open: OpenFrom, from: number): Promise<number | undefined> {
  let at = from;
  let before = Buffer.alloc(0);
  for await (const chunk of open(from)) {
    const bytes = Buffer.concat([before, chunk]);
    const found = MARKS.flatMap(({ mark, skip }) => {
      const index = bytes.indexOf(mark);
      return index < 0 ? [] : [index + skip];
    });
    if (found.length > 0) return at + Math.min(...found);
    // A mark may lie across two chunks.
    const kept = Math.min(LONGEST - 1, bytes.length);
    at += bytes.length - kept;
    before = bytes.subarray(bytes.length - kept);
  }
  return undefined;
}

const MARKS: readonly { readonly mark: Buffer; readonly skip: number }[] = [
  { mark: Buffer.from([0x1f, 0x8b, 0x08]), skip: 0 },
  { mark: Buffer.from("\nWARC/1."), skip: 1 },
];
const LONGEST = Math.max(...MARKS.map(({ mark }) => mark.length));
