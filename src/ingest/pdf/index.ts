/** A PDF → the one document it holds, or why there is none. */
import type { DocumentInput } from "../../model/index.ts";
import type { Ingested } from "../ingested.ts";
import { readPages } from "./in-thread.ts";
import { textOfPages } from "./page-text.ts";
import { plausibleDate, plausibleTitle } from "./pdf-facts.ts";
import { MOST_PAGES, type PdfRead } from "./types.ts";

export async function parsePdf(bytes: Uint8Array, file: string, now: number = Date.now()): Promise<Ingested> {
  // A copy, since the reader of PDFs takes the bytes for itself.
  const read = await readPages(bytes.slice());
  if (read.kind === "failed") return failed(read, file);
  const { pages, title: named, created } = read.pdf;
  const text = textOfPages(pages);
  const signs = text.replace(/\s+/g, "").length;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters < Math.min(200, 20 * pages.length) || letters < signs / 2) {
    const what = signs === 0 ? "has no text" : "has hardly any text that can be read";
    return trouble(
      "PDF_WITHOUT_TEXT",
      file,
      `${what}; its pages are probably pictures. Run text recognition on it first (such as OCRmyPDF).`,
    );
  }
  const title = plausibleTitle(named, text);
  const date = plausibleDate(created, text, now);
  const document: DocumentInput = {
    id: file,
    text,
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
  };
  if (date === undefined) return { documents: [document], issues: [] };
  const message = `${file} is dated ${date}, the day on which the file was made: PDFs do not say when they were published.`;
  return { documents: [document], issues: [{ code: "DATE_OF_FILE", file, document: file, message }] };
}

function failed({ reason, detail }: Extract<PdfRead, { kind: "failed" }>, file: string): Ingested {
  switch (reason) {
    case "encrypted":
      return trouble("PDF_ENCRYPTED", file, "is protected by a password. Save a copy without it, and add that.");
    case "too-many-pages":
      return trouble("PDF_TOO_LONG", file, `has ${detail} pages; ${MOST_PAGES} are read at most. Split it.`);
    case "timeout":
      return trouble(
        "PDF_TIMEOUT",
        file,
        "took longer than a minute to read and was given up. Split it, or save its text as .txt.",
      );
    case "memory":
      return trouble(
        "PDF_TOO_LARGE",
        file,
        "needs more than 1 GiB of memory to read and was given up. Split it, or save its text as .txt.",
      );
    case "broken":
      return trouble(
        "FILE_BROKEN",
        file,
        `is not a PDF that can be read (${detail ?? "damaged"}). Open it in a viewer and save it anew.`,
      );
  }
}

function trouble(code: string, file: string, what: string): Ingested {
  return { documents: [], issues: [{ code, file, message: `${file} ${what}` }] };
}
