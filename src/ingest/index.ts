/** Files, pages and lines → documents. */
export { type Defaults, type DocumentRead, readDocumentLine, withDefaults } from "./documents.ts";
export { type Found, findFiles, readFile } from "./files.ts";
export { type Ingested, type IngestIssue, isProblem } from "./ingested.ts";
export { languageIssue, otherLanguage } from "./language.ts";
export { type Line, LONGEST_LINE, type LongLine, splitLines } from "./lines.ts";
export { FORMATS, lineId, lineName, parseFile } from "./parse-file.ts";
