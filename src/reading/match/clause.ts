/** A predicate in a tree in → how its clause is said: tense, modal, negation, condition, question. */
import type { Tree } from "../../model/index.ts";
import { isPassive, isVerbal, relation } from "./grammar.ts";

export interface Clause {
  readonly tense: "past" | "present" | "future" | "none";
  /** Lemma of the modal, "will" included; absent when there is none. */
  readonly modal?: string;
  /** Index of the word that negates this predicate itself. */
  readonly negation?: number;
  readonly passive: boolean;
  readonly progressive: boolean;
  readonly perfect: boolean;
  /** Stands in an if-/unless-/whether-clause; the word that says so. */
  readonly condition?: string;
  readonly question: boolean;
  /** To-infinitive or bare infinitive. */
  readonly infinitive: boolean;
}

const NEGATIONS = new Set(["not", "n't", "never", "neither", "nor", "no", "no longer", "hardly", "scarcely"]);

export function clauseOf(tree: Tree, index: number): Clause {
  const word = tree.words[index];
  let modal: string | undefined;
  let negation: number | undefined;
  let condition: string | undefined;
  let infinitive = word?.xpos === "VB";
  let perfect = false;
  const progressive = word?.xpos === "VBG";
  let past = word?.xpos === "VBD" || (word?.xpos === "VBN" && isPassive(tree, index));
  let present = word?.xpos === "VBZ" || word?.xpos === "VBP";
  let future = false;
  for (const child of tree.children[index] ?? []) {
    const dependent = tree.words[child];
    if (dependent === undefined) continue;
    const lemma = dependent.lemma.toLowerCase();
    const rel = relation(dependent);
    // Some tokenisations keep "hasn't" whole.
    if (rel === "aux" && negation === undefined && /\wn't$/i.test(dependent.text)) negation = child;
    if (rel === "aux" || rel === "cop") {
      if (dependent.xpos === "MD") {
        modal = lemma === "'ll" || lemma === "wo" ? "will" : lemma;
        infinitive = false;
        if (modal === "will" || modal === "shall") future = true;
      } else if (lemma === "have") perfect = true;
      if (dependent.xpos === "VBD") past = true;
      if (dependent.xpos === "VBZ" || dependent.xpos === "VBP") {
        present = true;
        if (rel === "cop" || lemma === "be") past = false;
      }
    } else if (rel === "mark") {
      if (lemma === "to" && modal === undefined) infinitive = true;
      if (CONDITIONS.has(lemma)) condition = lemma;
    } else if (rel === "advmod" || rel === "det" || rel === "cc" || rel === "discourse") {
      if (
        NEGATIONS.has(lemma) &&
        child !== index &&
        (rel !== "det" || !isVerbal(dependent)) &&
        negation === undefined
      ) {
        // "not until he landed" and "not only attacked" say that he landed, that they attacked.
        const next = tree.words[child + 1]?.text.toLowerCase();
        if ((rel !== "cc" || child < index) && next !== "until" && next !== "only") negation = child;
      }
    } else if (dependent.xpos === "MD") modal = lemma;
  }
  // "until he left" tells of something that happened; "until he leaves" of something that may.
  if (condition === "until" && (past || perfect)) condition = undefined;
  const text = tree.words.at(-1)?.text;
  const question = text === "?" && (word?.head === -1 || relation(word ?? ROOT) === "conj");
  return {
    tense: future ? "future" : past || perfect ? "past" : present ? "present" : "none",
    ...(modal === undefined ? {} : { modal }),
    ...(negation === undefined ? {} : { negation }),
    passive: isPassive(tree, index),
    progressive,
    perfect,
    ...(condition === undefined ? {} : { condition }),
    question,
    infinitive: infinitive && modal === undefined,
  };
}

const CONDITIONS = new Set(["if", "unless", "whether", "lest", "provided", "until"]);
const ROOT = { deprel: "root", text: "", start: 0, end: 0, upos: "", xpos: "", lemma: "", head: -1 };
