/** `data/events` → the event rules, their vetoes, the word lists they name, context words, and the verbs that lend nouns their arguments. */
import { z } from "zod";
import type { Resources } from "../../model/index.ts";
import { eventType } from "../../model/schema.ts";
import type { Lexicon } from "../match/index.ts";

/** `source`/`target`: what the example's event must have, as words of the text; absent is not checked. */
const example = z.strictObject({
  text: z.string(),
  source: z.array(z.string()).optional(),
  target: z.array(z.string()).optional(),
});

export const eventRule = z.strictObject({
  id: z.string().regex(/^[a-z]+(\.[a-z0-9-]+)+$/),
  pattern: z.string(),
  type: eventType,
  mode: z.string().optional(),
  contexts: z.array(z.string()).optional(),
  cameo: z.string().optional(),
  reciprocal: z.boolean().optional(),
  /** The words themselves announce the act, so that their own "will" and "not" do not weigh against it. */
  intent: z.enum(["promise", "threat", "refusal"]).optional(),
  /** Codebook section or citation the rule follows. */
  source: z.string(),
  /** Needs a source party that is known (default), a target, both, either or none. */
  needs: z.enum(["source", "target", "both", "either", "none"]).optional(),
  yes: z.array(z.union([z.string(), example])).min(1),
  no: z.array(z.string()),
});

export type EventRule = z.infer<typeof eventRule>;

/** Where this fits, the word is no event: "struck a chord". `yes`: nothing may be coded at it; `no`: something must. */
export const veto = z.strictObject({
  id: z.string().regex(/^not(\.[a-z0-9-]+)+$/),
  pattern: z.string(),
  yes: z.array(z.string()).min(1),
  no: z.array(z.string()).min(1),
});

export type Veto = z.infer<typeof veto>;

export interface EventKnowledge {
  readonly rules: readonly EventRule[];
  readonly vetoes: readonly Veto[];
  /** Context → the words that speak of it. */
  readonly contexts: Lexicon;
  readonly lexicon: Lexicon;
  readonly support: ReadonlySet<string>;
}

const wordLists = z.record(z.string(), z.array(z.string()));

export function loadEventKnowledge(resources: Resources): EventKnowledge {
  const rules = resources
    .list("events/rules/")
    .flatMap((path): EventRule[] => z.array(eventRule).parse(JSON.parse(resources.text(path))));
  const lexicon = wordLists.parse(JSON.parse(resources.text("events/lexicon.json")));
  const vetoes = z.array(veto).parse(JSON.parse(resources.text("events/vetoes.json")));
  const contexts = wordLists.parse(JSON.parse(resources.text("events/contexts.json")));
  return { rules, vetoes, lexicon, contexts, support: new Set(lexicon["support"] ?? []) };
}
