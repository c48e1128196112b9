/** An HTML page → the one document it holds: the article's words, without what stands around them. */
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { DocumentInput } from "../model/index.ts";
import { blockText, type PageNode } from "./block-text.ts";
import type { Ingested } from "./ingested.ts";
import { pageFacts } from "./page-facts.ts";

/** The encoding that the page's own words claim. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w:-]+)["']/i.exec(head)?.[1]
  );
}

export function parseHtml(html: string, file: string): Ingested {
  try {
    return readPage(html, file);
  } catch (error) {
    // The page parser gives up on some pages that are hardly HTML.
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${file} is not a page that can be read (${reason}). Save its text as .txt.`;
    return { documents: [], issues: [{ code: "FILE_BROKEN", file, message }] };
  }
}

function readPage(html: string, file: string): Ingested {
  const document = documentOf(html);
  // Readability changes the page, so the facts are read first.
  const facts = pageFacts(document);
  const whole = blockText(document.body ?? document);
  const article = articleText(document);
  // Readability leaves short notices empty; what it cannot find is taken from the page as a whole.
  const text = article.text.length >= Math.min(200, whole.length / 4) ? article.text : (facts.body ?? whole);
  if (text.trim() === "") {
    return { documents: [], issues: [{ code: "FILE_EMPTY", file, message: `${file} is a page without text.` }] };
  }
  const { body: _, ...given } = facts;
  const title = given.title ?? article.title;
  const parsed: DocumentInput = { id: file, ...given, text, ...(title !== undefined && { title }) };
  return { documents: [parsed], issues: [] };
}

type Page = ReturnType<typeof parseHTML>["document"];

/** A fragment, or a page with something before its first element, gets the frame it lacks. */
export function documentOf(html: string): Page {
  const framed = (): Page => parseHTML(`<html><body>${html}</body></html>`).document;
  if (!/<html[\s>]/i.test(html)) return framed();
  const { document } = parseHTML(html);
  const root: unknown = document.documentElement;
  return root === null || document.documentElement.nodeName.toUpperCase() !== "HTML" ? framed() : document;
}

function articleText(document: Page): {
  readonly text: string;
  readonly title?: string;
} {
  if (isTooDeep(document)) return { text: "" };
  try {
    const article = new Readability<string>(document, {
      maxElemsToParse: 20_000,
      serializer: (node) => blockText(node),
    }).parse();
    const title = article?.title?.trim();
    return { text: article?.content ?? "", ...(title ? { title } : {}) };
  } catch {
    // Broken pages make it throw; the whole page's text is still there.
    return { text: "" };
  }
}

/** Readability's time grows with the square of the depth; no article stands this deep. */
function isTooDeep(document: Page): boolean {
  let level: PageNode[] = [document.body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > 400) return true;
    level = level.flatMap((node) => Array.from(node.childNodes));
  }
  return false;
}
