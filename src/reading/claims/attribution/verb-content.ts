/** A verb that attributes, in its tree → the words of its sentence that it attributes. */
import type { Tree, Word } from "../../../model/index.ts";
import { relation } from "../../match/index.ts";
import type { CueReach } from "./cue-span.ts";
import type { Cue } from "./cues.ts";
import { firstPreposition, isInfinitive, markOf, markToken, NONE, subjectOf } from "./grammar.ts";
import { misread, openedClause, reportedClause, restOfSentence, spoken } from "./reported.ts";
import { subtree } from "./scene.ts";
import type { Taken } from "./taken.ts";

export function contentOf(tree: Tree, verb: number, cue: Cue, reach: CueReach, passive: boolean): Taken | undefined {
  const children = (tree.children[verb] ?? []).filter((child) => child < reach.first || child > verb);
  const find = (test: (word: Word, at: number) => boolean): number | undefined =>
    children.find((child) => {
      const word = tree.words[child];
      return word !== undefined && test(word, child);
    });
  if (cue.has("raise")) {
    const open = find((word, at) => word.deprel === "xcomp" && at > verb);
    const subject = subjectOf(tree, reach.top);
    if (open !== undefined && subject !== undefined && (passive || /^(?:seem|appear)$/.test(cue.row.lemma))) {
      // "It seems likely that": the empty subject says nothing.
      const isEmpty = tree.words[subject]?.lemma === "it" && !isInfinitive(tree, open);
      const tokens = subtree(tree, open);
      if (!isEmpty) for (const at of subtree(tree, subject)) tokens.add(at);
      return { tokens, head: open, noSubject: true, confidence: 0.7 };
    }
  }
  if (cue.has("that")) {
    const right = find((word, at) => word.deprel === "ccomp" && at > verb);
    const opened = right === undefined ? openedClause(tree, verb) : undefined;
    if (opened !== undefined) return opened;
    const clause = right ?? find((word) => word.deprel === "ccomp");
    if (clause !== undefined)
      return {
        tokens: clause > verb ? reportedClause(tree, verb, clause) : subtree(tree, clause),
        head: clause,
        confidence: 0.9,
      };
    const said = spoken(tree, verb, reach);
    if (said !== undefined) return said;
    const loose = find((word, at) => word.deprel === "parataxis" && at > verb);
    if (loose !== undefined) return { tokens: subtree(tree, loose), head: loose, confidence: 0.85 };
    const reported = find(
      (word, at) => at > verb && word.deprel === "advcl" && /^(?:that|whether|if|how)$/.test(markOf(tree, at)),
    );
    if (reported !== undefined) return { tokens: subtree(tree, reported), head: reported, confidence: 0.7 };
  }
  if (cue.has("obj+to")) {
    const open = find(
      (word, at) => at > verb && (word.deprel === "xcomp" || (word.deprel === "advcl" && markOf(tree, at) === "to")),
    );
    const person = find((word, at) => at > verb && (word.deprel === "obj" || word.deprel === "iobj"));
    const subject = passive ? subjectOf(tree, reach.top) : undefined;
    const asked = person ?? subject;
    if (open !== undefined && asked !== undefined) {
      return {
        tokens: new Set([...subtree(tree, asked), ...subtree(tree, open)]),
        head: open,
        noSubject: passive,
        frame: "obj+to",
        confidence: 0.8,
      };
    }
    const behind = children.some((at) => at > verb && cue.prepositions.has(firstPreposition(tree, at)));
    if (open !== undefined && isInfinitive(tree, open) && !behind)
      return { tokens: subtree(tree, open), head: open, frame: "obj+to", confidence: 0.7 };
  }
  if (cue.has("to")) {
    const open = find((word, at) => word.deprel === "xcomp" && at > verb && isInfinitive(tree, at));
    if (open !== undefined) return { tokens: subtree(tree, open), head: open, frame: "to", confidence: 0.75 };
  }
  if (cue.has("obj") && !(passive && cue.row.stance === "asks")) {
    const object =
      find((word) => word.deprel === "obj" || (passive && word.deprel.endsWith("subj:pass"))) ??
      relativeObject(tree, verb) ??
      (cue.row.stance === "denies" && !passive ? deniedNoun(tree, verb) : undefined) ??
      // "denied sending troops".
      find((word, at) => at > verb && word.deprel === "xcomp" && word.xpos === "VBG");
    if (object !== undefined) {
      const tokens =
        object < verb && tree.words[verb]?.head === object ? nounAlone(tree, object) : subtree(tree, object);
      const recipient = find((word, at) => word.deprel === "iobj" && at > verb);
      if (recipient !== undefined && !cue.has("that")) for (const at of subtree(tree, recipient)) tokens.add(at);
      let cueLast = verb;
      for (const at of complements(tree, verb, object)) {
        for (const below of subtree(tree, at)) tokens.add(below);
        const mark = markToken(tree, at);
        if (passive && mark === verb + 1 && relation(tree.words[at] ?? NONE) !== "xcomp") cueLast = mark;
      }
      return {
        tokens,
        head: object,
        noSubject: passive,
        ...(cueLast > verb ? { cueLast } : {}),
        frame: "obj",
        confidence: 0.6,
      };
    }
  }
  if (cue.prepositions.has("as")) {
    const seen = find((word, at) => at > verb && firstPreposition(tree, at) === "as" && relation(word) === "obl");
    const object = find((word) => (passive ? word.deprel.endsWith("subj:pass") : word.deprel === "obj"));
    if (seen !== undefined && object !== undefined) {
      const tokens = new Set([...subtree(tree, object), ...subtree(tree, seen)]);
      return { tokens, head: object, noSubject: passive, confidence: 0.6 };
    }
  }
  for (const child of children) {
    const word = tree.words[child];
    if (word === undefined || child < verb) continue;
    const isClause = /^(?:advcl|ccomp|xcomp)$/.test(word.deprel);
    if (!isClause && relation(word) !== "obl" && word.deprel !== "nmod") continue;
    const mark = isClause ? markOf(tree, child) : firstPreposition(tree, child);
    if (mark === "" || !cue.prepositions.has(mark)) continue;
    const at = markToken(tree, child);
    const tokens = subtree(tree, child);
    for (let token = verb; token <= at; token += 1) tokens.delete(token);
    for (const more of complements(tree, verb, child)) for (const below of subtree(tree, more)) tokens.add(below);
    const cueLast = isClose(tree, verb, at) ? at : verb;
    return { tokens, head: child, cueLast, frame: `with:${mark}`, confidence: 0.6 };
  }
  const lost = cue.has("that")
    ? (misread(tree, verb) ?? (cue.row.lemma === "say" ? restOfSentence(tree, verb, reach) : undefined))
    : undefined;
  if (lost !== undefined) return lost;
  return cue.has("that") || cue.has("bare") ? { tokens: new Set(), confidence: 0.5 } : undefined;
}

/** "a charge Freedonia denies": the noun the clause hangs on. */
function deniedNoun(tree: Tree, verb: number): number | undefined {
  const word = tree.words[verb];
  const subject = subjectOf(tree, verb);
  if (word?.deprel !== "acl:relcl" || subject === undefined || subject > verb) return undefined;
  if (/^(?:who|which|that)$/i.test(tree.words[subject]?.text ?? "")) return undefined;
  return word.head < verb ? word.head : undefined;
}

/** The noun with what stands before it. */
function nounAlone(tree: Tree, noun: number): Set<number> {
  return new Set([...subtree(tree, noun)].filter((at) => at <= noun && noun - at < 6));
}

/** "what the ministry called a mistake": the pronoun before the subject. */
function relativeObject(tree: Tree, verb: number): number | undefined {
  const subject = subjectOf(tree, verb);
  if (subject === undefined || subject > verb || tree.words[verb]?.deprel.startsWith("acl") !== true) return undefined;
  const before = Math.min(...subtree(tree, subject)) - 1;
  return /^(?:what|which|whom)$/i.test(tree.words[before]?.text ?? "") ? before : undefined;
}

/** What a verb with an object says of it: "accused him OF lying", "described it AS a threat". */
function complements(tree: Tree, verb: number, object: number): number[] {
  const found: number[] = [];
  for (const child of tree.children[verb] ?? []) {
    const word = tree.words[child];
    if (word === undefined || child <= Math.max(verb, object)) continue;
    const rel = relation(word);
    if (rel === "xcomp" || rel === "ccomp" || rel === "obj") found.push(child);
    else if (rel === "obl" && COMPLEMENTS.has(firstPreposition(tree, child))) found.push(child);
    else if (rel === "advcl" && CLAUSE_COMPLEMENTS.has(markOf(tree, child))) found.push(child);
  }
  return found;
}

const COMPLEMENTS = new Set(["for", "as", "of", "with", "against", "about", "over", "toward", "into"]);

const CLAUSE_COMPLEMENTS = new Set(["for", "as", "of", "to", "about", "with"]);

/** The preposition follows the verb directly, or behind an adverb or particle. */
function isClose(tree: Tree, verb: number, at: number): boolean {
  for (let token = verb + 1; token < at; token += 1) {
    if (!/^(?:ADV|ADP)$/.test(tree.words[token]?.upos ?? "")) return false;
  }
  return at > verb;
}
