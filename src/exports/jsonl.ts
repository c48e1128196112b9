/** Rows → JSONL: each as the store gives it, one a line. */
import type { Chunk, Format, Needs } from "./rows.ts";

export function jsonlFormat<Row>(needs: Needs = {}): Format<Row> {
  return {
    extension: "jsonl",
    mediaType: "application/jsonl",
    isBinary: false,
    needs,
    async *write(pages): AsyncGenerator<Chunk> {
      for await (const rows of pages) {
        if (rows.length > 0) yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
      }
    },
  };
}
