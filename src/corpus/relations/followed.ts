/** Occasions between pairs of sides → what followed each within some days, by type and quad class, beside any stretch of that length. */
import type { EventType } from "../../model/index.ts";
import { type Proportion, proportion } from "./proportion.ts";
import { isBetween, isExact, type Place, placeOf, type Span } from "./reported.ts";
import type { Occurrence } from "./types.ts";

/** It took place, as somebody asserts. */
export interface Happened {
  readonly occurrence: Occurrence;
  readonly span: Span;
}

export interface Occasioned {
  readonly pair: readonly [string, string];
  readonly day: number;
  /** Its own incidents, which do not follow it. */
  readonly incidents: readonly string[];
}

export interface Followed {
  readonly kind: "type" | "quad";
  readonly name: string;
  /** Occasions that were followed by at least one, of how many. */
  readonly count: number;
  readonly n: number;
  /** Absent where there are too few to say more than how many. */
  readonly share?: Proportion;
  /** Of all stretches of as many days of the same pairs, those with at least one; stretches overlap, so that it has no interval. */
  readonly base?: { readonly rate: number; readonly stretches: number };
  /** One for each occasion that was followed: the earliest. */
  readonly first: readonly (Place & { readonly incident: string; readonly day: number })[];
}

export interface FollowRule {
  readonly days: number;
  readonly least: number;
  readonly heardDays: number;
  /** Days on which anything was heard, ascending. */
  readonly heard?: readonly number[];
  /** Of the record. */
  readonly lastDay: number;
  readonly quadOf: (type: EventType) => string;
}

/** Quad classes first, then types; of each the commonest first. */
export function followedBy(
  occasions: readonly Occasioned[],
  record: readonly Happened[],
  rule: FollowRule,
): readonly Followed[] {
  if (occasions.length === 0) return [];
  const exact = record.filter(({ span }) => isExact(span));
  const ofPair = new Map<string, readonly Happened[]>();
  for (const { pair } of occasions) {
    const key = pair.join("|");
    if (!ofPair.has(key))
      ofPair.set(key, exact.filter(({ occurrence }) => isBetween(occurrence, ...pair)).sort(inOrder));
  }
  const stretches = new Map([...ofPair].map(([key, acts]) => [key, stretchesOf(acts, exact, rule)]));
  const found = new Map<string, { kind: Followed["kind"]; name: string; first: Followed["first"][number][] }>();
  for (const { pair, day, incidents } of occasions) {
    const seen = new Set<string>();
    for (const { occurrence, span } of ofPair.get(pair.join("|")) ?? []) {
      if (span.from <= day || span.from > day + rule.days || incidents.includes(occurrence.incident)) continue;
      for (const [kind, name] of namesOf(occurrence.type, rule)) {
        const key = `${kind}|${name}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const row = found.get(key) ?? { kind, name, first: [] };
        const [told] = occurrence.reports.filter(({ status }) => status === "asserted");
        if (told !== undefined) row.first.push({ ...placeOf(told), incident: occurrence.incident, day: span.from });
        found.set(key, row);
      }
    }
  }
  const n = occasions.length;
  return [...found.values()]
    .map(({ kind, name, first }): Followed => {
      const key = `${kind}|${name}`;
      const bases = occasions.map(({ pair }) => stretches.get(pair.join("|")));
      const total = bases.reduce((sum, each) => sum + (each?.total ?? 0), 0);
      const rate = bases.reduce((sum, each) => sum + (each?.rate(key) ?? 0), 0) / n;
      return {
        kind,
        name,
        count: first.length,
        n,
        ...(n < rule.least ? {} : { share: proportion(first.length, n) }),
        ...(n < rule.least || total === 0 ? {} : { base: { rate, stretches: Math.round(total / n) } }),
        first,
      };
    })
    .sort((a, b) => order(a.kind, b.kind) || b.count - a.count || order(a.name, b.name));
}

function namesOf(type: EventType, { quadOf }: FollowRule): readonly (readonly [Followed["kind"], string])[] {
  return [
    ["type", type],
    ["quad", quadOf(type)],
  ];
}

interface Stretches {
  readonly total: number;
  rate(key: string): number;
}

/** Every stretch that begins after a day of the record, ends in it, and in which enough was heard. */
function stretchesOf(acts: readonly Happened[], record: readonly Happened[], rule: FollowRule): Stretches {
  const { days, heard, heardDays, lastDay } = rule;
  const begin = heard === undefined ? firstDay(record) : heard[0];
  if (begin === undefined) return { total: 0, rate: () => 0 };
  const starts: number[] = [];
  const isHeard = heard === undefined ? () => true : countIn(heard, heardDays);
  for (let start = begin; start + days <= lastDay; start += 1) if (isHeard(start + 1, start + days)) starts.push(start);
  const byKey = new Map<string, number[]>();
  for (const { occurrence, span } of acts) {
    for (const name of namesOf(occurrence.type, rule)) {
      const key = name.join("|");
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [span.from]);
      else list.push(span.from);
    }
  }
  const rates = new Map(
    [...byKey].map(([key, list]) => {
      const isFollowed = countIn(list, 1);
      return [key, starts.filter((start) => isFollowed(start + 1, start + days)).length / Math.max(1, starts.length)];
    }),
  );
  return { total: starts.length, rate: (key) => rates.get(key) ?? 0 };
}

/** Whether at least so many of the days, ascending, lie between two. Must be asked with rising days. */
function countIn(sorted: readonly number[], least: number): (from: number, to: number) => boolean {
  let low = 0;
  return (from, to) => {
    while (low < sorted.length && (sorted[low] ?? 0) < from) low += 1;
    const last = sorted[low + least - 1];
    return last !== undefined && last <= to;
  };
}

function firstDay(record: readonly Happened[]): number | undefined {
  let first: number | undefined;
  for (const { span } of record) if (first === undefined || span.from < first) first = span.from;
  return first;
}

function inOrder(a: Happened, b: Happened): number {
  return a.span.from - b.span.from || order(a.occurrence.incident, b.occurrence.incident);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
