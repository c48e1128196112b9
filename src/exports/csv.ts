/** Rows → CSV: a line of names, then a line a row; several values of one cell are separated by |. */
import { type Cell, type CellType, type Column, columnsWith, TEXT } from "./columns.ts";
import { csvLine } from "./csv-line.ts";
import { oneLine } from "./one-line.ts";
import type { Chunk, Format, Needs } from "./rows.ts";

export function csvFormat<Row extends object>(columns: readonly Column<Row>[], needs: Needs = {}): Format<Row> {
  return {
    extension: "csv",
    mediaType: "text/csv; charset=utf-8; header=present",
    isBinary: false,
    needs,
    async *write(pages, { withText, spreadsheet }): AsyncGenerator<Chunk> {
      const all = columnsWith(columns, withText);
      // A spreadsheet takes the file for UTF-8 only by this mark.
      yield `${spreadsheet ? "\uFEFF" : ""}${csvLine(all.map(({ name }) => name))}`;
      for await (const rows of pages) {
        const lines = rows.map((row) => {
          const cells = all.map(({ name, type, of }) => (name === TEXT ? wholeText(of(row)) : plain(type, of(row))));
          return csvLine(spreadsheet ? cells.map(harmless) : cells);
        });
        if (lines.length > 0) yield lines.join("");
      }
    },
  };
}

/** On one line; times in ISO 8601; a | inside one of several values would part it, so it becomes a /. */
function plain(type: CellType, cell: Cell): string | number | boolean | undefined {
  if (typeof cell === "string") return oneLine(cell);
  if (typeof cell === "object") return cell.map((value) => oneLine(value ?? "").replaceAll("|", "/")).join("|");
  if (type === "time" && typeof cell === "number") return new Date(cell).toISOString();
  return cell;
}

/** With its lines. */
function wholeText(cell: Cell): string | undefined {
  return typeof cell === "string" ? cell : undefined;
}

/** What OWASP lists as the beginnings of formulas. The quotation mark changes the data, so it stands there only when asked for. */
function harmless(cell: string | number | boolean | undefined): string | number | boolean | undefined {
  return typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
