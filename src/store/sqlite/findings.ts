/** Events and claims of a query, page by page, each with its sentence and document. */
import { EVERYTHING } from "../../corpus/query/index.ts";
import { monthOf } from "../days.ts";
import type { Asked, ClaimFound, Claims, EventFound, Events, Facet, Page, Tally } from "../store.ts";
import { nameOf } from "./codes.ts";
import { readCursor, writeCursor } from "./condition.ts";
import type { Connection, Row } from "./connection.ts";
import { claimOf, eventOf, HEAD_SQL, headOf, sentenceOf } from "./heads.ts";
import { number, text } from "./row.ts";
import { type Selection, selectClaims, selectEvents } from "./select.ts";

const PAGE = 50;
const LARGEST_PAGE = 1000;

export function createEvents(connection: Connection): Events {
  return {
    list: async (asked) =>
      page(
        connection,
        "events",
        selectEvents(connection, asked.query ?? EVERYTHING, asked.asOf, "page"),
        asked,
        (row): EventFound => ({
          ...provenance(row),
          event: eventOf(row),
        }),
      ),
    count: async ({ query, asOf }) => count(connection, selectEvents(connection, query ?? EVERYTHING, asOf)),
    tally: async (facet, { query, asOf, limit }) =>
      tally(connection, selectEvents(connection, query ?? EVERYTHING, asOf), facet, limit ?? PAGE),
  };
}

export function createClaims(connection: Connection): Claims {
  return {
    list: async (asked) =>
      page(
        connection,
        "claims",
        selectClaims(connection, asked.query ?? EVERYTHING, asked.asOf, "page"),
        asked,
        (row): ClaimFound => ({
          ...provenance(row),
          claim: claimOf(row),
        }),
      ),
    count: async ({ query, asOf }) => count(connection, selectClaims(connection, query ?? EVERYTHING, asOf)),
  };
}

function provenance(row: Row): Pick<EventFound, "document" | "coder" | "sentence"> {
  return { document: headOf(row), coder: text(row, "coder"), sentence: sentenceOf(row) };
}

function page<Item>(
  connection: Connection,
  table: "events" | "claims",
  { from, where, key, day }: Selection,
  asked: Asked,
  itemOf: (row: Row) => Item,
): Page<Item> {
  const limit = pageSize(asked.limit);
  const after = readCursor(asked.after);
  const later = after === undefined ? "" : `AND (${day}, ${key}) < (?, ?)`;
  const keys = connection.all(
    `SELECT ${key} AS key, ${day} AS day FROM ${from} WHERE ${where.sql} ${later} ORDER BY ${day} DESC, ${key} DESC LIMIT ?`,
    ...where.values,
    ...(after === undefined ? [] : [after.order, after.key]),
    limit + 1,
  );
  const shown = keys.slice(0, limit);
  const items = shown.flatMap((row) => {
    // Read one by one: a page is small, and each is a look-up by key.
    const found = connection.get(FOUND_SQL[table], number(row, "key"));
    return found === undefined ? [] : [itemOf(found)];
  });
  const last = shown.at(-1);
  if (keys.length <= limit || last === undefined) return { items };
  return { items, next: writeCursor({ order: number(last, "day"), key: number(last, "key") }) };
}

function foundSql(table: "events" | "claims"): string {
  return `SELECT f.detail, ${HEAD_SQL}, t.body, f.sentence AS n, s.start, s.stop,
      (SELECT name FROM coders WHERE key = (SELECT coder FROM codings WHERE key = f.coding)) AS coder
    FROM ${table} AS f JOIN documents AS d ON d.key = f.document JOIN texts AS t ON t.document = f.document
    LEFT JOIN sentences AS s ON s.coding = f.coding AND s.n = f.sentence WHERE f.key = ?`;
}

const FOUND_SQL = { events: foundSql("events"), claims: foundSql("claims") };

function count(connection: Connection, { from, where }: Selection): number {
  return number(connection.get(`SELECT count(*) AS n FROM ${from} WHERE ${where.sql}`, ...where.values), "n");
}

function tally(connection: Connection, selection: Selection, facet: Facet, limit: number): readonly Tally[] {
  if (selection.isAll && (facet === "type" || facet === "status" || facet === "month")) {
    return tallyAll(connection, facet).slice(0, limit);
  }
  const { from, where, key, document } = selection;
  const grouped = (value: string, join = ""): readonly Row[] =>
    connection.all(
      `SELECT ${value} AS value, count(*) AS n FROM ${from} ${join} WHERE ${where.sql}
       GROUP BY 1 ORDER BY n DESC, value LIMIT ?`,
      ...[...where.values, limit],
    );
  if (facet === "type" || facet === "status") {
    return grouped(selection[facet]).map((row) => ({
      value: nameOf(facet, number(row, "value")),
      count: number(row, "n"),
    }));
  }
  if (facet === "month") return months(connection, selection);
  const rows =
    facet === "source"
      ? grouped(`(SELECT source FROM documents WHERE key = ${document})`)
      : grouped("a.name", `JOIN parties AS a ON a.event = ${key} AND a.sides & 3`);
  const naming =
    facet === "source" ? "SELECT name FROM sources WHERE key = ?" : "SELECT text AS name FROM names WHERE key = ?";
  return rows.flatMap((row) => {
    const name = row["value"] === null ? undefined : connection.get(naming, number(row, "value"));
    return name === undefined ? [] : [{ value: text(name, "name"), count: number(row, "n") }];
  });
}

/** Everything that is kept, counted by an index alone, less what is hidden: most is shown, so that this is the shorter way. */
function tallyAll(connection: Connection, facet: "type" | "status" | "month"): readonly Tally[] {
  // By day, since rows come in that order: months are added up here.
  const column = facet === "month" ? "day" : facet;
  const index = facet === "month" ? "events_day" : `events_${facet}`;
  const counts = new Map<number, number>();
  const add = (sign: 1 | -1, from: string): void => {
    for (const row of connection.all(`SELECT ${column} AS value, count(*) AS n FROM ${from} GROUP BY 1`)) {
      const value = facet === "month" ? Math.floor(number(row, "value") / 100) : number(row, "value");
      counts.set(value, (counts.get(value) ?? 0) + sign * number(row, "n"));
    }
  };
  add(1, `events INDEXED BY ${index}`);
  add(-1, "hidden CROSS JOIN events ON events.coding = hidden.coding");
  const shown = [...counts].filter(([value, count]) => count > 0 && (facet !== "month" || value > 0));
  if (facet === "month") {
    return shown
      .map(([value, count]) => ({ value: monthOf(value * 100), count }))
      .sort((a, b) => (a.value < b.value ? -1 : 1));
  }
  return shown
    .sort(([a, m], [b, n]) => n - m || a - b)
    .map(([value, count]) => ({ value: nameOf(facet, value), count }));
}

/** By day first, which needs no sorting: rows come in that order. */
function months(connection: Connection, { from, where, day }: Selection): readonly Tally[] {
  const rows = connection.all(
    `SELECT ${day} AS day, count(*) AS n FROM ${from} WHERE ${where.sql} AND ${day} > 0 GROUP BY ${day}`,
    ...where.values,
  );
  const counts = new Map<string, number>();
  for (const row of rows) {
    const month = monthOf(number(row, "day"));
    counts.set(month, (counts.get(month) ?? 0) + number(row, "n"));
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? -1 : 1));
}

export function pageSize(limit: number | undefined): number {
  return Math.min(LARGEST_PAGE, Math.max(1, Math.floor(limit ?? PAGE)));
}
