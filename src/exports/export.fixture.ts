/** A store of three documents of invented states: alleged, denied and reported events, a place, a country, a month, an emoji. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor, DocumentInput, DocumentRecord, Party, Span } from "../model/index.ts";
import { openStore, type Store } from "../store/index.ts";
import { exportOf, type Wish } from "./export.ts";

export const CODER = "readout/0.1.0+data.fixture";

/** Opens it for `work`; each document is known a second after the one before, from 2026-03-02 on. */
export async function withFixture<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "readout-exports-"));
  let now = Date.UTC(2026, 2, 2);
  const store = openStore(folder, { create: true, clock: () => now });
  try {
    for (const { document, record } of [accusation(), denial(), meeting()]) {
      await store.put([{ document, record }]);
      now += 1000;
    }
    return await work(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

export async function bytesOf(store: Store, wish: Wish): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of exportOf(store, wish).chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}

export async function textOf(store: Store, wish: Wish): Promise<string> {
  return (await bytesOf(store, wish)).toString("utf8");
}

const ACCUSATION =
  "Smoke 😀 rose. “Freedonia 😀 said” that Ruritania and Borduria shelled the port of Klow in February 2026.";

function accusation(): { readonly document: DocumentInput; readonly record: DocumentRecord } {
  const text = ACCUSATION;
  const at = (words: string): Span => spanOf(text, words);
  return {
    document: {
      ...{ id: "accusation.md", text, title: "Smoke over Klow", date: "2026-03-01", source: "Example Wire" },
      ...{ url: "https://wire.example/1", lang: "en-GB" },
    },
    record: {
      ...blank(text, ["Smoke 😀 rose.", text.slice(text.indexOf("“"))]),
      actors: [state(text, "Ruritania", "qzr"), state(text, "Borduria", "qzb"), state(text, "Freedonia", "qzf")],
      places: [
        { ...at("Klow"), name: "Klow", country: "QZS", geonames: "1", lat: 45.5, lon: 21.25, precision: "city" },
      ],
      events: [
        {
          ...{ id: "e1", sentence: 1, type: "ASSAULT", mode: "artillery", contexts: ["military"], cameo: "194" },
          source: [party(text, "Ruritania", "QZR"), party(text, "Borduria", "QZB")],
          target: [party(text, "Klow", "QZS")],
          ...{ reciprocal: false, place: at("Klow"), time: { value: "2026-02", stated: true }, status: "alleged" },
          holder: party(text, "Freedonia", "QZF"),
          ...{ factuality: 1, trigger: at("shelled"), rule: "assault.shell.01", confidence: 0.9 },
        },
      ],
      claims: [
        {
          ...{ id: "c1", sentence: 1, holder: { kind: "named", ...party(text, "Freedonia", "QZF") } },
          cue: { text: "said", ...at("said") },
          content: [at("Ruritania and Borduria shelled the port of Klow in February 2026")],
          ...{ stance: "accuses", certainty: { term: "surely" }, quoted: false, about: ["QZR", "QZB"], events: ["e1"] },
          propositions: [{ subject: "QZR", predicate: "shell", object: "QZS", negated: false }],
          confidence: 0.8,
        },
      ],
    },
  };
}

const DENIAL = "Ruritania denied that it had shelled Syldavia. It said no more.";

/** Without source and address, with the beginning of a formula, marked; the place is a whole country. */
function denial(): { readonly document: DocumentInput; readonly record: DocumentRecord } {
  const text = DENIAL;
  const at = (words: string): Span => spanOf(text, words);
  return {
    document: { id: "=denial.md", text, title: "-A denial", date: "2026-03-01T08:30:00Z", mark: "Example" },
    record: {
      ...blank(text, ["Ruritania denied that it had shelled Syldavia.", "It said no more."]),
      actors: [state(text, "Ruritania", "qzr")],
      places: [{ ...at("Syldavia"), name: "Syldavia", country: "QZS", lat: 45, lon: 21, precision: "country" }],
      events: [
        {
          ...{ id: "e1", sentence: 0, type: "ASSAULT", contexts: [] },
          source: [{ ...at("it"), text: "it", actor: "qzr", country: "QZR" }],
          target: [party(text, "Syldavia", "QZS")],
          ...{
            reciprocal: false,
            place: at("Syldavia"),
            time: { value: "2026-03-01", stated: false },
            status: "denied",
          },
          holder: party(text, "Ruritania", "QZR"),
          ...{ factuality: -2, trigger: at("shelled"), rule: "assault.shell.01", confidence: 0.9 },
        },
      ],
      claims: [
        {
          ...{ id: "c1", sentence: 0, holder: { kind: "named", ...party(text, "Ruritania", "QZR") } },
          cue: { text: "denied", ...at("denied") },
          content: [at("it had shelled Syldavia")],
          ...{ stance: "denies", quoted: false, about: ["QZR"], events: ["e1"], propositions: [], confidence: 0.8 },
        },
        {
          ...{ id: "c2", sentence: 1, holder: { kind: "unnamed" }, content: [], stance: "silent", quoted: false },
          ...{ about: [], events: [], propositions: [], within: "c1", confidence: 0.5 },
        },
      ],
    },
  };
}

const MEETING = "Borduria and\nSyldavia, “friends”, met.";

/** Without a date; the sentence has two lines. */
function meeting(): { readonly document: DocumentInput; readonly record: DocumentRecord } {
  const text = MEETING;
  return {
    document: { id: "meeting.md", text, source: "Example Post", url: "https://post.example/2" },
    record: {
      ...blank(text, [text]),
      actors: [state(text, "Borduria", "qzb"), state(text, "Syldavia", "qzs")],
      events: [
        {
          ...{ id: "e1", sentence: 0, type: "CONSULT", contexts: [], reciprocal: true, target: [] },
          source: [party(text, "Borduria", "QZB"), party(text, "Syldavia", "QZS")],
          ...{
            status: "asserted",
            factuality: 3,
            trigger: spanOf(text, "met"),
            rule: "consult.meet.01",
            confidence: 1,
          },
        },
      ],
    },
  };
}

function blank(text: string, sentences: readonly string[]): DocumentRecord {
  return {
    ...{ id: "", coder: CODER, actors: [], times: [], places: [], events: [], claims: [], issues: [] },
    sentences: sentences.map((words, n) => ({ n, ...spanOf(text, words) })),
  };
}

function state(text: string, name: string, id: string): Actor {
  const wikidata = id === "qzf" ? { wikidata: "Q0" } : {};
  return { id, name, kind: "state", country: id.toUpperCase(), ...wikidata, mentions: [spanOf(text, name)] };
}

function party(text: string, words: string, country: string): Party {
  return { text: words, ...spanOf(text, words), actor: country.toLowerCase(), country };
}

function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new RangeError(`"${words}" is not in the text`);
  return { start, end: start + words.length };
}
