/** Whether the clause around a time expression looks back or forward: tokens, and the tree where there is one, in. */
import type { Tree } from "../../../model/index.ts";
import type { Lexicon } from "./lexicon.ts";

export type Tense = "past" | "present" | "future";

/** Where a clause looks, and how surely the time belongs to that clause. */
export interface Outlook {
  readonly tense: Tense;
  /** The time hangs on the verb itself, not on a noun of its clause. */
  readonly isDirect: boolean;
  /** The time describes a noun: "Tuesday's ruling", "the Tuesday deadline". */
  readonly isAttribute: boolean;
}

/** Outlook of what happens at the tokens [first, last). */
export function outlookAround(
  lower: readonly string[],
  first: number,
  last: number,
  tree: Tree | undefined,
  lexicon: Lexicon,
): Outlook {
  if (lower[first - 1] === "as" && lower[first - 3] === "as" && /^(soon|early)$/.test(lower[first - 2] ?? "")) {
    return { tense: "future", isDirect: true, isAttribute: false };
  }
  const byTree = tree && treeOutlook(tree, first, last, lexicon);
  if (byTree) return byTree;
  return { tense: wordTense(lower, first, last, lexicon), isDirect: true, isAttribute: false };
}

/** Climbs from the expression to the first predicate that says its tense. */
function treeOutlook(tree: Tree, first: number, last: number, lexicon: Lexicon): Outlook | undefined {
  let at = headOf(tree, first, last);
  const isPossessive = tree.words[at]?.deprel === "nmod:poss" || /^['’]s$/.test(tree.words[last]?.text ?? "");
  if (
    isPossessive ||
    (/^(compound|nmod|amod|nummod)/.test(tree.words[at]?.deprel ?? "") && (tree.words[at]?.head ?? -1) >= last)
  ) {
    return { tense: attributeTense(tree, at, lexicon), isDirect: false, isAttribute: true };
  }
  const isUntil = /^(until|till)$/i.test(tree.words[first - 1]?.text ?? "");
  let isInside = false;
  for (let steps = 0; steps < 12; steps++) {
    const word = tree.words[at];
    if (!word) return undefined;
    // "postponed until Tuesday", "given until Tuesday".
    if (isUntil && lexicon.value("defer-verb", word.lemma.toLowerCase()) !== undefined) {
      return { tense: "future", isDirect: true, isAttribute: false };
    }
    const tense = predicateTense(tree, at, isInside, lexicon);
    if (tense) return { tense, isDirect: steps <= 1, isAttribute: false };
    if (word.head < 0 || word.head === at) return undefined;
    isInside ||= word.deprel.startsWith("acl");
    at = word.head;
  }
  return undefined;
}

/** "Tuesday's ruling" is most often over; only "Tuesday's talks will …" is not. */
function attributeTense(tree: Tree, owner: number, lexicon: Lexicon): Tense {
  const noun = tree.words[tree.words[owner]?.head ?? -1];
  if (!noun?.deprel.startsWith("nsubj")) return "past";
  return predicateTense(tree, noun.head, false, lexicon) === "future" ? "future" : "past";
}

function headOf(tree: Tree, first: number, last: number): number {
  for (let i = first; i < last; i++) {
    const head = tree.words[i]?.head ?? -1;
    if (head < first || head >= last) return head >= 0 ? head : i;
  }
  return first;
}

/** `isInside`: the expression stands in a clause of its own below, which an infinitive here says nothing about. */
function predicateTense(tree: Tree, at: number, isInside: boolean, lexicon: Lexicon): Tense | undefined {
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
    if (helper.xpos === "VBD" || PAST_HELPERS.has(helper.text.toLowerCase())) return "past";
    if (helper.xpos === "VBZ" || helper.xpos === "VBP") {
      return helper.lemma === "have" ? "past" : "present";
    }
  }
  if (helpers.some((helper) => helper.xpos === "TO" || helper.text.toLowerCase() === "to")) {
    if (!word.xpos.startsWith("VB") || isInside) return undefined;
    // "plans to speak Tuesday" looks forward, "waits to speak on Tuesday" may be the caption of a photograph.
    const governor = tree.words[word.head];
    const isNarrated = governor && /^(VBZ|VBP)$/.test(governor.xpos) && governor.deprel !== "aux";
    return isNarrated && lexicon.value("forward-verb", governor.lemma.toLowerCase()) === undefined
      ? "present"
      : "future";
  }
  switch (word.xpos) {
    case "VBD":
      return "past";
    case "VBZ":
    case "VBP":
      if (lexicon.value("past-form", word.text.toLowerCase()) !== undefined) return "past";
      return lexicon.value("report-verb", word.lemma.toLowerCase()) === undefined ? "present" : "past";
    case "VBN":
      return "past";
    default:
      return undefined;
  }
}

/** Taggers confuse their tags; their forms are plain. */
const PAST_HELPERS: ReadonlySet<string> = new Set(["was", "were", "had", "did"]);

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
