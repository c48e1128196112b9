/** Requests to many hosts → each in its turn: one at a time to a host, with a pause between, and not too many at once. */
import { closedFailure, type Failure, failure } from "./failure.ts";
import type { FetchLimits } from "./options.ts";

export interface Turns {
  /** `hurried`: without the pause, for the second half of one answer (a redirect is followed at once, as browsers do). */
  take<T>(url: URL, hurried: boolean, work: () => Promise<T>): Promise<T | Failure>;
  /** The host asks for longer pauses (Crawl-delay). */
  slowDown(host: string, pause: number): void;
  /** The host asks for none at all for some time (Retry-After). */
  hold(host: string, milliseconds: number): void;
}

interface Means {
  readonly limits: FetchLimits;
  readonly clock: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly closed: AbortSignal;
}

interface Host {
  /** Settles when everybody who came before is done. */
  last: Promise<void>;
  waiting: number;
  /** No request starts before this time. */
  nextAt: number;
  pause: number;
  heldUntil: number;
}

export function createTurns({ limits, clock, sleep, closed }: Means): Turns {
  const hosts = new Map<string, Host>();
  const gate = createSemaphore(limits.concurrent);

  const hostOf = (name: string): Host => {
    let host = hosts.get(name);
    if (host === undefined) {
      forgetIdle(hosts, clock());
      host = { last: Promise.resolve(), waiting: 0, nextAt: 0, pause: limits.hostPause, heldUntil: 0 };
      hosts.set(name, host);
    }
    return host;
  };

  const refusal = (url: URL, host: Host): Failure | undefined => {
    if (closed.aborted) return closedFailure(url.href);
    const retryAfter = host.heldUntil - clock();
    if (retryAfter <= 0) return undefined;
    const what = `was not asked for: ${url.hostname} asked to wait, ${Math.ceil(retryAfter / 1000)} s from now. It is asked again later.`;
    return failure("FETCH_WAIT", url.href, what, { retryAfter });
  };

  const work = async <T>(url: URL, host: Host, hurried: boolean, task: () => Promise<T>): Promise<T | Failure> => {
    const wait = hurried ? 0 : host.nextAt - clock();
    // How a sleep ends does not matter: what counts is looked at below.
    if (wait > 0 && refusal(url, host) === undefined) await sleep(wait, closed).catch(() => {});
    return gate(async () => {
      const refused = refusal(url, host);
      if (refused !== undefined) return refused;
      try {
        return await task();
      } finally {
        host.nextAt = clock() + host.pause;
      }
    });
  };

  return {
    take: async (url, hurried, task) => {
      const host = hostOf(url.hostname);
      const before = host.last;
      host.waiting += 1;
      const mine = before.then(() => work(url, host, hurried, task));
      host.last = mine.then(
        () => {},
        () => {},
      );
      try {
        return await mine;
      } finally {
        host.waiting -= 1;
      }
    },
    slowDown: (name, pause) => {
      hostOf(name).pause = Math.max(limits.hostPause, Math.min(pause, limits.crawlDelay));
    },
    hold: (name, milliseconds) => {
      hostOf(name).heldUntil = clock() + milliseconds;
    },
  };
}

/** So many hosts are remembered; above, those are forgotten that nobody waits for and that ask for nothing. */
const MOST_HOSTS = 5000;

function forgetIdle(hosts: Map<string, Host>, now: number): void {
  if (hosts.size < MOST_HOSTS) return;
  for (const [name, host] of hosts) {
    if (host.waiting === 0 && host.nextAt <= now && host.heldUntil <= now) hosts.delete(name);
  }
}

function createSemaphore(places: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = places;
  const queue: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await task();
    } finally {
      const next = queue.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
