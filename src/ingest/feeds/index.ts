/** Feeds, sitemaps and lists of feeds → their items. */
export { plainText, plainTitle } from "./plain.ts";
export { type Answer, readSource } from "./read-source.ts";
export type { BadItem, Feed, FeedItem, Linked, SourceRead } from "./types.ts";
