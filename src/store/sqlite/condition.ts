/** Pieces of SQL with the values that belong in them. */
import type { Query } from "../../corpus/query/index.ts";
import { firstDay, lastDay } from "../days.ts";
import { StoreError } from "../errors.ts";
import type { Connection, Value } from "./connection.ts";
import { number, text, textIfAny } from "./row.ts";
import { knownSource } from "./sources.ts";
import { holding, isUnspaced } from "./unspaced.ts";

export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

export const NEVER: Condition = { sql: "0", values: [] };

export function both(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: "1", values: [] };
  return { sql: conditions.map(({ sql }) => sql).join(" AND "), values: conditions.flatMap(({ values }) => values) };
}

export function oneOf(column: string, values: readonly Value[], not = false): Condition {
  return { sql: `${column} ${not ? "NOT " : ""}IN (${values.map(() => "?").join(", ")})`, values };
}

/** Findings of texts that stood, and of coders that were shown: now, or by a time. */
export function shown(coding: string, document: string, asOf: number | undefined): Condition {
  if (asOf === undefined) return { sql: `${coding} NOT IN (SELECT coding FROM hidden)`, values: [] };
  return {
    sql: `EXISTS (SELECT 1 FROM documents AS d WHERE d.key = ${document} AND d.coding = ${coding}
      AND d.known <= ? AND (d.until IS NULL OR d.until > ?))`,
    values: [asOf, asOf],
  };
}

export function dayRange(column: string, query: Query): readonly Condition[] {
  return query.filters.flatMap(({ key, value }): Condition[] => {
    if (key === "since") return [{ sql: `${column} >= ?`, values: [firstDay(value)] }];
    if (key !== "until") return [];
    // Day 0: no date is known.
    return [{ sql: `${column} <= ? AND ${column} > 0`, values: [lastDay(value)] }];
  });
}

/** Conditions on the document: its words, who carried it, its language. */
export function documentSets(connection: Connection, query: Query): readonly Condition[] {
  const conditions: Condition[] = query.words.flatMap((word) =>
    !word.not && isUnspaced(word) ? [holding(word.text)] : [],
  );
  const match = matchOf(query, false);
  if (match !== undefined) conditions.push({ sql: "SELECT rowid FROM search WHERE search MATCH ?", values: [match] });
  const carriers = query.filters.filter(({ key, not }) => key === "source" && !not);
  if (carriers.length > 0) {
    const keys = carriers.map(({ value }) => knownSource(connection, value) ?? -1);
    const { sql, values } = oneOf("source", keys);
    conditions.push({ sql: `SELECT document FROM sightings WHERE ${sql}`, values });
  }
  const languages = query.filters.filter(({ key, not }) => key === "lang" && !not);
  if (languages.length > 0) {
    const wanted = languages.map(({ value }) => inLanguage(value));
    const sql = wanted.map((condition) => condition.sql).join(" OR ");
    conditions.push({ sql: `SELECT key FROM documents WHERE ${sql}`, values: wanted.flatMap(({ values }) => values) });
  }
  return conditions;
}

/** "es" means "es-MX" too. */
function inLanguage(value: string): Condition {
  const code = value.toLowerCase();
  return {
    sql: "(lower(coalesce(lang, 'en')) = ? OR lower(coalesce(lang, 'en')) GLOB ?)",
    values: [code, `${code}-*`],
  };
}

/** Documents to be left out. */
export function excludedSets(connection: Connection, query: Query): readonly Condition[] {
  const conditions: Condition[] = query.words.flatMap((word) =>
    word.not && isUnspaced(word) ? [holding(word.text)] : [],
  );
  const match = matchOf(query, true);
  if (match !== undefined) conditions.push({ sql: "SELECT rowid FROM search WHERE search MATCH ?", values: [match] });
  for (const { key, value, not } of query.filters) {
    if (!not) continue;
    if (key === "source") {
      const values = [knownSource(connection, value) ?? -1];
      conditions.push({ sql: "SELECT document FROM sightings WHERE source = ?", values });
    }
    if (key === "lang") {
      const { sql, values } = inLanguage(value);
      conditions.push({ sql: `SELECT key FROM documents WHERE ${sql}`, values });
    }
  }
  return conditions;
}

/** The words of a query as FTS5 takes them: all of the wanted, or any of the unwanted; none that it could not find. */
export function matchOf({ words }: Query, not: boolean): string | undefined {
  const parts = words
    .filter((word) => word.not === not && !isUnspaced(word))
    .map(({ text: word, kind }) => `"${word.replaceAll('"', '""')}"${kind === "prefix" ? " *" : ""}`);
  return parts.length === 0 ? undefined : parts.join(not ? " OR " : " AND ");
}

/** A country's code, an actor's id or its name → the keys of `names`; none where nobody in the store is called so. */
export function nameKeys(connection: Connection, value: string): readonly number[] {
  const exact = connection.get("SELECT key FROM names WHERE text = ?", value);
  if (exact !== undefined) return [number(exact, "key")];
  const named = connection.all("SELECT name, kind, country FROM actors WHERE label = ? ORDER BY name", value);
  const keys = named.map((row) => {
    const country = textIfAny(row, "country");
    // Who says "Freedonia" means all that acts for it.
    if (text(row, "kind") !== "state" || country === undefined) return number(row, "name");
    const state = connection.get("SELECT key FROM names WHERE text = ?", country);
    return state === undefined ? number(row, "name") : number(state, "key");
  });
  if (keys.length > 0) return [...new Set(keys)];
  const upper = connection.get("SELECT key FROM names WHERE text = ?", value.toUpperCase());
  return upper === undefined ? [] : [number(upper, "key")];
}

/** Where a page ended. */
export interface Cursor {
  readonly order: number;
  readonly key: number;
}

export function writeCursor({ order, key }: Cursor): string {
  // No dash in front: it is typed on command lines.
  return `${order < 0 ? `m${-order}` : order}_${key}`;
}

/** @throws StoreError CURSOR_WRONG */
export function readCursor(cursor: string | undefined): Cursor | undefined {
  if (cursor === undefined) return undefined;
  const parts = /^(m?)(\d+(?:\.\d+)?(?:e-?\d+)?)_(\d+)$/.exec(cursor);
  if (parts === null) {
    throw new StoreError(
      "CURSOR_WRONG",
      `"${cursor}" is no place to go on from. Give what the page before said under "next".`,
    );
  }
  return { order: Number(parts[2]) * (parts[1] === "m" ? -1 : 1), key: Number(parts[3]) };
}
