/** Addresses, titles or outlets → the subscriptions meant. */
import { resolve } from "node:path";
import { type Store, StoreError, type Subscription } from "../../store/index.ts";

/** @throws StoreError SUBSCRIPTION_UNKNOWN */
export async function subscriptionsNamed(names: readonly string[], store: Store): Promise<readonly Subscription[]> {
  const found: Subscription[] = [];
  for (const name of names) {
    const subscription = (await store.subscriptions.find(name)) ?? (await store.subscriptions.find(resolve(name)));
    if (subscription === undefined) {
      throw new StoreError(
        "SUBSCRIPTION_UNKNOWN",
        `There is no subscription "${name}", or several are called so. Give its address: they are listed by readout feeds`,
      );
    }
    found.push(subscription);
  }
  return found;
}
