/** The bytes of a CSV or TSV file → its rows with their lines, held a few at a time. */
import { type Options, parse } from "csv-parse";
import { findDelimiter } from "./delimiter.ts";

export type Row =
  | {
      readonly kind: "row";
      readonly cells: readonly string[];
      /** From 1: where the row begins, and the last line of it. */
      readonly line: number;
      /** Bytes up to the end of the row. */
      readonly end: number;
    }
  | { readonly kind: "broken"; readonly line: number; readonly reason: "quote" | "too-long"; readonly end: number };

/** A row longer than this is no row: a quotation mark was opened and never closed. */
const LONGEST_ROW = 16 * 1024 * 1024;

/** After a broken row nothing follows, since it cannot be told where the next one begins. */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array | string>,
  tabs: boolean,
  longest: number = LONGEST_ROW,
): AsyncGenerator<Row> {
  const waiting: Row[] = [];
  let before = { lines: 0, empty: 0 };
  let failure: { readonly code: string } | undefined;
  const options = (delimiter: string): Options => ({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longest,
    // Rows are taken here and not from the stream, which loses those that wait in it when it breaks.
    on_record: (cells: string[], { lines, bytes, empty_lines: empty }) => {
      waiting.push({ kind: "row", cells, line: before.lines + 1 + empty - before.empty, end: bytes });
      before = { lines, empty };
      return null;
    },
  });
  const start = await firstBytes(chunks);
  const separator = /^(?:\uFEFF)?sep=(.)\r?\n/.exec(start.text);
  const delimiter = separator?.[1] ?? (tabs ? "\t" : findDelimiter(start.text));
  const parser = parse(options(delimiter));
  parser.on("error", (error: Error & { readonly code?: string }) => {
    failure = { code: error.code ?? "" };
  });
  parser.resume();
  const closed = new Promise<void>((resolve) => parser.once("close", () => resolve()));
  let first = separator !== null;
  const drain = function* (): Generator<Row> {
    for (const row of waiting.splice(0)) {
      if (first) first = false;
      else yield row;
    }
  };
  let end = 0;
  for await (const chunk of start.all) {
    end += chunk.length;
    await new Promise<void>((resolve) => parser.write(chunk, () => resolve()));
    yield* drain();
    if (failure !== undefined) break;
  }
  if (failure === undefined) {
    parser.end();
    await closed;
    yield* drain();
  }
  if (failure === undefined) return;
  const reason = failure.code === "CSV_QUOTE_NOT_CLOSED" ? "quote" : "too-long";
  yield { kind: "broken", line: before.lines + 1, reason, end };
}

const SAMPLE = 64 * 1024;

/** Enough of the beginning to see how cells are parted, and everything from there on. */
async function firstBytes(
  chunks: AsyncIterable<Uint8Array | string>,
): Promise<{ readonly text: string; readonly all: AsyncIterable<Uint8Array | string> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let size = 0;
  let done = false;
  while (size < SAMPLE && !done) {
    const next = await iterator.next();
    done = next.done === true;
    if (next.done === true) continue;
    const bytes = typeof next.value === "string" ? Buffer.from(next.value) : next.value;
    held.push(bytes);
    size += bytes.length;
  }
  const head = Buffer.concat(held);
  const isWide = head[0] === 0xff && head[1] === 0xfe;
  const all = (async function* () {
    try {
      if (head.length > 0) yield head;
      for (;;) {
        if (done) return;
        const next = await iterator.next();
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  })();
  return { text: head.subarray(0, SAMPLE).toString(isWide ? "utf16le" : "utf8"), all };
}
