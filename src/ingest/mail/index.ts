/** A mailbox (.mbox) or one message (.eml) → documents. */
import type { Item } from "../items.ts";
import { lineId } from "../parse-file.ts";
import { LARGEST_MESSAGE, splitMbox } from "./mbox.ts";
import { readMessage } from "./message.ts";

export async function* readMbox(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Item> {
  let attachments = 0;
  let end = 0;
  for await (const message of splitMbox(chunks)) {
    if (message.kind === "no-mailbox") {
      const what = `${file} is no mailbox: the first line of each message must be like "From ann@a.example Mon Mar  2 10:00:00 2026". Name a single message .eml.`;
      yield { kind: "issue", issue: { code: "FILE_BROKEN", file, message: what }, place: file, end: 0 };
      return;
    }
    const { line } = message;
    end = message.end;
    const place = lineId(file, line);
    const where = `The message at line ${line} of ${file}`;
    if (message.kind === "too-large") {
      const what = `${where} is larger than ${LARGEST_MESSAGE / 2 ** 20} MiB and is left out.`;
      yield { kind: "issue", issue: { code: "MESSAGE_TOO_LARGE", file, line, message: what }, place, end };
      continue;
    }
    const read = await readMessage(message.bytes, where, place);
    if (read.kind === "broken") {
      yield { kind: "issue", issue: { code: read.code, file, line, message: read.message }, place, end };
      continue;
    }
    attachments += read.attachments;
    yield { kind: "document", document: read.document, issues: read.issues, place, end };
  }
  if (end === 0) {
    const issue = { code: "FILE_EMPTY", file, message: `${file} has no messages. Nothing is read from it.` };
    yield { kind: "issue", issue, place: file, end };
  }
  yield* leftOut(attachments, file, end);
}

export async function* readEml(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Item> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size <= LARGEST_MESSAGE) continue;
    const message = `${file} is larger than ${LARGEST_MESSAGE / 2 ** 20} MiB and is left out. Several messages belong into an .mbox.`;
    yield { kind: "issue", issue: { code: "MESSAGE_TOO_LARGE", file, message }, place: file, end: size };
    return;
  }
  const read = await readMessage(Buffer.concat(parts), file, file);
  if (read.kind === "broken") {
    yield { kind: "issue", issue: { code: read.code, file, message: read.message }, place: file, end: size };
    return;
  }
  yield { kind: "document", document: read.document, issues: read.issues, place: file, end: size };
  yield* leftOut(read.attachments, file, size);
}

function* leftOut(attachments: number, file: string, end: number): Generator<Item> {
  if (attachments === 0) return;
  const what = attachments === 1 ? "1 attachment is" : `${attachments} attachments are`;
  const message = `${file}: ${what} not read. Save what matters, and add it as files.`;
  yield { kind: "issue", issue: { code: "ATTACHMENTS_LEFT_OUT", file, message }, place: file, end };
}
