/** The names of a table's columns, and what the user said of them → which column each field is taken from. */
import { type Columns, FIELDS, type Field } from "../items.ts";

export type Mapping =
  | {
      readonly kind: "mapping";
      readonly columns: ReadonlyMap<Field, string>;
      /** Columns that no field is taken from. */
      readonly unused: readonly string[];
    }
  | { readonly kind: "wrong"; readonly message: string };

/** What stands under `--columns`: `text=body,date=published`. @returns a message where it cannot be read. */
export function parseColumns(given: string): Columns | string {
  const columns: Partial<Record<Field, string>> = {};
  for (const pair of given.split(",")) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, Math.max(0, at)).trim();
    const field = FIELDS.find((known) => known === name);
    if (at < 0 || field === undefined) {
      return `"${pair.trim()}" names no column. Write FIELD=COLUMN, separated by commas; fields are: ${FIELDS.join(", ")}.`;
    }
    if (columns[field] !== undefined) return `"${field}" stands twice. Give it once.`;
    columns[field] = pair.slice(at + 1).trim();
  }
  return columns;
}

/** `where` names the table in messages. Given columns come first; the others are taken where their name leaves no doubt. */
export function mapColumns(names: readonly string[], given: Columns, where: string): Mapping {
  const columns = new Map<Field, string>();
  const listed = names.slice(0, 40).join(", ");
  for (const field of FIELDS) {
    const wanted = given[field];
    if (wanted === undefined || wanted === "") continue;
    const name = names.find((one) => one === wanted) ?? names.find((one) => plain(one) === plain(wanted));
    if (name === undefined) return wrong(`${where} has no column "${wanted}". Its columns are: ${listed}.`);
    columns.set(field, name);
  }
  const taken = new Set(columns.values());
  for (const field of FIELDS) {
    if (given[field] !== undefined) continue;
    const found = candidates(
      field,
      names.filter((name) => !taken.has(name)),
    );
    const [only, ...more] = found;
    if (only !== undefined && more.length === 0) columns.set(field, only);
    else if (field === "text" && only !== undefined) {
      return wrong(
        `${where} has several columns that may hold the text: ${found.join(", ")}. Say which: --columns text=${only}`,
      );
    }
  }
  if (!columns.has("text")) {
    return wrong(
      `${where} has no column that is surely the text. Its columns are: ${listed}. Say which it is: --columns text=NAME`,
    );
  }
  const used = new Set(columns.values());
  return { kind: "mapping", columns, unused: names.filter((name) => !used.has(name)) };
}

/** "text=body, date=published; left out: author" */
export function mappingText({ columns, unused }: Extract<Mapping, { kind: "mapping" }>): string {
  const pairs = FIELDS.flatMap((field) => {
    const name = columns.get(field);
    return name === undefined ? [] : [`${field}=${name}`];
  });
  const shown = unused.slice(0, 10).map((name) => (name === "" ? '""' : name));
  const more = unused.length > shown.length ? ` and ${unused.length - shown.length} more` : "";
  return `${pairs.join(",")}${shown.length === 0 ? "" : `; left out: ${shown.join(", ")}${more}`}`;
}

/** Our own name for the field wins; other names only where a single one is there. */
function candidates(field: Field, names: readonly string[]): readonly string[] {
  const own = names.find((name) => plain(name) === field);
  if (own !== undefined) return [own];
  return names.filter((name) => SURE[field].includes(plain(name)));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

const SURE: Readonly<Record<Field, readonly string[]>> = {
  text: ["body", "content", "article", "fulltext", "articletext", "bodytext", "maintext", "articlebody"],
  date: [
    "published",
    "publishedat",
    "publishedon",
    "publisheddate",
    "publishdate",
    "publicationdate",
    "datepublished",
    "pubdate",
  ],
  title: ["headline", "heading", "articletitle"],
  url: ["link", "articleurl", "permalink"],
  source: ["outlet", "publisher", "publication", "newspaper", "sourcename"],
  id: ["docid", "documentid", "articleid"],
  lang: ["language", "languagecode"],
};

function wrong(message: string): Mapping {
  return { kind: "wrong", message };
}
