/** The text of a feed → its items as it gives them: RSS, Atom, RDF and JSON Feed in one shape. */
import { parseFeed } from "feedsmith";
import type { Feed, Markup, RawItem } from "./types.ts";

export interface RawFeed {
  readonly format: Feed["format"];
  readonly title?: string;
  /** Where relative addresses start. */
  readonly base?: string;
  readonly lang?: string;
  readonly patience?: number;
  readonly items: readonly RawItem[];
}

type Parsed = ReturnType<typeof parseFeed<string>>;
type RssFeed = Extract<Parsed, { format: "rss" }>["feed"];
type AtomFeed = Extract<Parsed, { format: "atom" }>["feed"];
type RdfFeed = Extract<Parsed, { format: "rdf" }>["feed"];
type JsonFeed = Extract<Parsed, { format: "json" }>["feed"];
type AtomText = NonNullable<NonNullable<AtomFeed["entries"]>[number]["summary"]>;

/** @throws Error where it is no feed, or is broken */
export function rawFeed(text: string): RawFeed {
  const parsed = parseFeed(text);
  switch (parsed.format) {
    case "rss":
      return rss(parsed.feed);
    case "atom":
      return atom(parsed.feed);
    case "rdf":
      return rdf(parsed.feed);
    case "json":
      return json(parsed.feed);
  }
}

function rss(feed: RssFeed): RawFeed {
  const items = (feed.items ?? []).map((item) =>
    rawItem({
      id: item.guid?.value,
      idIsAddress: item.guid !== undefined && item.guid.isPermaLink !== false,
      link: item.link ?? item.atom?.links?.find(isReport)?.href,
      base: item.xml?.base,
      title: html(item.title ?? item.dc?.titles?.[0]),
      published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.dcterms?.created?.[0],
      updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
      summary: html(item.description),
      content: html(item.content?.encoded),
      source: item.source?.title,
      lang: item.xml?.lang ?? item.dc?.languages?.[0],
    }),
  );
  const patience = feed.ttl === undefined ? undefined : feed.ttl * 60_000;
  return whole({
    format: "rss",
    title: feed.title,
    base: feed.xml?.base ?? feed.link,
    lang: feed.language,
    patience,
    items,
  });
}

function atom(feed: AtomFeed): RawFeed {
  const items = (feed.entries ?? []).map((entry) =>
    rawItem({
      id: entry.id,
      // An address may well be an id and nothing else.
      idIsAddress: false,
      link: (entry.links?.find(isReport) ?? entry.links?.find(({ rel }) => rel === undefined))?.href,
      base: entry.xml?.base ?? feed.xml?.base,
      title: marked(entry.title),
      published: entry.published ?? entry.dc?.dates?.[0],
      updated: entry.updated,
      summary: marked(entry.summary),
      content: marked(entry.content),
      source: entry.source?.title?.value,
      lang: entry.xml?.lang,
    }),
  );
  const home = feed.links?.find(isReport)?.href;
  return whole({
    format: "atom",
    title: feed.title?.value,
    base: feed.xml?.base ?? home,
    lang: feed.xml?.lang,
    items,
  });
}

function rdf(feed: RdfFeed): RawFeed {
  const items = (feed.items ?? []).map((item) =>
    rawItem({
      id: item.rdf?.about,
      idIsAddress: true,
      link: item.link,
      base: item.xml?.base,
      title: html(item.title),
      published: item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0],
      updated: item.dcterms?.modified?.[0],
      summary: html(item.description),
      content: html(item.content?.encoded),
      lang: item.xml?.lang ?? item.dc?.languages?.[0],
    }),
  );
  return whole({
    format: "rdf",
    title: feed.title,
    base: feed.xml?.base ?? feed.link,
    lang: feed.dc?.languages?.[0],
    items,
  });
}

function json(feed: JsonFeed): RawFeed {
  const items = (feed.items ?? []).map((item) =>
    rawItem({
      id: item.id,
      idIsAddress: true,
      link: item.url ?? item.external_url,
      title: text(item.title),
      published: item.date_published,
      updated: item.date_modified,
      summary: text(item.summary),
      content: item.content_html === undefined ? text(item.content_text) : html(item.content_html),
      lang: item.language,
    }),
  );
  return whole({ format: "json", title: feed.title, base: feed.home_page_url, lang: feed.language, items });
}

function isReport({ rel }: { readonly rel?: string }): boolean {
  return rel === "alternate";
}

const html = (value: string | undefined): Markup | undefined =>
  value === undefined ? undefined : { value, html: true };
const text = (value: string | undefined): Markup | undefined =>
  value === undefined ? undefined : { value, html: false };

/** Atom says of each text whether it is HTML. */
function marked(given: (Pick<AtomText, "type"> & { value?: string }) | undefined): Markup | undefined {
  if (given?.value === undefined) return undefined;
  return { value: given.value, html: /html/i.test(given.type ?? "text") };
}

type Loose<Shape> = { readonly [Key in keyof Shape]: Shape[Key] | undefined };

function rawItem(item: Loose<RawItem>): RawItem {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

function whole({
  format,
  items,
  ...rest
}: Omit<Loose<RawFeed>, "format" | "items"> & Pick<RawFeed, "format" | "items">): RawFeed {
  return { format, items, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) };
}
