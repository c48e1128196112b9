/** An HTML page → the one document it holds: the article's words, without what stands around them. */
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { DocumentInput } from "../model/index.ts";
import { blockText } from "./block-text.ts";
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
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
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

function articleText(document: ReturnType<typeof parseHTML>["document"]): {
  readonly text: string;
  readonly title?: string;
} {
  try {
    const article = new Readability<string>(document, {
      maxElemsToParse: 100_000,
      serializer: (node) => blockText(node),
    }).parse();
    const title = article?.title?.trim();
    return { text: article?.content ?? "", ...(title ? { title } : {}) };
  } catch {
    // Broken pages make it throw; the whole page's text is still there.
    return { text: "" };
  }
}
