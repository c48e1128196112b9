/** Files of event datasets → entries for the store. */
export { loadCodes } from "./codes.ts";
export { type Asked, type RowItem, readRows } from "./read-rows.ts";
export { DATASETS, type DatasetId, termsText } from "./tables.ts";
