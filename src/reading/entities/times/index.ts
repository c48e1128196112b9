/** Time expressions: what other stages may use. */
export type { FoundTimes, TimeInput, TimeKnowledge } from "./find.ts";
export { createTimeTagger } from "./tagger.ts";
