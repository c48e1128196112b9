/** What a subscription's address answered → its items; a page and an index of sitemaps have theirs too. */
import type { Issue } from "../../model/index.ts";
import type { Subscription } from "../../store/index.ts";
import { type Feed, readSource, type SourceRead } from "../feeds/index.ts";
import type { Fetched, Fetcher } from "../fetch/types.ts";

export type Answered =
  | {
      readonly kind: "feed";
      readonly feed: Feed;
      /** More than this answer: that it has not changed would say nothing of the others. */
      readonly isGathered: boolean;
    }
  | { readonly kind: "wrong"; readonly issue: Issue };

/** Sitemaps of an index that are read in one go: those changed last. */
const MOST_SITEMAPS = 5;

export async function feedIn(
  fetched: Extract<Fetched, { readonly kind: "fetched" }>,
  { url, succeeded }: Pick<Subscription, "url" | "succeeded">,
  fetcher: Fetcher,
  now: number,
): Promise<Answered> {
  const read = readSource(fetched, now);
  if (read.kind === "feed") return { kind: "feed", feed: read, isGathered: false };
  if (read.kind === "sitemap-index") return sitemapsOf(read, url, succeeded, fetcher, now);
  if (read.kind === "broken") return { kind: "wrong", issue: read.issue };
  const what = read.kind === "page" ? "a web page" : read.kind === "list" ? "a list of feeds" : "something unknown";
  return {
    kind: "wrong",
    issue: {
      code: "FEED_NOT_ONE",
      message: `${url} answered with ${what}, not with a feed. Open it in a browser; if the feed has moved: readout add NEW-ADDRESS, readout feeds --remove ${url}`,
    },
  };
}

async function sitemapsOf(
  { sitemaps }: Extract<SourceRead, { readonly kind: "sitemap-index" }>,
  url: string,
  since: number | undefined,
  fetcher: Fetcher,
  now: number,
): Promise<Answered> {
  const changed = sitemaps
    .map((sitemap) => ({ ...sitemap, time: Date.parse(sitemap.updated ?? "") }))
    .filter(({ time }) => Number.isNaN(time) || since === undefined || time > since - DAY)
    // What does not say when it changed may have changed now.
    .sort((a, b) => (Number.isNaN(b.time) ? now : b.time) - (Number.isNaN(a.time) ? now : a.time));
  const issues: Issue[] = [];
  const parts: Feed[] = [];
  for (const { url: part } of changed.slice(0, MOST_SITEMAPS)) {
    const fetched = await fetcher.fetch({ url: part, wanted: "feed" });
    if (fetched.kind === "failed") issues.push({ code: fetched.code, message: fetched.message });
    if (fetched.kind !== "fetched") continue;
    const read = readSource(fetched, now);
    if (read.kind === "feed") parts.push(read);
    else issues.push({ code: "FEED_NOT_ONE", message: `${part}, named in ${url}, is no sitemap and is left out.` });
  }
  const [first] = issues;
  if (parts.length === 0 && first !== undefined) return { kind: "wrong", issue: first };
  if (changed.length > MOST_SITEMAPS) {
    const message = `${url} names ${changed.length} sitemaps that have changed; the ${MOST_SITEMAPS} changed last are read.`;
    issues.push({ code: "SITEMAPS_MANY", message });
  }
  const feed: Feed = {
    kind: "feed",
    format: parts.some(({ format }) => format === "news-sitemap") ? "news-sitemap" : "sitemap",
    items: parts
      .flatMap(({ items }) => items)
      .sort((a, b) => Date.parse(b.published ?? "") - Date.parse(a.published ?? "") || 0),
    bad: parts.flatMap(({ bad }) => bad),
    issues: [...issues, ...parts.flatMap((part) => part.issues)],
  };
  return { kind: "feed", feed, isGathered: true };
}

const DAY = 86_400_000;
