/** Options → a fetcher: what it is asked for comes back as bytes or as a reason, whatever the other side does. */
import { createGate } from "./address.ts";
import { createConnections } from "./connect.ts";
import { exchange, type Question } from "./exchange.ts";
import { failure } from "./failure.ts";
import { type Course, follow } from "./follow.ts";
import { type FetcherOptions, LIMITS, sleepFor, type Wanted } from "./options.ts";
import { fetchedOf, waitOf } from "./result.ts";
import { createRobots } from "./robots.ts";
import { createTurns } from "./turns.ts";
import type { Fetched, Fetcher, FetchRequest } from "./types.ts";
import { ENCODINGS } from "./unpack.ts";
import { checkUrl } from "./url.ts";

/**
 * Pages are read only where robots.txt lets programs read. It is not asked about feeds, which are made for programs, nor about
 * files, which the user names one by one.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { userAgent, clock = Date.now, sleep = sleepFor, allowPrivate = false, resolve } = options;
  const limits = { ...LIMITS, ...options.limits };
  const closing = new AbortController();
  const gate = createGate(allowPrivate);
  const connections = createConnections(gate, limits, resolve);
  const turns = createTurns({ limits, clock, sleep, closed: closing.signal });

  const courseFor = (body: Body, whole: number, permit: Course["permit"]): Course => ({
    whole,
    permit,
    redirects: limits.redirects,
    check: (address, base) => checkUrl(address, gate, limits.urlLength, base),
    ask: async (url, isRedirect, left) => {
      const headers = { "user-agent": userAgent, "accept-encoding": ENCODINGS, ...body.headers };
      const question = { ...body, url, headers, whole: left };
      const answer = await turns.take(url, isRedirect, () =>
        exchange(connections.dispatcher, question, limits, closing.signal),
      );
      const wait = answer.kind === "answer" ? waitOf(answer, clock()) : undefined;
      if (wait !== undefined) turns.hold(url.hostname, wait);
      return answer;
    },
  });

  const { permit } = createRobots({
    agent: userAgent,
    limits,
    clock,
    slowDown: turns.slowDown,
    read: (address) => {
      const body = { bytes: limits.robotsBytes, cut: true, headers: { accept: "text/plain, */*;q=0.1" } };
      return follow(address, courseFor(body, limits.robotsTime, anything));
    },
  });

  const fetchOne = async (request: FetchRequest): Promise<Fetched> => {
    const { wanted } = request;
    const body = { bytes: limits.bytes[wanted], cut: false, headers: headersFor(request) };
    const course = courseFor(body, limits.whole[wanted], wanted === "page" ? permit : anything);
    const found = await follow(request.url, course);
    return found.kind === "failed" ? found : fetchedOf(request, found, limits, clock());
  };

  return {
    fetch: async (request) => {
      try {
        return await fetchOne(request);
      } catch (error) {
        // Nothing above throws. Should it once, a sync of a thousand sources must not end for one of them.
        const what = `was not read: ${error instanceof Error ? error.message : String(error)}. Report this as a defect of Readout.`;
        return failure("FETCH_DEFECT", String(request.url), what);
      }
    },
    close: async () => {
      closing.abort();
      await connections.close();
    },
  };
}

type Body = Pick<Question, "bytes" | "cut" | "headers">;

const anything: Course["permit"] = async () => undefined;

const ACCEPT: Readonly<Record<Wanted, string>> = {
  page: "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
  feed: "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5",
  file: "*/*",
};

function headersFor({ wanted, etag, lastModified }: FetchRequest): Readonly<Record<string, string>> {
  return {
    accept: ACCEPT[wanted],
    ...(isHeaderValue(etag) ? { "if-none-match": etag } : {}),
    ...(isHeaderValue(lastModified) ? { "if-modified-since": lastModified } : {}),
  };
}

/** What a server once sent as a header can be sent back; anything else is left out, and the page is simply read anew. */
function isHeaderValue(text: string | undefined): text is string {
  return text !== undefined && /^[\t\x20-\x7e\x80-\xff]+$/.test(text);
}
