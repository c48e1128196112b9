/** Files, pages and lines → documents. */
export { type Defaults, readDocumentLine, withDefaults } from "./documents.ts";
export { findFiles, readFile } from "./files.ts";
export { type Ingested, type IngestIssue, isProblem } from "./ingested.ts";
export { languageIssue, otherLanguage } from "./language.ts";
export { LONGEST_LINE, splitLines } from "./lines.ts";
export { lineId, lineName, parseFile } from "./parse-file.ts";
