/** A word of a tree in → what its form and its dependents say of it: relation, voice, mood, preposition, time. */
import type { Tree, Word } from "../../model/index.ts";

/** Subtype-free relation. */
export function relation(word: Pick<Word, "deprel">): string {
  const colon = word.deprel.indexOf(":");
  return colon < 0 ? word.deprel : word.deprel.slice(0, colon);
}

export function isVerbal(word: Word): boolean {
  return word.upos === "VERB" || word.xpos.startsWith("VB");
}

/** True for "was sent", "sent by…", and a bare participle that modifies a noun ("troops sent to the border"). */
export function isPassive(tree: Tree, index: number): boolean {
  const word = tree.words[index];
  if (word === undefined || !isVerbal(word)) return false;
  let participle = word.xpos === "VBN" || word.xpos === "VBD";
  let subject = false;
  let object = false;
  for (const child of tree.children[index] ?? []) {
    const deprel = tree.words[child]?.deprel ?? "";
    if (deprel === "aux:pass") return !STATES.has(word.lemma);
    if (deprel === "nsubj:pass" || deprel === "csubj:pass") subject = true;
    if (deprel === "obj" || deprel === "ccomp") object = true;
    if (deprel === "obj" || deprel === "nsubj") participle = false;
  }
  // "Ruritania rejected the plan.", "Tanks rolled in.": in prose a main clause without auxiliary is no passive, whatever the parser
  // says; headlines ("Ten killed in Klow") have no full stop.
  if (subject) return !object && !(MAIN_CLAUSE.test(word.deprel) && tree.words.at(-1)?.text === ".");
  const rel = relation(word);
  return participle && ((rel === "acl" && word.deprel !== "acl:relcl") || (rel === "advcl" && word.xpos === "VBN"));
}

/** "is prepared to", "are engaged in": states, whose subject acts. */
const STATES = new Set([
  "prepare",
  "commit",
  "determine",
  "engage",
  "oppose",
  "concern",
  "interest",
  "worry",
  "dedicate",
]);

const MAIN_CLAUSE = /^(root|conj|ccomp|parataxis)/;

/** The preposition of a nominal, words joined by "_"; empty when it has none. */
export function preposition(tree: Tree, index: number): string {
  let text = "";
  for (const child of tree.children[index] ?? []) {
    const word = tree.words[child];
    if (word === undefined || child > index || !isCase(tree, index, word)) continue;
    text = text === "" ? word.lemma : `${text}_${word.lemma}`;
    for (const part of tree.children[child] ?? []) {
      if (tree.words[part]?.deprel === "fixed") text += `_${tree.words[part]?.lemma}`;
    }
  }
  return text;
}

/** Parsers mark "to court" as if it were a verb. */
function isCase(tree: Tree, index: number, word: Word): boolean {
  if (word.deprel === "case") return word.upos !== "PART";
  return word.deprel === "mark" && /^(obl|nmod)/.test(tree.words[index]?.deprel ?? "");
}

/** "to withdraw", unlike the bare form of "demanded that Borduria withdraw". */
export function isInfinitive(tree: Tree, index: number): boolean {
  const marks = tree.children[index] ?? [];
  return tree.words[index]?.xpos === "VB" && marks.some((child) => tree.words[child]?.lemma.toLowerCase() === "to");
}

/** "that Borduria withdraw": a base form, which taggers also call a plural present, under one singular subject. */
export function isSubjunctive(tree: Tree, index: number): boolean {
  const word = tree.words[index];
  const below = (tree.children[index] ?? []).map((child) => tree.words[child]);
  if (below.some((child) => child?.deprel.startsWith("aux") === true && child.xpos === "MD")) return false;
  if (word?.xpos === "VB") return true;
  const subject = below.find((child) => child?.deprel === "nsubj");
  const shared = below.some((child) => child?.deprel === "cc");
  return word?.xpos === "VBP" && subject !== undefined && !shared && /^(NN|NNP)$/.test(subject.xpos);
}

/** "will not", "won't", "cannot", "would never", "no longer". */
export const NOT = /^(not|never|longer|n't|\w+n't)$/i;

/** "on Thursday", "last week", "in 2024": when, never where or whom. */
export function isTime(word: Word): boolean {
  return (
    word.deprel === "obl:tmod" ||
    word.deprel === "nmod:tmod" ||
    TIMES.has(word.lemma.toLowerCase()) ||
    /^(1[89]|20)\d\ds?$/.test(word.text)
  );
}

const TIMES = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august " +
    "september october november december day night week month year hour minute morning evening afternoon weekend " +
    "today tomorrow yesterday decade century midnight noon eve moment time"
  ).split(" "),
);

/** The lemma a lexicon knows a verb by: with its particle, "carry_out". */
export function verbKey(tree: Tree, index: number): string {
  const word = tree.words[index];
  if (word === undefined) return "";
  for (const child of tree.children[index] ?? []) {
    const particle = tree.words[child];
    if (particle?.deprel === "compound:prt") return `${word.lemma}_${particle.lemma}`;
  }
  return word.lemma;
}
