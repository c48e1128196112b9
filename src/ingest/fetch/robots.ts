/** A page's address → whether its host lets programs read it (RFC 9309), from a robots.txt read once a day. */
import { type Answer, headerOf } from "./exchange.ts";
import { type Failure, type FailureCode, failure } from "./failure.ts";
import type { Followed } from "./follow.ts";
import type { FetchLimits } from "./options.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { parseRobots, type Rules } from "./robots-rules.ts";
import { unpack } from "./unpack.ts";

export interface Robots {
  permit(url: URL): Promise<Failure | undefined>;
}

interface Means {
  /** The robots.txt of an address, through the same guarded way as everything else. */
  readonly read: (robotsUrl: string) => Promise<Followed | Failure>;
  readonly agent: string;
  readonly limits: FetchLimits;
  readonly clock: () => number;
  readonly slowDown: (host: string, pause: number) => void;
}

type Outcome = { readonly kind: "rules"; readonly rules: Rules } | Failure;

interface Kept {
  readonly outcome: Outcome;
  readonly until: number;
}

export function createRobots({ read, agent, limits, clock, slowDown }: Means): Robots {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Outcome>>();

  const renew = async (origin: string): Promise<Outcome> => {
    const outcome = await outcomeOf(await read(`${origin}/robots.txt`), origin, { agent, limits, now: clock() });
    const old = kept.get(origin);
    // While it cannot be read, the last one that could goes on to count.
    const used = outcome.kind === "failed" && old?.outcome.kind === "rules" ? old.outcome : outcome;
    const time = outcome.kind === "failed" ? limits.robotsRetry : limits.robotsKept;
    kept.delete(origin);
    if (used.kind === "rules" || used.code !== "FETCH_CLOSED")
      kept.set(origin, { outcome: used, until: clock() + time });
    forgetOldest(kept);
    return used;
  };

  const outcomeFor = (origin: string): Promise<Outcome> | Outcome => {
    const known = kept.get(origin);
    if (known !== undefined && known.until > clock()) return known.outcome;
    let task = underWay.get(origin);
    if (task === undefined) {
      task = renew(origin).finally(() => underWay.delete(origin));
      underWay.set(origin, task);
    }
    return task;
  };

  return {
    permit: async (url) => {
      if (url.pathname === "/robots.txt") return undefined;
      const outcome = await outcomeFor(url.origin);
      if (outcome.kind === "failed") return unread(url, outcome);
      const { delay } = outcome.rules;
      if (delay !== undefined) slowDown(url.hostname, delay);
      return verdict(url, outcome.rules);
    },
  };
}

function verdict(url: URL, rules: Rules): Failure | undefined {
  const says = rules.judge(url);
  if (says === "allowed") return undefined;
  if (says === "forbidden") {
    const what = `was not asked for: ${url.host}/robots.txt asks programs not to read it. Read it in your browser, save the page and add the file.`;
    return failure("FETCH_ROBOTS", url.href, what);
  }
  const what = `was not asked for: ${url.host}/robots.txt is too long and winding to be held against so long an address. Save the page in your browser and add the file.`;
  return failure("FETCH_ROBOTS", url.href, what);
}

/** Trouble that the page would meet as well keeps its own name. */
const ALSO_THE_PAGE: ReadonlySet<string> = new Set<FailureCode>([
  "FETCH_DNS",
  "FETCH_CONNECT",
  "FETCH_TLS",
  "FETCH_REFUSED_PRIVATE",
  "FETCH_WAIT",
  "FETCH_CLOSED",
]);

function unread(url: URL, cause: Failure): Failure {
  const { retryAfter, status } = cause;
  const what = `was not asked for, since what programs may read there is not known. ${cause.message}`;
  const more = {
    ...(status === undefined ? {} : { status }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
  const unreadable = failure("FETCH_ROBOTS_UNREADABLE", url.href, what, more);
  return ALSO_THE_PAGE.has(cause.code) ? { ...unreadable, code: cause.code, lasting: cause.lasting } : unreadable;
}

interface Reading extends Pick<Means, "agent" | "limits"> {
  readonly now: number;
}

/** 2xx: what it says. 4xx and endless redirects: there is none, all is allowed. Everything else: not known, nothing is asked for. */
async function outcomeOf(found: Followed | Failure, origin: string, { agent, limits, now }: Reading): Promise<Outcome> {
  if (found.kind === "failed") {
    const isNone = found.code === "FETCH_REDIRECTS" || found.code === "FETCH_REDIRECT_LOOP";
    return isNone ? none(origin, agent) : found;
  }
  const { answer, url } = found;
  const { status } = answer;
  if (status >= 200 && status < 300) return readRules(answer, url, origin, { agent, limits, now });
  // 429 is a 4xx by number only: the host does not say that there is no robots.txt, it says "not now".
  if (status >= 300 && status < 500 && status !== 429) return none(origin, agent);
  const retryAfter = parseRetryAfter(headerOf(answer, "retry-after"), now);
  const what = `answered ${status}. It is asked again later.`;
  return failure("FETCH_STATUS", url.href, what, { status, ...(retryAfter === undefined ? {} : { retryAfter }) });
}

async function readRules(answer: Answer, url: URL, origin: string, { agent, limits }: Reading): Promise<Outcome> {
  const unpacked = await unpack(answer.bytes, headerOf(answer, "content-encoding"), UNPACKED * limits.robotsBytes);
  if (unpacked.kind === "bytes") {
    const text = new TextDecoder().decode(unpacked.bytes.subarray(0, limits.robotsBytes));
    return { kind: "rules", rules: parseRobots(text, origin, agent) };
  }
  const why = unpacked.kind === "bomb" ? "it unpacks to more than a robots.txt may have" : `it is ${unpacked.why}`;
  return failure("FETCH_ENCODING", url.href, `was not read: ${why}. It is asked again later.`);
}

/** A packed robots.txt may be this many times as long as what is used of it. */
const UNPACKED = 10;

function none(origin: string, agent: string): Outcome {
  return { kind: "rules", rules: parseRobots("", origin, agent) };
}

/** So many hosts' rules are kept; those read longest ago go first. */
const MOST_KEPT = 500;

function forgetOldest(kept: Map<string, Kept>): void {
  for (const origin of kept.keys()) {
    if (kept.size <= MOST_KEPT) return;
    kept.delete(origin);
  }
}
