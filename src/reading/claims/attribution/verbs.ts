/** A verb that attributes, in its tree → the draft of its attribution: holder, content and the words of the cue. */
import type { Tree, Word } from "../../../model/index.ts";
import { argumentsOf, isPassive, preposition, relation } from "../../match/index.ts";
import { type CueReach, cueReach, manner } from "./cue-span.ts";
import type { Cue, CueLexicon } from "./cues.ts";
import type { Draft } from "./draft.ts";
import { subtree } from "./scene.ts";

export function ofVerb(tree: Tree, verb: number, cue: Cue, lexicon: CueLexicon): Draft | undefined {
  const word = tree.words[verb];
  if (word === undefined) return undefined;
  const reach = cueReach(tree, verb, lexicon);
  const passive = isPassive(tree, verb);
  const taken = contentOf(tree, verb, cue, reach, passive);
  if (taken === undefined) return undefined;
  const source = sourceOf(tree, verb, reach, passive, taken);
  const content = new Set(taken.tokens);
  for (let at = reach.first; at <= (taken.cueLast ?? verb); at += 1) content.delete(at);
  if (source !== undefined && !taken.holdsSource) for (const at of subtree(tree, source)) content.delete(at);
  if (source !== undefined && content.has(source)) return undefined;
  const { row } = cue;
  const stance = reach.forced ?? (source === undefined && row.impersonal !== undefined ? row.impersonal : row.stance);
  return {
    row,
    token: verb,
    cue: { first: reach.first, last: taken.cueLast ?? lastOfCue(tree, verb, content) },
    ...(source === undefined ? {} : { source }),
    content,
    ...(taken.head === undefined ? {} : { contentHead: taken.head }),
    stance: reach.negated && row.silent === true ? "silent" : stance,
    negated: reach.negated || (source !== undefined && isNobody(tree, source)),
    confidence: taken.confidence,
  };
}

interface Taken {
  readonly tokens: ReadonlySet<number>;
  readonly head?: number;
  /** Last word of the cue, where a preposition belongs to it. */
  readonly cueLast?: number;
  /** The holder is understood and its phrase may not be cut out of the content. */
  readonly holdsSource?: boolean;
  /** The subject is content: passives and "appears to". */
  readonly noSubject?: boolean;
  readonly confidence: number;
}

function contentOf(tree: Tree, verb: number, cue: Cue, reach: CueReach, passive: boolean): Taken | undefined {
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
    if (reported !== undefined && !passive) return { tokens: subtree(tree, reported), head: reported, confidence: 0.7 };
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
        confidence: 0.8,
      };
    }
    const behind = children.some((at) => at > verb && cue.prepositions.has(firstPreposition(tree, at)));
    if (open !== undefined && isInfinitive(tree, open) && !behind)
      return { tokens: subtree(tree, open), head: open, confidence: 0.7 };
  }
  if (cue.has("to")) {
    const open = find((word, at) => word.deprel === "xcomp" && at > verb && isInfinitive(tree, at));
    if (open !== undefined) return { tokens: subtree(tree, open), head: open, confidence: 0.75 };
  }
  if (cue.has("obj") && !(passive && cue.row.stance === "asks")) {
    const object = find((word) => word.deprel === "obj" || (passive && word.deprel.endsWith("subj:pass")));
    if (object !== undefined) {
      const tokens = subtree(tree, object);
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
    return { tokens, head: child, cueLast: isClose(tree, verb, at) ? at : verb, confidence: 0.6 };
  }
  const lost = cue.has("that")
    ? (misread(tree, verb) ?? (cue.row.lemma === "say" ? restOfSentence(tree, verb, reach) : undefined))
    : undefined;
  if (lost !== undefined) return lost;
  return cue.has("that") || cue.has("bare") ? { tokens: new Set(), confidence: 0.5 } : undefined;
}

/** "said on Monday that…", "told reporters that…" where the parser hung the clause elsewhere: from "that" on. */
function openedClause(tree: Tree, verb: number): Taken | undefined {
  for (let at = verb + 1; at < Math.min(tree.words.length, verb + 10); at += 1) {
    const word = tree.words[at];
    if (word === undefined || word.upos === "VERB" || /^[.;:]$/.test(word.text)) return undefined;
    if (!/^(?:SCONJ|PRON)$/.test(word.upos) || !/^(?:that|whether)$/i.test(word.text)) continue;
    if (word.head < at || word.deprel !== "mark") return undefined;
    const tokens = reportedClause(tree, at - 1, word.head);
    tokens.add(at);
    return { tokens, head: word.head, confidence: 0.8 };
  }
  return undefined;
}

/** "told the paper he had left": parsers read the clause as one about the paper. */
function misread(tree: Tree, verb: number): Taken | undefined {
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
function restOfSentence(tree: Tree, verb: number, reach: CueReach): Taken | undefined {
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
function reportedClause(tree: Tree, verb: number, clause: number): Set<number> {
  const tokens = subtree(tree, clause);
  let [first, last] = [Math.min(...tokens), Math.max(...tokens)];
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

/** "…, Freedonia said": the verb hangs on the clause it reports. */
function spoken(tree: Tree, verb: number, reach: CueReach): Taken | undefined {
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

function sourceOf(tree: Tree, verb: number, reach: CueReach, passive: boolean, taken: Taken): number | undefined {
  if (passive || taken.noSubject === true) {
    const agent = (tree.children[verb] ?? []).find(
      (child) =>
        tree.words[child]?.deprel === "obl:agent" || (passive && child > verb && preposition(tree, child) === "by"),
    );
    if (agent !== undefined) return agent;
    // "was quoted as saying" has its speaker in the subject; handled by the chain.
    return undefined;
  }
  const subject = subjectOf(tree, reach.top) ?? subjectOf(tree, verb);
  if (subject !== undefined) return isEmptySubject(tree, subject) ? undefined : subject;
  const understood = argumentsOf(tree, reach.top).find((argument) => argument.fn === "subj");
  if (understood !== undefined) {
    if (isEmptySubject(tree, understood.token)) return undefined;
    return taken.tokens.has(understood.token) ? undefined : understood.token;
  }
  return borrowed(tree, reach.top) ?? neighbour(tree, verb, reach, taken);
}

/** "…, suggesting that": the subject of the clause the verb hangs on, were it passive. */
function borrowed(tree: Tree, top: number): number | undefined {
  let at = top;
  for (let steps = 0; steps < 3; steps += 1) {
    const word = tree.words[at];
    if (word === undefined || !/^(?:advcl|conj|xcomp|acl|parataxis)$/.test(word.deprel)) return undefined;
    if (word.deprel === "parataxis" && word.xpos !== "VBG") return undefined;
    at = word.head;
    const subject = subjectOf(tree, at);
    if (subject !== undefined) return isEmptySubject(tree, subject) ? undefined : subject;
  }
  return undefined;
}

/** Where the parser lost the subject of a finite verb: the noun phrase right before it, or right behind it after its content. */
function neighbour(tree: Tree, verb: number, reach: CueReach, taken: Taken): number | undefined {
  const word = tree.words[reach.top];
  if (word === undefined || !/^(?:VBD|VBZ|VBP)$/.test(word.xpos)) return undefined;
  const object = (tree.children[verb] ?? []).find((at) => at > verb && tree.words[at]?.deprel === "obj");
  if (object !== undefined && taken.head !== undefined && taken.head < verb && taken.head !== object) return object;
  let at = reach.first - 1;
  if (tree.words[at]?.text === ",") at -= 1;
  const before = tree.words[at];
  if (before === undefined || !/^(?:NOUN|PROPN|PRON)$/.test(before.upos)) return undefined;
  while (at >= 0) {
    const next = tree.words[at]?.head ?? -1;
    if (next < 0 || next >= reach.first || reach.first - next > 12 || tree.words[next]?.upos === "VERB") break;
    at = next;
  }
  return at;
}

function subjectOf(tree: Tree, verb: number): number | undefined {
  return (tree.children[verb] ?? []).find((child) => relation(tree.words[child] ?? NONE) === "nsubj");
}

const NONE: Word = { start: 0, end: 0, text: "", upos: "", xpos: "", lemma: "", head: -1, deprel: "" };

function isEmptySubject(tree: Tree, token: number): boolean {
  const word = tree.words[token];
  return word === undefined || word.deprel.startsWith("expl") || word.lemma === "there";
}

function isNobody(tree: Tree, token: number): boolean {
  const words = [tree.words[token], ...(tree.children[token] ?? []).map((at) => tree.words[at])];
  return words.some((word) => /^(?:no|nobody|none|neither|no-one)$/i.test(word?.text ?? ""));
}

function isInfinitive(tree: Tree, token: number): boolean {
  return (tree.children[token] ?? []).some((at) => tree.words[at]?.lemma === "to" && at < token);
}

function markOf(tree: Tree, token: number): string {
  return tree.words[markToken(tree, token)]?.lemma.toLowerCase() ?? "";
}

function markToken(tree: Tree, token: number): number {
  return (
    (tree.children[token] ?? []).find((at) => {
      const rel = tree.words[at]?.deprel;
      return at < token && (rel === "mark" || rel === "case");
    }) ?? -1
  );
}

function firstPreposition(tree: Tree, token: number): string {
  return preposition(tree, token).split("_")[0] ?? "";
}

/** The preposition follows the verb directly, or behind an adverb or particle. */
function isClose(tree: Tree, verb: number, at: number): boolean {
  for (let token = verb + 1; token < at; token += 1) {
    if (!/^(?:ADV|ADP)$/.test(tree.words[token]?.upos ?? "")) return false;
  }
  return at > verb;
}

/** A particle belongs to the cue, and so do the words behind the verb that say where it was said. */
function lastOfCue(tree: Tree, verb: number, content: ReadonlySet<number>): number {
  const particle = (tree.children[verb] ?? []).find((at) => tree.words[at]?.deprel === "compound:prt");
  const last = particle !== undefined && particle === verb + 1 ? particle : verb;
  return manner(tree, last, content);
}
