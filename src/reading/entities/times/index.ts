/** Time expressions: what other stages may use. */
export type { FoundTimes, TimeInput, TimeKnowledge } from "./find.ts";
export { findTimes } from "./find.ts";
export { createTimeTagger, readTimeKnowledge } from "./tagger.ts";
