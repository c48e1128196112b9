/** `data/claims/operators.json` → what a word does to the truth of what stands under it. */
import { z } from "zod";
import type { Resources } from "../../../model/index.ts";

export const operatorClass = z.enum([
  "factive",
  "report",
  "allege",
  "deny",
  "doubt",
  "think",
  "expect",
  "intend",
  "urge",
  "attempt",
  "prevent",
  "bring",
]);

export type OperatorClass = z.infer<typeof operatorClass>;

const words = z.array(z.string());

export const operatorRow = z.strictObject({
  class: operatorClass,
  verbs: words,
  nouns: words,
  adjectives: words,
  adverbs: words.optional(),
});

export interface Operators {
  readonly verbs: ReadonlyMap<string, OperatorClass>;
  readonly nouns: ReadonlyMap<string, OperatorClass>;
  readonly adjectives: ReadonlyMap<string, OperatorClass>;
  readonly adverbs: ReadonlyMap<string, OperatorClass>;
}

/** A word in two classes belongs to the first. */
export function loadOperators(resources: Resources): Operators {
  const rows = z.array(operatorRow).parse(JSON.parse(resources.text("claims/operators.json")));
  const index = (kind: "verbs" | "nouns" | "adjectives" | "adverbs"): ReadonlyMap<string, OperatorClass> => {
    const map = new Map<string, OperatorClass>();
    for (const row of rows) for (const word of row[kind] ?? []) if (!map.has(word)) map.set(word, row.class);
    return map;
  };
  return { verbs: index("verbs"), nouns: index("nouns"), adjectives: index("adjectives"), adverbs: index("adverbs") };
}
