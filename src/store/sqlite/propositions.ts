/** Propositions as they were joined: of a story, or of parties over all; as of an earlier time, with the status of then. */
import { narrowed, type PropositionContext, type PropositionRecord } from "../../corpus/stories/index.ts";
import type { Instant, Page } from "../store.ts";
import type { PropositionsAsked } from "../stories.ts";
import { both, type Condition, NEVER, nameKeys, oneOf, readCursor, writeCursor } from "./condition.ts";
import type { Connection, Row } from "./connection.ts";
import { dayOfPlace, placeOfDay } from "./day-place.ts";
import { pageSize } from "./findings.ts";
import { inflated } from "./joining/digests.ts";
import { OBJECT, SUBJECT } from "./joining/write-story.ts";
import { bytes, number, shaped, text, textIfAny } from "./row.ts";

/** Those with the most articles first. */
export function propositionsOfStory(
  connection: Connection,
  story: number,
  asOf: Instant | undefined,
): readonly PropositionRecord[] {
  const rows = connection.all("SELECT whole FROM propositions WHERE story = ? ORDER BY articles DESC, id", story);
  return rows.flatMap((row) => byThen(connection, row, asOf) ?? []);
}

/** The newest first. */
export function propositionsIn(connection: Connection, asked: PropositionsAsked): Page<PropositionRecord> {
  const { parties = [], subject, object, status, predicate, since, until, asOf } = asked;
  const limit = pageSize(asked.limit);
  const conditions: Condition[] = [];
  const [lead, ...others] = [
    ...(subject === undefined ? [] : [{ name: subject, sides: SUBJECT }]),
    ...(object === undefined ? [] : [{ name: object, sides: SUBJECT | OBJECT }]),
    ...parties.map((name) => ({ name, sides: SUBJECT | OBJECT })),
  ].map(({ name, sides }) => ({ keys: nameKeys(connection, name), sides }));
  const last = lead === undefined ? "coalesce(p.last, '')" : "n.last";
  for (const [at, { keys, sides }] of [...(lead === undefined ? [] : [lead]), ...others].entries()) {
    if (keys.length === 0) conditions.push(NEVER);
    const table = at === 0 ? "n" : "q";
    const { sql, values } = both([oneOf(`${table}.name`, keys), { sql: `${table}.sides & ?`, values: [sides] }]);
    const other = `EXISTS (SELECT 1 FROM proposition_parties AS q WHERE ${sql} AND q.last = ${last} AND q.proposition = p.key)`;
    conditions.push({ sql: at === 0 ? sql : other, values });
  }
  // As of an earlier time the status may have been another.
  if (status !== undefined && asOf === undefined) conditions.push({ sql: "p.status = ?", values: [status] });
  if (predicate !== undefined) conditions.push({ sql: "p.predicate = ?", values: [predicate] });
  if (since !== undefined) conditions.push({ sql: `${last} >= ?`, values: [since] });
  if (until !== undefined) conditions.push({ sql: "coalesce(p.first, '') <= ?", values: [`${until}~`] });
  const after = readCursor(asked.after);
  if (after !== undefined)
    conditions.push({ sql: `(${last}, p.key) < (?, ?)`, values: [dayOfPlace(after.order), after.key] });
  const { sql, values } = both(conditions);
  const from =
    lead === undefined
      ? "propositions AS p"
      : "proposition_parties AS n JOIN propositions AS p ON p.key = n.proposition";
  const rows = connection.all(
    `SELECT p.key, p.last, p.whole FROM ${from} WHERE ${sql} ORDER BY ${last} DESC, p.key DESC LIMIT ?`,
    ...[...values, limit + 1],
  );
  const items = rows
    .slice(0, limit)
    .flatMap((row) => byThen(connection, row, asOf) ?? [])
    .filter((each) => status === undefined || each.status === status);
  const end = rows[limit - 1];
  if (rows.length <= limit || end === undefined) return { items };
  const place = placeOfDay(textIfAny(end, "last") ?? "");
  return { items, next: writeCursor({ order: place, key: number(end, "key") }) };
}

function byThen(connection: Connection, row: Row, asOf: Instant | undefined): PropositionRecord | undefined {
  const proposition = shaped<PropositionRecord>(inflated(bytes(row, "whole")), "statements", "status");
  if (asOf === undefined) return proposition;
  const known = knownBy(connection, asOf);
  return narrowed(proposition, ({ document }) => known(document), contextOf(connection, proposition));
}

/** Whether a document was in the store by then. */
export function knownBy(connection: Connection, asOf: Instant): (document: string) => boolean {
  const seen = new Map<string, boolean>();
  return (document) => {
    const before = seen.get(document);
    if (before !== undefined) return before;
    const row = connection.get("SELECT 1 FROM documents WHERE id = ? AND known <= ?", document, asOf);
    seen.set(document, row !== undefined);
    return row !== undefined;
  };
}

function contextOf(connection: Connection, { story }: PropositionRecord): PropositionContext {
  return {
    story: () => story,
    origin: (document) => {
      const row = connection.get(
        "SELECT o.origin FROM origins AS o JOIN documents AS d ON d.key = o.document WHERE d.id = ?",
        document,
      );
      return row === undefined ? `text:${document}` : text(row, "origin");
    },
  };
}
