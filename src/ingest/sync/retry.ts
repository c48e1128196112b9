/** Items that were set aside, tried again now. */
import type { Fault } from "../../store/index.ts";
import { itemOf } from "./set-aside.ts";
import type { SyncServices } from "./types.ts";
import { workItems } from "./work-items.ts";

export interface Retried {
  readonly kept: number;
  readonly aside: number;
  /** Nothing can be tried: the feed gave no item that could be read. */
  readonly hopeless: number;
}

export async function retryAside(faults: readonly Fault[], services: SyncServices): Promise<Retried> {
  let [kept, aside, hopeless] = [0, 0, 0];
  const bySubscription = Map.groupBy(faults, (fault) => fault.aside?.subscription ?? "");
  for (const [url, group] of bySubscription) {
    const items = group.flatMap((fault) => itemOf(fault) ?? []);
    hopeless += group.length - items.length;
    const subscription = await services.subscriptions.find(url);
    if (subscription === undefined || items.length === 0) continue;
    const worked = await workItems(items, subscription, services);
    aside += worked.aside;
    for (const count of worked.outcomes.values()) kept += count;
  }
  return { kept, aside, hopeless };
}
