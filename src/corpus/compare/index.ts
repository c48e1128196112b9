/** What changed: between two texts, between two codings of one. */
export { type Change, compareRecords } from "./records.ts";
export { compareTexts, type Line } from "./texts.ts";
