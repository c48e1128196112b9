/** Items as a feed gives them → items that can be worked on, and those that cannot, with the reason. */
import { createHash } from "node:crypto";
import type { Issue } from "../../model/index.ts";
import { addressOf } from "./address.ts";
import { feedDate } from "./feed-date.ts";
import { plainTitle } from "./plain.ts";
import type { RawFeed } from "./raw-items.ts";
import type { BadItem, Feed, FeedItem, Markup, RawItem } from "./types.ts";

export interface Checking {
  /** Address of the feed. */
  readonly url: string;
  readonly now: number;
  /** Names of entities that the feed wanted to define. */
  readonly entities: ReadonlySet<string>;
}

type Checked = Pick<Feed, "items" | "bad" | "issues">;

interface Dated {
  readonly item: FeedItem;
  readonly time: number;
}

export function checkItems(feed: RawFeed, checking: Checking): Checked {
  const { url: feedUrl, entities } = checking;
  const urlOf = (item: RawItem): string | undefined =>
    addressOf(item.link, item.base, feed.base, feedUrl) ?? (item.idIsAddress === true ? addressOf(item.id) : undefined);
  const shared = sharedIds(feed.items, urlOf);
  const sharedUrls = sharedAddresses(feed.items, shared, urlOf);
  const found = new Map<string, Dated>();
  const bad: BadItem[] = [];
  let repeated = 0;
  for (const [i, raw] of feed.items.entries()) {
    const url = urlOf(raw);
    const id = raw.id !== undefined && !shared.has(raw.id) ? raw.id : undefined;
    const digest = digestOf(raw, url);
    const key = id ?? url ?? `text:${digest}`;
    const name = nameOf(raw, i, feedUrl);
    const place = url ?? `${feedUrl}#${id ?? `item-${i + 1}`}`;
    const wrong = wrongWith(raw, url, name, entities);
    if (wrong !== undefined) {
      bad.push({ place, issue: wrong });
      continue;
    }
    const date = dateOf(raw, name, checking.now);
    const item: FeedItem = {
      key,
      digest,
      ...(url !== undefined && { url }),
      ...(url !== undefined && sharedUrls.has(url) && { isUrlShared: true }),
      ...(date.published !== undefined && { published: date.published }),
      ...picked(raw, feed.lang),
      issues: date.issues,
    };
    const before = found.get(key);
    if (before !== undefined) repeated += 1;
    if (before === undefined || date.time > before.time) found.set(key, { item, time: date.time });
  }
  // A stable sort: what has no date stays in the feed's order, behind the rest.
  const items = [...found.values()].sort((a, b) => (a.time === b.time ? 0 : b.time - a.time)).map(({ item }) => item);
  return { items, bad, issues: remarksOn(feedUrl, repeated, shared.size) };
}

/** Some feeds give every item the same id: it tells nothing then. */
function sharedIds(items: readonly RawItem[], urlOf: (item: RawItem) => string | undefined): ReadonlySet<string> {
  const seen = new Map<string, string>();
  const shared = new Set<string>();
  for (const item of items) {
    const url = urlOf(item);
    if (item.id === undefined || url === undefined) continue;
    const before = seen.get(item.id);
    if (before === undefined) seen.set(item.id, url);
    else if (before !== url) shared.add(item.id);
  }
  return shared;
}

/** Addresses of several items that have ids of their own. */
function sharedAddresses(
  items: readonly RawItem[],
  sharedIds: ReadonlySet<string>,
  urlOf: (item: RawItem) => string | undefined,
): ReadonlySet<string> {
  const seen = new Map<string, string>();
  const shared = new Set<string>();
  for (const item of items) {
    const url = urlOf(item);
    if (item.id === undefined || url === undefined || sharedIds.has(item.id)) continue;
    const before = seen.get(url);
    if (before === undefined) seen.set(url, item.id);
    else if (before !== item.id) shared.add(url);
  }
  return shared;
}

/** Not the date of publication: many feeds write the present time there. */
function digestOf({ title, summary, content, updated }: RawItem, url: string | undefined): string {
  const said = [title?.value, summary?.value, content?.value, updated, url].map((part) => part ?? null);
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 24);
}

function nameOf({ title }: RawItem, i: number, feedUrl: string): string {
  const words = plainTitle(title);
  const said = words === undefined ? "" : `"${words.length > 80 ? `${words.slice(0, 79)}…` : words}", `;
  return `${said}item ${i + 1} of ${feedUrl}`;
}

function wrongWith(
  raw: RawItem,
  url: string | undefined,
  name: string,
  entities: ReadonlySet<string>,
): Issue | undefined {
  const used = entities.size === 0 ? undefined : usedEntity(raw, entities);
  if (used !== undefined) {
    return {
      code: "FEED_ITEM_ENTITY",
      message: `${name} uses an entity that the feed defines itself (&${used};). Such entities are not expanded, so the item is left out; tell the publisher.`,
    };
  }
  if (url !== undefined || (raw.content?.value ?? raw.summary?.value ?? "").trim() !== "") return undefined;
  const link = raw.link === undefined ? "has no link" : `has a link that is no web address (${raw.link.slice(0, 80)})`;
  return {
    code: "FEED_ITEM_NO_LINK",
    message: `${name} ${link} and carries no text, so there is nothing to read. It is left out; tell the publisher.`,
  };
}

function usedEntity(raw: RawItem, entities: ReadonlySet<string>): string | undefined {
  const said = [raw.title?.value, raw.summary?.value, raw.content?.value, raw.link, raw.id].join(" ");
  for (const [, name = ""] of said.matchAll(/&([\w:.-]+);/g)) if (entities.has(name)) return name;
  return undefined;
}

function dateOf(
  { published, updated }: RawItem,
  name: string,
  now: number,
): { readonly published?: string; readonly time: number; readonly issues: readonly Issue[] } {
  const given = published ?? updated;
  if (given === undefined) {
    const message = `${name} has no date of publication. Its page may have one; else give one: readout add FILE --date DATE.`;
    return { time: Number.NEGATIVE_INFINITY, issues: [{ code: "FEED_DATE_MISSING", message }] };
  }
  const read = feedDate(given, now);
  if (read.kind === "date") return { published: read.date, time: read.time, issues: [] };
  const said = `(${given.trim().slice(0, 60)})`;
  const message = {
    unreadable: `${name} has a date that cannot be read ${said}; dates are like "Tue, 03 Mar 2026 10:00:00 GMT" or 2026-03-03T10:00:00Z. It is taken without a date.`,
    future: `${name} has a date more than a day ahead ${said}. The date is not believed and left out.`,
    placeholder: `${name} has a date that programs write when they know none ${said}. It is left out.`,
  }[read.why];
  return {
    time: Number.NEGATIVE_INFINITY,
    issues: [{ code: `FEED_DATE_${read.why.toUpperCase()}`, message }],
  };
}

function picked({ title, summary, content, source, lang: own }: RawItem, ofFeed?: string): Partial<FeedItem> {
  // Programs write "en" into feeds of every language.
  const lang = own ?? (ofFeed !== undefined && /^en\b/i.test(ofFeed) ? undefined : ofFeed);
  const has = (words: Markup | undefined): words is Markup => words !== undefined && words.value.trim() !== "";
  return {
    ...(has(title) && { title }),
    ...(has(summary) && { summary }),
    ...(has(content) && { content }),
    ...(source !== undefined && { source }),
    ...(lang !== undefined && { lang }),
  };
}

function remarksOn(url: string, repeated: number, shared: number): readonly Issue[] {
  return [
    ...(repeated === 0
      ? []
      : [
          {
            code: "FEED_ITEM_TWICE",
            message: `${repeated} items of ${url} stand in it twice: the newest of each is read.`,
          },
        ]),
    ...(shared === 0
      ? []
      : [
          {
            code: "FEED_ID_SHARED",
            message: `Different items of ${url} have the same id: they are told apart by their links.`,
          },
        ]),
  ];
}
