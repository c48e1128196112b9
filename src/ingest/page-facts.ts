/** A page → what it says about itself: title, date, source, address, language; first in JSON-LD, then in its meta tags. */
import { decodeEntities } from "./entities.ts";
import { isoDate } from "./iso-date.ts";

export interface PageFacts {
  readonly title?: string;
  readonly date?: string;
  readonly source?: string;
  readonly url?: string;
  readonly lang?: string;
  readonly mark?: string;
  /** The article's text, where JSON-LD carries it. */
  readonly body?: string;
}

interface PageElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

interface Page {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement>;
  readonly documentElement: PageElement | null;
}

export function pageFacts(page: Page): PageFacts {
  const article = articleOf(page);
  const meta = metaOf(page);
  const first = (...names: string[]): string | undefined =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined);
  const title = text(article["headline"]) ?? first("og:title", "citation_title", "dc.title", "twitter:title");
  const dates = [
    text(article["datePublished"]),
    ...DATE_NAMES.map((name) => meta.get(name)),
    attribute(page, "time[pubdate]", "datetime"),
    attribute(page, "article time[datetime], main time[datetime], header time[datetime]", "datetime"),
    attribute(page, "time[datetime]", "datetime"),
    attribute(page, '[itemprop="datePublished"]', "content"),
    text(article["dateCreated"]),
  ];
  const source =
    named(article["publisher"]) ??
    first(
      "og:site_name",
      "citation_journal_title",
      "citation_publisher",
      "dc.publisher",
      "publisher",
      "application-name",
    );
  const url = [attribute(page, 'link[rel="canonical"]', "href"), text(article["url"]), first("og:url")].find(isAddress);
  const lang =
    text(article["inLanguage"]) ??
    page.documentElement?.getAttribute("lang") ??
    first("content-language", "dc.language");
  const date = dates
    .flatMap((value) => (value === undefined ? [] : [isoDate(value)]))
    .find((value) => value !== undefined);
  const body = text(article["articleBody"]);
  return pruned({ title, date, source, url, lang: clean(lang), mark: first("mark"), body });
}

const DATE_NAMES = [
  "article:published_time",
  "og:article:published_time",
  "citation_publication_date",
  "citation_online_date",
  "citation_date",
  "date",
  "dc.date",
  "dc.date.issued",
  "dcterms.date",
  "dcterms.issued",
  "dcterms.created",
  "pubdate",
  "publish-date",
  "publishdate",
  "publication_date",
  "sailthru.date",
  "parsely-pub-date",
];

/** The first JSON-LD object that is an article; an empty one where there is none. */
function articleOf(page: Page): Record<string, unknown> {
  for (const script of Array.from(page.querySelectorAll('script[type="application/ld+json"]'))) {
    try {
      const found = findArticle(JSON.parse(script.textContent ?? ""), 0);
      if (found !== undefined) return found;
    } catch {
      // Many pages carry JSON-LD that is no JSON; their meta tags say the same.
    }
  }
  return {};
}

function findArticle(value: unknown, depth: number): Record<string, unknown> | undefined {
  if (depth > 4) return undefined;
  const items: unknown[] = Array.isArray(value)
    ? value
    : isRecord(value) && Array.isArray(value["@graph"])
      ? value["@graph"]
      : [];
  if (isRecord(value)) {
    const types = [value["@type"]].flat();
    if (types.some((type) => typeof type === "string" && ARTICLE.test(type))) return value;
  }
  for (const item of items) {
    const found = findArticle(item, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

const ARTICLE = /(Article|BlogPosting|Report|LiveBlogPosting)$/;

/** Lower-cased names of meta tags → their content; the first of a name counts. */
function metaOf(page: Page): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const element of Array.from(page.querySelectorAll("meta"))) {
    const name = ["property", "name", "itemprop", "http-equiv"]
      .map((key) => element.getAttribute(key))
      .find((value) => value !== null && value !== "");
    const content = clean(element.getAttribute("content"));
    const key = name?.toLowerCase();
    if (key !== undefined && content !== undefined && !found.has(key)) found.set(key, content);
  }
  return found;
}

function attribute(page: Page, selector: string, name: string): string | undefined {
  return clean(page.querySelector(selector)?.getAttribute(name));
}

/** JSON-LD gives names as text, as an object, or as a list of either. */
function named(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isRecord(first) ? text(first["name"]) : text(first);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? clean(decodeEntities(value)) : undefined;
}

function clean(value: string | null | undefined): string | undefined {
  const trimmed = value?.replace(/[ \t\r\f]+/g, " ").trim();
  return trimmed === "" ? undefined : trimmed;
}

function isAddress(value: string | undefined): value is string {
  return value !== undefined && /^https?:\/\//i.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function pruned(facts: { readonly [Key in keyof PageFacts]: PageFacts[Key] | undefined }): PageFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
