/** Documents and records of invented states, for tests: small, and such that every filter has something to find. */
import type {
  Claim,
  DocumentInput,
  DocumentRecord,
  Event,
  EventStatus,
  EventType,
  Party,
  Stance,
} from "../model/index.ts";
import type { Entry } from "./store.ts";

export interface Wanted {
  readonly id: string;
  readonly text?: string;
  readonly title?: string;
  readonly date?: string;
  readonly source?: string;
  readonly url?: string;
  readonly lang?: string;
  readonly coder?: string;
  readonly type?: EventType;
  readonly status?: EventStatus;
  readonly stance?: Stance;
  readonly by?: string;
  readonly to?: string;
  readonly speaker?: string;
}

export const CODER = "readout/0.1.0+data.fixture";

/** One document of two sentences, the second with one event and one claim about it. */
export function entryOf(wanted: Wanted): Entry {
  const { id, title, date = "2026-03-02", source, url, lang } = wanted;
  const text = wanted.text ?? `Report ${id}. Ruritania shelled Sylvania, ${id} says.`;
  const document: DocumentInput = {
    id,
    text,
    date,
    ...(title !== undefined && { title }),
    ...(source !== undefined && { source }),
    ...(url !== undefined && { url }),
    ...(lang !== undefined && { lang }),
  };
  return { document, record: recordOf(document, wanted) };
}

export function recordOf(document: DocumentInput, wanted: Omit<Wanted, "id">): DocumentRecord {
  const { type = "ASSAULT", status = "asserted", stance = "asserts", by = "RUR", to = "SYL", speaker = "FRE" } = wanted;
  const cut = document.text.indexOf(".") + 1;
  const event: Event = {
    id: "e1",
    sentence: 1,
    type,
    contexts: [],
    source: [party(by)],
    target: [party(to)],
    reciprocal: false,
    status,
    factuality: 1,
    trigger: { start: cut + 1, end: document.text.length },
    rule: "assault.shell.01",
    confidence: 0.9,
    ...(document.date !== undefined && { time: { value: document.date, stated: false } }),
  };
  const claim: Claim = {
    id: "c1",
    sentence: 1,
    holder: { kind: "named", ...party(speaker) },
    content: [{ start: cut + 1, end: document.text.length }],
    stance,
    quoted: false,
    about: [by, to],
    events: ["e1"],
    propositions: [],
    confidence: 0.8,
  };
  return {
    id: document.id,
    coder: wanted.coder ?? CODER,
    ...(document.title !== undefined && { title: document.title }),
    ...(document.date !== undefined && { date: document.date }),
    ...(document.source !== undefined && { source: document.source }),
    ...(document.url !== undefined && { url: document.url }),
    sentences: [
      { n: 0, start: 0, end: cut },
      { n: 1, start: Math.min(cut + 1, document.text.length), end: document.text.length },
    ],
    actors: [
      { id: by.toLowerCase(), name: NAMES[by] ?? by, kind: "state", country: by, mentions: [{ start: 0, end: 1 }] },
      { id: "d:guard", name: "a guard", kind: "person", mentions: [{ start: 0, end: 1 }] },
    ],
    times: [],
    places: [],
    events: [event],
    claims: [claim],
    issues: [],
  };
}

/** "RUR", or "rur.flavia" of RUR. */
function party(name: string): Party {
  const country = name.slice(0, 3).toUpperCase();
  return { text: NAMES[country] ?? country, start: 0, end: 3, actor: name.toLowerCase(), country };
}

const NAMES: Readonly<Record<string, string>> = {
  RUR: "Ruritania",
  SYL: "Sylvania",
  FRE: "Freedonia",
  BOR: "Borduria",
};
