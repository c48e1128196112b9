/** What an address answered → a feed, a list, or a page. Whatever comes, there is a result. */
import { decodeBytes } from "../decode.ts";
import { declaredCharset } from "../html.ts";
import { checkItems } from "./check-items.ts";
import { announcedBy, isPage } from "./discover.ts";
import { withoutDoctype } from "./doctype.ts";
import { type Mended, mendFeed } from "./mend.ts";
import { isOpml, readOpml } from "./opml.ts";
import { plainTitle } from "./plain.ts";
import { type RawFeed, rawFeed } from "./raw-items.ts";
import { isSitemap, readSitemap } from "./sitemap.ts";
import type { Feed, SourceRead } from "./types.ts";

export interface Answer {
  /** Where it came from: messages name it, relative addresses start there. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
}

/** `now`: what dates are measured against, in milliseconds. */
export function readSource({ url, bytes, contentType }: Answer, now: number): SourceRead {
  const decoded = decodeBytes(bytes, url, charsetOf(contentType) ?? declaredCharset(bytes));
  if (decoded.kind === "unreadable") {
    if (decoded.issue.code === "FILE_BINARY") return { kind: "other" };
    return broken(`${url} answered with nothing. Try again later.`);
  }
  const replaced = decoded.issues.map(({ code }) => ({
    code,
    message: `${url} has bytes that are not in the encoding it names: they are replaced by "\uFFFD".`,
  }));
  const { text } = decoded;
  try {
    const read = readText(text, url, now);
    return read.kind === "feed" || read.kind === "list" ? { ...read, issues: [...replaced, ...read.issues] } : read;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return broken(`${url} cannot be read as what it seems to be (${reason}). Open it in a browser to see what it is.`);
  }
}

function readText(text: string, url: string, now: number): SourceRead {
  const { xml, entities } = withoutDoctype(text);
  if (isSitemap(xml)) {
    const sitemap = readSitemap(xml, url);
    if (sitemap === undefined) return broken(`${url} is a sitemap that cannot be read: its XML is broken.`);
    if (sitemap.kind === "sitemap-index") return sitemap;
    return feedOf(sitemap.feed, [], url, now, entities);
  }
  if (isOpml(xml)) return { kind: "list", ...readOpml(xml, url) };
  const looksLikeFeed = /<(?:[\w-]+:)?(?:rss|rdf|feed)[\s>]/i.test(xml.slice(0, 8192)) || /^\s*\{/.test(text);
  if (!looksLikeFeed) return isPage(text) ? { kind: "page", html: text, ...announcedBy(text, url) } : { kind: "other" };
  const whole = attempt(() => ({ feed: rawFeed(xml), broken: [] }));
  const read = whole ?? mendFeed(xml);
  if (read !== undefined) return feedOf(read.feed, read.broken, url, now, entities);
  if (isPage(text)) return { kind: "page", html: text, ...announcedBy(text, url) };
  if (/^\s*\{/.test(text)) return { kind: "other" };
  return broken(`${url} is a feed whose XML is broken, and not one item of it can be read. Tell the publisher.`);
}

function feedOf(
  raw: RawFeed,
  brokenItems: Mended["broken"],
  url: string,
  now: number,
  entities: ReadonlySet<string>,
): Feed {
  const { items, bad, issues } = checkItems(raw, { url, now, entities });
  const lost = brokenItems.map((number) => ({
    place: `${url}#item-${number}`,
    issue: {
      code: "FEED_ITEM_BROKEN",
      message: `Item ${number} of ${url} is broken XML and is left out; the others are read. Tell the publisher.`,
    },
  }));
  const title = raw.title === undefined ? undefined : plainTitle({ value: raw.title, html: true });
  return {
    kind: "feed",
    format: raw.format,
    ...(title !== undefined && { title }),
    ...(raw.patience !== undefined && { patience: raw.patience }),
    items,
    bad: [...lost, ...bad],
    issues,
  };
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** The server's word comes before the document's. */
function charsetOf(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*"?([\w:.-]+)/i.exec(contentType ?? "")?.[1];
}

function broken(message: string): SourceRead {
  return { kind: "broken", issue: { code: "FEED_BROKEN", message } };
}
