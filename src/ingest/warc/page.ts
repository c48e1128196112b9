/** A response record → the document its page is, read as a page that was saved. */
import type { DocumentInput, Issue } from "../../model/index.ts";
import { decodeBytes } from "../decode.ts";
import type { Ingested } from "../ingested.ts";
import { isoDate } from "../iso-date.ts";
import { readResponse } from "./http.ts";
import type { LeftOut } from "./left-out.ts";
import type { WarcRecord } from "./records.ts";

export type PageRead =
  | {
      readonly kind: "document";
      readonly document: DocumentInput;
      readonly issues: readonly Issue[];
      readonly isDateOfCapture: boolean;
    }
  | { readonly kind: "left-out"; readonly reason: LeftOut }
  | { readonly kind: "broken"; readonly issue: Issue };

/** `place` names the record in messages, and is the document's id. */
export async function readPage(record: Extract<WarcRecord, { kind: "record" }>, place: string): Promise<PageRead> {
  const url = record.header("warc-target-uri")?.replace(/^<|>$/g, "");
  // Names are looked up in such records too, and mails sent.
  if (url === undefined || !/^https?:/i.test(url)) return { kind: "left-out", reason: "other" };
  const broken = (code: string, what: string): PageRead => ({
    kind: "broken",
    issue: { code, message: `${place} (${url}) ${what}.` },
  });
  const response = readResponse(record.body);
  if (response.kind === "broken") return broken("RECORD_DAMAGED", `cannot be read: ${response.reason}`);
  if (response.status < 200 || response.status > 299) return { kind: "left-out", reason: "status" };
  if (!PAGES.has(response.type)) return { kind: "left-out", reason: "kind" };
  const content = await response.content();
  if (content.kind === "broken") return broken("RECORD_DAMAGED", `cannot be read: ${content.reason}`);
  const { documents, issues } = await parsed(content.bytes, response.type, response.charset, place);
  const [document] = documents;
  if (document === undefined) {
    const [issue] = issues;
    if (issue === undefined || issue.code === "FILE_EMPTY") return { kind: "left-out", reason: "empty" };
    return { kind: "broken", issue: { code: issue.code, message: issue.message } };
  }
  const captured = isoDate(record.header("warc-date") ?? "")?.slice(0, 10);
  const date = document.date ?? captured;
  const own: Issue[] = issues.map(({ code, message }) => ({ code, message }));
  const isDateOfCapture = document.date === undefined && captured !== undefined;
  if (isDateOfCapture) {
    own.push({
      code: "DATE_OF_CAPTURE",
      message: `The page gives no date; ${captured}, the day of its capture, stands in for it.`,
    });
  }
  if (record.header("warc-truncated") !== undefined) {
    own.push({ code: "PAGE_CUT_OFF", message: "The crawler cut the page off; its end is missing." });
  }
  const whole: DocumentInput = { ...document, id: place, url, ...(date !== undefined && { date }) };
  return { kind: "document", document: whole, issues: own, isDateOfCapture };
}

const PAGES: ReadonlySet<string> = new Set(["text/html", "application/xhtml+xml", "text/plain", "application/pdf"]);

async function parsed(bytes: Uint8Array, type: string, charset: string | undefined, place: string): Promise<Ingested> {
  if (type === "application/pdf") return (await import("../pdf/index.ts")).parsePdf(bytes, place);
  const { declaredCharset, parseHtml } = await import("../html.ts");
  const isPlain = type === "text/plain";
  const read = decodeBytes(bytes, place, charset ?? (isPlain ? undefined : declaredCharset(bytes)));
  if (read.kind === "unreadable") return { documents: [], issues: [read.issue] };
  if (isPlain) return { documents: [{ id: place, text: read.text }], issues: read.issues };
  const page = parseHtml(read.text, place);
  return { documents: page.documents, issues: [...read.issues, ...page.issues] };
}
