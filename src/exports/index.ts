/** What the store keeps, written in the formats that others read. */
export { type Export, exportOf, type Passed, type Wish, whyNot } from "./export.ts";
export { FORMATS_OF } from "./formats.ts";
export { oneLine } from "./one-line.ts";
export { packageOf } from "./package.ts";
export type { Chunk, Kind } from "./rows.ts";
