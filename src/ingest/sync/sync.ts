/** Subscriptions that are due → each read once, several at a time. */
import type { Subscription } from "../../store/index.ts";
import { readSubscription } from "./read-subscription.ts";
import { sideBySide } from "./side-by-side.ts";
import type { SyncReport, SyncServices } from "./types.ts";

/** `told` is given each report as soon as it is there. Those not begun when the signal comes are left for the next time. */
export async function syncAll(
  subscriptions: readonly Subscription[],
  services: SyncServices,
  told: (report: SyncReport) => void,
): Promise<void> {
  await sideBySide(subscriptions, services.limits.subscriptions, async (subscription) => {
    if (!services.signal.aborted) told(await readSubscription(subscription, services));
  });
}
