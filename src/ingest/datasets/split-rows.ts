/** Lines → rows of fields. A quotation mark that is never closed spoils its own line and no other, which a CSV library cannot promise. */
import { type Line, LONGEST_LINE, type LongLine } from "../lines.ts";

export type Separator = "\t" | "," | ";";

export type SplitRow =
  | {
      readonly kind: "fields";
      readonly line: number;
      readonly fields: readonly string[];
      /** Bytes that are no UTF-8 were replaced. */
      readonly replaced: boolean;
    }
  | { readonly kind: "bad"; readonly line: number; readonly message: string };

/** A note is a few lines; an open quotation mark goes on for ever. */
const MOST_LINES = 200;
const MOST_CHARACTERS = 2 ** 20;

/** Between tabs a quotation mark is a character like any other: GDELT, ICEWS and POLECAT write no quoted fields over several lines. */
export async function* splitRows(
  lines: AsyncIterable<Line | LongLine>,
  separator: Separator,
): AsyncGenerator<SplitRow> {
  let held: readonly Line[] = [];
  for await (const line of lines) {
    if (line.kind === "too-long") {
      yield* givenUp(held, separator);
      held = [];
      yield { kind: "bad", line: line.number, message: `is longer than ${LONGEST_LINE / 2 ** 20} MiB` };
    } else if (separator === "\t") {
      yield fieldsOf([line], line.text.replace(/\r$/, "").split("\t").map(unquoted));
    } else {
      held = [...held, line];
      const fields = parsed(held, separator);
      if (fields !== undefined) {
        yield fieldsOf(held, fields);
        held = [];
      } else if (held.length > MOST_LINES || sum(held) > MOST_CHARACTERS) {
        const again = withoutFirst(held, separator);
        yield* again.rows;
        held = again.held;
      }
    }
  }
  yield* givenUp(held, separator);
}

/** Lines that an open quotation mark held back: the first has it, the others are read again. */
function* givenUp(lines: readonly Line[], separator: Separator): Generator<SplitRow> {
  for (let held = lines; held.length > 0; ) {
    const again = withoutFirst(held, separator);
    yield* again.rows;
    held = again.held;
  }
}

function withoutFirst(
  [first, ...later]: readonly Line[],
  separator: Separator,
): { readonly rows: readonly SplitRow[]; readonly held: readonly Line[] } {
  const rows: SplitRow[] = first === undefined ? [] : [open(first)];
  let held: readonly Line[] = [];
  for (const line of later) {
    held = [...held, line];
    const fields = parsed(held, separator);
    if (fields === undefined) continue;
    rows.push(fieldsOf(held, fields));
    held = [];
  }
  return { rows, held };
}

function sum(lines: readonly Line[]): number {
  return lines.reduce((length, { text }) => length + text.length, 0);
}

function open(line: Line): SplitRow {
  return { kind: "bad", line: line.number, message: "has a quotation mark that is not closed" };
}

function fieldsOf(lines: readonly Line[], fields: readonly string[]): SplitRow {
  return { kind: "fields", line: lines[0]?.number ?? 0, fields, replaced: lines.some(({ replaced }) => replaced) };
}

/** Undefined: the row goes on in the next line. */
function parsed(lines: readonly Line[], separator: Separator): readonly string[] | undefined {
  const [only, ...others] = lines;
  if (only !== undefined && others.length === 0) {
    const text = only.text.replace(/\r$/, "");
    return text.includes('"') ? fieldsIn(text, separator) : text.split(separator).map((field) => field.trim());
  }
  return fieldsIn(
    lines
      .map(({ text }) => text)
      .join("\n")
      .replace(/\r$/, ""),
    separator,
  );
}

/** RFC 4180: a quoted field may hold separators and line breaks, and "" for a quotation mark. */
function fieldsIn(text: string, separator: Separator): readonly string[] | undefined {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      let end = at + 1;
      for (;;) {
        end = text.indexOf('"', end);
        if (end < 0) return undefined;
        if (text[end + 1] !== '"') break;
        end += 2;
      }
      const rest = text.indexOf(separator, end);
      fields.push(
        `${text.slice(at + 1, end).replaceAll('""', '"')}${text.slice(end + 1, rest < 0 ? undefined : rest)}`.trim(),
      );
      if (rest < 0) return fields;
      at = rest + 1;
    } else {
      const end = text.indexOf(separator, at);
      fields.push(text.slice(at, end < 0 ? undefined : end).trim());
      if (end < 0) return fields;
      at = end + 1;
    }
  }
}

function unquoted(field: string): string {
  const text = field.trim();
  return text.length > 1 && text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).replaceAll('""', '"').trim()
    : text;
}
