/** A predicate's own clause and modifiers → the state: negation, modal, condition, question, "alleged", "without". */
import type { EventStatus, Tree } from "../../../model/index.ts";
import { clauseOf, isVerbal, relation } from "../../match/index.ts";
import { negate, type State, soften } from "./commitment.ts";
import { apply } from "./effects.ts";
import type { OperatorClass, Operators } from "./operators.ts";

export function applyClause(tree: Tree, token: number, state: State): void {
  const clause = clauseOf(tree, token);
  if (clause.negation !== undefined && clause.modal !== undefined && !DOUBTING.has(clause.modal)) {
    // "will not", "could not", "must not": the act is ruled out, whatever the modal.
    state.trace.push({ token, effect: "modal" }, { token: clause.negation, effect: "negation" });
    state.value = -0.75 * state.value;
    state.status = state.status === "negated" ? "asserted" : "negated";
  } else {
    if (clause.modal !== undefined) applyModal(state, token, clause.modal, clause.perfect);
    if (clause.negation !== undefined) negate(state, { token: clause.negation, effect: "negation" });
  }
  if (clause.condition !== undefined) soften(state, 0.9, "hypothetical", { token, effect: "condition" }, 0.6);
  if (clause.question) soften(state, 0.8, "hypothetical", { token, effect: "question" });
}

/** "may not": it may, or it may not. */
const DOUBTING = new Set(["may", "might", "need"]);

const MODALS: Readonly<Record<string, readonly [value: number, status: EventStatus]>> = {
  will: [2.3, "predicted"],
  shall: [2.3, "predicted"],
  would: [1.7, "hypothetical"],
  could: [1, "speculated"],
  may: [1.1, "speculated"],
  might: [0.8, "speculated"],
  can: [1.4, "hypothetical"],
  should: [1.2, "urged"],
  must: [1.7, "urged"],
  ought: [1.2, "urged"],
  need: [1, "urged"],
};

function applyModal(state: State, token: number, modal: string, perfect: boolean): void {
  const entry = MODALS[modal];
  if (entry === undefined) return;
  const [value, status] = entry;
  // "may have attacked" speculates about the past; "should have" says it did not.
  soften(state, perfect && status === "urged" ? 0.5 : value, perfect && status === "urged" ? "hypothetical" : status, {
    token,
    effect: "modal",
  });
}

/** Alleged, possible, planned, no … before a noun; allegedly, perhaps … at a verb. */
export function applyModifiers(tree: Tree, token: number, operators: Operators, state: State): void {
  const word = tree.words[token];
  const verbal = word !== undefined && isVerbal(word);
  for (const child of tree.children[token] ?? []) {
    const dependent = tree.words[child];
    if (dependent === undefined) continue;
    const lemma = dependent.lemma.toLowerCase();
    const rel = relation(dependent);
    if (rel === "amod" && !verbal) {
      const effect = operators.adjectives.get(dependent.text.toLowerCase()) ?? operators.adjectives.get(lemma);
      if (effect !== undefined && MODIFYING.has(effect)) apply(state, effect, 3, child, undefined);
    } else if (rel === "advmod") {
      const effect = operators.adverbs.get(lemma);
      if (effect !== undefined) apply(state, effect, 3, child, undefined);
    } else if (rel === "det" && lemma === "no") negate(state, { token: child, effect: "negation" });
    else if (rel === "mark" && lemma === "without") negate(state, { token: child, effect: "without" });
    else if (rel === "case" && lemma === "without") negate(state, { token: child, effect: "without" });
    else if (verbal && rel === "nsubj" && isNegativePhrase(tree, child)) {
      negate(state, { token: child, effect: "negation" });
    }
  }
}

const MODIFYING = new Set<OperatorClass>(["allege", "think", "expect", "intend", "prevent", "doubt"]);

/** "Nobody attacked", "no troops crossed", "neither side fired"; an object's "no" belongs to the object alone. */
function isNegativePhrase(tree: Tree, token: number): boolean {
  const word = tree.words[token];
  if (word === undefined) return false;
  if (/^(nobody|none|nothing|neither|no-one)$/i.test(word.text)) return true;
  return (tree.children[token] ?? []).some((child) => {
    const dependent = tree.words[child];
    return /^(det|cc)/.test(dependent?.deprel ?? "") && /^(no|neither)$/i.test(dependent?.text ?? "");
  });
}

/** Purpose, condition, "without", "instead of": what the clause's own marker says. */
export function adverbial(tree: Tree, token: number, state: State): void {
  const marks = (tree.children[token] ?? []).filter((child) => tree.words[child]?.deprel === "mark");
  const lemmas = marks.map((mark) => tree.words[mark]?.lemma.toLowerCase() ?? "");
  if (lemmas.includes("instead") || lemmas.includes("rather")) {
    negate(state, { token: marks[0] ?? token, effect: "without" });
    return;
  }
  const clause = clauseOf(tree, token);
  const purpose = clause.infinitive && (lemmas.length === 0 || lemmas.includes("to"));
  if (purpose) soften(state, 1.5, "hypothetical", { token, effect: "purpose" });
}
