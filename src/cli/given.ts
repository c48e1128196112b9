/** The words of a command line (files, `-`, or a sentence itself) → the documents they stand for. */
import { existsSync } from "node:fs";
import { findFiles, type Ingested, parseFile, readFile } from "../ingest/index.ts";
import type { Terminal } from "./terminal.ts";

/** Reads all that is given, one file at a time. */
export async function* ingestAll(paths: readonly string[], terminal: Terminal): AsyncGenerator<Ingested> {
  for await (const found of findFiles(paths)) {
    if (found.kind === "issue") yield { documents: [], issues: [found.issue] };
    else if (found.kind === "file") yield await readFile(found.path);
    else yield await parseFile("-", await bytesOf(terminal.stdin));
  }
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
