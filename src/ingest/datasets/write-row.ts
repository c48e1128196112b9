/** A row in the common shape → the document that is kept of it, in lines we write, and its record. */
import type { Actor, Event, Party, Place, Span } from "../../model/index.ts";
import type { Entry } from "../../store/index.ts";
import type { DraftEvent, DraftParty, RowDraft } from "./draft.ts";
import type { Dataset, DatasetId } from "./tables.ts";

export function writeRow(id: DatasetId, dataset: Dataset, draft: RowDraft): Entry {
  const sheet = startSheet(`${dataset.name}, row ${draft.id}`);
  const blocks: Span[] = [];
  const from = sheet.next();
  const trigger = draft.code && sheet.line("Event", draft.code.text, draft.code.label);
  const parties = draft.parties.map((party) => ({ party, span: sheet.line(party.label, party.name, party.aside) }));
  const time = draft.time && sheet.line("Date", draft.time.text);
  const place = draft.place && sheet.line("Place", draft.place.name, placeAside(draft.place));
  if (sheet.end() > from) blocks.push({ start: from, end: sheet.end() });
  if (draft.note !== undefined && plain(draft.note) !== "") blocks.push(sheet.line("Note", draft.note));
  const rest = sheet.next();
  for (const [label, value] of draft.more) if (plain(value) !== "") sheet.line(label, value);
  if (sheet.end() > rest) blocks.push({ start: rest, end: sheet.end() });
  const about = {
    id: `${id}:${draft.id}`,
    ...(draft.title !== undefined && { title: plain(draft.title) }),
    ...(draft.published !== undefined && { date: draft.published }),
    source: dataset.name,
    ...(draft.url !== undefined && { url: draft.url }),
  };
  const value = draft.time?.value;
  return {
    document: { ...about, text: sheet.text() },
    lineage: `dataset:${id}:${draft.id}`,
    // A dataset that does not date its rows is read in the order of its releases.
    ...(draft.published === undefined && { standsNow: true }),
    record: {
      ...about,
      coder: dataset.coder,
      sentences: blocks.map((block, n) => ({ n, ...block })),
      actors: actorsOf(parties),
      times: time === undefined || value === undefined ? [] : [{ ...time, type: "DATE", value }],
      places: place === undefined ? [] : placesOf(draft, place),
      events: draft.events.map(
        (event, n): Event => ({
          id: `e${n + 1}`,
          sentence: 0,
          type: event.type,
          ...(event.mode !== undefined && { mode: event.mode }),
          contexts: event.contexts,
          ...(event.cameo !== undefined && { cameo: event.cameo }),
          ...sidesOf(event, parties),
          reciprocal: event.reciprocal,
          ...(draft.place?.precision !== undefined && place !== undefined && { place }),
          ...(value !== undefined && { time: { value, stated: true } }),
          status: "asserted",
          trigger: trigger ?? { start: 0, end: 0 },
          rule: draft.code?.rule ?? id,
        }),
      ),
      claims: [],
      issues: draft.issues,
    },
  };
}

interface PartySpan {
  readonly party: DraftParty;
  readonly span: Span;
}

interface Lines {
  /** Where the next line begins. */
  next(): number;
  end(): number;
  /** @returns the span of the value. */
  line(label: string, value: string, aside?: string): Span;
  text(): string;
}

function startSheet(head: string): Lines {
  let text = plain(head);
  return {
    next: () => text.length + 1,
    end: () => text.length,
    line: (label, value, aside = "") => {
      const start = text.length + label.length + 3;
      const shown = plain(value);
      const behind = plain(aside);
      text += `\n${label}: ${shown}${behind === "" ? "" : ` (${behind})`}`;
      return { start, end: start + shown.length };
    },
    text: () => text,
  };
}

/** On one line, without characters that command a terminal. */
function plain(text: string): string {
  return CONTROLS.test(text) ? text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, " ").trim() : text.trim();
}

const CONTROLS = /[\p{Cc}\p{Bidi_Control}]|\s\s|[^\S ]/u;

function placeAside({ precision, point }: NonNullable<RowDraft["place"]>): string {
  return [precision, point && `${point.lat}, ${point.lon}`].filter((part) => part !== undefined).join("; ");
}

/** One entry an actor, however often it is named. */
function actorsOf(parties: readonly PartySpan[]): readonly Actor[] {
  const actors = new Map<string, { readonly party: DraftParty; readonly mentions: Span[] }>();
  for (const { party, span } of parties) {
    const known = actors.get(party.actor.id);
    if (known === undefined) actors.set(party.actor.id, { party, mentions: [span] });
    else known.mentions.push(span);
  }
  return [...actors.values()].map(({ party: { actor }, mentions }) => {
    const { id, name, kind, country, sector, wikidata } = actor;
    return {
      id,
      name: plain(name),
      kind,
      ...(country !== undefined && { country }),
      ...(wikidata !== undefined && { wikidata }),
      ...(sector !== undefined && { sector }),
      mentions,
    };
  });
}

function placesOf({ place }: RowDraft, span: Span): readonly Place[] {
  if (place?.precision === undefined) return [];
  const { name, country, geonames, point, precision } = place;
  return [
    {
      ...span,
      name: plain(name),
      ...(country !== undefined && { country }),
      ...(geonames !== undefined && { geonames }),
      ...(point !== undefined && point),
      precision,
    },
  ];
}

function sidesOf(event: DraftEvent, parties: readonly PartySpan[]): Pick<Event, "source" | "target"> {
  const side = (positions: readonly number[]): readonly Party[] =>
    positions.flatMap((position) => {
      const found = parties[position];
      return found === undefined ? [] : [partyOf(found)];
    });
  return { source: side(event.source), target: side(event.target) };
}

function partyOf({ party: { name, actor }, span }: PartySpan): Party {
  const { id, country, org, sector } = actor;
  return {
    text: plain(name),
    ...span,
    actor: id,
    ...(country !== undefined && { country }),
    ...(org !== undefined && { org }),
    ...(sector !== undefined && { sector }),
  };
}
