/** An address that the user gives → what stands there: something to subscribe to, or one document. */
import type { DocumentInput, Issue } from "../../model/index.ts";
import type { SubscriptionInput } from "../../store/index.ts";

import { addressOf, type Linked, readSource } from "../feeds/index.ts";
import type { Fetched, Fetcher } from "../fetch/types.ts";
import { readPage } from "./read-page.ts";

type Wanted = Pick<SubscriptionInput, "url" | "kind"> & Partial<Pick<SubscriptionInput, "title">>;

export type Opened =
  | {
      readonly kind: "subscriptions";
      readonly wanted: readonly Wanted[];
      readonly issues: readonly Issue[];
      /** What the only one of them has answered just now. */
      readonly answer?: Fetched;
    }
  | { readonly kind: "document"; readonly document: DocumentInput; readonly issues: readonly Issue[] }
  | { readonly kind: "failed"; readonly issue: Issue; readonly retryable: boolean };

/**
 * A page that says it is a report is a document; any other page that announces feeds stands for the first of them.
 * `follow`: the page itself is wanted, again and again.
 */
export async function openAddress(given: string, fetcher: Fetcher, now: number, follow = false): Promise<Opened> {
  const url = addressOf(given);
  if (url === undefined)
    return failed("ADDRESS_WRONG", `"${given}" is no web address. Give one like https://news.example/feed.xml`);
  const fetched = await fetcher.fetch({ url, wanted: follow ? "page" : "feed" });
  if (fetched.kind === "failed") return failed(fetched.code, fetched.message, !fetched.lasting);
  if (fetched.kind === "unchanged") return failed("FETCH_STATUS", `${url} sent nothing. Try again later.`, true);
  const stays = fetched.moved ? fetched.url : url;
  if (follow) return one({ url: stays, kind: "page" }, fetched);
  const read = readSource(fetched, now);
  switch (read.kind) {
    case "broken":
      return failed(read.issue.code, read.issue.message);
    case "list":
      return {
        kind: "subscriptions",
        wanted: read.feeds.map((feed) => ({ ...feed, kind: "feed" })),
        issues: read.issues,
      };
    case "sitemap-index":
      return one({ url: stays, kind: "news-sitemap" }, fetched);
    case "feed":
      return one({ url: stays, kind: /sitemap/.test(read.format) ? "news-sitemap" : "feed" }, fetched);
    case "page": {
      const [first, ...more] = read.feeds;
      if (first !== undefined && !read.isArticle) {
        return { kind: "subscriptions", wanted: [{ ...first, kind: "feed" }], issues: announced(url, first, more) };
      }
      return document(fetched, url);
    }
    case "other":
      return document(fetched, url);
  }
}

function one(wanted: Wanted, answer: Fetched): Opened {
  return { kind: "subscriptions", wanted: [wanted], issues: [], answer };
}

async function document(fetched: Extract<Fetched, { readonly kind: "fetched" }>, url: string): Promise<Opened> {
  const read = await readPage(fetched, url);
  return read.kind === "none"
    ? failed(read.issue.code, read.issue.message)
    : { kind: "document", document: read.document, issues: read.issues };
}

function announced(url: string, first: Linked, more: readonly Linked[]): readonly Issue[] {
  const others =
    more.length === 0
      ? ""
      : ` It announces others too: ${more
          .slice(0, 5)
          .map((feed) => feed.url)
          .join(", ")}.`;
  return [{ code: "FEED_ANNOUNCED", message: `${url} is a page; its feed ${first.url} is subscribed.${others}` }];
}

function failed(code: string, message: string, retryable = false): Opened {
  return { kind: "failed", issue: { code, message }, retryable };
}
