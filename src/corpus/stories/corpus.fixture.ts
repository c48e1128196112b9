/** Short descriptions of invented documents → corpus documents with records, for the tests of this folder. */
import type { Actor, Claim, DocumentRecord, Event, Party, Span, Stance } from "../../model/index.ts";
import type { CorpusDocument } from "./types.ts";

export interface Sketched {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly date?: string;
  readonly source?: string;
  readonly events?: readonly SketchedEvent[];
  readonly claims?: readonly SketchedClaim[];
}

export interface SketchedEvent {
  /** Words of the text that are the trigger. */
  readonly on: string;
  readonly type: Event["type"];
  readonly from?: string;
  readonly to?: string;
  readonly status?: Event["status"];
  readonly day?: string;
}

export interface SketchedClaim {
  /** Country of a named holder; absent: an unnamed one. */
  readonly by?: string;
  readonly sector?: string;
  readonly holder?: string;
  readonly stance: Stance;
  readonly content: string;
  /** Words of the text that say so. */
  readonly cue?: string;
  /** Numbers of events, from 0. */
  readonly events?: readonly number[];
  /** Number of the claim that this one stands in, from 0. */
  readonly within?: number;
}

/** Invented states, and the codes that the tests give them. */
const STATES: Readonly<Record<string, string>> = {
  Freedonia: "FRE",
  Sylvania: "SYL",
  Borduria: "BOR",
  Ruritania: "RUR",
};

export function corpusDocument(sketched: Sketched): CorpusDocument {
  const { id, text, events = [], claims = [] } = sketched;
  const sentences = [...text.matchAll(/[^.]+(?:\.|$)/g)].map((match, n) => ({
    n,
    start: match.index,
    end: match.index + match[0].length,
  }));
  const sentenceAt = (offset: number): number => sentences.find(({ end }) => offset < end)?.n ?? 0;
  const record: DocumentRecord = {
    id,
    coder: "test",
    sentences,
    actors: Object.entries(STATES).flatMap(([name, country]): Actor[] => {
      const mentions = [...text.matchAll(new RegExp(name, "g"))].map((match) => spanOf(match.index, name));
      return mentions.length === 0 ? [] : [{ id: country.toLowerCase(), name, kind: "state", country, mentions }];
    }),
    times: [],
    places: [],
    events: events.map((event, at): Event => {
      const trigger = spanOf(text.indexOf(event.on), event.on);
      return {
        id: `e${at}`,
        sentence: sentenceAt(trigger.start),
        type: event.type,
        contexts: [],
        source: partiesOf(event.from),
        target: partiesOf(event.to),
        reciprocal: false,
        status: event.status ?? "asserted",
        factuality: 3,
        trigger,
        rule: "test",
        confidence: 1,
        ...(event.day === undefined ? {} : { time: { value: event.day, stated: true } }),
      };
    }),
    claims: claims.map((claim, at): Claim => {
      const content = spanOf(text.indexOf(claim.content), claim.content);
      return {
        id: `c${at}`,
        sentence: sentenceAt(content.start),
        holder: holderOf(claim),
        content: [content],
        ...(claim.cue === undefined ? {} : { cue: { text: claim.cue, ...spanOf(text.indexOf(claim.cue), claim.cue) } }),
        stance: claim.stance,
        quoted: false,
        about: [],
        events: (claim.events ?? []).map((number) => `e${number}`),
        propositions: [],
        confidence: 1,
        ...(claim.within === undefined ? {} : { within: `c${claim.within}` }),
      };
    }),
    issues: [],
  };
  const { title, date, source } = sketched;
  return {
    record,
    text,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(source === undefined ? {} : { source }),
  };
}

function spanOf(start: number, text: string): Span {
  return { start, end: start + text.length };
}

function partiesOf(country: string | undefined): Party[] {
  return country === undefined ? [] : [{ text: country, start: 0, end: 0, actor: country.toLowerCase(), country }];
}

function holderOf({ by, sector, holder }: SketchedClaim): Claim["holder"] {
  const role = sector === undefined ? {} : { sector };
  if (by === undefined)
    return {
      kind: sector === undefined ? "unnamed" : "named",
      ...role,
      ...(holder === undefined ? {} : { text: holder }),
    };
  return { kind: "named", text: holder ?? by, actor: by.toLowerCase(), country: by, ...role };
}
