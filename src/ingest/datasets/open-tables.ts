/** A file, plain or packed (.zip, .gz) → the tables in it as streams of bytes, with limits on what it may unfold to. */
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { Unzip, UnzipInflate } from "fflate";

export interface Table {
  /** As the user gave it, with the name inside an archive: "20240305.zip/20240305.CSV". */
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Bytes of the file on disk that have been read. */
  readonly read: () => number;
}

/** The file as a whole cannot be read, or not to its end. */
export class TableFileError extends Error {
  readonly code: "ARCHIVE_BROKEN" | "ARCHIVE_BOMB" | "ARCHIVE_EMPTY";

  constructor(code: TableFileError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** Text packs to a fifth or a tenth. A file that unfolds to more than this many times its size is made to fill the disk. */
const MOST_TIMES = 100;
/** Below this no ratio counts. */
const FREE_BYTES = 64 * 2 ** 20;

/** Each table is read to its end before the next one. @throws TableFileError, and what the file system throws */
export async function* openTables(path: string, stdin?: AsyncIterable<Uint8Array | string>): AsyncGenerator<Table> {
  if (stdin !== undefined) {
    yield { name: path, chunks: bytesOf(stdin), read: () => 0 };
    return;
  }
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  const read = (): number => file.bytesRead;
  if (/\.gz$/i.test(path)) {
    yield { name: path, chunks: limited(gunzipped(file, path), read, path), read };
  } else if (/\.zip$/i.test(path)) {
    yield* members(limitedPieces(unzipped(file, path), read, path), path, read);
  } else {
    yield { name: path, chunks: file, read };
  }
}

async function* bytesOf(stdin: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stdin) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}

async function* gunzipped(file: Readable, path: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error));
  try {
    for await (const chunk of file.pipe(gunzip)) yield chunk;
  } catch (error) {
    throw isOfFileSystem(error) ? error : broken(path, error);
  }
}

type Piece =
  | { readonly kind: "begin"; readonly name: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "end" };

async function* unzipped(file: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Piece> {
  let pieces: Piece[] = [];
  let failed: unknown;
  let open = false;
  let members = 0;
  const unzip = new Unzip((member) => {
    members += 1;
    if (!isTable(member.name)) return;
    pieces.push({ kind: "begin", name: member.name });
    open = true;
    member.ondata = (error, bytes, final) => {
      if (error !== null) failed = error;
      else if (bytes.length > 0) pieces.push({ kind: "bytes", bytes });
      if (final) {
        pieces.push({ kind: "end" });
        open = false;
      }
    };
    member.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of file) {
    try {
      unzip.push(chunk);
    } catch (error) {
      failed = error;
    }
    const ready = pieces;
    pieces = [];
    yield* ready;
    if (failed !== undefined) throw broken(path, failed);
  }
  if (open) throw broken(path, "it ends too early");
  if (members === 0) throw broken(path, "it is no zip archive");
}

/** What a Mac adds, and notes beside the data, are no tables. */
function isTable(name: string): boolean {
  return /\.(csv|tsv|tab|txt)$/i.test(name) && !/(^|\/)(__MACOSX\/|\.|readme|licen[cs]e)/i.test(name);
}

async function* members(pieces: AsyncGenerator<Piece>, path: string, read: () => number): AsyncGenerator<Table> {
  let any = false;
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) break;
    if (next.value.kind !== "begin") continue;
    any = true;
    yield { name: `${path}/${next.value.name}`, chunks: untilEnd(pieces), read };
  }
  if (!any) {
    throw new TableFileError(
      "ARCHIVE_EMPTY",
      `${path} holds no table: names that end in .csv, .tsv, .tab or .txt are read.`,
    );
  }
}

async function* untilEnd(pieces: AsyncGenerator<Piece>): AsyncGenerator<Uint8Array> {
  // Not for…of: leaving it would close the archive for the next member.
  for (;;) {
    const next = await pieces.next();
    if (next.done === true || next.value.kind !== "bytes") return;
    yield next.value.bytes;
  }
}

async function* limited(
  chunks: AsyncIterable<Uint8Array>,
  read: () => number,
  path: string,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    assertSize(size, read(), path);
    yield chunk;
  }
}

async function* limitedPieces(pieces: AsyncIterable<Piece>, read: () => number, path: string): AsyncGenerator<Piece> {
  let size = 0;
  for await (const piece of pieces) {
    if (piece.kind === "bytes") size += piece.bytes.length;
    assertSize(size, read(), path);
    yield piece;
  }
}

function assertSize(size: number, read: number, path: string): void {
  if (size <= FREE_BYTES || size <= read * MOST_TIMES) return;
  throw new TableFileError(
    "ARCHIVE_BOMB",
    `${basename(path)} unfolds to more than ${MOST_TIMES} times its size, which no table does: reading was given up. Unpack it yourself if you trust it.`,
  );
}

function broken(path: string, error: unknown): TableFileError {
  const reason = error instanceof Error ? error.message : String(error);
  return new TableFileError(
    "ARCHIVE_BROKEN",
    `${path} cannot be unpacked (${reason}). What came before is kept; fetch the file again.`,
  );
}

function isOfFileSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
