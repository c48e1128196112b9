/** Acts of a pair, occurrences with their reports, and when sources were heard: what relations are computed from. */
import { occurrenceOf, type Publication } from "../../corpus/relations/occurrences.ts";
import type { Act, Occurrence, SourceActivity } from "../../corpus/relations/types.ts";
import { dayNumber, type Incident } from "../../corpus/stories/index.ts";
import { eventStatus, eventType } from "../../model/schema.ts";
import type { ActsAsked, Coverage, OccurrencesAsked, Relations } from "../relations.ts";
import type { Instant } from "../store.ts";
import { codeOf, nameOf } from "./codes.ts";
import { both, type Condition, NEVER, nameKeys, oneOf } from "./condition.ts";
import type { Connection, Row } from "./connection.ts";
import { datasetKey } from "./joining/datasets.ts";
import { DATASET, inflated, LEFT_OUT, LINKED } from "./joining/digests.ts";
import { knownBy } from "./propositions.ts";
import { bytes, json, number, numberIfAny, shaped, text, texts } from "./row.ts";

export function createRelations(connection: Connection): Relations {
  return {
    acts: async (asked) => acts(connection, asked),
    occurrences: async (asked) => occurrences(connection, asked),
    occurrence: async (incident, asOf) => {
      const row = connection.get("SELECT whole FROM incidents WHERE id = ?", incident);
      return row === undefined ? undefined : occurrenceIn(connection, row, asOf);
    },
    activity: async (asked) => activity(connection, asked),
    coverage: async (asked) => coverage(connection, asked),
  };
}

function acts(connection: Connection, { source, target, since, until, asOf, dataset }: ActsAsked): readonly Act[] {
  const conditions: Condition[] = [];
  for (const [column, name] of [
    ["a.source", source],
    ["a.target", target],
  ] as const) {
    if (name === undefined) continue;
    const keys = nameKeys(connection, name);
    conditions.push(keys.length === 0 ? NEVER : oneOf(column, keys));
  }
  if (conditions.length === 0) return [];
  if (since !== undefined) conditions.push({ sql: "a.day >= ?", values: [since] });
  if (until !== undefined) conditions.push({ sql: "a.day <= ?", values: [until] });
  if (asOf !== undefined) conditions.push({ sql: "a.known <= ?", values: [asOf] });
  if (dataset === undefined) conditions.push({ sql: "a.dataset IS NULL", values: [] });
  else conditions.push({ sql: "a.dataset = ?", values: [datasetKey(connection, dataset) ?? -1] });
  const { sql, values } = both(conditions);
  const rows = connection.all(
    `SELECT a.*, (SELECT text FROM names WHERE key = a.source) AS by, (SELECT text FROM names WHERE key = a.target) AS upon,
       (SELECT id FROM incidents WHERE key = a.incident) AS incident_id, (SELECT id FROM stories WHERE key = a.story) AS story_id
     FROM acts AS a WHERE ${sql} ORDER BY a.day, a.incident`,
    ...values,
  );
  return rows.map((row) => actOf(row, asOf));
}

function actOf(row: Row, asOf: Instant | undefined): Act {
  const { mode, story_id } = texts(row, "mode", "story_id");
  const asserted = numberIfAny(row, "asserted");
  const status = eventStatus.parse(nameOf("status", number(row, "status")));
  const contexts = text(row, "contexts");
  return {
    incident: text(row, "incident_id"),
    ...(story_id !== undefined && { story: story_id }),
    source: text(row, "by"),
    target: text(row, "upon"),
    type: eventType.parse(nameOf("type", number(row, "type"))),
    ...(mode !== undefined && { mode }),
    contexts: contexts === "" ? [] : contexts.split("|"),
    day: number(row, "day"),
    stated: number(row, "stated") === 1,
    // What was asserted only later was not asserted then: the next weaker is not known here, so it counts as alleged.
    status: asOf !== undefined && status === "asserted" && (asserted ?? 0) > asOf ? "alleged" : status,
    mentions: number(row, "mentions"),
    documents: number(row, "documents"),
    origins: number(row, "origins"),
  };
}

const MOST = 10_000;

function occurrences(connection: Connection, asked: OccurrencesAsked): readonly Occurrence[] {
  const { party, between, types, since, until, asOf, limit = MOST } = asked;
  const conditions: Condition[] = [];
  const [lead, ...others] = [...(between ?? []), ...(party === undefined ? [] : [party])].map((name) =>
    nameKeys(connection, name),
  );
  if (lead !== undefined) conditions.push(lead.length === 0 ? NEVER : oneOf("n.name", lead));
  const [key, day] = lead === undefined ? ["i.key", "i.day"] : ["n.incident", "n.day"];
  for (const keys of others) {
    if (keys.length === 0) conditions.push(NEVER);
    const { sql, values } = oneOf("q.name", keys);
    conditions.push({
      sql: `EXISTS (SELECT 1 FROM incident_parties AS q WHERE ${sql} AND q.day = ${day} AND q.incident = ${key})`,
      values,
    });
  }
  if (types !== undefined)
    conditions.push(
      oneOf(
        lead === undefined ? "i.type" : "n.type",
        types.map((type) => codeOf("type", type)),
      ),
    );
  if (since !== undefined) conditions.push({ sql: `${day} >= ?`, values: [since] });
  if (until !== undefined) conditions.push({ sql: `${day} <= ?`, values: [until] });
  conditions.push({ sql: "i.source IS NULL", values: [] });
  const { sql, values } = both(conditions);
  const from =
    lead === undefined ? "incidents AS i" : "incident_parties AS n JOIN incidents AS i ON i.key = n.incident";
  const rows = connection.all(
    `SELECT DISTINCT i.key, i.day, i.whole FROM ${from} WHERE ${sql} ORDER BY ${day} DESC, ${key} DESC LIMIT ?`,
    ...[...values, Math.min(limit, MOST)],
  );
  return rows.toReversed().flatMap((row) => occurrenceIn(connection, row, asOf) ?? []);
}

function occurrenceIn(connection: Connection, row: Row, asOf: Instant | undefined): Occurrence | undefined {
  const incident = narrowedTo(connection, incidentIn(row), asOf);
  return incident === undefined ? undefined : occurrenceOf(incident, (id) => publicationOf(connection, id));
}

function incidentIn(row: Row): Incident {
  return shaped<Incident>(inflated(bytes(row, "whole")), "type", "mentions", "documents");
}

/** Those of a story, in order of day. */
export function incidentsOfStory(
  connection: Connection,
  story: number,
  asOf: Instant | undefined,
): readonly Incident[] {
  return connection
    .all("SELECT whole FROM incidents WHERE story = ? ORDER BY coalesce(day, 1e9), key", story)
    .flatMap((row) => narrowedTo(connection, incidentIn(row), asOf) ?? []);
}

/** The incident as its reports of then give it. */
function narrowedTo(connection: Connection, incident: Incident, asOf: Instant | undefined): Incident | undefined {
  if (asOf === undefined) return incident;
  const known = knownBy(connection, asOf);
  const documents = incident.documents.filter(known);
  if (documents.length === 0) return undefined;
  if (documents.length === incident.documents.length) return incident;
  const mentions = incident.mentions.filter(({ document }) => known(document));
  const details = incident.details
    .map((each) => ({ ...each, documents: each.documents.filter(known) }))
    .filter((each) => each.documents.length > 0);
  const statuses: Record<string, number> = {};
  for (const { status } of mentions) statuses[status] = (statuses[status] ?? 0) + 1;
  return { ...incident, documents, mentions, details, statuses };
}

function publicationOf(connection: Connection, id: string): Publication | undefined {
  const row = connection.get(
    `SELECT d.date, s.name AS source, s.kind, s.country, o.origin FROM documents AS d
     LEFT JOIN sources AS s ON s.key = d.source LEFT JOIN origins AS o ON o.document = d.key WHERE d.id = ?`,
    id,
  );
  if (row === undefined) return undefined;
  const { date, source, kind, country, origin } = texts(row, "date", "source", "kind", "country", "origin");
  const day = dayNumber(date);
  return {
    ...(day !== undefined && { day }),
    ...(source !== undefined && { source }),
    ...(kind !== undefined && { sourceKind: kind }),
    ...(country !== undefined && { sourceCountry: country }),
    origin: origin ?? `text:${id}`,
  };
}

type Window = { readonly since?: number; readonly until?: number; readonly asOf?: Instant };

/** Conditions on `documents AS d`, whose days are written as 20241211. */
function inWindow({ since, until, asOf }: Window): readonly Condition[] {
  return [
    { sql: "d.day > 0", values: [] },
    ...(since === undefined ? [] : [{ sql: "d.day >= ?", values: [written(since)] }]),
    ...(until === undefined ? [] : [{ sql: "d.day <= ?", values: [written(until)] }]),
    asOf === undefined
      ? { sql: "d.until IS NULL", values: [] }
      : { sql: "d.known <= ? AND (d.until IS NULL OR d.until > ?)", values: [asOf, asOf] },
  ];
}

function written(day: number): number {
  return Number(new Date(day * 86_400_000).toISOString().slice(0, 10).replaceAll("-", ""));
}

function read(day: number): number | undefined {
  return dayNumber(String(day).replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"));
}

function activity(
  connection: Connection,
  { country, kinds, ...window }: Parameters<Relations["activity"]>[0],
): readonly SourceActivity[] {
  const conditions = [
    ...(country === undefined ? [] : [{ sql: "s.country = ?", values: [country] }]),
    ...(kinds === undefined ? [] : [oneOf("s.kind", kinds)]),
    { sql: `NOT EXISTS (SELECT 1 FROM digests AS g WHERE g.document = d.key AND g.state = ${DATASET})`, values: [] },
    ...inWindow(window),
  ];
  const { sql, values } = both(conditions);
  const rows = connection.all(
    `SELECT s.name, s.kind, s.country, json_group_array(DISTINCT d.day) AS days FROM sources AS s
     JOIN documents AS d ON d.source = s.key WHERE ${sql} GROUP BY s.key ORDER BY s.name`,
    ...values,
  );
  return rows.map((row): SourceActivity => {
    const found = json(row, "days");
    return {
      source: text(row, "name"),
      ...texts(row, "kind", "country"),
      days: daysFrom(Array.isArray(found) ? found : []),
    };
  });
}

/** Rows of datasets are no reports: on a day that only they speak of, nobody was heard. */
function coverage(
  connection: Connection,
  { parties, since, until, asOf }: Parameters<Relations["coverage"]>[0],
): Coverage {
  const window: Condition[] = [
    { sql: `g.state IN (${LINKED}, ${LEFT_OUT}) AND g.day IS NOT NULL`, values: [] },
    ...(since === undefined ? [] : [{ sql: "g.day >= ?", values: [since] }]),
    ...(until === undefined ? [] : [{ sql: "g.day <= ?", values: [until] }]),
    ...(asOf === undefined
      ? []
      : [{ sql: "EXISTS (SELECT 1 FROM documents AS d WHERE d.key = g.document AND d.known <= ?)", values: [asOf] }]),
  ];
  const days = (from: string, conditions: readonly Condition[]): readonly number[] => {
    const { sql, values } = both([...conditions, ...window]);
    return connection
      .all(`SELECT DISTINCT g.day FROM ${from} WHERE ${sql} ORDER BY g.day`, ...values)
      .map((row) => number(row, "day"));
  };
  const names = parties.flatMap((party) => nameKeys(connection, party));
  return {
    any: days("digests AS g", []),
    naming:
      names.length === 0
        ? []
        : days(
            "mentions AS m CROSS JOIN codings AS c ON c.key = m.coding CROSS JOIN digests AS g ON g.document = c.document AND g.coding = c.key",
            [oneOf("m.name", names)],
          ),
  };
}

function daysFrom(found: readonly unknown[]): readonly number[] {
  return found.flatMap((day) => (typeof day === "number" ? (read(day) ?? []) : [])).sort((a, b) => a - b);
}
