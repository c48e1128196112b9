/** Whether the clause around a time expression looks back or forward: tokens, and the tree where there is one, in. */
import type { Tree } from "../../../model/index.ts";
import type { Lexicon } from "./lexicon.ts";

export type Tense = "past" | "present" | "future";

/** Tense of what happens at the tokens [first, last). */
export function tenseAround(
  lower: readonly string[],
  first: number,
  last: number,
  tree: Tree | undefined,
  lexicon: Lexicon,
): Tense {
  return (tree && treeTense(tree, first, last, lexicon)) ?? wordTense(lower, first, last, lexicon);
}

/** Climbs from the expression to the first predicate that says its tense. */
function treeTense(tree: Tree, first: number, last: number, lexicon: Lexicon): Tense | undefined {
  let at = headOf(tree, first, last);
  for (let steps = 0; steps < 12; steps++) {
    const word = tree.words[at];
    if (!word) return undefined;
    const tense = predicateTense(tree, at, lexicon);
    if (tense) return tense;
    if (word.head < 0 || word.head === at) return undefined;
    at = word.head;
  }
  return undefined;
}

function headOf(tree: Tree, first: number, last: number): number {
  for (let i = first; i < last; i++) {
    const head = tree.words[i]?.head ?? -1;
    if (head < first || head >= last) return head >= 0 ? head : i;
  }
  return first;
}

function predicateTense(tree: Tree, at: number, lexicon: Lexicon): Tense | undefined {
  const word = tree.words[at];
  if (!word) return undefined;
  const helpers = (tree.children[at] ?? []).flatMap((child) => {
    const helper = tree.words[child];
    return helper && child < at && /^(aux|cop|mark)/.test(helper.deprel) ? [helper] : [];
  });
  const isForward = lexicon.value("forward-verb", word.lemma.toLowerCase()) !== undefined;
  if (helpers.some((helper) => lexicon.value("future-helper", helper.text.toLowerCase()) !== undefined))
    return "future";
  if (isForward && /^(VBN|JJ)$/.test(word.xpos)) return "future";
  for (const helper of helpers) {
    if (helper.xpos === "VBD") return "past";
    if (helper.xpos === "VBZ" || helper.xpos === "VBP") {
      if (helper.lemma === "have") return "past";
      return word.xpos === "VBN" ? "past" : "present";
    }
  }
  if (helpers.some((helper) => helper.xpos === "TO" || helper.text.toLowerCase() === "to")) {
    return word.xpos.startsWith("VB") ? "future" : undefined;
  }
  switch (word.xpos) {
    case "VBD":
      return "past";
    case "VBZ":
    case "VBP":
      return lexicon.value("report-verb", word.lemma.toLowerCase()) === undefined ? "present" : "past";
    case "VBN":
      return "past";
    default:
      return undefined;
  }
}

/** Without a tree: the nearest word that shows a tense, to the left in the clause first. */
function wordTense(lower: readonly string[], first: number, last: number, lexicon: Lexicon): Tense {
  for (let i = first - 1, seen = 0; i >= 0 && seen < 14; i--, seen++) {
    const tense = tenseOfWord(lower, i, lexicon);
    if (tense) return tense;
    if (lower[i] === ";" || lower[i] === ":") break;
  }
  for (let i = last, seen = 0; i < lower.length && seen < 14; i++, seen++) {
    const tense = tenseOfWord(lower, i, lexicon);
    if (tense) return tense;
  }
  return "past";
}

function tenseOfWord(lower: readonly string[], at: number, lexicon: Lexicon): Tense | undefined {
  const word = lower[at] ?? "";
  if (lexicon.value("future-helper", word) !== undefined) return "future";
  if (lexicon.value("forward-form", word) !== undefined) return "future";
  if (
    word === "to" &&
    /^[a-z]{2,}$/.test(lower[at + 1] ?? "") &&
    lexicon.value("base-verb", lower[at + 1] ?? "") !== undefined
  )
    return "future";
  if (lexicon.value("past-form", word) !== undefined || /^[a-z]{2,}[^e]ed$/.test(word)) return "past";
  return undefined;
}
