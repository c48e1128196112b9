/**
 * One event of the record → its parties as PLOVER's coders write them.
 *
 * PLOVER gives a domestic group that the text leaves without a country ("police", "rebels", "the opposition") the country of the event's
 * other side, and makes the own country the target of protest, concession and coercion at home. The record itself does not: what the
 * text does not say stays absent there. For scoring and for exports in PLOVER's format only.
 */
import type { Event, Party } from "../../model/index.ts";
import { isKnown } from "./parties.ts";

export type EventParties = Pick<Event, "type" | "source" | "target" | "reciprocal">;

export function ploverActors<Coded extends EventParties>(event: Coded): Coded {
  if (event.reciprocal) return event;
  const source = event.source.map((party) => domestic(party, event.target));
  const target = event.target.map((party) => domestic(party, event.source));
  if (target.some(isKnown) || !AT_HOME.has(event.type)) return { ...event, source, target };
  const home = source.find((party) => party.country !== undefined);
  return { ...event, source, target: home === undefined ? target : [home] };
}

const AT_HOME = new Set<Event["type"]>(["PROTEST", "CONCEDE", "COERCE"]);

function domestic(party: Party, others: readonly Party[]): Party {
  if (isKnown(party)) return party;
  const countries = new Set(others.flatMap(({ country }) => country ?? []));
  const [country] = countries;
  return country === undefined || countries.size > 1 ? party : { ...party, country };
}
