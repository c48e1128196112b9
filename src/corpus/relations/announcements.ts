/** Reports and expectations → those in which a side says officially that an act of its own is coming; found again by act, party and day. */
import { dayNumber, type Statement } from "../stories/index.ts";
import { isState, type Place, placeOf, type Span, sidesOf, spanOf } from "./reported.ts";
import type { Occurrence, Report } from "./types.ts";

export interface Announcement extends Place {
  /** Day of publication. */
  readonly day: number;
  /** Publisher, where known. */
  readonly source?: string;
  /** `source`: a ministry or state medium of the side published it; `official`: somebody who speaks for the side is quoted. */
  readonly by: "source" | "official";
}

/** What is to come. */
export interface Coming {
  /** Predicate class. */
  readonly act: string;
  readonly mode?: string;
  readonly counterparts: readonly string[];
  readonly span: Span;
}

export interface Announcements {
  /** Published on one of the `days` days before `day`, the earliest first. */
  of(coming: Coming, day: number, days: number): readonly Announcement[];
}

interface Announcing extends Announcement {
  readonly act: string;
  readonly mode?: string;
  readonly sides: readonly string[];
  readonly stated?: Span;
}

/**
 * @param expected statements that somebody predicts an act: those without a day make no incident.
 * @param officialSources names of the side's ministries and state media.
 */
export function announcementsOf(
  side: string,
  record: readonly Occurrence[],
  expected: readonly Statement[],
  officialSources: ReadonlySet<string>,
): Announcements {
  const all = [
    ...record.flatMap((occurrence) => announcedIn(side, occurrence)),
    ...expected.flatMap((statement) => announcedBy(side, statement, officialSources)),
  ].sort((a, b) => a.day - b.day || order(a.document, b.document) || a.sentence - b.sentence);
  return {
    of({ act, mode, counterparts, span }, day, days) {
      const found = all
        .slice(firstFrom(all, day - days), firstFrom(all, day))
        .filter(
          (each) =>
            each.act === act &&
            (each.mode === undefined || mode === undefined || each.mode === mode) &&
            each.sides.some((other) => counterparts.includes(other)) &&
            (each.stated === undefined ||
              (each.stated.from <= span.to + TOLERANCE && each.stated.to >= span.from - TOLERANCE)),
        );
      const places = new Map(found.map((each) => [`${each.document}|${each.sentence}`, each]));
      return [...places.values()].map(({ day: published, source, by, ...place }) => ({
        ...placeOf(place),
        day: published,
        ...(source === undefined ? {} : { source }),
        by,
      }));
    },
  };
}

/** Days between the day announced and the day it took place: hours differ between capitals. */
const TOLERANCE = 1;

function announcedIn(side: string, occurrence: Occurrence): Announcing[] {
  const sides = sidesOf(occurrence);
  if (!sides.includes(side)) return [];
  const last = spanOf(occurrence)?.to ?? Number.NEGATIVE_INFINITY;
  return occurrence.reports.flatMap((report): Announcing[] => {
    const { day, source, stated, promises, status } = report;
    const by = officially(side, report);
    if (day === undefined || by === undefined) return [];
    // "is to travel", read as a fact: what is published before the day that others give announces it.
    const act = promises?.act ?? (status === "predicted" || day < last ? occurrence.act : undefined);
    if (act === undefined || (promises !== undefined && status !== "asserted" && status !== "predicted")) return [];
    const mode = promises === undefined ? occurrence.mode : undefined;
    return [
      {
        ...placeOf(report),
        day,
        ...(source === undefined ? {} : { source }),
        by,
        act,
        ...(mode === undefined ? {} : { mode }),
        sides,
        ...(stated === undefined ? {} : { stated: { from: stated.day, to: stated.day + stated.grain - 1 } }),
      },
    ];
  });
}

function announcedBy(side: string, statement: Statement, officialSources: ReadonlySet<string>): Announcing[] {
  const { date, position, subject, object, predicate, speaker } = statement;
  const day = dayNumber(date);
  if (day === undefined || position !== "predicts") return [];
  const isOwn = speaker.kind === "document" && officialSources.has(speaker.name);
  if (!isOwn && (speaker.kind === "document" || speaker.side !== side || !speaksFor(speaker.sector))) return [];
  const sides = [...subject.split("+"), ...(object === undefined ? [] : [object])];
  return [
    {
      ...placeOf(statement),
      day,
      ...(isOwn ? { source: speaker.name } : {}),
      by: isOwn ? "source" : "official",
      act: predicate,
      sides,
    },
  ];
}

export function isOfficialKind(kind: string | undefined): boolean {
  return kind !== undefined && /^(?:ministry|state[- ]media)$/.test(kind);
}

/**
 * An official whose country the text leaves open ("the foreign ministry said") counts for the side: to take an announcement for
 * none would make a silence that was not there.
 */
function officially(side: string, { sourceKind, sourceCountry, holder }: Report): Announcement["by"] | undefined {
  if (holder !== undefined) {
    const { side: own, sector } = holder;
    if (own === side && speaksFor(sector)) return "official";
    if (own === undefined && sector !== undefined && speaksFor(sector)) return "official";
  }
  return sourceCountry === side && isOfficialKind(sourceKind) ? "source" : undefined;
}

/** "Moscow said" has no sector. */
function speaksFor(sector: string | undefined): boolean {
  return sector === undefined || OFFICIAL.has(sector);
}

/** PLOVER sectors that speak for a state. */
const OFFICIAL = new Set(["GOV", "MIL", "LEG", "JUD", "SPY", "COP"]);

/** Place of the first that is published on the day or later. */
function firstFrom(all: readonly Announcing[], day: number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.day ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function stateCounterparts(side: string, occurrence: Occurrence): readonly string[] {
  return sidesOf(occurrence).filter((each) => each !== side && isState(each));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
