/** The bytes of a WARC file → its records, one held at a time; damaged ones by their place, and the next whole one after them. */
import { AsyncIterReader, LimitReader, StatusAndHeadersParser } from "warcio";
import { nextRecord } from "./next-record.ts";

export type WarcRecord =
  | {
      readonly kind: "record";
      /** Bytes of the file before the record. */
      readonly offset: number;
      /** How many records came before it. */
      readonly number: number;
      readonly type: string;
      header(name: string): string | undefined;
      /** Empty where it was not wanted, or longer than is held. */
      readonly body: Uint8Array;
      readonly size: number;
    }
  | { readonly kind: "damaged"; readonly offset: number; readonly reason: string; readonly truncated: boolean };

/** Where the bytes come from, as often as they are asked for. */
export type OpenFrom = (offset: number) => AsyncIterable<Uint8Array>;

/** A record whose content is longer is passed over: no page is. */
export const LARGEST_BODY = 64 * 1024 * 1024;
const MOST_DAMAGES = 1000;

/** `wanted`: whether the body of a record is needed. */
export async function* readRecords(
  open: OpenFrom,
  wanted: (type: string, size: number) => boolean,
): AsyncGenerator<WarcRecord> {
  let from = 0;
  let number = 0;
  for (let damages = 0; damages < MOST_DAMAGES; damages += 1) {
    let damage: Extract<WarcRecord, { kind: "damaged" }> | undefined;
    for await (const read of recordsFrom(open, from, wanted)) {
      if (read.kind === "damaged") {
        damage = read;
        break;
      }
      yield { ...read, number };
      number += 1;
    }
    if (damage === undefined) return;
    const next = damage.truncated ? undefined : await nextRecord(open, damage.offset + 1);
    yield damage;
    if (next === undefined) return;
    from = next;
  }
}

/** Knows where in the file the member of a compressed file begins that the words just read stand in. */
class MemberReader extends AsyncIterReader {
  member = 0;

  override _push(value: Uint8Array): void {
    // A member is begun only when nothing of the one before is left to be read.
    if (this.inflator === null || this.inflator.ended || this._rawOffset === 0) this.member = this._rawOffset;
    super._push(value);
  }
}

async function* recordsFrom(
  open: OpenFrom,
  from: number,
  wanted: (type: string, size: number) => boolean,
): AsyncGenerator<WarcRecord> {
  const { packed, chunks } = await beginning(open(from));
  const reader = new MemberReader(chunks, packed ? "gzip" : null);
  // What cannot be unpacked is handed on as it is, which shows only here.
  const isBroken = (): boolean => packed && reader.compressed === null;
  const place = (line: Uint8Array): number => from + (packed ? reader.member : reader.getReadOffset() - line.length);
  let line = await firstLine(reader);
  while (line !== null) {
    const offset = place(line);
    const damaged = (reason: string, truncated = false): WarcRecord => ({ kind: "damaged", offset, reason, truncated });
    if (isBroken() || !DECODER.decode(line).startsWith("WARC/")) {
      yield damaged(isBroken() ? "it cannot be unpacked" : "no record begins there");
      return;
    }
    const head = await new StatusAndHeadersParser().parse(reader, {
      firstLine: DECODER.decode(line),
      headersClass: Headers,
    });
    const header = (name: string): string | undefined => head?.headers.get(name)?.trim() ?? undefined;
    const length = header("content-length");
    if (isBroken() || head === null || length === undefined || !/^\d+$/.test(length)) {
      yield damaged(isBroken() ? "it cannot be unpacked" : "its head does not say how long it is");
      return;
    }
    const type = header("warc-type") ?? "";
    const size = Number(length);
    const { body, read } = await bodyOf(new LimitReader(reader, size), wanted(type, size) && size <= LARGEST_BODY);
    if (isBroken()) {
      yield damaged("it cannot be unpacked");
      return;
    }
    if (read < size) {
      yield damaged(`it ends ${size - read} bytes too early`, true);
      return;
    }
    const { member } = reader;
    line = await firstLine(reader);
    // A checksum stands at the end of its member: once the next has begun, it was right.
    if (isBroken() && reader.member === member) {
      yield damaged("its checksum is wrong");
      return;
    }
    yield { kind: "record", offset, number: 0, type, header, body, size };
    if (isBroken()) break;
  }
  if (!packed || reader.inflator === null) return;
  const offset = from + reader.member;
  if (isBroken()) yield { kind: "damaged", offset, reason: "it cannot be unpacked", truncated: false };
  else if (!reader.inflator.ended) yield { kind: "damaged", offset, reason: "its end is missing", truncated: true };
}

const DECODER = new TextDecoder("latin1");

/** The next line that is not empty; the empty ones end a record. */
async function firstLine(reader: AsyncIterReader): Promise<Uint8Array | null> {
  for (;;) {
    const line = await reader.readlineRaw(4096);
    if (line === null || !line.every((byte) => byte === 10 || byte === 13)) return line;
  }
}

/** Read to its end in any case, since the next record stands behind it. */
async function bodyOf(
  content: AsyncIterable<Uint8Array>,
  isWanted: boolean,
): Promise<{ readonly body: Uint8Array; readonly read: number }> {
  const parts: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of content) {
    if (isWanted) parts.push(chunk);
    read += chunk.length;
  }
  return { body: Buffer.concat(parts), read };
}

/** Whether the bytes are packed, and all of them. */
async function beginning(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly packed: boolean; readonly chunks: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head = new Uint8Array();
  while (head.length < 2) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = new Uint8Array([...head, ...next.value]);
  }
  const all = (async function* () {
    try {
      if (head.length > 0) yield head;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  })();
  return { packed: head[0] === 0x1f && head[1] === 0x8b, chunks: all };
}
