/** Sources that grow by themselves: subscriptions read when they are due, their items kept as documents. */
export { type Opened, openAddress } from "./open-address.ts";
export { readSubscription } from "./read-subscription.ts";
export { type Retried, retryAside } from "./retry.ts";
export { FIRST_INTERVAL } from "./schedule.ts";
export { syncAll } from "./sync.ts";
export {
  type FolderRead,
  type Kept,
  type Provenance,
  type Sink,
  SYNC_LIMITS,
  type SyncReport,
  type SyncServices,
} from "./types.ts";
export { watchAll } from "./watch.ts";
