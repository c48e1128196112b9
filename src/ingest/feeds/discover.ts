/** A page → the feeds it announces, and whether it says that it is one report. */
import { parseHTML } from "linkedom";
import { addressOf } from "./address.ts";
import type { Linked } from "./types.ts";

interface Link {
  getAttribute(name: string): string | null;
}

export function isPage(text: string): boolean {
  return /<!doctype html|<html[\s>]|<(?:head|body)[\s>]/i.test(text.slice(0, 4096));
}

export function announcedBy(
  html: string,
  url: string,
): { readonly feeds: readonly Linked[]; readonly isArticle: boolean } {
  const { document } = parseHTML(html);
  const base = document.querySelector("base[href]")?.getAttribute("href") ?? undefined;
  const feeds = new Map<string, Linked>();
  const links: ArrayLike<Link> = document.querySelectorAll("link[rel][href][type]");
  for (const link of Array.from(links)) {
    const [rel, type, href] = ["rel", "type", "href"].map((name) => link.getAttribute(name) ?? "");
    if (!/(^|\s)alternate(\s|$)/i.test(rel ?? "") || !FEED_TYPE.test(type ?? "")) continue;
    const address = addressOf(href, base, url);
    const title = link.getAttribute("title")?.trim() ?? "";
    // What readers say below a report is no source.
    if (address === undefined || /comments?\b/i.test(`${title} ${address}`) || feeds.has(address)) continue;
    feeds.set(address, { url: address, ...(title !== "" && { title }) });
  }
  const isArticle =
    document.querySelector('meta[property="og:type"][content="article"], meta[property="article:published_time"]') !==
      null || /"@type"\s*:\s*"\w*Article"/.test(html);
  return { feeds: [...feeds.values()], isArticle };
}

const FEED_TYPE = /^\s*application\/(rss\+xml|atom\+xml|rdf\+xml|feed\+json|json\s*;\s*profile=.*jsonfeed)/i;
