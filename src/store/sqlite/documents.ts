/** Documents: found by any of their names, searched with ranking and snippets, read with their records and revisions. */
import { EVERYTHING, type Query } from "../../corpus/query/index.ts";
import { StoreError } from "../errors.ts";
import { identify } from "../identity.ts";
import type { Asked, Documents, Hit, Instant, Page, SentenceText, Sighting, Snippet } from "../store.ts";
import {
  both,
  type Condition,
  dayRange,
  documentSets,
  excludedSets,
  matchOf,
  nameKeys,
  oneOf,
  readCursor,
  writeCursor,
} from "./condition.ts";
import type { Connection, Row } from "./connection.ts";
import { findDocument } from "./find-document.ts";
import { pageSize } from "./findings.ts";
import { documentByKey, documentOf, HEAD_SQL, headOf, recordOf, sentencesOf } from "./heads.ts";
import { number, text, textIfAny, texts } from "./row.ts";
import { selectClaims, selectEvents } from "./select.ts";
import { isUnspaced, snippetAround } from "./unspaced.ts";

export function createDocuments(connection: Connection): Documents {
  const keyOf = (id: string): number => {
    const row = connection.get("SELECT key FROM documents WHERE id = ?", id);
    if (row !== undefined) return number(row, "key");
    throw new StoreError("DOCUMENT_UNKNOWN", `There is no document ${id} in the store.`);
  };
  return {
    find: async (reference, asOf) => documentByKey(connection, findDocument(connection, reference, asOf)),
    known: async (body) => {
      const row = connection.get(
        `SELECT d.id, (SELECT name FROM coders WHERE key = c.coder) AS coder
         FROM documents AS d JOIN codings AS c ON c.key = d.coding WHERE d.id = ?`,
        identify(body).id,
      );
      return row === undefined ? undefined : { id: text(row, "id"), coder: text(row, "coder") };
    },
    search: async (asked) => search(connection, asked),
    count: async ({ query = EVERYTHING, asOf }) => {
      const { sql, values } = both(conditionsOf(connection, query, asOf, true));
      return number(connection.get(`SELECT count(*) AS n FROM documents AS d WHERE ${sql}`, ...values), "n");
    },
    record: async (id, coder) => recordOf(connection, codingOf(connection, keyOf(id), id, coder)),
    sentences: async (id) => {
      const document = documentByKey(connection, keyOf(id));
      const spans = sentencesOf(connection, codingOf(connection, keyOf(id), id, undefined));
      return spans.map((span): SentenceText => ({ ...span, text: document.text.slice(span.start, span.end) }));
    },
    revisions: async (id) =>
      connection
        .all(
          `SELECT ${HEAD_SQL}, t.body FROM documents AS d JOIN texts AS t ON t.document = d.key WHERE d.key IN (
             SELECT document FROM sightings WHERE lineage IN (SELECT lineage FROM sightings WHERE document = ?))
           ORDER BY d.known, d.key`,
          keyOf(id),
        )
        .map(documentOf),
    sightings: async (id) =>
      connection
        .all(
          `SELECT s.given, s.url, s.date, s.known, s.source_from, l.name AS lineage, (SELECT name FROM sources WHERE key = s.source) AS source
           FROM sightings AS s JOIN lineages AS l ON l.key = s.lineage WHERE s.document = ? ORDER BY s.key`,
          keyOf(id),
        )
        .map(
          (row): Sighting => ({
            document: id,
            given: text(row, "given"),
            lineage: text(row, "lineage"),
            ...texts(row, "source", "url", "date"),
            ...(textIfAny(row, "source_from") === "url" && { sourceFrom: "url" as const }),
            known: number(row, "known"),
          }),
        ),
  };
}

function codingOf(connection: Connection, document: number, id: string, coder: string | undefined): number {
  const row =
    coder === undefined
      ? connection.get("SELECT coding AS key FROM documents WHERE key = ?", document)
      : connection.get(
          "SELECT key FROM codings WHERE document = ? AND coder = (SELECT key FROM coders WHERE name = ?)",
          document,
          coder,
        );
  if (row !== undefined) return number(row, "key");
  throw new StoreError(
    "CODER_UNKNOWN",
    `The coder ${coder} has not coded the document ${id}. Coders are listed by: readout status`,
  );
}

/** With words, the best match first; without, the newest. */
function search(connection: Connection, asked: Asked): Page<Hit> {
  const { query = EVERYTHING, asOf } = asked;
  const limit = pageSize(asked.limit);
  const after = readCursor(asked.after);
  const match = matchOf(query, false);
  const { sql, values } = both(conditionsOf(connection, query, asOf, match === undefined));
  const rows =
    match === undefined
      ? connection.all(
          `SELECT d.key, d.day AS place FROM documents AS d WHERE ${sql}
           ${after === undefined ? "" : "AND (d.day, d.key) < (?, ?)"} ORDER BY d.day DESC, d.key DESC LIMIT ?`,
          ...[...values, ...(after === undefined ? [] : [after.order, after.key]), limit + 1],
        )
      : connection.all(
          `SELECT d.key, bm25(search, 4.0, 1.0) AS place FROM search CROSS JOIN documents AS d ON d.key = search.rowid
           WHERE search MATCH ? AND ${sql} ${after === undefined ? "" : "AND (bm25(search, 4.0, 1.0), d.key) > (?, ?)"}
           ORDER BY place, d.key LIMIT ?`,
          ...[match, ...values, ...(after === undefined ? [] : [after.order, after.key]), limit + 1],
        );
  const shown = rows.slice(0, limit);
  const unspaced = query.words.find((word) => !word.not && isUnspaced(word))?.text;
  const items = shown.flatMap((row) => hitOf(connection, number(row, "key"), match, unspaced));
  const last = shown.at(-1);
  if (rows.length <= limit || last === undefined) return { items };
  return { items, next: writeCursor({ order: number(last, "place"), key: number(last, "key") }) };
}

function hitOf(
  connection: Connection,
  key: number,
  match: string | undefined,
  unspaced: string | undefined,
): readonly Hit[] {
  const row = connection.get(
    `SELECT ${HEAD_SQL}${unspaced === undefined ? "" : ", t.body"} FROM documents AS d JOIN texts AS t ON t.document = d.key WHERE d.key = ?`,
    key,
  );
  if (row === undefined) return [];
  if (match === undefined) {
    const snippet = unspaced === undefined ? undefined : snippetAround(text(row, "body"), unspaced);
    return [{ document: headOf(row), ...(snippet !== undefined && { snippet }) }];
  }
  // Numbers are bound as REAL, and FTS5 passes over a rowid that is no INTEGER: every document would get the first one's words.
  const found = connection.get(
    `SELECT snippet(search, -1, char(${OPEN}), char(${CLOSE}), '…', 24) AS snippet FROM search
     WHERE search MATCH ? AND rowid = CAST(? AS INTEGER)`,
    match,
    key,
  );
  return [{ document: headOf(row), ...(found !== undefined && { snippet: snippetOf(found) }) }];
}

/** Marks that no text has: they are taken out before it is handed on. */
const OPEN = 0xe000;
const CLOSE = 0xe001;

function snippetOf(row: Row): Snippet {
  let clean = "";
  const marks: { start: number; end: number }[] = [];
  let start = 0;
  for (const character of text(row, "snippet").replace(/\s+/gu, " ")) {
    if (character.codePointAt(0) === OPEN) start = clean.length;
    else if (character.codePointAt(0) === CLOSE) marks.push({ start, end: clean.length });
    else clean += character;
  }
  return { text: clean, marks };
}

/** Of `documents AS d`: those that meet the query, and stood by then. */
export function matchingDocuments(connection: Connection, query: Query, asOf: Instant | undefined): Condition {
  return both(conditionsOf(connection, query, asOf, true));
}

/** Conditions on `documents AS d`; the words are left out where the full-text index leads. */
function conditionsOf(
  connection: Connection,
  query: Query,
  asOf: Instant | undefined,
  withWords: boolean,
): readonly Condition[] {
  const words = withWords ? query.words : query.words.filter(isUnspaced);
  const conditions: Condition[] = [
    ...documentSets(connection, { ...query, words }).map(({ sql, values }) => ({ sql: `d.key IN (${sql})`, values })),
    ...excludedSets(connection, query).map(({ sql, values }) => ({ sql: `d.key NOT IN (${sql})`, values })),
    ...dayRange("d.day", query),
    asOf === undefined
      ? { sql: "d.until IS NULL", values: [] }
      : { sql: "d.known <= ? AND (d.until IS NULL OR d.until > ?)", values: [asOf, asOf] },
  ];
  for (const { key, value, not } of query.filters) {
    if (key !== "actor") continue;
    const { sql, values } = oneOf("m.name", nameKeys(connection, value));
    const exists = `EXISTS (SELECT 1 FROM mentions AS m WHERE ${sql} AND m.coding = d.coding)`;
    conditions.push({ sql: `${not ? "NOT " : ""}${exists}`, values });
  }
  // A document matches by what stands in it: at least one event, or claim, that meets all these filters.
  const only = (keys: readonly string[]): Query => ({
    words: [],
    filters: query.filters.filter(({ key }) => keys.includes(key)),
  });
  const ofEvents = only(["by", "to", "type", "status"]);
  const ofClaims = only(["stance", "speaker"]);
  for (const [part, select] of [
    [ofEvents, selectEvents],
    [ofClaims, selectClaims],
  ] as const) {
    if (part.filters.length === 0) continue;
    const { document, from, where } = select(connection, part, asOf);
    conditions.push({ sql: `d.key IN (SELECT ${document} FROM ${from} WHERE ${where.sql})`, values: where.values });
  }
  return conditions;
}
