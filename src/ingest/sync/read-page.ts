/** What an address answered → the one document in it, or why there is none. */
import type { DocumentInput, Issue } from "../../model/index.ts";
import { decodeBytes } from "../decode.ts";
import type { Fetched } from "../fetch/types.ts";
import { declaredCharset, parseHtml } from "../html.ts";
import { parseFile } from "../parse-file.ts";

export type PageRead =
  | { readonly kind: "document"; readonly document: DocumentInput; readonly issues: readonly Issue[] }
  | { readonly kind: "none"; readonly issue: Issue };

/** `url` names the page in messages and becomes the document's address, whatever address the page gives itself: a page must not pose as another. */
export async function readPage(
  { bytes, contentType = "" }: Extract<Fetched, { readonly kind: "fetched" }>,
  url: string,
): Promise<PageRead> {
  const { documents, issues } = await parsed(bytes, contentType, url);
  const [document] = documents;
  if (document === undefined) {
    const issue = issues[0] ?? { code: "PAGE_EMPTY", message: `${url} holds no text.` };
    return { kind: "none", issue: { code: issue.code, message: issue.message } };
  }
  return {
    kind: "document",
    document: { ...document, id: url, url },
    issues: issues.map(({ code, message }) => ({ code, message })),
  };
}

async function parsed(bytes: Uint8Array, contentType: string, url: string): ReturnType<typeof parseFile> {
  const format = FORMATS.find(([type]) => type.test(contentType))?.[1];
  // A file's name tells what it is; an address often ends in nothing of the kind.
  if (format !== undefined) return parseFile(`${url}${format}`, bytes);
  const charset = /charset\s*=\s*"?([\w:.-]+)/i.exec(contentType)?.[1];
  const decoded = decodeBytes(bytes, url, charset ?? declaredCharset(bytes));
  if (decoded.kind === "unreadable") return { documents: [], issues: [decoded.issue] };
  const { documents, issues } = parseHtml(decoded.text, url);
  const replaced = decoded.issues.map((issue) => ({
    ...issue,
    message: `${url} has bytes that are not in the encoding it names: they are replaced by "\uFFFD".`,
  }));
  // Trouble that leaves no document comes first: it is the reason.
  return { documents, issues: [...issues, ...replaced] };
}

const FORMATS: readonly (readonly [type: RegExp, extension: string])[] = [
  [/^\s*application\/pdf/i, ".pdf"],
  [/^\s*text\/plain/i, ".txt"],
  [/^\s*text\/markdown/i, ".md"],
];
