/**
 * A predicate in a tree → how far the words commit to it: a value from −3 (certainly not) to +3 (certainly so), a status, a holder.
 *
 * The value starts at +3 and is changed by what stands over the predicate, innermost first: its own negation and modal, then each
 * embedding word by its class (factive, implicative, report, denial …), as in Saurí and Pustejovsky's FactBank (2009); the class values
 * were set by looking at the means of Lee et al. (2015), train part.
 */
import type { Tree } from "../../../model/index.ts";
import { argumentsOf, clauseOf, isVerbal, preposition, relation } from "../../match/index.ts";
import { adverbial, applyClause, applyModifiers } from "./clause.ts";
import { type Commitment, clamp, type State, soften } from "./commitment.ts";
import { apply } from "./effects.ts";
import { linkOf } from "./links.ts";
import type { OperatorClass, Operators } from "./operators.ts";

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
    const link = linkOf(tree, token, head, operators);
    if (link === undefined) adverbial(tree, token, state);
    else embed(tree, head, link, operators, state, depth);
    return;
  }
  // "the extent to which China supports…" stands under what the extent stands under; other relative clauses stand alone.
  const relative = word.deprel === "acl:relcl" && !isMarked(tree, token);
  if (relative && !MEASURES.has(parent.lemma.toLowerCase())) return;
  if (relative) soften(state, 1.5, "speculated", { token: head, effect: "doubt" });
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

/** "accusations that it attacked", which parsers take for a relative clause: the "that" is no pronoun there. */
function isMarked(tree: Tree, token: number): boolean {
  return (tree.children[token] ?? []).some((child) => tree.words[child]?.deprel === "mark");
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
