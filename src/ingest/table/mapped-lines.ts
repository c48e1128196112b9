/** JSON lines whose fields have other names than ours → documents. */
import type { Columns, Field, Item, ReadOptions } from "../items.ts";
import { LONGEST_LINE, splitLines } from "../lines.ts";
import { lineId, lineName } from "../parse-file.ts";
import { mapColumns, mappingText } from "./columns.ts";
import { mappedDocument } from "./mapped-document.ts";

/** The fields of each line are mapped by themselves, since lines need not have the same ones. */
export async function* readMappedLines(
  chunks: AsyncIterable<Uint8Array | string>,
  file: string,
  options: ReadOptions,
): AsyncGenerator<Item> {
  let told = false;
  for await (const line of splitLines(chunks)) {
    const { number, end } = line;
    const place = lineId(file, number);
    const where = lineName(file, number);
    const broken = (code: string, message: string): Item => ({
      kind: "issue",
      issue: { code, file, line: number, message },
      place,
      end,
    });
    if (line.kind === "too-long") {
      yield broken("LINE_TOO_LONG", `${where} is longer than ${LONGEST_LINE / 2 ** 20} MiB and is left out. Split it.`);
      continue;
    }
    const fields = fieldsOf(line.text);
    if (fields === undefined) {
      yield broken("LINE_BROKEN", `${where} is not a JSON object. Write one document a line: {"text":"…"}.`);
      continue;
    }
    const mapping = mapColumns([...fields.keys()], presentIn(fields, options.columns ?? {}), where);
    if (mapping.kind === "wrong") {
      yield broken("COLUMNS_UNCLEAR", mapping.message);
      continue;
    }
    if (!told) {
      told = true;
      const message = `${file} is read with --columns ${mappingText(mapping)}.`;
      yield { kind: "issue", issue: { code: "COLUMNS_READ", file, message }, place: file, end };
    }
    const value = (field: Field): unknown => {
      const name = mapping.columns.get(field);
      return name === undefined ? undefined : fields.get(name);
    };
    const read = mappedDocument(value, where, place, options);
    if (read.kind === "broken") yield broken(read.code, read.message);
    else yield { kind: "document", document: read.document, issues: read.issues, place, end };
  }
}

/** A line may lack any field but the text. */
function presentIn(fields: ReadonlyMap<string, unknown>, columns: Columns): Columns {
  const pairs = Object.entries(columns).map(([field, name]) => [
    field,
    field === "text" || fields.has(name) ? name : "",
  ]);
  return Object.fromEntries(pairs);
}

/** Whether the lines need a mapping though none is given: the first has no "text", and a field that surely is it. */
export async function needsMapping(chunks: AsyncIterable<Uint8Array | string>): Promise<boolean> {
  for await (const line of splitLines(chunks)) {
    const fields = line.kind === "line" ? fieldsOf(line.text) : undefined;
    if (fields === undefined || fields.has("text")) return false;
    return mapColumns([...fields.keys()], {}, "").kind === "mapping";
  }
  return false;
}

function fieldsOf(line: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return new Map(Object.entries(value));
  } catch {
    return undefined;
  }
}
