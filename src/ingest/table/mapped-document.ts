/** The values of a row → a document, or what is wrong with the row. */
import type { DocumentInput, Issue } from "../../model/index.ts";
import type { Field, ReadOptions } from "../items.ts";
import { tableDate } from "./table-date.ts";

export type MappedDocument =
  | { readonly kind: "document"; readonly document: DocumentInput; readonly issues: readonly Issue[] }
  | { readonly kind: "broken"; readonly code: "ROW_WITHOUT_TEXT" | "DATE_AMBIGUOUS"; readonly message: string };

/** `where` names the row in messages; `id` is used where it gives none. */
export function mappedDocument(
  value: (field: Field) => unknown,
  where: string,
  id: string,
  { dateFormat }: ReadOptions,
): MappedDocument {
  const text = asText(value("text"));
  if (text === undefined) {
    return { kind: "broken", code: "ROW_WITHOUT_TEXT", message: `${where} has no text and is left out.` };
  }
  const issues: Issue[] = [];
  let date: string | undefined;
  const written = asText(value("date"))?.trim();
  if (written !== undefined) {
    const read = tableDate(written, dateFormat);
    if (read.kind === "date") date = read.date;
    else if (read.kind === "ambiguous") {
      // Kept aside whole: a document that is stored without its date would not get it later.
      const message = `${where} is dated "${short(written)}", which can be read two ways. Say which with --date-format dmy or mdy; it is left out until then.`;
      return { kind: "broken", code: "DATE_AMBIGUOUS", message };
    } else {
      const fit = dateFormat === undefined ? "no date that can be read" : `no date in the order ${dateFormat}`;
      issues.push({
        code: "DATE_UNREADABLE",
        message: `${where}: "${short(written)}" is ${fit}; the document has none.`,
      });
    }
  }
  if (text.includes("\uFFFD")) {
    issues.push({
      code: "ENCODING_REPLACED",
      message: `${where} has letters that are not valid UTF-8, replaced by "\uFFFD". Save the file as UTF-8 to keep them.`,
    });
  }
  const lang = asText(value("lang"))?.trim();
  const fields = {
    title: line(value("title")),
    url: line(value("url")),
    source: line(value("source")),
    date,
    // "English", "eng." and the like are no codes; the text itself tells.
    lang: lang !== undefined && /^[a-z]{2,3}([-_][a-z0-9]+)*$/i.test(lang) ? lang : undefined,
  };
  const given = Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
  return { kind: "document", document: { id: line(value("id")) ?? id, ...given, text }, issues };
}

function line(value: unknown): string | undefined {
  return asText(value)?.replace(/\s+/g, " ").trim();
}

/** Exports write what they do not know as "", null or "NaN"; numbers are ids and years. */
function asText(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return undefined;
  return /^\s*(NaN|null|NULL)?\s*$/.test(value) ? undefined : value;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
