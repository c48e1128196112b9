/** Subscriptions read whenever they are due, until the signal comes. */
import { readSubscription } from "./read-subscription.ts";
import type { SyncReport, SyncServices } from "./types.ts";

/** The longest sleep, in milliseconds: what another program subscribes to meanwhile is noticed after it. */
const LONGEST_SLEEP = 60_000;

export interface Watching extends SyncServices {
  /** Ends early, without an error, when the signal comes. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Resolves when the signal has come and all that was begun is finished. A slow subscription holds up no other. */
export async function watchAll(services: Watching, told: (report: SyncReport) => void): Promise<void> {
  const { subscriptions, clock, signal, limits, sleep } = services;
  const running = new Map<string, Promise<void>>();
  const trouble = Promise.withResolvers<never>();
  trouble.promise.catch(() => undefined);
  const begin = (url: string, reading: Promise<SyncReport>): void => {
    const finished = reading.then(told, trouble.reject).finally(() => running.delete(url));
    running.set(url, finished);
  };
  while (!signal.aborted) {
    const due = (await subscriptions.due(clock())).filter(({ url }) => !running.has(url));
    for (const subscription of due.slice(0, limits.subscriptions - running.size)) {
      begin(subscription.url, readSubscription(subscription, services));
    }
    const waits = (await subscriptions.list())
      .filter(({ state, url }) => state === "active" && !running.has(url))
      .map((next) => next.due - clock());
    const wait = Math.min(LONGEST_SLEEP, ...waits.filter((time) => time > 0));
    const early = new AbortController();
    const woken = AbortSignal.any([signal, early.signal]);
    // Room for the next one is worth waking up for.
    await Promise.race([sleep(Math.max(wait, 50), woken), trouble.promise, ...running.values()]).finally(() =>
      early.abort(),
    );
  }
  await Promise.race([Promise.all(running.values()), trouble.promise]);
}
