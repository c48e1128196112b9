/** One JSON value → a document; what is wrong with it is said in words that tell how to mend it. */
import type { DocumentInput } from "../model/index.ts";
import { documentInput } from "../model/schema.ts";

export type DocumentRead =
  | { readonly kind: "document"; readonly document: DocumentInput }
  | { readonly kind: "broken"; readonly code: "LINE_BROKEN" | "DOCUMENT_INVALID"; readonly message: string };

/** What a document takes where it does not say it itself. */
export interface Defaults {
  readonly date?: string;
  readonly source?: string;
}

/** `where` names the place in messages ("line 17 of a.jsonl"); `id` is used where the document has none. */
export function readDocumentLine(line: string, where: string, id: string): DocumentRead {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    const reason =
      error instanceof SyntaxError ? error.message.replace(/, ?".*" is not valid JSON$/s, "") : String(error);
    return {
      kind: "broken",
      code: "LINE_BROKEN",
      message: `${where} is not JSON (${short(reason)}). Write one document a line: {"id":"a1","text":"…","date":"2024-12-11"}, line breaks in the text as \\n.`,
    };
  }
  return readDocument(value, where, id);
}

export function readDocument(value: unknown, where: string, id: string): DocumentRead {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return invalid(where, `is ${nameOf(value)}, not a document. Write {"id":"a1","text":"…"}`);
  }
  const fields: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    // Exports write what they do not know as null or "".
    if (field === null || (field === "" && key !== "text")) continue;
    fields[key] = key === "id" && typeof field === "number" ? String(field) : field;
  }
  if (fields["text"] === undefined) {
    const keys = Object.keys(fields).slice(0, 8).join(", ");
    return invalid(where, `has no "text"${keys === "" ? "" : ` (it has: ${keys})`}. Put the report's words there`);
  }
  const read = documentInput.safeParse({ ...fields, id: fields["id"] ?? id });
  if (read.success) return { kind: "document", document: read.data };
  const first = read.error.issues[0];
  const path = first?.path.join(".") ?? "";
  return invalid(
    where,
    `has a wrong "${path}": ${first?.message ?? "unknown"}. id, text, title, date, source, url, lang and mark are strings`,
  );
}

export function withDefaults(document: DocumentInput, { date, source }: Defaults): DocumentInput {
  return {
    ...document,
    ...(document.date === undefined && date !== undefined && { date }),
    ...(document.source === undefined && source !== undefined && { source }),
  };
}

function invalid(where: string, what: string): DocumentRead {
  return { kind: "broken", code: "DOCUMENT_INVALID", message: `${where} ${what}.` };
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

function short(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
