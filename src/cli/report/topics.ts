/** Records → topics: all events of one kind between the same two sides, the most contested first. */
import type { Claim, Event, Party } from "../../model/index.ts";
import type { Names, Read } from "./names.ts";

export interface EventFound {
  readonly event: Event;
  readonly read: Read;
}

export interface Topic {
  readonly title: string;
  readonly events: readonly EventFound[];
  /** How many sides it has: an act without a known target has one. */
  readonly sides: number;
  /** Somebody says so, somebody else denies it. */
  readonly contested: boolean;
  readonly documents: number;
}

export function topicsOf(reads: readonly Read[], names: Names): Topic[] {
  const groups = new Map<string, EventFound[]>();
  for (const read of reads) {
    for (const event of read.record.events) {
      const key = `${event.type} ${sidesOf(event).sort().join(" ")}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [{ event, read }]);
      else group.push({ event, read });
    }
  }
  return [...groups.values()].map((events) => topicOf(events, names)).sort(byInterest);
}

const STANDING: ReadonlySet<Event["status"]> = new Set(["asserted", "alleged", "speculated"]);

function topicOf(events: readonly EventFound[], names: Names): Topic {
  const [first] = events;
  return {
    title: first === undefined ? "" : titleOf(first, names),
    sides: first === undefined ? 0 : sidesOf(first.event).length,
    events: [...events].sort(byStatusAndDate),
    contested: events.some(isDenied) && events.some(({ event }) => STANDING.has(event.status)),
    documents: new Set(events.map(({ read }) => read.document.id)).size,
  };
}

function isDenied(found: EventFound): boolean {
  return found.event.status === "denied" || denialsOf(found).length > 0;
}

/** Claims that deny the event, wherever in its document they stand. */
export function denialsOf({ event, read }: EventFound): readonly Claim[] {
  return read.record.claims.filter((claim) => claim.stance === "denies" && claim.events.includes(event.id));
}

function sidesOf(event: Event): string[] {
  return [...new Set(partiesOf(event).map(sideOf))];
}

/** Who acts and upon whom; of an act of several together, the first two. */
function partiesOf({ source, target, reciprocal }: Event): Party[] {
  const other =
    target[0] ?? (reciprocal ? source.find((party) => sideOf(party) !== sideOf(source[0] ?? party)) : undefined);
  return [source[0], other].filter((party) => party !== undefined);
}

function sideOf(party: Party): string {
  return party.country ?? party.org ?? party.actor ?? party.text.toLowerCase();
}

function titleOf({ event, read }: EventFound, names: Names): string {
  const sides = partiesOf(event).map((party) =>
    party.country === undefined ? names.party(party, read) : names.country(party.country),
  );
  return `${[...new Set(sides)].sort().join(" – ") || "Nobody named"} · ${event.type}`;
}

function byInterest(a: Topic, b: Topic): number {
  return (
    Number(b.contested) - Number(a.contested) ||
    b.sides - a.sides ||
    b.documents - a.documents ||
    b.events.length - a.events.length ||
    (a.title < b.title ? -1 : a.title > b.title ? 1 : 0)
  );
}

const ORDER: readonly Event["status"][] = [
  "asserted",
  "alleged",
  "speculated",
  "denied",
  "negated",
  "predicted",
  "urged",
  "hypothetical",
];

function byStatusAndDate(a: EventFound, b: EventFound): number {
  return (
    ORDER.indexOf(a.event.status) - ORDER.indexOf(b.event.status) ||
    compare(a.event.time?.value ?? a.read.record.date ?? "", b.event.time?.value ?? b.read.record.date ?? "") ||
    compare(a.read.document.id, b.read.document.id) ||
    a.event.sentence - b.event.sentence
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Up to `most` events that show every status the topic has, and as many documents as possible. */
export function shownOf({ events }: Topic, most: number): readonly EventFound[] {
  if (events.length <= most) return events;
  const chosen = new Set<EventFound>();
  const take = (isNew: (found: EventFound, so: readonly EventFound[]) => boolean): void => {
    for (const found of events)
      if (chosen.size < most && !chosen.has(found) && isNew(found, [...chosen])) chosen.add(found);
  };
  take((found, so) => !so.some(({ event }) => event.status === found.event.status));
  take((found, so) => isDenied(found) && !so.some(isDenied));
  take((found, so) => !so.some(({ read }) => read.document.id === found.read.document.id));
  take(() => true);
  return events.filter((found) => chosen.has(found));
}
