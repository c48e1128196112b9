/** A file of many documents → them, one at a time: tables, mailboxes, web archives, each by a reader that is loaded when it is needed. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type Collection, collectionOf, isJsonLines } from "./formats.ts";
import type { Item, ReadOptions } from "./items.ts";

/** JSON lines are read by those who code them, unless their fields have other names than ours. */
export async function opensAsCollection(path: string, { columns }: ReadOptions): Promise<boolean> {
  if (collectionOf(path) !== undefined) return true;
  if (!isJsonLines(path)) return false;
  if (columns !== undefined) return true;
  const { needsMapping } = await import("./table/index.ts");
  try {
    // A pipe can be read only once.
    return (await stat(path)).isFile() && (await needsMapping(bytesOf(path)));
  } catch {
    // What cannot be read is told by whoever reads it.
    return false;
  }
}

/** Never throws: trouble is an item. */
export async function* readCollection(path: string, options: ReadOptions): AsyncGenerator<Item> {
  const file = path.replaceAll("\\", "/");
  try {
    const collection = collectionOf(path);
    if (collection === undefined) yield* readRows(bytesOf(path), file, true, options);
    else yield* READERS[collection](path, file, options);
  } catch (error) {
    const message = `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
    yield { kind: "issue", issue: { code: "FILE_UNREADABLE", file, message }, place: file, end: 0 };
  }
}

type Open = (path: string, file: string, options: ReadOptions) => AsyncGenerator<Item>;

const table: Open = (path, file, options) => readRows(bytesOf(path), file, false, options);

const archive: Open = async function* (path, file) {
  yield* (await import("./warc/index.ts")).readWarcFile(path, file);
};

const READERS: Readonly<Record<Collection, Open>> = {
  ".csv": table,
  ".tsv": table,
  ".mbox": async function* (path, file) {
    yield* (await import("./mail/index.ts")).readMbox(bytesOf(path), file);
  },
  ".eml": async function* (path, file) {
    yield* (await import("./mail/index.ts")).readEml(bytesOf(path), file);
  },
  ".warc": archive,
  ".warc.gz": archive,
  ".wacz": async function* (path, file) {
    yield* (await import("./warc/index.ts")).readWaczFile(path, file);
  },
};

/** Standard input whose columns are named: JSON lines where it begins with a brace, else a table. */
export async function* readNamedColumns(
  chunks: AsyncIterable<Uint8Array | string>,
  options: ReadOptions,
): AsyncGenerator<Item> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const head = typeof first.value === "string" ? first.value : new TextDecoder("latin1").decode(first.value);
  const whole = (async function* () {
    yield first.value;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  })();
  yield* readRows(whole, "-", /^\W{0,3}\{/.test(head), options);
}

async function* readRows(
  chunks: AsyncIterable<Uint8Array | string>,
  file: string,
  asLines: boolean,
  options: ReadOptions,
): AsyncGenerator<Item> {
  const { readMappedLines, readTable } = await import("./table/index.ts");
  if (asLines) yield* readMappedLines(chunks, file, options);
  else yield* readTable(chunks, file, options);
}

function bytesOf(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: 1 << 18 });
}
