/** An XML sitemap → the addresses in it, as items of a feed; an index of sitemaps → the sitemaps. */
import { DOMParser } from "linkedom";
import { addressOf } from "./address.ts";
import type { RawFeed } from "./raw-items.ts";
import type { Linked, RawItem } from "./types.ts";

export type Sitemap =
  | { readonly kind: "sitemap"; readonly feed: RawFeed }
  | { readonly kind: "sitemap-index"; readonly sitemaps: readonly (Linked & { readonly updated?: string })[] };

interface Element {
  readonly localName: string;
  readonly textContent: string | null;
  readonly children: ArrayLike<Element>;
}

export function isSitemap(xml: string): boolean {
  return /^\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/.test(xml.slice(0, 4096));
}

/** Undefined where no root element is found. */
export function readSitemap(xml: string, url: string): Sitemap | undefined {
  const root: Element | null = new DOMParser().parseFromString(xml, "text/xml").documentElement;
  if (root === null) return undefined;
  const rows = Array.from(root.children);
  if (bare(root) === "sitemapindex") {
    const sitemaps = rows.flatMap((row) => {
      const [address, updated] = [addressOf(inside(row, "loc"), url), inside(row, "lastmod")];
      return address === undefined ? [] : [{ url: address, ...(updated !== undefined && { updated }) }];
    });
    return { kind: "sitemap-index", sitemaps };
  }
  if (bare(root) !== "urlset") return undefined;
  const isNews = rows.some((row) => child(row, "news") !== undefined);
  const items = rows.filter((row) => bare(row) === "url").map(itemOf);
  return { kind: "sitemap", feed: { format: isNews ? "news-sitemap" : "sitemap", items } };
}

function itemOf(row: Element): RawItem {
  const news = child(row, "news");
  const publication = news === undefined ? undefined : child(news, "publication");
  const from = (parent: Element | undefined, name: string): string | undefined =>
    parent === undefined ? undefined : inside(parent, name);
  const [link, updated] = [inside(row, "loc"), inside(row, "lastmod")];
  const [title, published] = [from(news, "title"), from(news, "publication_date")];
  const [source, lang] = [from(publication, "name"), from(publication, "language")];
  return {
    ...(link !== undefined && { link }),
    ...(updated !== undefined && { updated }),
    ...(title !== undefined && { title: { value: title, html: false } }),
    ...(published !== undefined && { published }),
    ...(source !== undefined && { source }),
    ...(lang !== undefined && { lang }),
  };
}

function child(parent: Element, name: string): Element | undefined {
  return Array.from(parent.children).find((element) => bare(element) === name);
}

function inside(parent: Element, name: string): string | undefined {
  const text = child(parent, name)?.textContent?.trim();
  return text === "" ? undefined : text;
}

/** Prefixes of namespaces are anybody's choice. */
function bare({ localName }: Element): string {
  return localName.replace(/^.*:/, "").toLowerCase();
}
