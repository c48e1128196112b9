/** A store and what is wanted → the chunks of one export, and what is known of it when they are through. */
import { EVERYTHING, type Query, writeQuery } from "../corpus/query/index.ts";
import type { Instant, Store } from "../store/index.ts";
import { ACTOR_FORMATS, CLAIM_FORMATS, DOCUMENT_FORMATS, EVENT_FORMATS, FORMATS_OF } from "./formats.ts";
import type { About, Chunk, Format, Kind, Needs } from "./rows.ts";
import { actorRows, claimRows, documentRows, eventRows } from "./rows-of-store.ts";

export interface Wish {
  readonly kind: Kind;
  readonly format: string;
  readonly query?: Query;
  readonly asOf?: Instant;
  readonly withText?: boolean;
  readonly spreadsheet?: boolean;
}

export interface Export {
  readonly extension: string;
  readonly mediaType: string;
  readonly isBinary: boolean;
  readonly about: About;
  readonly chunks: AsyncIterable<Chunk>;
  /** What has gone through so far. */
  readonly passed: Passed;
}

export interface Passed {
  readonly rows: number;
  readonly coders: ReadonlySet<string>;
  /** Terms of use with the sources that state them. */
  readonly terms: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The kind is not written in the format. */
export class FormatError extends Error {
  readonly code = "FORMAT_NOT_HERE";
}

/** @throws FormatError */
export function exportOf(store: Store, wish: Wish): Export {
  const { kind, format, query = EVERYTHING, asOf, withText = false, spreadsheet = false } = wish;
  const wanted = { query, ...(asOf !== undefined && { asOf }) };
  const about: About = {
    kind,
    query: writeQuery(query),
    withText,
    spreadsheet,
    ...(asOf !== undefined && { asOf }),
  };
  const begin = <Row extends object>(
    shape: Format<Row> | undefined,
    rowsOf: (needs: Needs) => AsyncIterable<readonly Row[]>,
  ): Export => {
    const wrong = whyNot(kind, format);
    if (shape === undefined || wrong !== undefined) throw new FormatError(wrong);
    const { rows, passed } = counted(rowsOf(withText ? { ...shape.needs, text: true } : shape.needs));
    const { extension, mediaType, isBinary } = shape;
    return { extension, mediaType, isBinary, about, chunks: shape.write(rows, about), passed };
  };
  switch (kind) {
    case "events":
      return begin(EVENT_FORMATS[format], (needs) => eventRows(store, wanted, needs));
    case "claims":
      return begin(CLAIM_FORMATS[format], (needs) => claimRows(store, wanted, needs));
    case "documents":
      return begin(DOCUMENT_FORMATS[format], (needs) => documentRows(store, wanted, needs));
    case "actors":
      return begin(ACTOR_FORMATS[format], () => actorRows(store));
  }
}

/** What to say where the kind is not written in the format; absent where it is. */
export function whyNot(kind: Kind, format: string): string | undefined {
  if (FORMATS_OF[kind].includes(format)) return undefined;
  const all = new Set(Object.values(FORMATS_OF).flat());
  const lists = Object.entries(FORMATS_OF).map(([name, formats]) => `${name}: ${formats.join(", ")}`);
  return `${all.has(format) ? `There is no ${format} of ${kind}` : `There is no format "${format}"`}. What goes together: ${lists.join("; ")}.`;
}

/** Looks at the rows as they pass. */
function counted<Row extends object>(
  pages: AsyncIterable<readonly Row[]>,
): { readonly rows: AsyncIterable<readonly Row[]>; readonly passed: Passed } {
  const passed = { rows: 0, coders: new Set<string>(), terms: new Map<string, Set<string>>() };
  async function* look(): AsyncGenerator<readonly Row[]> {
    for await (const rows of pages) {
      passed.rows += rows.length;
      for (const row of rows) note(row);
      yield rows;
    }
  }
  const note = (row: Row): void => {
    if ("coder" in row && typeof row.coder === "string") passed.coders.add(row.coder);
    if (!("terms" in row) || typeof row.terms !== "string") return;
    const sources = passed.terms.get(row.terms) ?? new Set();
    passed.terms.set(row.terms, sources.add(sourceOf(row)));
  };
  return { rows: look(), passed };
}

function sourceOf(row: object): string {
  const document = "document" in row ? row.document : undefined;
  const isHead = typeof document === "object" && document !== null && "source" in document;
  return isHead && typeof document.source === "string" ? document.source : "";
}
