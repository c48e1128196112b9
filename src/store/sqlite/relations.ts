/** Acts of a pair, occurrences with their reports, and when sources were heard: what relations are computed from. */
import { actsOf, occurrenceOf, type Publication } from "../../corpus/relations/occurrences.ts";
import type { Act, Occurrence, SourceActivity } from "../../corpus/relations/types.ts";
import { dayNumber, type Incident, narrowedIncident } from "../../corpus/stories/index.ts";
import type { ActsAsked, Coverage, OccurrencesAsked, Relations } from "../relations.ts";
import type { Instant } from "../store.ts";
import { codeOf, statusOf, typeOf } from "./codes.ts";
import { both, type Condition, NEVER, nameKeys, oneOf } from "./condition.ts";
import type { Connection, Row } from "./connection.ts";
import { datasetKey } from "./joining/datasets.ts";
import { inflated, LEFT_OUT, LINKED } from "./joining/digests.ts";
import { knownBy } from "./propositions.ts";
import { bytes, number, numberIfAny, shaped, text, textIfAny, texts } from "./row.ts";

export function createRelations(connection: Connection): Relations {
  return {
    acts: async (asked) => acts(connection, asked),
    occurrences: async (asked) => occurrences(connection, asked),
    occurrence: async (incident, asOf) => {
      const row = connection.get("SELECT whole FROM incidents WHERE id = ?", incident);
      return occurrenceReader(connection, asOf)(row);
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
  // The day may have been another then.
  const isNow = asOf === undefined || isAllKnown(connection, asOf);
  if (since !== undefined && isNow) conditions.push({ sql: "a.day >= ?", values: [since] });
  if (until !== undefined && isNow) conditions.push({ sql: "a.day <= ?", values: [until] });
  if (asOf !== undefined) conditions.push({ sql: "a.known <= ?", values: [asOf] });
  if (dataset === undefined) conditions.push({ sql: "a.dataset IS NULL", values: [] });
  else conditions.push({ sql: "a.dataset = ?", values: [datasetKey(connection, dataset) ?? -1] });
  const { sql, values } = both(conditions);
  const rows = connection.all(
    `SELECT a.source, a.target, a.day, a.type, a.mode, a.contexts, a.stated, a.status, a.mentions, a.documents, a.origins,
       a.incident_id, a.story_id FROM acts AS a WHERE ${sql} ORDER BY a.day, a.incident`,
    ...values,
  );
  if (asOf !== undefined && !isNow) return actsThen(connection, rows, asOf, since, until);
  const names = new Map<number, string>();
  const nameOf = (key: number): string => {
    const known = names.get(key) ?? text(connection.get("SELECT text FROM names WHERE key = ?", key), "text");
    names.set(key, known);
    return known;
  };
  return rows.map((row) => actOf(row, nameOf));
}

/** Then nothing was unknown that is known now: what is kept is what was there. */
function isAllKnown(connection: Connection, asOf: Instant): boolean {
  return connection.get("SELECT 1 FROM documents WHERE known > ? LIMIT 1", asOf) === undefined;
}

/** Acts as the reports of then tell them: who, when, how it stands, how many; some that are known now were none. */
function actsThen(
  connection: Connection,
  rows: readonly Row[],
  asOf: Instant,
  since = Number.NEGATIVE_INFINITY,
  until = Number.POSITIVE_INFINITY,
): readonly Act[] {
  const known = knownBy(connection, asOf);
  const publications = publicationsIn(connection);
  return rows.flatMap((row) => {
    const kept = connection.get("SELECT whole FROM incidents WHERE id = ?", text(row, "incident_id"));
    const incident = kept === undefined ? undefined : narrowedIncident(incidentIn(kept), known);
    if (incident === undefined) return [];
    const name = (column: string): string =>
      text(connection.get("SELECT text FROM names WHERE key = ?", number(row, column)), "text");
    const [source, target] = [name("source"), name("target")];
    return actsOf(incident, publications).filter(
      (act) => act.source === source && act.target === target && act.day >= since && act.day <= until,
    );
  });
}

function actOf(row: Row, nameOf: (key: number) => string): Act {
  const mode = textIfAny(row, "mode");
  const story = textIfAny(row, "story_id");
  const contexts = text(row, "contexts");
  return {
    incident: text(row, "incident_id"),
    ...(story !== undefined && { story }),
    source: nameOf(number(row, "source")),
    target: nameOf(number(row, "target")),
    type: typeOf(number(row, "type")),
    ...(mode !== undefined && { mode }),
    contexts: contexts === "" ? [] : contexts.split("|"),
    day: number(row, "day"),
    stated: number(row, "stated") === 1,
    status: statusOf(number(row, "status")),
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
  // Keys first: an incident is read once, and sorted by nothing but its day.
  const rows = connection.all(
    `SELECT DISTINCT ${key} AS key, ${day} AS day FROM ${from} WHERE ${sql} ORDER BY 2 DESC, 1 DESC LIMIT ?`,
    ...[...values, Math.min(limit, MOST)],
  );
  const read = occurrenceReader(connection, asOf);
  return rows.toReversed().flatMap((row) => read(connection.get(WHOLE_SQL, number(row, "key"))) ?? []);
}

const WHOLE_SQL = "SELECT whole FROM incidents WHERE key = ?";

function occurrenceReader(
  connection: Connection,
  asOf: Instant | undefined,
): (row: Row | undefined) => Occurrence | undefined {
  const known = asOf === undefined ? undefined : knownBy(connection, asOf);
  const publication = publicationsIn(connection);
  return (row) => {
    const incident = row === undefined ? undefined : whenKnown(incidentIn(row), known);
    return incident === undefined ? undefined : occurrenceOf(incident, publication);
  };
}

/** As its reports of then give it. */
function whenKnown(incident: Incident, known: ((document: string) => boolean) | undefined): Incident | undefined {
  return known === undefined ? incident : narrowedIncident(incident, known);
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
  const known = asOf === undefined ? undefined : knownBy(connection, asOf);
  return connection
    .all("SELECT whole FROM incidents WHERE story = ? ORDER BY coalesce(day, 1e9), key", story)
    .flatMap((row) => whenKnown(incidentIn(row), known) ?? []);
}

/** Looks each document up once. */
function publicationsIn(connection: Connection): (document: string) => Publication | undefined {
  const publications = new Map<string, Publication | undefined>();
  return (id) => {
    if (!publications.has(id)) publications.set(id, publicationOf(connection, id));
    return publications.get(id);
  };
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
  const { sql, values } = both([
    { sql: "NOT EXISTS (SELECT 1 FROM incidents WHERE source = s.key)", values: [] },
    ...(country === undefined ? [] : [{ sql: "s.country = ?", values: [country] }]),
    ...(kinds === undefined ? [] : [oneOf("s.kind", kinds)]),
  ]);
  const during = both(inWindow(window));
  return connection
    .all(`SELECT s.key, s.name, s.kind, s.country FROM sources AS s WHERE ${sql} ORDER BY s.name`, ...values)
    .map(
      (row): SourceActivity => ({
        source: text(row, "name"),
        ...texts(row, "kind", "country"),
        days: connection
          .all(
            `SELECT DISTINCT d.day FROM documents AS d WHERE d.source = ? AND ${during.sql} ORDER BY d.day`,
            ...[number(row, "key"), ...during.values],
          )
          .flatMap((each) => read(number(each, "day")) ?? []),
      }),
    )
    .filter(({ days }) => days.length > 0);
}

/** Rows of datasets are no reports: on a day that only they speak of, nobody was heard. */
function coverage(
  connection: Connection,
  {
    parties,
    since = Number.MIN_SAFE_INTEGER,
    until = Number.MAX_SAFE_INTEGER,
    asOf,
  }: Parameters<Relations["coverage"]>[0],
): Coverage {
  const then =
    asOf === undefined
      ? ""
      : `AND EXISTS (SELECT 1 FROM documents AS d WHERE d.key = x.document AND d.known <= ${asOf})`;
  // From one day to the next: thousands of documents of one day are passed over by the index.
  const days = (from: string, ...values: readonly number[]): readonly number[] => {
    const sql = `SELECT min(x.day) AS day FROM ${from} AND x.day > ? AND x.day <= ? ${then}`;
    const found: number[] = [];
    for (let last = since - 1; ; ) {
      const next = numberIfAny(connection.get(sql, ...values, last, until), "day");
      if (next === undefined) return found;
      found.push(next);
      last = next;
    }
  };
  const together = (lists: readonly (readonly number[])[]): readonly number[] =>
    [...new Set(lists.flat())].sort((a, b) => a - b);
  const names = [...new Set(parties.flatMap((party) => nameKeys(connection, party)))];
  return {
    any: together([LINKED, LEFT_OUT].map((state) => days("digests AS x WHERE x.state = ?", state))),
    naming: together(names.map((name) => days("named AS x WHERE x.name = ?", name))),
  };
}
