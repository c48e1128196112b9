/** The query language of search, events and claims. */
export { parseQuery, type QueryRead } from "./parse.ts";
export { EVERYTHING, FILTER_KEYS, type Filter, type FilterKey, KEY_HELP, type Query, type Words } from "./query.ts";
export { fromUrl, toUrl, writeQuery } from "./write.ts";
