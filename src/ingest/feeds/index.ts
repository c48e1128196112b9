/** Feeds, sitemaps and lists of feeds → their items. */
export { addressOf } from "./address.ts";
export { timeOf } from "./feed-date.ts";
export { plainText, plainTitle } from "./plain.ts";
export { readSource } from "./read-source.ts";
export type { BadItem, Feed, FeedItem, Linked, SourceRead } from "./types.ts";
