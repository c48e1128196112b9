/** Items page by page → one JSON document that holds them in a list, an item a line, nothing kept. */
import type { Chunk } from "./rows.ts";

/**
 * @param head what stands before the list, up to and with its bracket, or its first items.
 * @param more items that are only known when all pages are through.
 */
export async function* jsonList<Row>(
  head: string,
  pages: AsyncIterable<readonly Row[]>,
  itemsOf: (row: Row) => Iterable<unknown>,
  tail: string,
  more: () => Iterable<unknown> = () => [],
): AsyncGenerator<Chunk> {
  yield head;
  let separator = head.endsWith("[") ? "\n" : ",\n";
  const lines = (items: Iterable<unknown>): string => {
    let text = "";
    for (const item of items) {
      text += separator + JSON.stringify(item);
      separator = ",\n";
    }
    return text;
  };
  for await (const rows of pages) {
    const text = rows.map((row) => lines(itemsOf(row))).join("");
    if (text !== "") yield text;
  }
  // In portions: there may be as many as there are documents.
  for (const item of more()) yield lines([item]);
  yield tail;
}
