/** A record → what its rows hold: days, codes, and the names on every event and claim. Pure. */
import type { Claim, DocumentRecord, Event, Holder, Party } from "../../model/index.ts";
import { firstDay } from "../days.ts";
import { codeOf } from "./codes.ts";

export const SOURCE = 1;
export const TARGET = 2;
export const SPEAKER = 4;
export const HOLDER = 1;
export const ABOUT = 2;

export interface EventRow {
  readonly event: Event;
  readonly day: number;
  readonly type: number;
  readonly status: number;
  /** Name → sides. */
  readonly names: ReadonlyMap<string, number>;
}

export interface ClaimRow {
  readonly claim: Claim;
  readonly day: number;
  readonly stance: number;
  readonly types: number;
  readonly statuses: number;
  readonly names: ReadonlyMap<string, number>;
}

export interface RecordRows {
  readonly events: readonly EventRow[];
  readonly claims: readonly ClaimRow[];
  /** Every name in the document. */
  readonly mentions: ReadonlySet<string>;
}

export function rowsOf(record: DocumentRecord): RecordRows {
  const documentDay = firstDay(record.date);
  const speakers = new Map<string, Holder[]>();
  for (const { holder, events } of record.claims) {
    for (const id of events) speakers.set(id, [...(speakers.get(id) ?? []), holder]);
  }
  const events = record.events.map((event): EventRow => {
    const names = new Map<string, number>();
    for (const party of event.source) addNames(names, party, SOURCE);
    for (const party of event.target) addNames(names, party, TARGET);
    if (event.holder !== undefined) addNames(names, event.holder, SPEAKER);
    for (const holder of speakers.get(event.id) ?? []) addNames(names, holder, SPEAKER);
    return {
      event,
      day: firstDay(event.time?.value) || documentDay,
      type: codeOf("type", event.type),
      status: codeOf("status", event.status),
      names,
    };
  });
  const byId = new Map(events.map((row) => [row.event.id, row]));
  const claims = record.claims.map((claim): ClaimRow => {
    const names = new Map<string, number>();
    addNames(names, claim.holder, HOLDER);
    for (const name of claim.about) add(names, name, ABOUT);
    let types = 0;
    let statuses = 0;
    for (const id of claim.events) {
      const row = byId.get(id);
      if (row === undefined) continue;
      types |= 1 << row.type;
      statuses |= 1 << row.status;
      for (const party of [...row.event.source, ...row.event.target]) addNames(names, party, ABOUT);
    }
    return { claim, day: documentDay, stance: codeOf("stance", claim.stance), types, statuses, names };
  });
  const mentions = new Set<string>();
  for (const { id, country } of record.actors) {
    if (isShared(id)) mentions.add(id);
    if (country !== undefined) mentions.add(country);
  }
  for (const { names } of [...events, ...claims]) for (const name of names.keys()) mentions.add(name);
  return { events, claims, mentions };
}

/** Ids such as "d:sullivan" mean another person in another document. */
export function isShared(actor: string): boolean {
  return !actor.startsWith("d:");
}

function addNames(names: Map<string, number>, party: Pick<Party, "actor" | "country" | "org">, side: number): void {
  if (party.actor !== undefined && isShared(party.actor)) add(names, party.actor, side);
  if (party.country !== undefined) add(names, party.country, side);
  if (party.org !== undefined) add(names, party.org, side);
}

function add(names: Map<string, number>, name: string, side: number): void {
  names.set(name, (names.get(name) ?? 0) | side);
}
