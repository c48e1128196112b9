/** Records → a report for a terminal. */
export { clip, columns, harmless, pad, plural } from "./layout.ts";
export type { Read } from "./names.ts";
export { writeReport } from "./report.ts";
