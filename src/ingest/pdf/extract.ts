/** The bytes of a PDF → the lines of its pages, in the order in which the file draws them. */
import { getDocumentProxy } from "unpdf";
import { MOST_PAGES, type PdfLine, type PdfRead } from "./types.ts";

export async function extractPages(bytes: Uint8Array): Promise<PdfRead> {
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    document = await getDocumentProxy(bytes, { verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") return { kind: "failed", reason: "encrypted" };
    return { kind: "failed", reason: "broken", detail: error instanceof Error ? error.message : String(error) };
  }
  try {
    if (document.numPages > MOST_PAGES) {
      return { kind: "failed", reason: "too-many-pages", detail: String(document.numPages) };
    }
    const pages: (readonly PdfLine[])[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      pages.push(linesOf((await page.getTextContent()).items));
      page.cleanup();
    }
    return { kind: "pages", pdf: { pages, ...(await factsOf(document)) } };
  } catch (error) {
    return { kind: "failed", reason: "broken", detail: error instanceof Error ? error.message : String(error) };
  } finally {
    await document.loadingTask.destroy();
  }
}

interface Piece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly hasEOL: boolean;
}

const NONE: Piece = { str: "", transform: [], width: 0, hasEOL: false };

function linesOf(items: readonly unknown[]): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let open: Piece[] = [];
  const close = (): void => {
    const text = open
      .map(({ str }) => str)
      .join("")
      .replace(/\s+/g, " ")
      .trim();
    const [first] = open.filter(({ str }) => str.trim() !== "");
    const last = open.findLast(({ str }) => str.trim() !== "");
    const longest = open.reduce((best, piece) => (piece.str.length > best.str.length ? piece : best), first ?? NONE);
    open = [];
    if (text === "" || first === undefined || last === undefined) return;
    const [x, y] = [first.transform[4] ?? 0, first.transform[5] ?? 0];
    // A bullet or a raised number is no measure of the line.
    const size = Math.hypot(longest.transform[2] ?? 0, longest.transform[3] ?? 0);
    lines.push({ text, x, y, width: (last.transform[4] ?? 0) + last.width - x, size });
  };
  for (const item of items) {
    if (!isPiece(item)) continue;
    open.push(item);
    if (item.hasEOL) close();
  }
  close();
  return lines;
}

/** Marks of structure stand among the pieces of text. */
function isPiece(item: unknown): item is Piece {
  return (
    typeof item === "object" && item !== null && "str" in item && "transform" in item && Array.isArray(item.transform)
  );
}

async function factsOf(document: {
  getMetadata(): Promise<{ readonly info: object }>;
}): Promise<{ readonly title?: string; readonly created?: string }> {
  try {
    const { info } = await document.getMetadata();
    const title = "Title" in info && typeof info.Title === "string" ? info.Title : undefined;
    const created = "CreationDate" in info && typeof info.CreationDate === "string" ? info.CreationDate : undefined;
    return { ...(title !== undefined && { title }), ...(created !== undefined && { created }) };
  } catch {
    // Facts that cannot be read are no facts; the text is still there.
    return {};
  }
}
