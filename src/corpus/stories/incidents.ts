/** Event mentions of many documents in → incidents: one real-world event each, with every mention and the spread of details. */
import type { EventStatus, EventType, Party } from "../../model/index.ts";
import { agglomerate, type Link, MILLION } from "./agglomerate.ts";
import { dayNumber } from "./dates.ts";
import { type Detail, detailsOf } from "./details.ts";
import { hashOf } from "./hash.ts";
import type { Predicates } from "./predicates.ts";
import { sideOf } from "./sides.ts";
import type { CorpusDocument, Evidence } from "./types.ts";

export interface EventMention {
  readonly document: string;
  readonly event: string;
  readonly type: EventType;
  readonly mode?: string;
  readonly contexts: readonly string[];
  /** Both sides act, each upon the other. */
  readonly reciprocal: boolean;
  /** Predicate class: AID and SUPPORT may be one act in two wordings. */
  readonly act: string;
  readonly status: EventStatus;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  /** Actor ids of the persons among them. */
  readonly persons: readonly string[];
  /** First day of the time stated; `stated` false: day of publication. */
  readonly day?: number;
  readonly stated: boolean;
  /** Exactness of the time in days: 1 a day, 7 a week, 31 a month, 366 a year. */
  readonly grain: number;
  readonly place?: string;
  readonly details: readonly Detail[];
  /** Of a promise (AGREE): the act that is promised, by type and predicate class. */
  readonly promises?: { readonly type: EventType; readonly act: string };
  /** Who commits to the status; absent: the document's own voice. */
  readonly holder?: { readonly side?: string; readonly sector?: string };
  readonly evidence: Evidence;
}

export interface Incident {
  readonly id: string;
  readonly type: EventType;
  readonly mode?: string;
  readonly contexts: readonly string[];
  readonly reciprocal: boolean;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly places: readonly string[];
  /** ISO 8601 days, over all mentions; stated times where there are any. */
  readonly from?: string;
  readonly to?: string;
  readonly statuses: Readonly<Partial<Record<EventStatus, number>>>;
  readonly documents: readonly string[];
  readonly stories: readonly string[];
  /** Every number reported, with those who report it: the spread is kept, not averaged. */
  readonly details: readonly {
    readonly kind: Detail["kind"];
    readonly low: number;
    readonly high: number;
    readonly documents: readonly string[];
  }[];
  readonly mentions: readonly EventMention[];
}

/** Urged and hypothetical events are no incidents; mentions without any party cannot be told apart. */
export function mentionsOf(document: CorpusDocument, predicates: Predicates): EventMention[] {
  const { record, text } = document;
  const published = dayNumber(document.date ?? record.date);
  const name = (parties: readonly Party[]): string[] =>
    [...new Set(parties.flatMap((party) => sideOf(party) ?? []))].sort();
  const people = new Set(record.actors.filter((actor) => actor.kind === "person").map((actor) => actor.id));
  return record.events.flatMap((event): EventMention[] => {
    const [sources, targets] = [name(event.source), name(event.target)];
    const stated = event.time?.stated === true;
    if (event.status === "urged" || event.status === "hypothetical" || sources.length + targets.length === 0) return [];
    // Expected some day: no event yet, and no day to know it by.
    if (event.status === "predicted" && !stated) return [];
    const time = stated ? readTime(event.time?.value) : undefined;
    const day = time?.day ?? published;
    const place = record.places.find((each) => each.start === event.place?.start);
    const sentence = record.sentences.find((each) => each.n === event.sentence);
    const promises = event.type === "AGREE" ? PROMISED[event.cameo ?? ""] : undefined;
    return [
      {
        document: record.id,
        event: event.id,
        type: event.type,
        ...(event.mode === undefined ? {} : { mode: event.mode }),
        contexts: event.contexts,
        reciprocal: event.reciprocal,
        act: predicates.ofType(event.type).id,
        status: event.status,
        sources,
        targets,
        persons: [...event.source, ...event.target].flatMap(({ actor }) =>
          actor !== undefined && people.has(actor) ? [actor] : [],
        ),
        ...(day === undefined ? {} : { day }),
        stated: time !== undefined,
        grain: time?.grain ?? 1,
        ...(place === undefined || place.precision === "country" ? {} : { place: place.geonames ?? place.name }),
        details: sentence === undefined ? [] : detailsOf(text.slice(sentence.start, sentence.end), sentence.start),
        ...(promises === undefined ? {} : { promises: { type: promises, act: predicates.ofType(promises).id } }),
        ...(event.holder === undefined ? {} : { holder: holderOf(event.holder) }),
        evidence: { document: record.id, sentence: event.sentence, spans: [event.trigger] },
      },
    ];
  });
}

/** CAMEO keeps in the code of an intent what is intended; visits and talks are both "to meet". */
const PROMISED: Readonly<Record<string, EventType>> = {
  "031": "COOPERATE",
  "032": "SUPPORT",
  "033": "AID",
  "035": "CONCEDE",
  "036": "CONSULT",
};

function holderOf(holder: Party): NonNullable<EventMention["holder"]> {
  const side = sideOf(holder);
  const { sector } = holder;
  return { ...(side === undefined ? {} : { side }), ...(sector === undefined ? {} : { sector }) };
}

/**
 * Mentions of one act by compatible parties in one story join when their times touch: a stated day within one day of another;
 * a day of publication within three days after; weeks, months and years when they overlap.
 * Two different cities, or no party in common, keep them apart.
 *
 * @param mentions in order of document (date, id), then of the event in it.
 */
export function incidentsOf(
  mentions: readonly EventMention[],
  story: (document: string) => string | undefined,
): Incident[] {
  const blocks = new Map<string, number[]>();
  mentions.forEach((mention, at) => {
    for (const party of new Set([...mention.sources, ...mention.targets])) {
      const key = `${story(mention.document) ?? mention.document}|${mention.act}|${party}`;
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [at]);
      else block.push(at);
    }
  });
  const links = new Map<string, Link>();
  const apart: [number, number][] = [];
  for (const block of blocks.values()) {
    const byDay = [...block].sort((x, y) => (mentions[x]?.day ?? 0) - (mentions[y]?.day ?? 0) || x - y);
    byDay.forEach((x, at) => {
      const one = mentions[x];
      if (one === undefined) return;
      for (let next = at + 1; next < byDay.length; next += 1) {
        const y = byDay[next] ?? 0;
        const other = mentions[y];
        if (other === undefined || (other.day ?? 0) - (one.day ?? 0) > REACH) break;
        const [a, b] = x < y ? [x, y] : [y, x];
        const key = `${a},${b}`;
        if (links.has(key)) continue;
        const likeness = likenessOf(one, other);
        if (likeness > 0) links.set(key, { a, b, likeness: Math.round(likeness * MILLION) });
        else if (one.place !== undefined && other.place !== undefined && one.place !== other.place) apart.push([a, b]);
      }
    });
  }
  const groups = agglomerate(mentions.length, [...links.values()], THRESHOLD * MILLION, { apart });
  return groups.map((group) =>
    recordOf(
      group.flatMap((at) => mentions[at] ?? []),
      story,
    ),
  );
}

/** Days between the earliest points of two mentions that are compared at all. */
const REACH = 8;
const THRESHOLD = 0.5;

function likenessOf(a: EventMention, b: EventMention): number {
  if (a.place !== undefined && b.place !== undefined && a.place !== b.place) return 0;
  const near = timeLikeness(a, b);
  if (near === 0) return 0;
  const parties = partyLikeness(a, b);
  if (parties < 0.5) return 0;
  const isOneMode = a.mode === b.mode || a.mode === undefined || b.mode === undefined;
  return parties * near * (a.type !== b.type ? 0.6 : isOneMode ? 1 : 0.7);
}

/** Who met whom may be told from either end; who travelled to whom, or struck whom, may not. */
const SYMMETRIC = new Set(["meet", "agree", "cooperate"]);

function partyLikeness(a: EventMention, b: EventMention): number {
  if (a.persons.length > 0 && b.persons.length > 0 && !a.persons.some((each) => b.persons.includes(each))) return 0;
  if (!SYMMETRIC.has(a.act) || (a.mode === "visit" && b.mode === "visit")) {
    const [source, target] = [sideLikeness(a.sources, b.sources), sideLikeness(a.targets, b.targets)];
    return source === 0 || target === 0 ? 0 : (source + target) / 2;
  }
  const [one, other] = [new Set([...a.sources, ...a.targets]), new Set([...b.sources, ...b.targets])];
  const shared = [...one].filter((each) => other.has(each)).length;
  if (shared === one.size && shared === other.size) return shared > 1 ? 1 : 0.6;
  // A third party in one of them makes it another meeting, unless the smaller is wholly contained.
  return shared === Math.min(one.size, other.size) ? (shared > 1 ? 0.75 : 0.6) : 0;
}

/** 1 the same; 0.7 one within the other; 0.5 one of the two unknown; 0 no party in common. */
function sideLikeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 && b.length === 0) return 0.7;
  if (a.length === 0 || b.length === 0) return 0.5;
  const shared = a.filter((each) => b.includes(each)).length;
  if (shared === 0) return 0;
  return shared === a.length && shared === b.length ? 1 : 0.7;
}

function timeLikeness(a: EventMention, b: EventMention): number {
  if (a.day === undefined || b.day === undefined) return a.document === b.document ? 0.8 : 0.5;
  const [early, late] = a.day <= b.day ? [a, b] : [b, a];
  const gap = Math.max(0, (late.day ?? 0) - ((early.day ?? 0) + early.grain - 1));
  if (a.stated && b.stated) return gap <= 1 ? 1 : 0;
  // The day of publication: the event lies some days before it, or the text only looks back on it.
  if (gap <= 1) return 1;
  return gap <= 3 ? 0.8 : 0;
}

/** TIMEX3 values: a day, a week, a month or a year. */
function readTime(value: string | undefined): { day: number; grain: number } | undefined {
  if (value === undefined) return undefined;
  const day = dayNumber(value);
  if (day !== undefined) return { day, grain: 1 };
  const week = /^(\d{4})-W(\d{2})/.exec(value);
  if (week !== null) {
    const january = dayNumber(`${week[1]}-01-04`);
    if (january === undefined) return undefined;
    // ISO 8601: 4 January lies in week 1; 1970-01-01 was a Thursday.
    const monday = january - ((january + 3) % 7) + (Number(week[2]) - 1) * 7;
    return value.endsWith("WE") ? { day: monday + 5, grain: 2 } : { day: monday, grain: 7 };
  }
  const month = /^(\d{4}-\d{2})$/.exec(value);
  const ofMonth = month === null ? undefined : dayNumber(`${month[1]}-01`);
  if (ofMonth !== undefined) return { day: ofMonth, grain: 31 };
  const ofYear = /^\d{4}$/.test(value) ? dayNumber(`${value}-01-01`) : undefined;
  return ofYear === undefined ? undefined : { day: ofYear, grain: 366 };
}

/** The incident as some of its documents alone tell it: parties, days and numbers too. Its id stays; undefined where none is left. */
export function narrowedIncident(incident: Incident, keep: (document: string) => boolean): Incident | undefined {
  const mentions = incident.mentions.filter(({ document }) => keep(document));
  if (mentions.length === 0) return undefined;
  if (mentions.length === incident.mentions.length) return incident;
  return { ...recordOf(mentions, () => incident.stories[0]), id: incident.id };
}

function recordOf(mentions: readonly EventMention[], story: (document: string) => string | undefined): Incident {
  const [first] = mentions;
  const dated = mentions.some((each) => each.stated)
    ? mentions.filter((each) => each.stated && each.grain <= 7)
    : mentions;
  const days = (dated.length > 0 ? dated : mentions).flatMap((each) => each.day ?? []).sort((a, b) => a - b);
  const [from, to] = [days[0], days.at(-1)];
  const statuses: Partial<Record<EventStatus, number>> = {};
  for (const { status } of mentions) statuses[status] = (statuses[status] ?? 0) + 1;
  const all = (pick: (mention: EventMention) => readonly string[]): string[] =>
    [...new Set(mentions.flatMap(pick))].sort();
  const documents = [...new Set(mentions.map((each) => each.document))];
  const type = mostCommon(mentions.map((each) => each.type)) ?? "CONSULT";
  const mode = mostCommon(mentions.flatMap((each) => (each.type === type ? (each.mode ?? []) : [])));
  return {
    id: `i:${hashOf(`${first?.document}|${first?.event}`)}`,
    type,
    ...(mode === undefined ? {} : { mode }),
    contexts: all((each) => each.contexts),
    reciprocal: mentions.some((each) => each.reciprocal),
    sources: all((each) => each.sources),
    targets: all((each) => each.targets),
    places: all((each) => (each.place === undefined ? [] : [each.place])),
    ...(from === undefined ? {} : { from: isoDay(from) }),
    ...(to === undefined ? {} : { to: isoDay(to) }),
    statuses,
    documents,
    stories: [...new Set(documents.flatMap((each) => story(each) ?? []))].sort(),
    details: spreadOf(mentions),
    mentions,
  };
}

function spreadOf(mentions: readonly EventMention[]): Incident["details"] {
  const found = new Map<string, { kind: Detail["kind"]; low: number; high: number; documents: string[] }>();
  for (const { document, details } of mentions) {
    for (const { kind, low, high } of details) {
      const key = `${kind}|${low}|${high}`;
      const row = found.get(key) ?? { kind, low, high, documents: [] };
      if (!row.documents.includes(document)) row.documents.push(document);
      found.set(key, row);
    }
  }
  return [...found.values()].sort((a, b) =>
    a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.low - b.low || a.high - b.high,
  );
}

/** The first of those that occur most. */
function mostCommon<T>(values: readonly T[]): T | undefined {
  let best: { value: T; count: number } | undefined;
  for (const value of new Set(values)) {
    const count = values.filter((each) => each === value).length;
    if (best === undefined || count > best.count) best = { value, count };
  }
  return best?.value;
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
