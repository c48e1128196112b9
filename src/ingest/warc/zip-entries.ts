/** The bytes of a zip file → the entries that are wanted, unpacked as they pass by and never held. */
import { Unzip, UnzipInflate } from "fflate";

export interface ZipEntry {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** The archive cannot be read on; the message goes on from its name. */
export class ZipError extends Error {
  readonly code = "ZIP_BROKEN";
}

/** An entry that grows beyond this many times its size in the file was made to fill a disk or a memory. */
const MOST_GROWTH = 200;
/** Bytes that are unpacked whatever the growth. */
const FREE = 64 * 1024 * 1024;

type Event =
  | { readonly kind: "begin"; readonly name: string }
  | { readonly kind: "data"; readonly data: Uint8Array }
  | { readonly kind: "end" }
  | { readonly kind: "error"; readonly message: string };

/** @throws ZipError */
export async function* entriesOf(
  source: AsyncIterable<Uint8Array>,
  isWanted: (name: string) => boolean,
  free: number = FREE,
): AsyncGenerator<ZipEntry> {
  const events: Event[] = [];
  const unzip = new Unzip((file) => {
    if (!isWanted(file.name)) return;
    events.push({ kind: "begin", name: file.name });
    file.ondata = (error, data, isLast) => {
      if (error !== null) {
        events.push({ kind: "error", message: `is damaged at ${file.name} (${error.message}). Fetch it again.` });
        return;
      }
      if (data.length > 0) events.push({ kind: "data", data });
      if (isLast) events.push({ kind: "end" });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const iterator = source[Symbol.asyncIterator]();
  let read = 0;
  let isOver = false;
  const next = async (): Promise<Event | undefined> => {
    while (events.length === 0 && !isOver) {
      const chunk = await iterator.next();
      isOver = chunk.done === true;
      try {
        unzip.push(chunk.done === true ? new Uint8Array() : chunk.value, isOver);
      } catch (error) {
        throw new ZipError(
          `is no zip file that can be read (${error instanceof Error ? error.message : String(error)}).`,
        );
      }
      if (chunk.done !== true) read += chunk.value.length;
    }
    const event = events.shift();
    if (event?.kind === "error") throw new ZipError(event.message);
    return event;
  };
  try {
    for (let event = await next(); event !== undefined; event = await next()) {
      if (event.kind !== "begin") continue;
      const chunks = dataOf(next, event.name, () => read, free);
      yield { name: event.name, chunks };
      // What was not taken is passed over.
      for await (const _ of chunks);
    }
  } finally {
    await iterator.return?.();
  }
}

/** One entry again, from a place within it. @throws ZipError */
export async function* entryFrom(
  source: AsyncIterable<Uint8Array>,
  name: string,
  offset: number,
): AsyncGenerator<Uint8Array> {
  for await (const entry of entriesOf(source, (one) => one === name)) {
    let skip = offset;
    for await (const chunk of entry.chunks) {
      if (chunk.length > skip) yield chunk.subarray(skip);
      skip = Math.max(0, skip - chunk.length);
    }
    return;
  }
}

/** Can be left and taken up again, unlike a generator. */
function dataOf(
  next: () => Promise<Event | undefined>,
  name: string,
  read: () => number,
  free: number,
): AsyncIterable<Uint8Array> {
  const before = read();
  let size = 0;
  let isOver = false;
  const step = async (): Promise<IteratorResult<Uint8Array>> => {
    if (isOver) return { done: true, value: undefined };
    const event = await next();
    if (event === undefined) throw new ZipError(`is cut off within ${name}. Fetch it again.`);
    if (event.kind !== "data") {
      isOver = true;
      return { done: true, value: undefined };
    }
    size += event.data.length;
    if (size > free && size > MOST_GROWTH * (read() - before)) {
      throw new ZipError(`holds ${name}, which unpacks to more than ${MOST_GROWTH} times its size: it is not read on.`);
    }
    return { done: false, value: event.data };
  };
  return { [Symbol.asyncIterator]: () => ({ next: step }) };
}
