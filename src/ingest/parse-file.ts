/** The name and bytes of one file → the documents in it. */
import { createHash } from "node:crypto";
import type { DocumentInput } from "../model/index.ts";
import { decodeBytes } from "./decode.ts";
import { readDocument, readDocumentLine } from "./documents.ts";
import { splitFrontMatter } from "./front-matter.ts";
import type { Ingested, IngestIssue } from "./ingested.ts";
import { firstHeading, plainText } from "./markdown.ts";

/** `file`: the path as the user gave it, which becomes the document's id where the file gives none; `-` is standard input. */
export async function parseFile(file: string, bytes: Uint8Array): Promise<Ingested> {
  const extension = /\.[^./\\]+$/.exec(file)?.[0].toLowerCase() ?? "";
  if (extension === ".pdf" || isPdf(bytes)) return (await import("./pdf/index.ts")).parsePdf(bytes, file);
  const isPage =
    extension === ".html" || extension === ".htm" || extension === ".xhtml" || (file === "-" && startsAsPage(bytes));
  // The page parser is loaded only by those who have pages: it costs a tenth of a second.
  const pages = isPage ? await import("./html.ts") : undefined;
  const read = decodeBytes(bytes, file, pages?.declaredCharset(bytes));
  if (read.kind === "unreadable") return { documents: [], issues: [read.issue] };
  const { text } = read;
  const parsed = pages?.parseHtml(text, file) ?? parseText(text, file, extension);
  const only = parsed.documents.length === 1 ? parsed.documents[0] : undefined;
  const issues = read.issues.map((issue) => (only === undefined ? issue : { ...issue, document: only.id }));
  return { documents: parsed.documents, issues: [...issues, ...parsed.issues] };
}

function isPdf(bytes: Uint8Array): boolean {
  return /^\s*%PDF-\d/.test(new TextDecoder("latin1").decode(bytes.subarray(0, 100)));
}

/** Standard input has no name that would tell. */
function startsAsPage(bytes: Uint8Array): boolean {
  return /^\W*<(!doctype html|html[\s>])/i.test(new TextDecoder("latin1").decode(bytes.subarray(0, 200)));
}

function parseText(text: string, file: string, extension: string): Ingested {
  if (extension === ".json") return parseJson(text, file);
  if (extension === ".jsonl" || extension === ".ndjson") return parseJsonLines(text, file);
  if (extension === ".md" || extension === ".markdown") return parseMarkdown(text, file);
  if (file === "-") {
    if (/^\s*\{/.test(text)) return parseJsonLines(text, file);
    return { documents: [{ id: hashId(text), text }], issues: [] };
  }
  return { documents: [{ id: file, text }], issues: [] };
}

function parseMarkdown(text: string, file: string): Ingested {
  const { fields, body } = splitFrontMatter(text);
  const given: Partial<Record<(typeof KEPT)[number], string>> = {};
  for (const key of KEPT) {
    const value = fields.get(key);
    if (value !== undefined) given[key] = value;
  }
  const title = given.title ?? firstHeading(body);
  const document: DocumentInput = { id: file, ...given, text: plainText(body), ...(title !== undefined && { title }) };
  if (document.text.trim() !== "") return { documents: [document], issues: [] };
  return { documents: [], issues: [{ code: "FILE_EMPTY", file, message: `${file} has front matter and no text.` }] };
}

const KEPT = ["id", "title", "date", "source", "url", "lang", "mark"] as const;

/** One document, or a list of them. */
function parseJson(text: string, file: string): Ingested {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // JSON lines under the wrong name are common.
    if (/^\s*\{.*\}\s*\n\s*\{/.test(text)) return parseJsonLines(text, file);
    const read = readDocumentLine(text, file, file);
    const message = read.kind === "broken" ? read.message : "";
    return { documents: [], issues: [{ code: "FILE_BROKEN", file, message }] };
  }
  if (!Array.isArray(value)) return collect([readDocument(value, file, file)], file);
  return collect(
    value.map((item, i) => readDocument(item, `item ${i + 1} of ${file}`, `${file}:${i + 1}`)),
    file,
  );
}

function parseJsonLines(text: string, file: string): Ingested {
  const documents: DocumentInput[] = [];
  const issues: IngestIssue[] = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const read = readDocumentLine(line, lineName(file, i + 1), lineId(file, i + 1));
    if (read.kind === "document") documents.push(read.document);
    else issues.push({ code: read.code, message: read.message, file, line: i + 1 });
  }
  return { documents, issues };
}

/** What messages call a line. */
export function lineName(file: string, line: number): string {
  return file === "-" ? `line ${line}` : `line ${line} of ${file}`;
}

/** The id of what stands in a line that gives none. */
export function lineId(file: string, line: number): string {
  return file === "-" ? `line:${line}` : `${file}:${line}`;
}

function collect(read: readonly ReturnType<typeof readDocument>[], file: string): Ingested {
  const documents = read.flatMap((item) => (item.kind === "document" ? [item.document] : []));
  const issues = read.flatMap((item) =>
    item.kind === "broken" ? [{ code: item.code, message: item.message, file }] : [],
  );
  return { documents, issues };
}

/** The same words have the same id, whenever they are piped in. */
function hashId(text: string): string {
  return `stdin:${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
}
