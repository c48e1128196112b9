/** The statements and acts of one issue → who speaks for and against it, and what is expected next. */
import { dayNumber, type Position } from "../stories/index.ts";
import type { Gathered } from "./gather.ts";
import { type Place, placeOf } from "./reported.ts";

export interface IssueVoice {
  readonly name: string;
  readonly kind: "named" | "unnamed" | "document";
  readonly side: string;
  /** The latest; a promise of one's own act is `promises`. */
  readonly position: Position | "promises";
  readonly day: number;
  readonly place: Place;
}

export interface Expectation {
  readonly kind: "promised" | "predicted" | "urged";
  /** First day on which it is to come, and how exact that is in days; absent: no text says when. */
  readonly when?: { readonly day: number; readonly grain: number };
  readonly said: number;
  readonly place: Place;
}

/** In order of side, then name. */
export function voicesOf(live: Gathered["statements"]): readonly IssueVoice[] {
  const voices = new Map<string, IssueVoice>();
  for (const { statement, promised } of live) {
    const day = dayNumber(statement.date);
    if (day === undefined) continue;
    const { key, name, kind, side } = statement.speaker;
    const known = voices.get(key);
    if (known !== undefined && (known.day > day || (known.day === day && !isAfter(statement, known.place)))) continue;
    const position = promised && statement.position === "asserts" ? "promises" : statement.position;
    voices.set(key, { name, kind, side, position, day, place: placeOf(statement) });
  }
  return [...voices]
    .sort(([a, x], [b, y]) => order(x.side, y.side) || order(x.name, y.name) || order(a, b))
    .map(([, voice]) => voice);
}

/** The earliest day to come that a text gives; where none does, the latest expectation of the window. */
export function nextOf({ statements, occurrences }: Gathered, from: number, day: number): Expectation | undefined {
  const found: Expectation[] = [];
  for (const { statement, promised, report } of statements) {
    const said = dayNumber(statement.date);
    const kind = promised ? "promised" : EXPECTING[statement.position];
    if (said === undefined || said > day || kind === undefined) continue;
    found.push({ kind, said, place: placeOf(statement), ...(report?.stated && { when: report.stated }) });
  }
  for (const { reports } of occurrences) {
    for (const report of reports) {
      if (report.day === undefined || report.day > day || report.status !== "predicted") continue;
      found.push({
        kind: "predicted",
        said: report.day,
        place: placeOf(report),
        ...(report.stated && { when: report.stated }),
      });
    }
  }
  const coming = found.filter(({ when }) => when !== undefined && when.day > day);
  coming.sort((a, b) => (a.when?.day ?? 0) - (b.when?.day ?? 0) || b.said - a.said || inOrder(a, b));
  if (coming[0] !== undefined) return coming[0];
  const open = found.filter(({ when, said }) => when === undefined && said >= from);
  return open.sort((a, b) => b.said - a.said || inOrder(a, b))[0];
}

const EXPECTING: Readonly<Partial<Record<Position, Expectation["kind"]>>> = { predicts: "predicted", urges: "urged" };

function inOrder({ place: a }: Expectation, { place: b }: Expectation): number {
  return order(a.document, b.document) || a.sentence - b.sentence;
}

function isAfter(a: Place, b: Place): boolean {
  return a.document === b.document ? a.sentence >= b.sentence : a.document > b.document;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
