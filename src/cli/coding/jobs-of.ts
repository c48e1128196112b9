/** Files, folders and standard input → jobs, read as they are needed. */
import { createReadStream } from "node:fs";
import {
  findFiles,
  type IngestIssue,
  type Item,
  isJsonLines,
  isProblem,
  LONGEST_LINE,
  lineId,
  lineName,
  opensAsCollection,
  type ReadOptions,
  readCollection,
  readFile,
  readNamedColumns,
  splitLines,
} from "../../ingest/index.ts";
import type { Terminal } from "../terminal.ts";
import type { Job } from "./job.ts";

export type Given =
  | { readonly kind: "job"; readonly job: Job; readonly id: string | undefined; readonly bytes: number }
  | { readonly kind: "issue"; readonly id: string; readonly issue: IngestIssue; readonly bytes: number }
  | { readonly kind: "remark"; readonly issue: IngestIssue };

/** `bytes`: how far the input has been read, over all files. */
export async function* jobsOf(
  paths: readonly string[],
  terminal: Terminal,
  options: ReadOptions,
): AsyncGenerator<Given> {
  let before = 0;
  for await (const found of findFiles(paths)) {
    if (found.kind === "issue") {
      if (isProblem(found.issue)) yield { kind: "issue", id: found.issue.file, issue: found.issue, bytes: before };
      else yield { kind: "remark", issue: found.issue };
    } else if (found.kind === "stdin") {
      if (options.columns === undefined) yield* jobsOfLines(terminal.stdin, "-", before);
      else yield* jobsOfItems(readNamedColumns(terminal.stdin, options), before);
      before += terminal.stdinSize ?? 0;
    } else if (await opensAsCollection(found.path, options)) {
      yield* jobsOfItems(readCollection(found.path, options), before);
      before += found.size;
    } else if (isJsonLines(found.path)) {
      try {
        yield* jobsOfLines(createReadStream(found.path, { highWaterMark: 1 << 18 }), found.path, before);
      } catch (error) {
        const message = `${found.path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
        const issue = { code: "FILE_UNREADABLE", file: found.path, message };
        yield { kind: "issue", id: found.path, issue, bytes: before };
      }
      before += found.size;
    } else {
      before += found.size;
      yield* jobsOfFile(found.path, before);
    }
  }
}

async function* jobsOfLines(
  chunks: AsyncIterable<Uint8Array | string>,
  file: string,
  before: number,
): AsyncGenerator<Given> {
  for await (const line of splitLines(chunks)) {
    const id = lineId(file, line.number);
    const where = lineName(file, line.number);
    const bytes = before + line.end;
    if (line.kind === "too-long") {
      const message = `${where} is longer than ${LONGEST_LINE / 2 ** 20} MiB and is left out. Split it into documents, one a line.`;
      yield { kind: "issue", id, issue: { code: "LINE_TOO_LONG", file, line: line.number, message }, bytes };
      continue;
    }
    const issues = line.replaced
      ? [
          {
            code: "ENCODING_REPLACED",
            message: `${where} is not valid UTF-8; the broken letters are replaced by "\uFFFD".`,
          },
        ]
      : [];
    yield { kind: "job", job: { kind: "line", line: line.text, where, id, issues }, id: undefined, bytes };
  }
}

async function* jobsOfItems(items: AsyncIterable<Item>, before: number): AsyncGenerator<Given> {
  for await (const item of items) {
    const bytes = before + item.end;
    if (item.kind === "document") {
      const { document, issues, place } = item;
      yield { kind: "job", job: { kind: "document", document, issues, place }, id: document.id, bytes };
    } else if (isProblem(item.issue)) yield { kind: "issue", id: item.place, issue: item.issue, bytes };
    else yield { kind: "remark", issue: item.issue };
  }
}

async function* jobsOfFile(path: string, bytes: number): AsyncGenerator<Given> {
  const { documents, issues } = await readFile(path);
  for (const issue of issues) {
    if (issue.document !== undefined) continue;
    const id = issue.line === undefined ? issue.file : lineId(issue.file, issue.line);
    if (isProblem(issue)) yield { kind: "issue", id, issue, bytes };
    else yield { kind: "remark", issue };
  }
  for (const document of documents) {
    const own = issues
      .filter((issue) => issue.document === document.id)
      .map(({ code, message }) => ({ code, message }));
    yield { kind: "job", job: { kind: "document", document, issues: own }, id: document.id, bytes };
  }
}
