/** Items of a stream → what tests compare: texts of documents, codes of issues. */
import type { Item } from "./items.ts";

export async function allOf(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A document's text, or an issue's code with its line. */
export function outline(items: readonly Item[]): readonly string[] {
  return items.map((item) => {
    if (item.kind === "document") return item.document.text.trim();
    return item.issue.line === undefined ? item.issue.code : `${item.issue.code}:${item.issue.line}`;
  });
}

/** The same bytes in small pieces, so that everything is cut somewhere. */
export async function* inPieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
