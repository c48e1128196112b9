/**
 * A predicate in a tree → how far the words commit to it: a value from −3 (certainly not) to +3 (certainly so), a status, a holder.
 *
 * The value starts at +3 and is changed by what stands over the predicate, innermost first: its own negation and modal, then each
 * embedding word by its class (factive, implicative, report, denial …), as in Saurí and Pustejovsky's FactBank (2009); the class values
 * were set by looking at the means of Lee et al. (2015), train part.
 */
import type { EventStatus, Tree } from "../../../model/index.ts";
import { argumentsOf, clauseOf, isVerbal, preposition, relation, verbKey } from "../../match/index.ts";
import type { OperatorClass, Operators } from "./operators.ts";

export interface Commitment {
  /** −3 … +3 */
  readonly value: number;
  readonly status: EventStatus;
  /** Token that heads the holder's phrase: who says, alleges, denies. Absent: the document's own voice. */
  readonly holder?: number;
  /** Words that changed the commitment, innermost first. */
  readonly trace: readonly Step[];
}

export interface Step {
  readonly token: number;
  readonly effect:
    | OperatorClass
    | "negation"
    | "modal"
    | "condition"
    | "purpose"
    | "without"
    | "question"
    | "infinitive";
}

interface State {
  value: number;
  status: EventStatus;
  holder?: number;
  readonly trace: Step[];
}

export function weigh(tree: Tree, token: number, operators: Operators): Commitment {
  const state: State = { value: 3, status: "asserted", trace: [] };
  climb(tree, token, operators, state, 0);
  const { value, status, holder, trace } = state;
  return { value: Math.round(clamp(value) * 10) / 10, status, ...(holder === undefined ? {} : { holder }), trace };
}

function climb(tree: Tree, token: number, operators: Operators, state: State, depth: number): void {
  const word = tree.words[token];
  if (word === undefined || depth > 12) return;
  if (isVerbal(word) || hasCopula(tree, token)) applyClause(tree, token, state);
  applyModifiers(tree, token, operators, state);
  const head = word.head;
  const parent = tree.words[head];
  if (parent === undefined) return;
  const rel = relation(word);
  if (rel === "conj" || rel === "parataxis" || rel === "list") {
    // A conjunct stands under what its first conjunct stands under; what modifies that one alone does not reach it.
    if (rel === "conj") climbFrom(tree, head, operators, state, depth, sharesModal(tree, token));
    return;
  }
  if (rel === "advcl") {
    adverbial(tree, token, state);
    const link = linkOf(tree, token, head, operators);
    if (link === undefined) return;
    embed(tree, head, link, operators, state, depth);
    return;
  }
  // "the extent to which China supports…" stands under what the extent stands under; other relative clauses stand alone.
  if (word.deprel === "acl:relcl" && !MEASURES.has(parent.lemma.toLowerCase())) return;
  const link = linkOf(tree, token, head, operators);
  if (link !== undefined) {
    embed(tree, head, link, operators, state, depth);
    return;
  }
  if (rel === "acl") {
    if (parent.upos === "NOUN") climb(tree, head, operators, state, depth + 1);
    return;
  }
  if (rel === "xcomp" || rel === "ccomp" || rel === "csubj") {
    if (clauseOf(tree, token).infinitive && rel === "xcomp") {
      soften(state, 1.4, "hypothetical", { token: head, effect: "infinitive" });
    }
    climb(tree, head, operators, state, depth + 1);
    return;
  }
  if (!isVerbal(word)) {
    // An event noun shares the fate of the verb it is an argument of only where that verb is under negation or a modal.
    if ((rel === "obj" || word.deprel === "nsubj:pass" || isExistential(tree, head)) && !isDefinite(tree, token)) {
      inherit(tree, head, operators, state, depth);
    } else if (rel === "compound" || rel === "nmod" || rel === "amod" || rel === "appos") {
      if (rel === "nmod" && isDefinite(tree, token)) return;
      if (rel === "nmod" && !/^(of|on|for|about)$/.test(preposition(tree, token)) && word.deprel !== "nmod:poss")
        return;
      climb(tree, head, operators, state, depth + 1);
    }
  }
}

const MEASURES = new Set(["extent", "degree", "possibility", "way", "likelihood", "scenario", "case", "event"]);

/** "There was no attack." */
function isExistential(tree: Tree, verb: number): boolean {
  return (tree.children[verb] ?? []).some((child) => tree.words[child]?.deprel === "expl");
}

/** "the offer", "its plan": there is one, whatever is done with it. */
function isDefinite(tree: Tree, token: number): boolean {
  return (tree.children[token] ?? []).some((child) => {
    const word = tree.words[child];
    if (word === undefined) return false;
    return (
      word.deprel === "nmod:poss" || (relation(word) === "det" && /^(the|this|that|these|those)$/i.test(word.text))
    );
  });
}

/** From a conjunct up to what its first conjunct hangs on. */
function climbFrom(
  tree: Tree,
  first: number,
  operators: Operators,
  state: State,
  depth: number,
  withModal: boolean,
): void {
  const word = tree.words[first];
  if (word === undefined) return;
  if (withModal) applyClause(tree, first, state);
  const parent = tree.words[word.head];
  if (parent === undefined) return;
  const link = linkOf(tree, first, word.head, operators);
  if (link !== undefined) embed(tree, word.head, link, operators, state, depth);
  else if (relation(word) === "conj") climbFrom(tree, word.head, operators, state, depth + 1, false);
}

/** "will meet and discuss": the bare verb shares the auxiliary. */
function sharesModal(tree: Tree, token: number): boolean {
  const word = tree.words[token];
  if (word === undefined || (word.xpos !== "VB" && word.xpos !== "VBN" && word.xpos !== "VBG")) return false;
  return !(tree.children[token] ?? []).some((child) => relation(tree.words[child] ?? word) === "aux");
}

function hasCopula(tree: Tree, token: number): boolean {
  return (tree.children[token] ?? []).some((child) => tree.words[child]?.deprel === "cop");
}

function applyClause(tree: Tree, token: number, state: State): void {
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
function applyModifiers(tree: Tree, token: number, operators: Operators, state: State): void {
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
    return dependent?.deprel.startsWith("det") === true && /^(no|neither)$/i.test(dependent.text);
  });
}

/** Purpose, condition, "without", "instead of": what the clause's own marker says. */
function adverbial(tree: Tree, token: number, state: State): void {
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

/** The class of the word above, when this predicate is what that word takes. */
function linkOf(tree: Tree, token: number, head: number, operators: Operators): OperatorClass | undefined {
  const word = tree.words[token];
  const parent = tree.words[head];
  if (word === undefined || parent === undefined) return undefined;
  const rel = relation(word);
  const lemma = parent.lemma.toLowerCase();
  const clausal = rel === "ccomp" || rel === "xcomp" || rel === "csubj" || rel === "acl" || rel === "advcl";
  const prep = rel === "obl" || rel === "nmod" ? preposition(tree, token) : "";
  if (isVerbal(parent)) {
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
    if (rel === "acl" || rel === "ccomp" || rel === "xcomp" || rel === "advcl") return effect;
    return (rel === "nmod" && /^(of|for|to|against|about|on|over|that|regarding|concerning|as_to|in)$/.test(prep)) || rel === "compound"
      ? effect
      : undefined;
  }
  if (parent.upos === "ADJ") {
    const effect = operators.adjectives.get(lemma);
    return effect !== undefined && (clausal || rel === "obl") ? effect : undefined;
  }
  return undefined;
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

/** Applies the word above and goes on from it. */
function embed(
  tree: Tree,
  head: number,
  effect: OperatorClass,
  operators: Operators,
  state: State,
  depth: number,
): void {
  const upper: State = { value: 3, status: "asserted", trace: [] };
  climb(tree, head, operators, upper, depth + 1);
  const subject = ATTRIBUTING.has(effect) ? holderOf(tree, head) : undefined;
  apply(state, effect, upper.value, head, subject);
  state.trace.push(...upper.trace);
  // "denied allegations of aiding": the denial above the allegation is what is left standing.
  if (upper.status === "denied") {
    state.status = "denied";
    if (upper.holder !== undefined) state.holder = upper.holder;
    state.value = Math.min(state.value, -1);
  } else if (upper.status === "hypothetical" && effect !== "factive" && state.status === "asserted")
    state.status = "hypothetical";
  if (state.holder === undefined && upper.holder !== undefined && effect !== "factive") state.holder = upper.holder;
}

const ATTRIBUTING = new Set<OperatorClass>(["report", "allege", "deny", "doubt", "think", "expect", "urge"]);

function holderOf(tree: Tree, head: number): number | undefined {
  const word = tree.words[head];
  if (word === undefined) return undefined;
  const found = argumentsOf(tree, head);
  const wanted = isVerbal(word) ? ["subj"] : ["poss", "by", "from", "subj"];
  for (const fn of wanted) {
    const argument = found.find((candidate) => candidate.fn === fn);
    if (argument !== undefined && tree.words[argument.token]?.deprel !== "expl") return argument.token;
  }
  return undefined;
}

/** `upper`: how far the embedding word's own happening is committed to, −3 … +3. */
function apply(state: State, effect: OperatorClass, upper: number, token: number, subject: number | undefined): void {
  const step: Step = { token, effect };
  const happened = upper > 0;
  switch (effect) {
    case "factive":
      state.trace.push(step);
      return;
    case "report":
      state.trace.push(step);
      if (!happened) soften(state, 1, "hypothetical", step);
      else state.value *= 0.95;
      attribute(state, subject);
      return;
    case "allege":
      scale(state, happened ? 0.7 : 0.1, step);
      restate(state, happened ? "alleged" : "hypothetical");
      attribute(state, subject);
      return;
    case "deny":
      state.trace.push(step);
      state.value = happened ? -0.6 * state.value : 0.5 * state.value;
      state.status = happened ? "denied" : state.status;
      if (subject !== undefined) state.holder = subject;
      return;
    case "doubt":
      scale(state, happened ? -0.2 : 0.6, step);
      restate(state, "speculated");
      attribute(state, subject);
      return;
    case "think":
      scale(state, happened ? 0.6 : -0.3, step);
      restate(state, "speculated");
      attribute(state, subject);
      return;
    case "expect":
      scale(state, happened ? 0.55 : -0.4, step);
      restate(state, happened ? "predicted" : "negated");
      attribute(state, subject);
      return;
    case "intend":
      scale(state, happened ? 0.58 * (upper / 3) : -0.5, step);
      restate(state, happened ? "predicted" : "negated");
      return;
    case "urge":
      scale(state, happened ? 0.42 : 0.2, step);
      restate(state, happened ? "urged" : "hypothetical");
      attribute(state, subject);
      return;
    case "attempt":
      scale(state, happened ? 0.4 : -0.3, step);
      restate(state, happened ? "hypothetical" : "negated");
      return;
    case "prevent":
      if (happened) {
        state.trace.push(step);
        state.value = -0.8 * state.value * (upper / 3);
        // "failed to stop attacking": the attack went on. "urged them to stop": nobody says that they did.
        if (state.status === "asserted") state.status = upper > 2.6 ? "negated" : "hypothetical";
        else if (state.status === "negated") state.status = upper > 2.6 ? "asserted" : "hypothetical";
      } else state.trace.push(step);
      return;
    case "bring":
      state.trace.push(step);
      state.value = happened ? state.value * (0.1 + 0.9 * (upper / 3)) : -Math.abs(state.value) * 0.8;
      if (!happened && state.status === "asserted") state.status = "negated";
      return;
  }
}

/** An event noun under an ordinary verb shares that verb's negation, modal and embedding. */
function inherit(tree: Tree, head: number, operators: Operators, state: State, depth: number): void {
  const upper: State = { value: 3, status: "asserted", trace: [] };
  climb(tree, head, operators, upper, depth + 1);
  if (upper.status === "asserted") {
    if (upper.holder !== undefined) state.holder ??= upper.holder;
    return;
  }
  state.trace.push(...upper.trace);
  state.value =
    upper.value < 0
      ? -Math.abs(state.value) * (Math.abs(upper.value) / 3)
      : state.value * (0.3 + 0.7 * (upper.value / 3));
  if (state.status === "asserted") state.status = upper.status;
  if (upper.holder !== undefined) state.holder ??= upper.holder;
}

function attribute(state: State, subject: number | undefined): void {
  if (subject !== undefined) state.holder ??= subject;
}

/** A "not" below stays a "not": "urged them not to attack" is no call to attack. */
function restate(state: State, status: EventStatus): void {
  if (state.status === "asserted") state.status = status;
}

function negate(state: State, step: Step): void {
  state.trace.push(step);
  state.value = -0.85 * state.value;
  if (state.status === "asserted") state.status = "negated";
  else if (state.status === "negated") state.status = "asserted";
}

function scale(state: State, factor: number, step: Step): void {
  state.trace.push(step);
  state.value *= factor;
}

/** Lowers the value to at most `limit` in size and gives the status where none stands yet. */
function soften(state: State, limit: number, status: EventStatus, step: Step, floor = 0): void {
  state.trace.push(step);
  const size = Math.max(floor, Math.min(Math.abs(state.value), limit));
  state.value = state.value < 0 ? -size : size;
  if (state.status === "asserted") state.status = status;
}

function clamp(value: number): number {
  return Math.max(-3, Math.min(3, value));
}
