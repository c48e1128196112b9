/** The words of a command line (files, `-`, or a sentence itself) → the documents they stand for. */
import { existsSync } from "node:fs";
import {
  findFiles,
  type Ingested,
  type Item,
  isProblem,
  opensAsCollection,
  parseFile,
  type ReadOptions,
  readCollection,
  readFile,
  readNamedColumns,
} from "../ingest/index.ts";
import type { Terminal } from "./terminal.ts";

/** Reads all that is given, one file at a time, and of collections one document at a time. */
export async function* ingestAll(
  paths: readonly string[],
  terminal: Terminal,
  options: ReadOptions = {},
): AsyncGenerator<Ingested> {
  for await (const found of findFiles(paths)) {
    if (found.kind === "issue") yield { documents: [], issues: [found.issue] };
    else if (found.kind === "stdin") {
      if (options.columns === undefined) yield await parseFile("-", await bytesOf(terminal.stdin));
      else for await (const item of readNamedColumns(terminal.stdin, options)) yield ingestedOf(item, "-");
    } else if (await opensAsCollection(found.path, options)) {
      for await (const item of readCollection(found.path, options)) yield ingestedOf(item, found.path);
    } else yield await readFile(found.path);
  }
}

function ingestedOf(item: Item, file: string): Ingested {
  if (item.kind === "issue") return { documents: [], issues: [item.issue] };
  const { document } = item;
  // What is only worth a remark is told once for the whole file.
  const problems = item.issues.filter(isProblem).map((issue) => ({ ...issue, file, document: document.id }));
  return { documents: [document], issues: problems };
}

/** Several words that are no file's name are a sentence. */
export function isSentence(word: string): boolean {
  return /\S\s+\S/.test(word) && !existsSync(word);
}

async function bytesOf(chunks: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  return Buffer.concat(parts);
}
