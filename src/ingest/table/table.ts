/** A CSV or TSV file → its documents, row by row; what is wrong with a row is said with its line. */
import type { IngestIssue } from "../ingested.ts";
import type { Field, Item, ReadOptions } from "../items.ts";
import { lineId, lineName } from "../parse-file.ts";
import { mapColumns, mappingText } from "./columns.ts";
import { mappedDocument } from "./mapped-document.ts";
import { readRows } from "./rows.ts";

export async function* readTable(
  chunks: AsyncIterable<Uint8Array | string>,
  file: string,
  options: ReadOptions,
): AsyncGenerator<Item> {
  let head: Head | undefined;
  for await (const row of readRows(chunks, file.toLowerCase().endsWith(".tsv"))) {
    const { line, end } = row;
    const place = lineId(file, line);
    if (row.kind === "broken") {
      const what =
        row.reason === "quote"
          ? "opens a quotation mark that is never closed"
          : "is longer than 16 MiB, probably since a quotation mark is never closed";
      const message = `${lineName(file, line)} ${what}: from there on nothing is read. Mend it and add the file again.`;
      yield { kind: "issue", issue: { code: "TABLE_BROKEN", file, line, message }, place, end };
      return;
    }
    if (head === undefined) {
      const read = headOf(row.cells, file, options);
      yield { kind: "issue", issue: read.issue, place: file, end };
      if (read.head === undefined) return;
      head = read.head;
      continue;
    }
    yield itemOf(row.cells, head, { file, line, place, end }, options);
  }
  if (head === undefined) {
    const issue = { code: "FILE_EMPTY", file, message: `${file} has no rows. Nothing is read from it.` };
    yield { kind: "issue", issue, place: file, end: 0 };
  }
}

interface Head {
  readonly width: number;
  readonly at: ReadonlyMap<Field, number>;
}

function headOf(
  cells: readonly string[],
  file: string,
  { columns = {} }: ReadOptions,
): { readonly head?: Head; readonly issue: IngestIssue } {
  const names = withoutEmptyEnd(cells).map((name) => name.trim());
  const mapping = mapColumns(names, columns, file === "-" ? "The table" : file);
  if (mapping.kind === "wrong") return { issue: { code: "COLUMNS_UNCLEAR", file, message: mapping.message } };
  const at = new Map([...mapping.columns].map(([field, name]) => [field, names.indexOf(name)]));
  const message = `${file} is read with --columns ${mappingText(mapping)}.`;
  return { head: { width: names.length, at }, issue: { code: "COLUMNS_READ", file, message } };
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly place: string;
  readonly end: number;
}

function itemOf(cells: readonly string[], { width, at }: Head, where: Place, options: ReadOptions): Item {
  const { file, line, place, end } = where;
  const name = lineName(file, line);
  const given = withoutEmptyEnd(cells).length > width ? cells.length : Math.min(cells.length, width);
  if (given !== width) {
    const message = `${name} has ${given} cells, and the head ${width}: which is which cannot be told. A comma or quotation mark too many is the usual cause.`;
    return { kind: "issue", issue: { code: "ROW_RAGGED", file, line, message }, place, end };
  }
  const value = (field: Field): unknown => {
    const index = at.get(field);
    return index === undefined ? undefined : cells[index];
  };
  const read = mappedDocument(value, name, place, options);
  if (read.kind === "broken") {
    return { kind: "issue", issue: { code: read.code, file, line, message: read.message }, place, end };
  }
  return { kind: "document", document: read.document, issues: read.issues, place, end };
}

/** Spreadsheets write empty cells behind the last. */
function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  return cells.slice(0, last + 1);
}
