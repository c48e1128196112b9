/** A file's name → whether it is read, and whether it holds one document or many. */

/** Read as a whole: a document, or a list of them. */
const WHOLE = [".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".json", ".pdf"] as const;
/** One JSON document a line. */
const LINES = [".jsonl", ".ndjson"] as const;
/** Read as a stream of documents, so that they may be larger than memory. */
const COLLECTIONS = [".csv", ".tsv", ".eml", ".mbox", ".warc", ".warc.gz", ".wacz"] as const;

export const FORMATS: readonly string[] = [...WHOLE, ...LINES, ...COLLECTIONS];

export type Collection = (typeof COLLECTIONS)[number];

export function isFormat(name: string): boolean {
  const lower = name.toLowerCase();
  return FORMATS.some((ending) => lower.endsWith(ending));
}

export function isJsonLines(name: string): boolean {
  const lower = name.toLowerCase();
  return LINES.some((ending) => lower.endsWith(ending));
}

export function collectionOf(name: string): Collection | undefined {
  const lower = name.toLowerCase();
  return COLLECTIONS.find((ending) => lower.endsWith(ending));
}
