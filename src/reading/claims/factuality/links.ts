/** A predicate and the word above it → the class of that word, when the predicate is what it takes. */
import type { Tree } from "../../../model/index.ts";
import { clauseOf, isVerbal, preposition, relation, verbKey } from "../../match/index.ts";
import type { OperatorClass, Operators } from "./operators.ts";

/** The class of the word above, when this predicate is what that word takes. */
export function linkOf(tree: Tree, token: number, head: number, operators: Operators): OperatorClass | undefined {
  const word = tree.words[token];
  const parent = tree.words[head];
  if (word === undefined || parent === undefined) return undefined;
  const rel = relation(word);
  const lemma = parent.lemma.toLowerCase();
  const clausal = rel === "ccomp" || rel === "xcomp" || rel === "csubj" || rel === "acl" || rel === "advcl";
  const prep = rel === "obl" || rel === "nmod" ? preposition(tree, token) : "";
  if (isVerbal(parent)) {
    // "rejected accusations that…", "dismissed reports of…": a denial of what was said.
    if (rel === "obj" && CONTRADICTING.has(lemma) && isSaying(operators.nouns.get(word.lemma.toLowerCase())))
      return "deny";
    const effect = operators.verbs.get(verbKey(tree, head)) ?? operators.verbs.get(lemma);
    if (effect === undefined) return undefined;
    if (rel === "advcl") {
      const mark = (tree.children[token] ?? [])
        .map((child) => tree.words[child])
        .find((child) => child?.deprel === "mark");
      const links = mark?.lemma === "of" || mark?.lemma === "from" || mark?.lemma === "for" || mark?.lemma === "on";
      return links ||
        (clauseOf(tree, token).infinitive && effect !== "report" && effect !== "factive" && effect !== "bring")
        ? effect
        : undefined;
    }
    // "warned them to stop" urges; "warned that they had attacked" reports.
    if (effect === "urge" && rel === "ccomp" && REPORTING_TOO.has(lemma) && isStated(tree, token)) return "report";
    if (clausal) return effect;
    const nominal = rel === "obj" || word.deprel === "nsubj:pass" || rel === "obl";
    if (!nominal || !NOMINAL_COMPLEMENT.has(effect)) return undefined;
    // "rejected the offer": there was an offer. "cancelled the visit": there was no visit.
    if (effect === "prevent" && !UNDOING.has(verbKey(tree, head))) return undefined;
    if (rel === "obl" && !OBLIQUE_COMPLEMENT.has(`${lemma}_${prep}`) && !GENERAL_OBLIQUE.has(`${effect}_${prep}`))
      return undefined;
    return effect;
  }
  if (parent.upos === "NOUN" || parent.upos === "PROPN") {
    const effect = operators.nouns.get(lemma);
    if (effect === undefined) return undefined;
    // "the plan to visit", "allegations of arming" are complements; "the agreement signed by…" only describes.
    if (rel === "acl") return takesComplement(tree, token) ? effect : undefined;
    if (rel === "ccomp" || rel === "xcomp" || (rel === "advcl" && isInfinitive(tree, token))) return effect;
    return (rel === "nmod" &&
      /^(of|for|to|against|about|on|over|regard|concern|regarding|concerning|as_to|in)$/.test(prep)) ||
      rel === "compound"
      ? effect
      : undefined;
  }
  if (parent.upos === "ADJ") {
    const effect = operators.adjectives.get(lemma);
    // "It is vital to watch": the infinitive hangs on the adjective; "while they deny it, it is vital…" does not.
    const taken = rel === "advcl" ? isInfinitive(tree, token) : clausal || rel === "obl";
    return taken ? effect : undefined;
  }
  return undefined;
}

const REPORTING_TOO = new Set(["warn", "insist", "remind", "caution", "advise", "tell"]);

/** Past or present, without a modal. */
function isStated(tree: Tree, token: number): boolean {
  const { tense, modal, infinitive } = clauseOf(tree, token);
  return (tense === "past" || tense === "present") && modal === undefined && !infinitive;
}

const CONTRADICTING = new Set(["reject", "dismiss", "rebut", "refute", "dispute", "rubbish", "decry", "scoff"]);

function isSaying(effect: OperatorClass | undefined): boolean {
  return effect === "allege" || effect === "report" || effect === "think";
}

/** Marked by "to" alone. */
function isInfinitive(tree: Tree, token: number): boolean {
  const marks = (tree.children[token] ?? []).filter((child) => tree.words[child]?.deprel === "mark");
  return clauseOf(tree, token).infinitive && marks.every((mark) => tree.words[mark]?.lemma.toLowerCase() === "to");
}

function takesComplement(tree: Tree, token: number): boolean {
  return (tree.children[token] ?? []).some((child) => tree.words[child]?.deprel === "mark");
}

const NOMINAL_COMPLEMENT = new Set<OperatorClass>([
  "deny",
  "allege",
  "doubt",
  "think",
  "expect",
  "intend",
  "urge",
  "attempt",
  "prevent",
]);
const UNDOING = new Set([
  "cancel",
  "call_off",
  "prevent",
  "avoid",
  "avert",
  "ban",
  "block",
  "postpone",
  "thwart",
  "foil",
  "rule_out",
  "forbid",
  "prohibit",
  "scrap",
  "abort",
  "deter",
  "preclude",
]);
const GENERAL_OBLIQUE = new Set(["allege_of", "urge_for", "prevent_from", "intend_on", "attempt_for"]);
const OBLIQUE_COMPLEMENT = new Set([
  "call_for",
  "prepare_for",
  "push_for",
  "stop_short_of",
  "warn_of",
  "ask_for",
  "agree_to",
  "appeal_for",
]);
