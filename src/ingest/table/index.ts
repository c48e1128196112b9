/** CSV, TSV and JSON lines whose columns are mapped → documents. */
export { needsMapping, readMappedLines } from "./mapped-lines.ts";
export { readTable } from "./table.ts";
