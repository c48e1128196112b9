/** Who says what in a text, to the character. */
export type { Attribution } from "./attribution.ts";
export { type CueLexicon, loadCues } from "./cues.ts";
export { findAttributions } from "./find.ts";
