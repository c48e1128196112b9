/** Where the record is kept. */
export { StoreError, type StoreErrorCode } from "./errors.ts";
export type * from "./relations.ts";
export { type Restored, restoreStore } from "./sqlite/backup.ts";
export { type Salvaged, salvageStore } from "./sqlite/salvage.ts";
export { openStore, type StoreOptions } from "./sqlite/store.ts";
export type * from "./store.ts";
export type * from "./stories.ts";
export type * from "./subscriptions.ts";
export type * from "./upkeep.ts";
