/** Addresses → bytes, or the reason why not. */
export { createFetcher } from "./fetcher.ts";
export { type FetcherOptions, type FetchLimits, readoutAgent } from "./options.ts";
export type { Fetched, Fetcher, FetchRequest } from "./types.ts";
