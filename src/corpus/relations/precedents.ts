/**
 * One incident and the record before it → earlier ones like it, and what followed them between the same two sides within some days:
 * rates beside those of any such stretch of days, so that "followed" is not read as "was caused". See docs/relations.md.
 */
import type { EventType } from "../../model/index.ts";
import { type Followed, followedBy, type Happened } from "./followed.ts";
import {
  isBetween,
  isExact,
  isState,
  type Place,
  placeOf,
  reportedBy,
  type Span,
  sidesOf,
  spanOf,
} from "./reported.ts";
import type { Occurrence } from "./types.ts";

export interface PrecedentRule {
  /** What follows counts on one of so many days after. */
  readonly days: number;
  /** Fewer precedents give counts, and no rates. */
  readonly least: number;
  /** On so many of those days the store must have heard something. */
  readonly heard: number;
}

export const PRECEDENT_RULE: PrecedentRule = { days: 30, least: 5, heard: 3 };

export interface PrecedentsAsked {
  readonly incident: Occurrence;
  /** Where it has more than two sides. */
  readonly between?: readonly [string, string];
  /** Everything one of the two took part in. */
  readonly record: readonly Occurrence[];
  /** Days on which any document was published, ascending; absent: it is not known what was heard. */
  readonly heard?: readonly number[];
  /** Reports published later are left out. */
  readonly asOf?: number;
  readonly quadOf: (type: EventType) => string;
  readonly rule?: Partial<PrecedentRule>;
}

/** Incidents that may be one occasion, told in several stories, count once. */
export interface Precedent {
  readonly incidents: readonly string[];
  readonly pair: readonly [string, string];
  readonly mode?: string;
  /** First and last day on which it may have begun. */
  readonly span: Span;
  /** Actor ids of those who take part in both. */
  readonly persons: readonly string[];
  /** 0–1: for the order only; see docs/relations.md. */
  readonly likeness: number;
  /** `counted`: in the numbers of what followed. The others: no exact day; its days after are not over; nobody was heard in them. */
  readonly use: "counted" | "no-day" | "too-recent" | "not-heard";
  readonly evidence: readonly Place[];
}

export interface Rung {
  /** `pair`: the same two sides. `side`: `side` with any other state. */
  readonly kind: "pair" | "side";
  readonly side?: string;
  readonly precedents: readonly Precedent[];
  readonly counted: number;
  /** Counts only where fewer than `least` are counted. */
  readonly followed: readonly Followed[];
}

export interface Precedents {
  readonly incident: string;
  readonly type: EventType;
  readonly mode?: string;
  readonly pair: readonly [string, string];
  readonly span: Span;
  readonly days: number;
  readonly least: number;
  readonly evidence: readonly Place[];
  /** The narrow rung first; the wider one is there only where the narrow one has fewer than `least`. */
  readonly rungs: readonly Rung[];
}

/** Undefined where the incident has no day or not two sides, or was not reported by then. */
export function precedentsOf(asked: PrecedentsAsked): Precedents | undefined {
  const { days, least, heard } = { ...PRECEDENT_RULE, ...asked.rule };
  const incident = reportedBy(asked.incident, asked.asOf);
  const span = incident === undefined ? undefined : spanOf(incident);
  const pair = incident === undefined ? undefined : (asked.between ?? pairOf(incident));
  if (incident === undefined || span === undefined || pair === undefined) return undefined;
  const record = asked.record.flatMap((each): Happened[] => {
    const known = reportedBy(each, asked.asOf);
    const when = known === undefined ? undefined : spanOf(known);
    return known === undefined || when === undefined || known.status !== "asserted"
      ? []
      : [{ occurrence: known, span: when }];
  });
  const earlier = record.filter(
    ({ occurrence, span: when }) =>
      occurrence.incident !== incident.incident &&
      occurrence.type === incident.type &&
      (occurrence.mode === undefined || incident.mode === undefined || occurrence.mode === incident.mode) &&
      // Overlapping days may be the incident itself, told elsewhere.
      when.to + 1 < span.from,
  );
  const heardOn = asked.heard?.filter((each) => asked.asOf === undefined || each <= asked.asOf);
  const lastDay = asked.asOf ?? heardOn?.at(-1) ?? lastReport(record);
  const rungOf = (kind: Rung["kind"], chosen: readonly Chosen[], side?: string): Rung => {
    const occasions = occasionsIn(chosen);
    const found = occasions.map((each) => precedentOf(each, incident, { days, heard, lastDay, heardOn }));
    const counted = occasions.filter((_, at) => found[at]?.use === "counted");
    return {
      kind,
      ...(side === undefined ? {} : { side }),
      precedents: found.sort(
        (a, b) => b.likeness - a.likeness || b.span.from - a.span.from || order(a.incidents[0], b.incidents[0]),
      ),
      counted: counted.length,
      followed: followedBy(
        counted.map(({ pair: sides, members }) => ({
          pair: sides,
          day: exactDay(members) ?? 0,
          incidents: members.map(({ occurrence }) => occurrence.incident),
        })),
        record,
        { days, least, heardDays: heard, lastDay, quadOf: asked.quadOf, ...(heardOn && { heard: heardOn }) },
      ),
    };
  };
  const narrow = rungOf(
    "pair",
    earlier.filter(({ occurrence }) => isBetween(occurrence, ...pair)).map((each) => ({ ...each, pair })),
  );
  const rungs = [narrow];
  if (narrow.counted < least) {
    for (const side of actingSides(incident, pair)) {
      const wide = earlier.flatMap((each) =>
        sidesOf(each.occurrence)
          .filter((other) => other !== side && isState(other) && isBetween(each.occurrence, side, other))
          .slice(0, 1)
          .map((other): Chosen => ({ ...each, pair: [side, other] })),
      );
      rungs.push(rungOf("side", wide, side));
    }
  }
  return {
    incident: incident.incident,
    type: incident.type,
    ...(incident.mode === undefined ? {} : { mode: incident.mode }),
    pair,
    span,
    days,
    least,
    evidence: toldIn(incident),
    rungs,
  };
}

/** Its two sides, where it has two; of more, the first that acts and the first acted upon. */
export function pairOf(incident: Occurrence): readonly [string, string] | undefined {
  const sides = sidesOf(incident);
  const source = incident.sources.find((each) => sides.includes(each));
  const [a, b] =
    sides.length === 2
      ? sides
      : [source, [...incident.targets, ...incident.sources].find((each) => each !== source && sides.includes(each))];
  return a === undefined || b === undefined || !isBetween(incident, a, b) ? undefined : [a, b];
}

/** Who visits is the one to look at; where both act, both. */
function actingSides({ sources, targets }: Occurrence, pair: readonly [string, string]): readonly string[] {
  const acting = pair.filter((each) => sources.includes(each) && !targets.includes(each) && isState(each));
  return acting.length === 1 ? acting : pair.filter(isState);
}

interface Chosen extends Happened {
  readonly pair: readonly [string, string];
}

interface Occasion {
  readonly pair: readonly [string, string];
  readonly members: readonly Chosen[];
}

/**
 * Of one pair: those with an exact day that follow each other from day to day are one; "in December" joins the one that it overlaps
 * and shares a person with, or that has no persons.
 */
function occasionsIn(chosen: readonly Chosen[]): Occasion[] {
  const occasions: { pair: readonly [string, string]; members: Chosen[] }[] = [];
  const exact = chosen.filter(({ span }) => isExact(span));
  const vague = chosen.filter(({ span }) => !isExact(span));
  for (const each of [...inOrder(exact), ...inOrder(vague)]) {
    const home = occasions.find(
      ({ pair, members }) =>
        samePair(pair, each.pair) &&
        members.some(
          (other) =>
            each.span.from <= other.span.to + 1 && each.span.to >= other.span.from - 1 && shareSomebody(each, other),
        ),
    );
    if (home === undefined) occasions.push({ pair: each.pair, members: [each] });
    else home.members.push(each);
  }
  return occasions;
}

function inOrder(chosen: readonly Chosen[]): Chosen[] {
  return [...chosen].sort((a, b) => a.span.from - b.span.from || order(a.occurrence.incident, b.occurrence.incident));
}

function samePair(a: readonly [string, string], b: readonly [string, string]): boolean {
  return a.every((each) => b.includes(each));
}

function shareSomebody({ occurrence: a }: Chosen, { occurrence: b }: Chosen): boolean {
  return a.persons.length === 0 || b.persons.length === 0 || a.persons.some((each) => b.persons.includes(each));
}

function exactDay(members: readonly Chosen[]): number | undefined {
  return members.find(({ span }) => isExact(span))?.span.from;
}

function precedentOf(
  { pair, members }: Occasion,
  incident: Occurrence,
  {
    days,
    heard,
    lastDay,
    heardOn,
  }: { days: number; heard: number; lastDay: number; heardOn: readonly number[] | undefined },
): Precedent {
  const day = exactDay(members);
  const span = members.find((each) => isExact(each.span))?.span ?? members[0]?.span ?? { from: 0, to: 0 };
  const persons = [...new Set(members.flatMap(({ occurrence }) => occurrence.persons))];
  const modes = members.flatMap(({ occurrence }) => occurrence.mode ?? []);
  const [mode] = modes;
  const heardAfter = heardOn?.filter((each) => each > span.to && each <= span.to + days).length;
  return {
    incidents: members.map(({ occurrence }) => occurrence.incident),
    pair,
    ...(mode === undefined ? {} : { mode }),
    span,
    persons: persons.filter((each) => incident.persons.includes(each)).sort(),
    likeness: likenessOf(members, incident),
    use:
      day === undefined
        ? "no-day"
        : day + days > lastDay
          ? "too-recent"
          : heardAfter !== undefined && heardAfter < heard
            ? "not-heard"
            : "counted",
    evidence: members.flatMap(({ occurrence }) => toldIn(occurrence)),
  };
}

/** Where it is asserted; of what is only expected, where it is expected. */
function toldIn({ reports }: Occurrence): readonly Place[] {
  const told = reports.filter(({ status }) => status === "asserted");
  return (told.length > 0 ? told : reports).map(placeOf);
}

function lastReport(record: readonly Happened[]): number {
  let last = 0;
  for (const { occurrence } of record) for (const { day } of occurrence.reports) last = Math.max(last, day ?? 0);
  return last;
}

/** Half for persons in common, a quarter each for the mode and for who acts upon whom; what is not known counts half. */
function likenessOf(members: readonly Chosen[], incident: Occurrence): number {
  const persons = new Set(members.flatMap(({ occurrence }) => occurrence.persons));
  const shared = incident.persons.filter((each) => persons.has(each)).length;
  const ofPersons =
    persons.size === 0 || incident.persons.length === 0
      ? 0.5
      : shared / Math.min(persons.size, incident.persons.length);
  const ofMode = members.some(({ occurrence }) => occurrence.mode !== undefined && occurrence.mode === incident.mode)
    ? 1
    : 0.5;
  const roles = members.map(({ occurrence }) => directionLikeness(occurrence, incident));
  return ofPersons / 2 + ofMode / 4 + Math.max(...roles) / 4;
}

function directionLikeness(a: Occurrence, b: Occurrence): number {
  const [ones, others] = [actorsOnly(a), actorsOnly(b)];
  if (ones.length === 0 || others.length === 0) return 0.5;
  return ones.some((each) => others.includes(each)) ? 1 : 0;
}

function actorsOnly({ sources, targets, reciprocal }: Occurrence): readonly string[] {
  const acting = sources.filter((each) => !targets.includes(each));
  return reciprocal && targets.length === 0 ? [] : acting;
}

function order(a: string | undefined, b: string | undefined): number {
  return (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;
}
