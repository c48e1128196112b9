/** What is known of sources: their kinds, and the built-in list. */
export { isOfficial, SOURCE_KINDS, type SourceKind, sourceKindOf } from "./kinds.ts";
export type { KnownSource, KnownSources, OwnerFamily } from "./known-sources.ts";
export { loadKnownSources } from "./load.ts";
