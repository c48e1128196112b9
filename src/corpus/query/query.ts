/** What is asked of the record: words of the text, and conditions on what was coded from it. */
import { eventStatus, eventType, stance } from "../../model/schema.ts";

export interface Query {
  /** All must stand in the document (or, with `not`, none). */
  readonly words: readonly Words[];
  readonly filters: readonly Filter[];
}

export interface Words {
  readonly text: string;
  readonly kind: "word" | "prefix" | "phrase";
  readonly not: boolean;
}

export interface Filter {
  readonly key: FilterKey;
  readonly value: string;
  readonly not: boolean;
}

export const FILTER_KEYS = [
  "actor",
  "by",
  "to",
  "type",
  "status",
  "stance",
  "speaker",
  "since",
  "until",
  "source",
  "lang",
] as const;

export type FilterKey = (typeof FILTER_KEYS)[number];

/** What each key takes, in the words of messages and help. */
export const KEY_HELP: Readonly<Record<FilterKey, string>> = {
  actor: "an actor on either side: a country (IRN), an id (rus.putin) or a name",
  by: "the one who acts",
  to: "the one acted upon",
  type: `an event type: ${eventType.options.join(" ")}`,
  status: `an event's status: ${eventStatus.options.join(" ")}`,
  stance: `a claim's stance: ${stance.options.join(" ")}`,
  speaker: "who says so: a country, an id or a name",
  since: "the first day: 2024, 2024-03 or 2024-03-02",
  until: "the last day: 2024, 2024-03 or 2024-03-02, itself included",
  source: 'the outlet: source:"Example Wire"',
  lang: "the language of the text: en, fa",
};

/** Keys whose values are one of a list. */
export const CHOICES: Readonly<Partial<Record<FilterKey, readonly string[]>>> = {
  type: eventType.options,
  status: eventStatus.options,
  stance: stance.options,
};

export const EVERYTHING: Query = { words: [], filters: [] };
