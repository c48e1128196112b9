/** A query → the keys of the events or claims it means, newest day first: which index leads, and what is checked on the way. */
import type { Filter, FilterKey, Query } from "../../corpus/query/index.ts";
import { StoreError } from "../errors.ts";
import { codeOf } from "./codes.ts";
import {
  both,
  type Condition,
  dayRange,
  documentSets,
  excludedSets,
  NEVER,
  nameKeys,
  oneOf,
  shown,
} from "./condition.ts";
import type { Connection } from "./connection.ts";
import { number } from "./row.ts";
import { ABOUT, HOLDER, SOURCE, SPEAKER, TARGET } from "./rows-of.ts";

export interface Selection {
  /** Nothing was asked: all that is shown now. */
  readonly isAll: boolean;
  readonly from: string;
  readonly where: Condition;
  /** Columns, as SQL. */
  readonly key: string;
  readonly day: string;
  readonly document: string;
  readonly type: string;
  readonly status: string;
}

/** Tables of one kind of finding, and what the filters mean there. */
interface Plan {
  readonly table: "events" | "claims";
  /** One row for each name on a finding. */
  readonly names: "parties" | "speakers";
  readonly link: "event" | "claim";
  readonly sides: Readonly<Partial<Record<FilterKey, number>>>;
}

const EVENTS: Plan = {
  table: "events",
  names: "parties",
  link: "event",
  sides: { actor: SOURCE | TARGET, by: SOURCE, to: TARGET, speaker: SPEAKER },
};

const CLAIMS: Plan = {
  table: "claims",
  names: "speakers",
  link: "claim",
  sides: { actor: HOLDER | ABOUT, by: HOLDER, to: ABOUT, speaker: HOLDER },
};

/** `page`: only the newest are wanted, so that the order by day must lead. `all`: whatever leads to all of them soonest. */
export type Use = "page" | "all";

/** @throws StoreError QUERY_NOT_HERE */
export function selectEvents(
  connection: Connection,
  query: Query,
  asOf: number | undefined,
  use: Use = "all",
): Selection {
  if (query.filters.some(({ key }) => key === "stance")) {
    throw new StoreError(
      "QUERY_NOT_HERE",
      'Events have a "status:", claims a "stance:". Ask for claims, or use status: asserted, denied, alleged…',
    );
  }
  return select(connection, EVENTS, query, asOf, use);
}

export function selectClaims(
  connection: Connection,
  query: Query,
  asOf: number | undefined,
  use: Use = "all",
): Selection {
  return select(connection, CLAIMS, query, asOf, use);
}

function select(connection: Connection, plan: Plan, query: Query, asOf: number | undefined, use: Use): Selection {
  const named = query.filters.flatMap((filter) => {
    const side = plan.sides[filter.key];
    return side === undefined ? [] : [{ filter, side, keys: nameKeys(connection, filter.value) }];
  });
  if (named.some(({ filter, keys }) => !filter.not && keys.length === 0)) {
    return { ...columns(plan, false), isAll: false, from: `${plan.table} AS f`, where: NEVER };
  }
  const lead = rarest(
    connection,
    plan,
    named.filter(({ filter, keys }) => !filter.not && keys.length === 1),
  );
  const sets = documentSets(connection, query);
  const at = columns(plan, lead !== undefined);
  const few = lead === undefined ? sets.find((set) => use === "all" || isFew(connection, set)) : undefined;
  const conditions: Condition[] = [];
  if (lead !== undefined) {
    conditions.push({ sql: "p.name = ? AND p.sides & ?", values: [lead.keys[0] ?? -1, lead.side] });
  }
  if (few !== undefined) conditions.push({ sql: `${at.document} IN (${few.sql})`, values: few.values });
  for (const set of sets) {
    // The plus keeps the set from leading where it is large.
    if (set !== few) conditions.push({ sql: `+${at.document} IN (${set.sql})`, values: set.values });
  }
  for (const set of excludedSets(connection, query)) {
    conditions.push({ sql: `${at.document} NOT IN (${set.sql})`, values: set.values });
  }
  conditions.push(...dayRange(at.day, query), ...codes(plan, at, query.filters));
  for (const { filter, side, keys } of named) {
    if (lead !== undefined && filter === lead.filter) continue;
    const { sql, values } = oneOf("q.name", keys);
    const exists = `EXISTS (SELECT 1 FROM ${plan.names} AS q WHERE ${sql} AND q.day = ${at.day} AND q.${plan.link} = ${at.key} AND q.sides & ?)`;
    conditions.push({ sql: `${filter.not ? "NOT " : ""}${exists}`, values: [...values, side] });
  }
  conditions.push(shown(at.coding, at.document, asOf));
  const isAll = query.words.length === 0 && query.filters.length === 0 && asOf === undefined;
  return { ...at, isAll, from: fromOf(plan, lead !== undefined, few !== undefined, query), where: both(conditions) };
}

type Columns = Omit<Selection, "isAll" | "from" | "where"> & Record<"coding" | "stance" | "types" | "statuses", string>;

function columns(plan: Plan, byName: boolean): Columns {
  const own = byName ? "p" : "f";
  const key = byName ? `p.${plan.link}` : "f.key";
  const far = (column: string): string =>
    byName ? `(SELECT ${column} FROM ${plan.table} WHERE key = ${key})` : `f.${column}`;
  return {
    key,
    day: `${own}.day`,
    coding: `${own}.coding`,
    document: far("document"),
    type: `${own}.type`,
    status: `${own}.status`,
    stance: `${own}.stance`,
    types: far("types"),
    statuses: far("statuses"),
  };
}

/** The index that leads is named, since the planner knows nothing of how common each value is. */
function fromOf(plan: Plan, byName: boolean, byDocument: boolean, { filters }: Query): string {
  if (byName) return `${plan.names} AS p`;
  if (byDocument) return `${plan.table} AS f INDEXED BY ${plan.table}_document`;
  const only = (wanted: FilterKey): boolean => filters.filter(({ key, not }) => key === wanted && !not).length === 1;
  if (plan.table === "events" && only("type")) return "events AS f INDEXED BY events_type";
  if (plan.table === "events" && only("status")) return "events AS f INDEXED BY events_status";
  if (plan.table === "claims" && only("stance")) return "claims AS f INDEXED BY claims_stance";
  return `${plan.table} AS f`;
}

function codes(plan: Plan, at: Columns, filters: readonly Filter[]): readonly Condition[] {
  const conditions: Condition[] = [];
  for (const kind of ["type", "status", "stance"] as const) {
    for (const not of [false, true]) {
      const found = filters.filter((filter) => filter.key === kind && filter.not === not);
      if (found.length === 0) continue;
      const values = found.map(({ value }) => codeOf(kind, value));
      if (kind === "stance" || plan.table === "events") {
        conditions.push(oneOf(at[kind], values, not));
        continue;
      }
      // A claim may be about several events.
      const mask = values.reduce((bits, code) => bits | (1 << code), 0);
      const column = kind === "type" ? at.types : at.statuses;
      conditions.push({ sql: not ? `NOT (${column} & ?)` : `(${column} & ?)`, values: [mask] });
    }
  }
  return conditions;
}

interface Named {
  readonly filter: Filter;
  readonly side: number;
  readonly keys: readonly number[];
}

/** Names above this many rows count as equally common. */
const COMMON = 20_000;

function rarest(connection: Connection, { names }: Plan, all: readonly Named[]): Named | undefined {
  if (all.length < 2) return all[0];
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM ${names} WHERE name = ? LIMIT ${COMMON})`;
  const counts = all.map(({ keys }) => number(connection.get(sql, keys[0] ?? -1), "n"));
  return all[counts.indexOf(Math.min(...counts))];
}

/** Documents few enough to sort all their findings. */
const FEW = 2000;

function isFew(connection: Connection, { sql, values }: Condition): boolean {
  return number(connection.get(`SELECT count(*) AS n FROM (${sql} LIMIT ${FEW})`, ...values), "n") < FEW;
}
