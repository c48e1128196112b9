/** New items of a subscription → documents kept and items noted; what cannot be taken is set aside. */
import type { Outcome, Subscription } from "../../store/index.ts";

import { type FeedItem, timeOf } from "../feeds/index.ts";
import { asideFault, placeOf } from "./set-aside.ts";
import { sideBySide } from "./side-by-side.ts";
import { takeItem } from "./take-item.ts";
import type { SyncServices } from "./types.ts";

export interface Worked {
  readonly outcomes: ReadonlyMap<Outcome, number>;
  readonly aside: number;
  /** Not begun: time was up, or the end was asked for. */
  readonly left: number;
}

export async function workItems(
  items: readonly FeedItem[],
  subscription: Subscription,
  services: SyncServices,
): Promise<Worked> {
  const { subscriptions, faults, clock, limits, signal } = services;
  const begun = clock();
  const { url } = subscription;
  const asideBefore = new Set((await faults.aside(url)).map(({ place }) => place));
  const outcomes = new Map<Outcome, number>();
  const pages = new Map<string, string>();
  let [aside, left] = [0, 0];
  await sideBySide(items, limits.together, async (item) => {
    if (signal.aborted || clock() - begun > limits.time) {
      left += 1;
      return;
    }
    const taken = await takeItem(item, subscription, services, pages);
    const { key, digest } = item;
    if (taken.kind === "aside") {
      aside += 1;
      await faults.keep([asideFault(item, url, taken)]);
      // Seen, so that only its turn among those set aside brings it back.
      await subscriptions.note(url, [{ key, digest }]);
      return;
    }
    outcomes.set(taken.outcome, (outcomes.get(taken.outcome) ?? 0) + 1);
    const isNew = BROUGHT.has(taken.outcome);
    const lag = isNew ? lagOf(item, subscription, clock()) : undefined;
    const document = taken.outcome === "forgotten" ? {} : { document: taken.id };
    await subscriptions.note(url, [{ key, digest, ...document, isNew, ...(lag !== undefined && { lag }) }]);
    const place = placeOf(item, url);
    if (asideBefore.has(place)) await faults.clear(place);
  });
  return { outcomes, aside, left };
}

const BROUGHT: ReadonlySet<Outcome> = new Set(["added", "revised", "older"]);

/** The first reading finds what has long been there, and a day alone is no time. */
function lagOf({ published }: FeedItem, { succeeded }: Subscription, now: number): number | undefined {
  if (succeeded === undefined || published === undefined || !published.includes("T")) return undefined;
  return Math.max(0, now - timeOf(published));
}
