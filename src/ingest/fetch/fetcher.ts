/** Options → a fetcher: what it is asked for comes back as bytes or as a reason, whatever the other side does. */
import type { FetcherOptions } from "./options.ts";
import type { Fetcher } from "./types.ts";

export function createFetcher(options: FetcherOptions): Fetcher {
  return {
    fetch: async ({ url }) => ({
      kind: "failed",
      code: "FETCH_CLOSED",
      message: `${url} was not asked for: ${options.userAgent} has no network yet.`,
      lasting: false,
    }),
    close: async () => {},
  };
}
