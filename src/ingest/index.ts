/** Files, pages and lines → documents. */
export { opensAsCollection, readCollection, readNamedColumns } from "./collections.ts";
export { type Defaults, readDocumentLine, withDefaults } from "./documents.ts";
export { findFiles, isCollected, readFile } from "./files.ts";
export { isJsonLines } from "./formats.ts";
export { type Ingested, type IngestIssue, isProblem } from "./ingested.ts";
export { type Columns, DATE_FORMATS, type DateFormat, type Item, type ReadOptions } from "./items.ts";
export { isEnglish, keptLanguage, languageIssue } from "./language.ts";
export { LONGEST_LINE, splitLines } from "./lines.ts";
export { lineId, lineName, parseFile } from "./parse-file.ts";
export { parseColumns } from "./table/columns.ts";
