/** One document with its record in → its digest: all that joining it to others needs, plain JSON that a store can keep. */
import { dayNumber } from "./dates.ts";
import { withoutFurniture, withoutOutlet } from "./furniture.ts";
import { hashOf } from "./hash.ts";
import { type EventMention, mentionsOf } from "./incidents.ts";
import type { StoryKnowledge } from "./knowledge.ts";
import { type Sketch, sketchOf } from "./near-copies.ts";
import { particularsOf } from "./particulars.ts";
import { type Relay, relaysOf } from "./relays.ts";
import { type Statement, statementsOf } from "./statements.ts";
import type { CorpusDocument } from "./types.ts";
import { INCIDENT_VECTOR, STORY_VECTOR, type TermVector, vectorOf } from "./vectors.ts";
import { wordsOf } from "./words.ts";

export interface DocumentDigest {
  readonly id: string;
  /** Of the digest itself: equal means that adding it again changes nothing. */
  readonly hash: string;
  readonly title?: string;
  readonly date?: string;
  readonly day?: number;
  readonly source?: string;
  readonly sourceKind?: string;
  /** What the text is about, and what tells its main event from look-alikes. */
  readonly topic: TermVector;
  readonly particulars: TermVector;
  readonly sketch: Sketch;
  readonly relays: readonly Relay[];
  readonly mentions: readonly EventMention[];
  readonly statements: readonly Statement[];
}

export function digestOf(document: CorpusDocument, knowledge: StoryKnowledge): DocumentDigest {
  const title = document.title ?? document.record.title;
  const date = dateOf(document.date) ?? dateOf(document.record.date);
  const source = document.source ?? document.record.source;
  const day = dayNumber(date);
  const { date: _given, ...rest } = document;
  const { date: _said, ...undated } = document.record;
  const record = date === undefined ? undated : { ...undated, date };
  const whole: CorpusDocument = {
    ...rest,
    record,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(source === undefined ? {} : { source }),
  };
  const found = {
    id: record.id,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(day === undefined ? {} : { day }),
    ...(source === undefined ? {} : { source }),
    ...(document.sourceKind === undefined ? {} : { sourceKind: document.sourceKind }),
    ...textDigestOf({ title, date, text: document.text }, knowledge),
    relays: relaysOf(whole, knowledge.outlets),
    mentions: mentionsOf(whole, knowledge.predicates),
    statements: statementsOf(whole, knowledge.predicates, knowledge.outlets),
  };
  return { ...found, hash: hashOf(JSON.stringify(found)) };
}

/** Dates are compared and shown as they are written: whatever is no ISO 8601 date is none. */
function dateOf(written: string | undefined): string | undefined {
  return written !== undefined && /^\d{4}(-\d{2}(-\d{2}([T ][\d:.,+Z-]*)?)?)?$/.test(written) ? written : undefined;
}

/** The part that needs no record. */
export function textDigestOf(
  {
    title,
    date,
    text,
  }: { readonly title?: string | undefined; readonly date?: string | undefined; readonly text: string },
  { background, furniture }: StoryKnowledge,
): Pick<DocumentDigest, "topic" | "particulars" | "sketch"> {
  const report = withoutFurniture(text, furniture);
  const words = { title: wordsOf(withoutOutlet(title ?? "")), text: wordsOf(report) };
  return {
    topic: vectorOf(words, background, STORY_VECTOR),
    particulars: vectorOf(words, background, INCIDENT_VECTOR, particularWeights(report, date)),
    sketch: sketchOf(words.text),
  };
}

/** An age or a day weighs about as much as a rare name. */
const PARTICULAR = 20;

function particularWeights(text: string, date: string | undefined): Map<string, number> {
  return new Map([...particularsOf(text, date)].map(([term, count]) => [term, PARTICULAR * (1 + Math.log(count))]));
}
