/** A stream of bytes → its lines with their numbers; a line longer than the limit is given up without being held. */
import { markOf } from "./decode.ts";

export interface Line {
  readonly kind: "line";
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Bytes that are no UTF-8 were replaced. */
  readonly replaced: boolean;
  /** Bytes of the stream up to the end of this line. */
  readonly end: number;
  /** False for a last line without a line break: it may be half written. */
  readonly closed: boolean;
}

export interface LongLine {
  readonly kind: "too-long";
  readonly number: number;
  readonly end: number;
}

export const LONGEST_LINE = 16 * 1024 * 1024;

/** Empty lines are counted and left out. */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array | string>,
  longest: number = LONGEST_LINE,
): AsyncGenerator<Line | LongLine> {
  let number = 0;
  let end = 0;
  let parts: Uint8Array[] = [];
  let size = 0;
  let first = true;
  let recode: ((chunk: Uint8Array) => Uint8Array) | undefined;
  const take = (closed: boolean): Line | LongLine | undefined => {
    number += 1;
    const [held, length] = [parts, size];
    parts = [];
    size = 0;
    if (length > longest) return { kind: "too-long", number, end };
    const bytes = held.length === 1 && held[0] !== undefined ? held[0] : concat(held);
    const text = LENIENT.decode(bytes);
    if (text.trim() === "") return undefined;
    return { kind: "line", number, text, replaced: text.includes("\uFFFD") && !isValid(bytes), end, closed };
  };
  for await (const piece of chunks) {
    let chunk = typeof piece === "string" ? ENCODER.encode(piece) : piece;
    if (first && chunk.length > 0) {
      first = false;
      const mark = markOf(chunk);
      if (mark === "utf-8") chunk = chunk.subarray(3);
      else if (mark !== undefined) {
        const decoder = new TextDecoder(mark);
        recode = (raw) => ENCODER.encode(decoder.decode(raw, { stream: true }));
      }
    }
    if (recode !== undefined) chunk = recode(chunk);
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      hold(chunk.subarray(from, at));
      end += at - from + 1;
      from = at + 1;
      const line = take(true);
      if (line !== undefined) yield line;
    }
    hold(chunk.subarray(from));
    end += chunk.length - from;
  }
  if (size > 0) {
    const line = take(false);
    if (line !== undefined) yield line;
  }

  /** A copy, since the stream may use its buffer again; nothing once the line is too long. */
  function hold(bytes: Uint8Array): void {
    size += bytes.length;
    if (size > longest) parts = [];
    else if (bytes.length > 0) parts.push(bytes.slice());
  }
}

const ENCODER = new TextEncoder();
const LENIENT = new TextDecoder("utf-8", { ignoreBOM: true });

function isValid(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
