/** What stands behind an address that is read again and again: a feed, a list of addresses, a list of feeds, or a page. */
import type { Issue } from "../../model/index.ts";

/** Words of a feed, as it gives them. */
export interface Markup {
  readonly value: string;
  /** False: it is plain text, and a "<" in it is one. */
  readonly html: boolean;
}

/** One item before anything about it is believed. */
export interface RawItem {
  readonly id?: string;
  /** The id is an address, unless the feed says that it is none. */
  readonly idIsAddress?: boolean;
  readonly link?: string;
  /** Where relative addresses of the item start. */
  readonly base?: string;
  readonly title?: Markup;
  readonly published?: string;
  readonly updated?: string;
  /** A few words about the report. */
  readonly summary?: Markup;
  /** What stands in the place meant for the whole report. */
  readonly content?: Markup;
  /** The outlet, where the feed gathers those of several. */
  readonly source?: string;
  readonly lang?: string;
}

/** One item that can be worked on. */
export interface FeedItem {
  /** What it is known by from one reading to the next. */
  readonly key: string;
  readonly url?: string;
  /** Other items have the same address: the page there is not this item's own. */
  readonly isUrlShared?: boolean;
  readonly title?: Markup;
  /** ISO 8601. */
  readonly published?: string;
  readonly summary?: Markup;
  readonly content?: Markup;
  readonly source?: string;
  readonly lang?: string;
  /** Fingerprint of all that the feed says of it. */
  readonly digest: string;
  /** Remarks on it: it is taken all the same. */
  readonly issues: readonly Issue[];
}

/** An item that cannot be taken, with its reason. */
export interface BadItem {
  /** What it can be found by in the feed. */
  readonly place: string;
  readonly issue: Issue;
}

export interface Feed {
  readonly kind: "feed";
  readonly format: "rss" | "atom" | "rdf" | "json" | "sitemap" | "news-sitemap";
  readonly title?: string;
  /** Milliseconds for which the feed asks not to be read again. */
  readonly patience?: number;
  /** The newest first; those without a date last, in the feed's order. */
  readonly items: readonly FeedItem[];
  readonly bad: readonly BadItem[];
  /** On the feed as a whole. */
  readonly issues: readonly Issue[];
}

export interface Linked {
  readonly url: string;
  readonly title?: string;
}

export type SourceRead =
  | Feed
  | { readonly kind: "sitemap-index"; readonly sitemaps: readonly (Linked & { readonly updated?: string })[] }
  | { readonly kind: "list"; readonly feeds: readonly Linked[]; readonly issues: readonly Issue[] }
  | {
      readonly kind: "page";
      readonly html: string;
      /** Feeds that the page announces. */
      readonly feeds: readonly Linked[];
      /** It says that it is one report, not a page of links to several. */
      readonly isArticle: boolean;
    }
  /** Not text, or text of no kind that is known here. */
  | { readonly kind: "other" }
  | { readonly kind: "broken"; readonly issue: Issue };
