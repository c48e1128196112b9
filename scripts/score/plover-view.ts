/**
 * A record → the events that PLOVER's coders would write down for it.
 *
 * PLOVER codes what a sentence itself commits to. The content of an accusation, a demand, a threat or a promise is no event of its own
 * there (the ACCUSE, REQUEST, THREATEN or AGREE is), nor is what somebody denies or the narrator negates. So events with status alleged,
 * urged, hypothetical, denied and negated are left out. Predicted and speculated ones stay, because PLOVER marks a future or uncertain
 * act but codes it; not so where the sentence promises, threatens, demands, accuses or rejects before it: there they are that event's
 * content. Sides are written as PLOVER writes them: domestic groups under their state (`ploverActors`). Readout's own record keeps all of them: this view is for comparing with codings made by PLOVER's rules. Events keep the
 * order of sentences; within one, an event whose sides are both known comes before one without.
 */
import type { DocumentRecord, Event, Party } from "../../src/model/index.ts";
import { ploverActors } from "../../src/reading/events/index.ts";
import type { CodedActor, CodedEvent } from "./events.ts";

export function ploverEvents(record: Pick<DocumentRecord, "events">): CodedEvent[] {
  return record.events
    .filter((event) => event.status === "asserted" || (OPEN.has(event.status) && !isContent(event, record.events)))
    .map(ploverActors)
    .toSorted((a, b) => a.sentence - b.sentence || sides(b) - sides(a) || a.trigger.start - b.trigger.start)
    .map(({ type, source, target, reciprocal }) => ({
      type,
      source: source.map(actorOf),
      target: target.map(actorOf),
      reciprocal,
    }));
}

const OPEN = new Set<Event["status"]>(["predicted", "speculated"]);

/** Events that speak of another: what is promised, demanded, held against somebody, turned down or threatened. */
const SPEAKING = new Set<Event["type"]>(["AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"]);

function isContent({ sentence, trigger }: Event, events: readonly Event[]): boolean {
  return events.some(
    (other) =>
      other.sentence === sentence &&
      other.status === "asserted" &&
      SPEAKING.has(other.type) &&
      other.trigger.start < trigger.start,
  );
}

function sides({ source, target, reciprocal }: Event): number {
  const known = (parties: readonly Party[]): number => (parties.some(isIdentified) ? 1 : 0);
  return reciprocal && source.length > 1 ? 2 : known(source) + known(target);
}

function isIdentified({ country, org }: Party): boolean {
  return country !== undefined || org !== undefined;
}

function actorOf({ country, org }: Party): CodedActor {
  return { ...(country === undefined ? {} : { country }), ...(org === undefined ? {} : { org }) };
}
