/** Answers by address → a fetcher for tests without a network, and what it was asked. */
import type { Fetched, Fetcher, FetchRequest } from "./types.ts";

export interface ScriptedFetcher extends Fetcher {
  /** Every request, in the order it came. */
  readonly asked: readonly FetchRequest[];
}

/** An address that has no answer is not found (404), as on the web. */
export function scriptedFetcher(answers: Readonly<Record<string, Fetched | (() => Fetched)>>): ScriptedFetcher {
  const asked: FetchRequest[] = [];
  const known = new Map(Object.entries(answers));
  return {
    asked,
    fetch: async (request) => {
      asked.push(request);
      const answer = known.get(request.url);
      if (answer === undefined) return notFound(request.url);
      return typeof answer === "function" ? answer() : answer;
    },
    close: async () => {},
  };
}

/** A text as an answer. */
export function fetchedText(url: string, text: string, contentType = "text/html; charset=utf-8"): Fetched {
  return { kind: "fetched", url, moved: false, contentType, bytes: new TextEncoder().encode(text) };
}

function notFound(url: string): Fetched {
  return {
    kind: "failed",
    code: "FETCH_STATUS",
    message: `${url} answered 404: nothing is there. Check the address.`,
    status: 404,
    lasting: true,
  };
}
