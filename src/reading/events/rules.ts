/** `data/events` → the event rules, the word lists they name, and the verbs that lend nouns their arguments. */
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
  /** Codebook section or citation the rule follows. */
  source: z.string(),
  /** Needs a source party that is known (default), a target, both, either or none. */
  needs: z.enum(["source", "target", "both", "either", "none"]).optional(),
  yes: z.array(z.union([z.string(), example])).min(1),
  no: z.array(z.string()),
});

export type EventRule = z.infer<typeof eventRule>;

export interface EventKnowledge {
  readonly rules: readonly EventRule[];
  readonly lexicon: Lexicon;
  readonly support: ReadonlySet<string>;
}

const wordLists = z.record(z.string(), z.array(z.string()));

export function loadEventKnowledge(resources: Resources): EventKnowledge {
  const rules = resources
    .list("events/rules/")
    .flatMap((path): EventRule[] => z.array(eventRule).parse(JSON.parse(resources.text(path))));
  const lexicon = wordLists.parse(JSON.parse(resources.text("events/lexicon.json")));
  return { rules, lexicon, support: new Set(lexicon["support"] ?? []) };
}
