/** Words of a span in → the certainty term they hold, with the ICD 203 range where the standard gives one. */
import { z } from "zod";
import type { Certainty, Resources, Span, Tree } from "../../model/index.ts";

export const certaintyTerm = z.strictObject({
  term: z.string(),
  low: z.number().optional(),
  high: z.number().optional(),
  source: z.string().optional(),
});

export interface CertaintyTerms {
  /** Longest first. */
  readonly terms: readonly { readonly words: readonly string[]; readonly certainty: Certainty }[];
}

export function loadCertainty(resources: Resources): CertaintyTerms {
  const rows = z.array(certaintyTerm).parse(JSON.parse(resources.text("claims/certainty.json")));
  const terms = rows.map(({ term, low, high }) => ({
    words: term.split(" "),
    certainty: { term, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) },
  }));
  return { terms: terms.sort((a, b) => b.words.length - a.words.length) };
}

/** The first term in the spans; "not likely" is not "likely", so a negated term counts as none. */
export function certaintyIn(tree: Tree, spans: readonly Span[], { terms }: CertaintyTerms): Certainty | undefined {
  const inside = (start: number): boolean => spans.some((span) => span.start <= start && start < span.end);
  for (const [i, word] of tree.words.entries()) {
    if (!inside(word.start)) continue;
    for (const { words, certainty } of terms) {
      if (!words.every((part, k) => tree.words[i + k]?.text.toLowerCase() === part)) continue;
      if (word.upos === "PROPN" || (words[0] === "may" && word.xpos !== "MD")) continue;
      const before = tree.words[i - 1]?.text.toLowerCase();
      if (before === "not" || before === "n't" || before === "never") return undefined;
      return certainty;
    }
  }
  return undefined;
}
