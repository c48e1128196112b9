/**
 * A seed and a number → visits between invented states, some announced by the visitor's own sources and some not, as documents with
 * their records and with the truth beside them: the same seed gives the same bytes. What makes it hard is planted too: sources that
 * are not heard for weeks, announcements that never arrive, others who speak of the visit before, a state that seldom announces.
 */
import type { DocumentInput, DocumentRecord, Event, Party } from "../src/model/index.ts";
import type { SourceFacts } from "../src/store/index.ts";
import { madeWord, word } from "./store-entries.ts";

export interface PlantedDocument {
  readonly document: DocumentInput;
  readonly record: DocumentRecord;
}

export interface PlantedVisit {
  /** Country codes: who visits whom. */
  readonly side: string;
  readonly counterpart: string;
  /** ISO 8601. */
  readonly day: string;
  /** By a ministry, state medium or official of the visitor, two to ten days before. */
  readonly isAnnounced: boolean;
  /** The announcement is among the documents. */
  readonly hasArrived: boolean;
  /** No source of the visitor's was heard in the weeks before. */
  readonly isDark: boolean;
}

export interface Planted {
  readonly documents: readonly PlantedDocument[];
  readonly sources: readonly SourceFacts[];
  readonly visits: readonly PlantedVisit[];
}

interface State {
  readonly code: string;
  readonly name: string;
  /** Share of its visits that it announces. */
  readonly announces: number;
}

const STATES: readonly State[] = [
  { code: "QZR", name: "Ruritania", announces: 0.9 },
  { code: "QZB", name: "Borduria", announces: 0.9 },
  { code: "QZS", name: "Syldavia", announces: 0.9 },
  { code: "QZF", name: "Freedonia", announces: 0.9 },
  { code: "QZY", name: "Sylvania", announces: 0.3 },
];
const WIRES = ["Invented Wire", "Invented Post"];
const FIRST = Date.UTC(2020, 0, 1) / 86_400_000;
/** Of the announcements made while the source is heard, how many get lost on the way. */
const LOST = 0.04;
/** Of the time that a state's sources are heard, the stretches in which they are not. */
const DARK = 0.12;

/** @param n number of visits, spread evenly over five states. */
export function plantedDocuments(seed: number, n: number): Planted {
  const chance = random(seed);
  const visits: PlantedVisit[] = [];
  const documents: PlantedDocument[] = [];
  const write = (day: number, source: string, said: Said): void => {
    documents.push(documentOf(`planted-${seed}-${documents.length}`, day, source, said, chance));
  };
  const each = Math.ceil(n / STATES.length);
  const days = each * SPACING + 40;
  for (const state of STATES) {
    const dark = darkDays(days, chance);
    for (let day = 0; day < days; day += 1) {
      if (dark.has(day)) continue;
      if (chance() < 0.6) write(FIRST + day, ministryOf(state), filler(state, chance));
      if (chance() < 0.75) write(FIRST + day, mediumOf(state), filler(state, chance));
    }
    for (let at = 0; at < each; at += 1) {
      const day = FIRST + 25 + at * SPACING + Math.floor(chance() * 8);
      const other = pick(
        STATES.filter(({ code }) => code !== state.code),
        chance,
      );
      const words = Array.from({ length: 6 }, () => madeWord(Math.floor(chance() * 1e6)));
      const visit: Visit = { side: state, other, day, words };
      const isAnnounced = chance() < state.announces;
      const before = day - 2 - Math.floor(chance() * 9);
      const isHeard = !dark.has(before - FIRST);
      const hasArrived = isAnnounced && isHeard && chance() >= LOST;
      if (hasArrived) announce(visit, before, chance, write);
      if (chance() < 0.5) mislead(visit, chance, write);
      report(visit, chance, write);
      let darkBefore = 0;
      for (let back = 1; back <= 14; back += 1) if (dark.has(day - back - FIRST)) darkBefore += 1;
      visits.push({
        side: state.code,
        counterpart: other.code,
        day: isoDay(day),
        isAnnounced,
        hasArrived,
        isDark: darkBefore >= 10,
      });
    }
  }
  for (let day = 0; day < days; day += 1)
    for (const wire of WIRES) if (chance() < 0.9) write(FIRST + day, wire, filler(pick(STATES, chance), chance));
  documents.sort((a, b) => compare(a.document.date, b.document.date) || compare(a.document.id, b.document.id));
  visits.sort((a, b) => compare(a.day, b.day) || compare(a.side, b.side));
  return { documents: documents.slice(), sources: SOURCES, visits: visits.slice(0, n) };
}

/** Days from one visit of a state to its next. */
const SPACING = 16;

const SOURCES: readonly SourceFacts[] = [
  ...STATES.flatMap((state): SourceFacts[] => [
    { name: ministryOf(state), kind: "ministry", country: state.code },
    { name: mediumOf(state), kind: "state-media", country: state.code },
  ]),
  ...WIRES.map((name) => ({ name, kind: "wire" })),
];

function ministryOf({ name }: State): string {
  return `${name} Foreign Ministry`;
}

function mediumOf({ name }: State): string {
  return `${name} State News`;
}

interface Visit {
  readonly side: State;
  readonly other: State;
  readonly day: number;
  /** What its reports are about, beside the parties. */
  readonly words: readonly string[];
}

type Write = (day: number, source: string, said: Said) => void;

/** The sentence, what it is coded as, and words that fill the report. */
interface Said {
  readonly sentence: string;
  readonly event?: Omit<Event, "id" | "sentence" | "trigger" | "contexts" | "rule" | "confidence" | "factuality">;
  readonly states: readonly State[];
  readonly words: readonly string[];
}

/** In one of the ways in which states do it. */
function announce({ side, other, day, words }: Visit, before: number, chance: () => number, write: Write): void {
  const promise = {
    type: "AGREE",
    cameo: "036",
    source: [party(side)],
    target: [party(other)],
    reciprocal: false,
  } as const;
  const said = { states: [side, other], words };
  const stated = { value: isoDay(day), stated: true };
  const way = chance();
  if (way < 0.4) {
    write(before, ministryOf(side), {
      ...said,
      sentence: `The minister will visit ${other.name} on ${isoDay(day)}, the foreign ministry of ${side.name} said`,
      event: { ...promise, status: "asserted", time: stated, holder: official(side) },
    });
  } else if (way < 0.6) {
    write(before, ministryOf(side), {
      ...said,
      sentence: `The minister will soon travel to ${other.name}, the foreign ministry of ${side.name} said`,
      event: { ...promise, status: "asserted", time: { value: isoDay(before), stated: false }, holder: official(side) },
    });
  } else if (way < 0.8) {
    write(before, mediumOf(side), {
      ...said,
      sentence: `The minister of ${side.name} is expected in ${other.name} on ${isoDay(day)}`,
      event: { ...visitOf(side, other), status: "predicted", time: stated },
    });
  } else {
    write(before, pick(WIRES, chance), {
      ...said,
      sentence: `A spokesman for ${side.name} said that its minister would visit ${other.name} on ${isoDay(day)}`,
      event: { ...promise, status: "asserted", time: stated, holder: official(side) },
    });
  }
}

/** What looks like an announcement and is none of the visitor's own. */
function mislead({ side, other, day, words }: Visit, chance: () => number, write: Write): void {
  const time = { value: isoDay(day), stated: true };
  const said = { states: [side, other], words };
  const way = chance();
  if (way < 0.3) {
    write(day - 3, pick(WIRES, chance), {
      ...said,
      sentence: `The minister of ${side.name} may come to ${other.name} on ${isoDay(day)}`,
      event: { ...visitOf(side, other), status: "predicted", time },
    });
  } else if (way < 0.6) {
    write(day - 2, mediumOf(other), {
      ...said,
      sentence: `${other.name} expects the minister of ${side.name} on ${isoDay(day)}, a spokesman for ${other.name} said`,
      event: { ...visitOf(side, other), status: "predicted", time, holder: official(other) },
    });
  } else if (way < 0.8) {
    write(day - 4, ministryOf(side), {
      ...said,
      sentence: `${side.name} and ${other.name} have signed an agreement on grain`,
      event: {
        type: "AGREE",
        cameo: "057",
        source: [party(side)],
        target: [party(other)],
        reciprocal: false,
        status: "asserted",
        time: { value: isoDay(day - 4), stated: false },
      },
    });
  } else {
    write(day - 30, ministryOf(side), {
      ...said,
      sentence: `The minister will visit ${other.name} on ${isoDay(day - 17)}, the foreign ministry of ${side.name} said`,
      event: {
        type: "AGREE",
        cameo: "036",
        source: [party(side)],
        target: [party(other)],
        reciprocal: false,
        status: "asserted",
        time: { value: isoDay(day - 17), stated: true },
        holder: official(side),
      },
    });
  }
}

function report({ side, other, day, words }: Visit, chance: () => number, write: Write): void {
  const carriers = [...WIRES, ...(chance() < 0.5 ? [mediumOf(other)] : [])];
  for (const source of carriers) {
    const late = chance() < 0.3 ? 1 : 0;
    write(day + late, source, {
      states: [side, other],
      words,
      sentence: `The minister of ${side.name} arrived in ${other.name} on ${isoDay(day)}`,
      event: { ...visitOf(side, other), status: "asserted", time: { value: isoDay(day), stated: true } },
    });
  }
}

function visitOf(side: State, other: State) {
  return {
    type: "CONSULT",
    mode: "visit",
    cameo: "042",
    source: [party(side)],
    target: [party(other)],
    reciprocal: false,
  } as const;
}

/** News of the day, of no visit. */
function filler(state: State, chance: () => number): Said {
  const words = Array.from({ length: 6 }, () => word(1500 + Math.floor(chance() * 15_000)));
  return { sentence: `News of ${state.name} on the day`, states: [state], words };
}

function documentOf(id: string, day: number, source: string, said: Said, chance: () => number): PlantedDocument {
  const fill = Array.from({ length: 12 }, () => word(Math.floor(chance() * 18_000)));
  const sentences = [
    `${said.sentence}.`,
    `${[...said.words, ...fill.slice(0, 4)].join(" ")}.`,
    `${[...said.words].reverse().join(" ")} ${fill.slice(4).join(" ")}.`,
    `Report ${id}.`,
  ];
  const text = sentences.join(" ");
  const spans: { n: number; start: number; end: number }[] = [];
  for (const sentence of sentences) {
    const start = spans.length === 0 ? 0 : (spans.at(-1)?.end ?? 0) + 1;
    spans.push({ n: spans.length, start, end: start + sentence.length });
  }
  const date = isoDay(day);
  const title = said.words.slice(0, 5).join(" ");
  const record: DocumentRecord = {
    id,
    coder: "readout/planted",
    title,
    date,
    source,
    sentences: spans,
    actors: said.states.map(({ code, name }) => {
      const at = text.indexOf(name);
      return {
        id: code.toLowerCase(),
        name,
        kind: "state",
        country: code,
        mentions: at < 0 ? [] : [{ start: at, end: at + name.length }],
      };
    }),
    times: [],
    places: [],
    events:
      said.event === undefined
        ? []
        : [
            {
              ...said.event,
              id: "e1",
              sentence: 0,
              contexts: ["diplomatic"],
              trigger: { start: 0, end: said.sentence.length },
              rule: "planted.01",
              confidence: 1,
              factuality: said.event.status === "asserted" ? 3 : 2,
            },
          ],
    claims: [],
    issues: [],
  };
  return { document: { id, text, title, date, source }, record };
}

function party({ code, name }: State): Party {
  return { text: name, start: 0, end: 0, actor: code.toLowerCase(), country: code };
}

function official(state: State): Party {
  return { ...party(state), sector: "GOV" };
}

/** Stretches of 20 to 40 days. */
function darkDays(days: number, chance: () => number): ReadonlySet<number> {
  const dark = new Set<number>();
  while (dark.size < days * DARK) {
    const start = Math.floor(chance() * days);
    const length = 20 + Math.floor(chance() * 20);
    for (let day = start; day < start + length; day += 1) dark.add(day);
  }
  return dark;
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function pick<Item>(items: readonly Item[], chance: () => number): Item {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;
}

/** Mulberry32: numbers in [0, 1). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
