/** A verb that attributes, in its tree → the clause it reports, found where the parser put it or where it ought to be. */
import type { Tree } from "../../../model/index.ts";
import type { CueReach } from "./cue-span.ts";
import { markOf, subjectOf } from "./grammar.ts";
import { subtree } from "./scene.ts";
import type { Taken } from "./taken.ts";

/** "…, Freedonia said": the verb hangs on the clause it reports. */
export function spoken(tree: Tree, verb: number, reach: CueReach): Taken | undefined {
  const top = tree.words[reach.top];
  if (top === undefined) return undefined;
  const asClause = top.deprel === "advcl" && markOf(tree, reach.top) === "as" && !hasObject(tree, verb);
  if (top.deprel !== "parataxis" && !asClause) return undefined;
  const head = top.head;
  const tokens = subtree(tree, head, new Set([reach.top]));
  // What follows "X said." in the same sentence and hangs on the clause stays content; a clause before a semicolon does not.
  return { tokens, head, confidence: asClause ? 0.8 : 0.9 };
}

function hasObject(tree: Tree, verb: number): boolean {
  return (tree.children[verb] ?? []).some((child) => /^(?:obj|xcomp|ccomp)$/.test(tree.words[child]?.deprel ?? ""));
}

/** "said on Monday that…", "told reporters that…" where the parser hung the clause elsewhere: from "that" on. */
export function openedClause(tree: Tree, verb: number): Taken | undefined {
  for (let at = verb + 1; at < Math.min(tree.words.length, verb + 10); at += 1) {
    const word = tree.words[at];
    if (word === undefined || word.upos === "VERB" || /^[.;:]$/.test(word.text)) return undefined;
    if (!/^(?:SCONJ|PRON)$/.test(word.upos) || !/^(?:that|whether)$/i.test(word.text)) continue;
    if (word.head < at || word.deprel !== "mark") return undefined;
    // "denied reports that…": the clause tells of the noun.
    const noun = (tree.children[verb] ?? []).some(
      (child) =>
        child > verb && child < at && tree.words[child]?.deprel === "obj" && tree.words[child]?.upos === "NOUN",
    );
    if (noun && !ADDRESSED.has(tree.words[verb]?.lemma ?? "")) return undefined;
    const tokens = reportedClause(tree, at - 1, word.head);
    tokens.add(at);
    return { tokens, head: word.head, confidence: 0.8 };
  }
  return undefined;
}

/** "told the paper he had left": parsers read the clause as one about the paper. */
export function misread(tree: Tree, verb: number): Taken | undefined {
  for (const child of tree.children[verb] ?? []) {
    if (child < verb || !/^(?:obj|iobj|obl)$/.test(tree.words[child]?.deprel ?? "")) continue;
    for (const clause of tree.children[child] ?? []) {
      if (clause < child || tree.words[clause]?.deprel !== "acl:relcl") continue;
      const subject = subjectOf(tree, clause);
      if (subject === undefined || /^(?:who|which|that)$/i.test(tree.words[subject]?.text ?? "")) continue;
      return { tokens: reportedClause(tree, child, clause), head: clause, confidence: 0.7 };
    }
  }
  return undefined;
}

/** "officials said the areas that were hit lay open": with a speaker before it, all that follows "said" up to the end is said. */
export function restOfSentence(tree: Tree, verb: number, reach: CueReach): Taken | undefined {
  const subject = subjectOf(tree, reach.top);
  if (subject === undefined || subject > verb || !/^(?:VBD|VBZ|VBP)$/.test(tree.words[verb]?.xpos ?? ""))
    return undefined;
  if (!/^(?:DET|PRON|PROPN|NOUN|ADJ|AUX)$/.test(tree.words[verb + 1]?.upos ?? "")) return undefined;
  const tokens = new Set<number>();
  let head: number | undefined;
  for (let at = verb + 1; at < tree.words.length; at += 1) {
    const word = tree.words[at];
    if (word === undefined || /^[;:]$/.test(word.text)) break;
    tokens.add(at);
    if (head === undefined && /^(?:VBD|VBZ|VBP|MD)$/.test(word.xpos)) head = word.upos === "AUX" ? word.head : at;
  }
  if (head === undefined || head <= verb) return undefined;
  const pronoun = Math.min(...subtree(tree, subject)) - 1;
  if (/^(?:what|which|who)$/i.test(tree.words[pronoun]?.text ?? "")) tokens.add(pronoun);
  return { tokens, head, confidence: 0.6 };
}

/**
 * All words from the one that opens the reported clause to its last: parsers leave pieces of long clauses elsewhere. Ends before
 * ", adding that…", in which the holder goes on, and goes on over "and that…".
 */
export function reportedClause(tree: Tree, verb: number, clause: number): Set<number> {
  const tokens = subtree(tree, clause);
  let [first, last] = [Math.min(...tokens), Math.max(...tokens)];
  // "said the plan was dead" with "the plan" read as an object: whom a verb of telling addresses stays outside.
  const opens = /^(?:that|whether|if|how|why|what|who|when|where)$/i.test(tree.words[first]?.text ?? "");
  if (!opens && !ADDRESSED.has(tree.words[verb]?.lemma ?? "")) {
    for (const child of tree.children[verb] ?? []) {
      const rel = tree.words[child]?.deprel ?? "";
      if (child <= verb || child >= first || !(rel === "obj" || (rel === "xcomp" && tree.words[child]?.xpos === "VBG")))
        continue;
      if (Math.min(...subtree(tree, child)) === verb + 1) first = verb + 1;
    }
  }
  for (let at = verb + 1; at < first; at += 1) {
    const word = tree.words[at];
    if (word?.upos === "VERB") break;
    if (word?.upos === "SCONJ" && /^(?:that|whether)$/.test(word.lemma)) first = at;
  }
  last = Math.max(last, shared(tree, verb, last));
  for (;;) {
    let at = last + 1;
    if (tree.words[at]?.text === ",") at += 1;
    const that = tree.words[at + 1];
    if (!/^(?:and|but|or)$/.test(tree.words[at]?.text ?? "") || that?.text !== "that" || that.upos !== "SCONJ") break;
    last = Math.max(last, ...subtree(tree, that.head), at + 1);
    if (last >= tree.words.length - 1) break;
  }
  const range = new Set<number>();
  for (let at = Math.max(first, verb + 1); at <= last; at += 1) range.add(at);
  return range;
}

const ADDRESSED = new Set(
  "tell assure reassure inform remind warn notify convince persuade ask advise brief caution promise show teach".split(
    " ",
  ),
);

/** "said they were ready and would not wait": a modal after a report in the past goes on reporting, wherever the parser hung it. */
function shared(tree: Tree, verb: number, last: number): number {
  for (const child of tree.children[verb] ?? []) {
    const word = tree.words[child];
    if (word?.deprel !== "conj" || child <= last || subjectOf(tree, child) !== undefined) continue;
    const tokens = subtree(tree, child);
    if (Math.min(...tokens) > last + 2) continue;
    const helpers = (tree.children[child] ?? []).map((at) => tree.words[at]);
    const isModal = helpers.some((each) => each?.xpos === "MD" && each.deprel === "aux");
    const isPast = tree.words[verb]?.xpos === "VBD";
    if (isModal || (isPast && /^(?:VBZ|VBP)$/.test(word.xpos))) return Math.max(...tokens);
  }
  return last;
}
