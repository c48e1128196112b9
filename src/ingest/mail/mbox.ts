/** The bytes of an mbox file → its messages, one held at a time. */

export type Message =
  | {
      readonly kind: "message";
      readonly bytes: Uint8Array;
      /** Of its first line in the file, from 1. */
      readonly line: number;
      /** Bytes of the file up to its end. */
      readonly end: number;
    }
  | { readonly kind: "too-large"; readonly line: number; readonly end: number }
  | { readonly kind: "no-mailbox" };

export const LARGEST_MESSAGE = 64 * 1024 * 1024;

export async function* splitMbox(
  chunks: AsyncIterable<Uint8Array>,
  largest: number = LARGEST_MESSAGE,
): AsyncGenerator<Message> {
  let open: { readonly line: number; parts: Uint8Array[]; size: number } | undefined;
  let number = 0;
  let end = 0;
  let blank = true;
  const closed = (): Message | undefined => {
    if (open === undefined) return undefined;
    const { line, parts, size } = open;
    return size > largest
      ? { kind: "too-large", line, end }
      : { kind: "message", bytes: Buffer.concat(parts), line, end };
  };
  for await (const line of byteLines(chunks)) {
    number += 1;
    if (blank && isSeparator(line)) {
      const message = closed();
      if (message !== undefined) yield message;
      open = { line: number, parts: [], size: 0 };
    } else if (open === undefined && !isBlank(line)) {
      yield { kind: "no-mailbox" };
      return;
    } else if (open !== undefined) {
      open.size += line.length;
      if (open.size > largest) open.parts = [];
      else open.parts.push(unescaped(line));
    }
    blank = isBlank(line);
    end += line.length;
  }
  const message = closed();
  if (message !== undefined) yield message;
}

/** Each with its line break; a line of a megabyte comes in pieces, since nothing here looks at more than its beginning. */
async function* byteLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...held, chunk.subarray(from, at + 1)]);
      held = [];
      size = 0;
      from = at + 1;
    }
    // A copy, since the stream may use its buffer again.
    held.push(chunk.slice(from));
    size += chunk.length - from;
    if (size <= 2 ** 20) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20] as const;

/** "From ann@a.example Mon Mar  2 10:00:00 2026": a sentence that begins with "From" has no such end. */
function isSeparator(line: Uint8Array): boolean {
  if (!FROM.every((byte, i) => line[i] === byte)) return false;
  const text = new TextDecoder("latin1").decode(line.subarray(0, 300));
  return /^From .*\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*\d{1,2}:\d{2}.*\b\d{4}\b/.test(text);
}

/** ">From" is how "From" at the beginning of a line is kept from being a separator. */
function unescaped(line: Uint8Array): Uint8Array {
  let at = 0;
  while (line[at] === 0x3e) at += 1;
  return at > 0 && FROM.every((byte, i) => line[at + i] === byte) ? line.subarray(1) : line;
}

function isBlank(line: Uint8Array): boolean {
  return line.length <= 2 && line.every((byte) => byte === 10 || byte === 13);
}
