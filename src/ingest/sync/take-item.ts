/** One item of a feed → its document kept, or the reason why it is set aside. */
import type { DocumentInput, Issue } from "../../model/index.ts";
import type { Subscription } from "../../store/index.ts";

import { type FeedItem, plainText, plainTitle, timeOf } from "../feeds/index.ts";
import { readPage } from "./read-page.ts";
import type { Kept, SyncServices } from "./types.ts";
import { wholeText } from "./whole-text.ts";

export type Taken =
  | Extract<Kept, { readonly kind: "kept" }>
  | { readonly kind: "aside"; readonly issue: Issue; readonly retryable: boolean };

type Of = Pick<Subscription, "url" | "source" | "title" | "text">;

/** `pages`: texts of pages read with this one, with their addresses. */
export async function takeItem(
  item: FeedItem,
  of: Of,
  { fetcher, sink, tell, clock }: Pick<SyncServices, "fetcher" | "sink" | "tell" | "clock">,
  pages: Map<string, string>,
): Promise<Taken> {
  const text = wholeText(item, of.text);
  const found =
    text === undefined ? await fromPage(item, of, { fetcher, tell }) : ({ kind: "document", page: { text } } as const);
  if (found.kind === "aside") return found;
  const twin = text === undefined ? pages.get(found.page.text) : undefined;
  if (twin !== undefined && twin !== item.url) {
    return aside(
      "PAGE_SAME",
      `${item.url} holds the same text as ${twin}: the site may ask everybody for consent or a subscription. If so, take the other out too: readout forget ${twin}`,
    );
  }
  if (text === undefined && item.url !== undefined) pages.set(found.page.text, item.url);
  const document = documentOf(item, found.page, of, clock());
  for (const issue of item.issues) if (document.date === undefined || !isOfDate(issue)) tell(issue);
  const hasOwnPage = item.url !== undefined && item.isUrlShared !== true;
  const lineage = hasOwnPage ? `url:${item.url}` : `item:${of.url}#${item.key}`;
  const kept = await sink(document, { subscription: of.url, lineage });
  if (kept.kind === "kept") return kept;
  return { kind: "aside", issue: { code: kept.code, message: kept.message }, retryable: false };
}

type Page = Omit<DocumentInput, "id" | "url">;

async function fromPage(
  { url, key, title, summary, isUrlShared }: FeedItem,
  of: Of,
  { fetcher, tell }: Pick<SyncServices, "fetcher" | "tell">,
): Promise<{ readonly kind: "document"; readonly page: Page } | Extract<Taken, { readonly kind: "aside" }>> {
  const name = plainTitle(title) ?? key;
  if (url === undefined) {
    return aside(
      "ITEM_SUMMARY_ONLY",
      `"${name}" of ${of.url} has no page to read, and the feed carries no more than a summary. If that is the whole report: readout feeds --text feed ${of.url}`,
    );
  }
  if (isUrlShared === true) {
    return aside(
      "ITEM_LINK_SHARED",
      `"${name}" of ${of.url} has the same link as other items (${url}), so what stands there is not its text, and the feed carries no more than a summary. If that is the whole report: readout feeds --text feed ${of.url}`,
    );
  }
  const fetched = await fetcher.fetch({ url, wanted: "page" });
  if (fetched.kind === "unchanged")
    return aside("FETCH_STATUS", `${url} sent nothing. Try again: readout retry ${url}`, true);
  if (fetched.kind === "failed") return aside(fetched.code, fetched.message, !fetched.lasting);
  const read = await readPage(fetched, url);
  if (read.kind === "none") return aside(read.issue.code, read.issue.message);
  for (const issue of read.issues) tell(issue);
  const { document: page } = read;
  if (summary !== undefined && page.text.trim().length < plainText(summary).length) {
    return aside(
      "PAGE_THIN",
      `${url} holds less text than its feed's summary of it: it may ask for consent or a subscription first. It is not taken for the report.`,
    );
  }
  return { kind: "document", page };
}

function aside(code: string, message: string, retryable = false): Extract<Taken, { readonly kind: "aside" }> {
  return { kind: "aside", issue: { code, message }, retryable };
}

/** The feed knows best when it was published and what it is called, the page in which language it is. */
function documentOf(item: FeedItem, page: Partial<Page> & Pick<Page, "text">, of: Of, now: number): DocumentInput {
  const source = of.source ?? item.source ?? page.source ?? of.title;
  const title = plainTitle(item.title) ?? page.title;
  const date = item.published ?? (page.date !== undefined && timeOf(page.date) <= now + DAY ? page.date : undefined);
  const lang = page.lang ?? item.lang;
  return {
    id: item.url ?? `${of.url}#${item.key}`,
    text: page.text,
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
    ...(item.url !== undefined && { url: item.url }),
    ...(lang !== undefined && { lang }),
    ...(page.mark !== undefined && { mark: page.mark }),
  };
}

const DAY = 86_400_000;

function isOfDate({ code }: Issue): boolean {
  return code.startsWith("FEED_DATE_");
}
