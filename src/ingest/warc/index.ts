/** A web archive (WARC, packed or not, or WACZ) → the pages in it. */
import { createReadStream } from "node:fs";
import type { Item } from "../items.ts";
import { createTally, type Tally } from "./left-out.ts";
import { readPage } from "./page.ts";
import { LARGEST_BODY, type OpenFrom, readRecords } from "./records.ts";
import { entriesOf, entryFrom, ZipError } from "./zip-entries.ts";

/** Small, since what is packed may be a thousand times as large. */
const CHUNK = 1 << 16;

export async function* readWarcFile(path: string, file: string): AsyncGenerator<Item> {
  const tally = createTally(file);
  const open: OpenFrom = (start) => createReadStream(path, { start, highWaterMark: CHUNK });
  yield* readWarc(open, file, tally);
  yield* tally.remarks();
}

export async function* readWaczFile(path: string, file: string): AsyncGenerator<Item> {
  const whole = (): AsyncIterable<Uint8Array> => createReadStream(path, { highWaterMark: CHUNK });
  const tally = createTally(file);
  let found = false;
  try {
    for await (const entry of entriesOf(whole(), (name) => /\.warc(\.gz)?$/i.test(name))) {
      found = true;
      // The first reading takes what passes by; after damage the archive is read again up to that place.
      const open: OpenFrom = (offset) => (offset === 0 ? entry.chunks : entryFrom(whole(), entry.name, offset));
      yield* readWarc(open, `${file}/${entry.name}`, tally);
    }
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    const issue = { code: "FILE_BROKEN", file, message: `${file} ${error.message}` };
    yield { kind: "issue", issue, place: file, end: 0 };
    found = true;
  }
  if (!found) {
    const message = `${file} holds no archive: a WACZ is a zip file with archive/….warc.gz in it.`;
    yield { kind: "issue", issue: { code: "FILE_BROKEN", file, message }, place: file, end: 0 };
  }
  yield* tally.remarks();
}

async function* readWarc(open: OpenFrom, file: string, tally: Tally): AsyncGenerator<Item> {
  let last = -1;
  for await (const record of readRecords(open, (type) => type === "response")) {
    const { offset } = record;
    if (record.kind === "damaged") {
      const what = record.truncated ? "The file is cut off there" : "Reading goes on at the next whole record";
      const message = `${file}: the record at byte ${offset} is damaged (${record.reason}). ${what}.`;
      yield {
        kind: "issue",
        issue: { code: "RECORD_DAMAGED", file, message },
        place: `${file}:${offset}`,
        end: offset,
      };
      continue;
    }
    // A file that was packed as a whole has all its records at one place.
    const place = offset === last ? `${file}:${offset}:${record.number}` : `${file}:${offset}`;
    last = offset;
    if (record.type !== "response") {
      tally.count(record.type === "request" || record.type === "revisit" ? record.type : "other");
      continue;
    }
    if (record.size > LARGEST_BODY) {
      tally.count("large");
      continue;
    }
    const page = await readPage(record, place);
    if (page.kind === "left-out") tally.count(page.reason);
    else if (page.kind === "broken") {
      yield { kind: "issue", issue: { ...page.issue, file }, place, end: offset };
    } else {
      if (page.isDateOfCapture) tally.count("undated");
      yield { kind: "document", document: page.document, issues: page.issues, place, end: offset };
    }
  }
}
