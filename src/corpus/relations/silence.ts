/**
 * Events of a side, what was announced, and when its sources were heard → for one event: announced, met with silence, or not to be
 * told. The rule is in docs/relations.md; wrong is worse than absent, so whatever is doubtful ends as "not enough coverage".
 */
import type { EventType } from "../../model/index.ts";
import type { Statement } from "../stories/index.ts";
import { type Announcement, announcementsOf, isOfficialKind, stateCounterparts } from "./announcements.ts";
import { isoDay } from "./periods.ts";
import { type Proportion, proportion } from "./proportion.ts";
import { dayOf, isBetween, isExact, type Place, placeOf, reportedBy, type Span, spanOf } from "./reported.ts";
import type { Occurrence, SourceActivity } from "./types.ts";

export interface SilenceRule {
  /** An announcement counts on one of so many days before the event. */
  readonly days: number;
  /** Comparable events that it takes at least. */
  readonly comparable: number;
  /** On so many of those days a source must have published something, to have been heard. */
  readonly heard: number;
  /** The sources heard must be those by which so large a share of earlier announcements came. */
  readonly carried: number;
}

export const SILENCE_RULE: SilenceRule = { days: 14, comparable: 10, heard: 5, carried: 0.8 };

export interface SilenceAsked {
  /** Country code. */
  readonly side: string;
  /** What the side took part in, whether it came to pass or was only announced. */
  readonly record: readonly Occurrence[];
  /** Acts that somebody predicts: those without a day make no incident. */
  readonly expected?: readonly Statement[];
  /** Of all sources: the side's own, and those that quote it. */
  readonly activity: readonly SourceActivity[];
  /** Reports published later are left out: days since 1970-01-01 UTC. */
  readonly asOf?: number;
  readonly rule?: Partial<SilenceRule>;
}

export interface Comparable extends Place {
  readonly incident: string;
  readonly day: number;
  readonly counterparts: readonly string[];
  readonly announcements: readonly Announcement[];
}

/** Why it cannot be told. */
export type Missing =
  | { readonly kind: "not-reported" }
  | { readonly kind: "no-kind" }
  | { readonly kind: "no-state" }
  | { readonly kind: "no-day" }
  | { readonly kind: "comparable"; readonly earlier: number; readonly have: number; readonly need: number }
  /** Sources by which announcements came, or the side's official ones; heard enough of them were those with `carried` of the announcements. */
  | {
      readonly kind: "heard";
      readonly sources: readonly string[];
      readonly need: number;
      readonly carried?: number;
    };

export interface Judged {
  readonly side: string;
  readonly incident: string;
  readonly type: EventType;
  readonly mode?: string;
  readonly counterparts: readonly string[];
  readonly day?: number;
  readonly finding: "announced" | "silent" | "not-enough";
  readonly announcements: readonly Announcement[];
  readonly missing: readonly Missing[];
  /** Earlier events of the kind, while a source was heard; the newest first. */
  readonly comparable: readonly Comparable[];
  /** How many of them were announced; only where there are enough. */
  readonly announced?: Proportion;
  /** How often such an event comes unannounced: 1 − the share announced. Small is surprising; it is no verdict. */
  readonly silentShare?: number;
  /** The lower end of the interval is above one half: without it a silence says little. */
  readonly isUsual?: boolean;
  /** Sources heard before the event, with the number of days. */
  readonly heard: readonly { readonly source: string; readonly days: number }[];
  /** That it took place. */
  readonly evidence: readonly Place[];
}

export interface Silences {
  /** Events that can be asked about: of a side and a state, said to have taken place, of a kind that can be announced, with an exact day. In order of day. */
  readonly events: readonly Occurrence[];
  judge(event: Occurrence): Judged;
}

export function createSilences({ side, record, expected = [], activity, asOf, rule }: SilenceAsked): Silences {
  const { days, comparable: need, heard: heardDays, carried } = { ...SILENCE_RULE, ...rule };
  const known = record.flatMap((each) => reportedBy(each, asOf) ?? []).sort(inOrder);
  const official = activity.filter((each) => each.country === side && isOfficialKind(each.kind));
  const names = new Set(official.map((each) => each.source));
  const said = expected.filter(({ date }) => date !== undefined && (asOf === undefined || date <= isoDay(asOf)));
  const announcements = announcementsOf(side, known, said, names);
  const published = new Map(activity.map((each) => [each.source, new Set(each.days)]));
  const events = known.flatMap((each) => datedOf(side, each) ?? []);

  const announcedBefore = ({ occurrence, counterparts, span }: Dated, day: number): readonly Announcement[] => {
    const { act, mode } = occurrence;
    return announcements.of({ act, ...(mode === undefined ? {} : { mode }), counterparts, span }, day, days);
  };
  /** Sources with the days on which they published, of the days before. */
  const heardBefore = (sources: Iterable<string>, day: number): Judged["heard"] =>
    [...sources].flatMap((source) => {
      const count = Array.from({ length: days }, (_, at) => day - 1 - at).filter((each) =>
        published.get(source)?.has(each),
      ).length;
      return count === 0 ? [] : [{ source, days: count }];
    });

  const earlierThan = (event: Dated): Earlier => {
    const all = onceEach(events.filter((each) => isComparable(each, event))).map((each) => ({
      each,
      announced: announcedBefore(each, each.span.from),
    }));
    const ways = all
      .map(({ announced }) => announced.flatMap(({ source }) => source ?? []))
      .filter((carriers) => carriers.length > 0);
    const channels = [...(ways.length > 0 ? new Set(ways.flat()) : names)].sort();
    const listenedTo = (day: number): Listening => {
      const heard = heardBefore(channels, day);
      const enough = new Set(heard.filter((each) => each.days >= heardDays).map(({ source }) => source));
      if (ways.length === 0) return { heard, isHeard: enough.size > 0 };
      const share = ways.filter((carriers) => carriers.some((each) => enough.has(each))).length / ways.length;
      return { heard, isHeard: share >= carried, carried: share };
    };
    const comparable = all
      .filter(({ each }) => listenedTo(each.span.from).isHeard)
      .reverse()
      .map(({ each: { occurrence, counterparts, span }, announced }) => ({
        incident: occurrence.incident,
        day: span.from,
        counterparts,
        announcements: announced,
        ...firstTold(occurrence),
      }));
    return { channels, all: all.length, comparable, now: listenedTo(event.span.from) };
  };

  return {
    events: events.map(({ occurrence }) => occurrence),
    judge(given) {
      const { incident, type, mode } = given;
      const occurrence = reportedBy(given, asOf);
      const event = occurrence === undefined ? undefined : datedOf(side, occurrence);
      const head = {
        side,
        incident,
        type,
        ...(mode === undefined ? {} : { mode }),
        counterparts: occurrence === undefined ? [] : ownCounterparts(side, occurrence),
        evidence: occurrence?.reports.filter(({ status }) => status === "asserted").map(placeOf) ?? [],
      };
      if (event === undefined) {
        const missing = [{ kind: whyNot(head.counterparts, occurrence) }];
        return { ...head, finding: "not-enough", announcements: [], missing, comparable: [], heard: [] };
      }
      const { channels, all, comparable, now } = earlierThan(event);
      const { from, to } = event.span;
      const own = announcedBefore(event, from);
      const count = comparable.filter((each) => each.announcements.length > 0).length;
      const announced = comparable.length < need ? undefined : proportion(count, comparable.length);
      const missing: Missing[] = [
        // Published while it is open whether it had begun: neither before nor after.
        ...(from < to && announcedBefore(event, to).length > 0 ? [{ kind: "no-day" as const }] : []),
        ...(announced === undefined
          ? [{ kind: "comparable" as const, earlier: all, have: comparable.length, need }]
          : []),
        ...(now.isHeard
          ? []
          : [
              {
                kind: "heard" as const,
                sources: channels,
                need: heardDays,
                ...(now.carried === undefined ? {} : { carried: now.carried }),
              },
            ]),
      ];
      return {
        ...head,
        day: from,
        finding: own.length > 0 ? "announced" : missing.length > 0 ? "not-enough" : "silent",
        announcements: own,
        missing: own.length > 0 ? [] : missing,
        comparable,
        ...(announced === undefined
          ? {}
          : { announced, silentShare: 1 - announced.rate, isUsual: announced.low > 0.5 }),
        heard: now.heard,
      };
    },
  };
}

/** Acts that a side can promise; nobody announces an accusation, and a strike that was announced was a threat. */
const ANNOUNCED: ReadonlySet<EventType> = new Set(["CONSULT", "COOPERATE", "SUPPORT", "AID", "CONCEDE", "RETREAT"]);

/** What has to be known to judge a silence: such acts, and what promises them. */
export const SILENCE_TYPES: readonly EventType[] = [...ANNOUNCED, "AGREE"];

/** What came before an event: others of its kind, and the sources by which such events were announced. */
interface Earlier {
  readonly channels: readonly string[];
  /** Of the kind at all, heard or not. */
  readonly all: number;
  readonly comparable: readonly Comparable[];
  readonly now: Listening;
}

interface Listening {
  readonly heard: Judged["heard"];
  readonly isHeard: boolean;
  /** Share of the earlier announcements that came by sources which were heard. */
  readonly carried?: number;
}

interface Dated {
  readonly occurrence: Occurrence;
  readonly span: Span;
  readonly counterparts: readonly string[];
  /** Who goes tells it, who is gone to may not. */
  readonly role: "acts" | "acted upon" | "both";
}

/** Undefined unless it is said to have taken place, with another state, on a day that is known. */
function datedOf(side: string, occurrence: Occurrence): Dated | undefined {
  const span = spanOf(occurrence);
  const counterparts = ownCounterparts(side, occurrence);
  if (span === undefined || !isExact(span) || counterparts.length === 0) return undefined;
  if (occurrence.status !== "asserted" || !ANNOUNCED.has(occurrence.type)) return undefined;
  return { occurrence, span, counterparts, role: roleOf(side, occurrence) };
}

function roleOf(side: string, { sources, targets, reciprocal }: Occurrence): Dated["role"] {
  const [acts, isActedUpon] = [sources.includes(side), targets.includes(side)];
  return reciprocal || acts === isActedUpon ? "both" : acts ? "acts" : "acted upon";
}

function whyNot(
  counterparts: readonly string[],
  occurrence: Occurrence | undefined,
): "not-reported" | "no-kind" | "no-state" | "no-day" {
  if (occurrence === undefined || occurrence.status !== "asserted") return "not-reported";
  if (!ANNOUNCED.has(occurrence.type)) return "no-kind";
  return counterparts.length === 0 ? "no-state" : "no-day";
}

function isComparable(each: Dated, event: Dated): boolean {
  const [{ incident, type, mode }, other] = [event.occurrence, each.occurrence];
  return (
    each.span.from < event.span.from &&
    other.incident !== incident &&
    other.type === type &&
    other.mode === mode &&
    each.role === event.role &&
    !isSame(each, event)
  );
}

function ownCounterparts(side: string, occurrence: Occurrence): readonly string[] {
  return stateCounterparts(side, occurrence).filter((other) => isBetween(occurrence, side, other));
}

/** Two incidents that are one event told in two stories: same counterpart, the same or the next day. */
function isSame(a: Dated, b: Dated): boolean {
  return Math.abs(a.span.from - b.span.from) <= 1 && a.counterparts.some((each) => b.counterparts.includes(each));
}

/** In order of day; of those that are one event, the first. */
function onceEach(events: readonly Dated[]): Dated[] {
  const kept: Dated[] = [];
  for (const each of events) {
    const near = kept.slice(-NEAR);
    if (!near.some((other) => isSame(other, each))) kept.push(each);
  }
  return kept;
}

/** No side has more events of one kind within two days. */
const NEAR = 50;

function firstTold({ reports }: Occurrence): Place {
  const told = reports.find(({ status }) => status === "asserted") ?? reports[0];
  return told === undefined ? { document: "", sentence: 0, spans: [] } : placeOf(told);
}

function inOrder(a: Occurrence, b: Occurrence): number {
  return (dayOf(a) ?? 0) - (dayOf(b) ?? 0) || (a.incident < b.incident ? -1 : a.incident > b.incident ? 1 : 0);
}
