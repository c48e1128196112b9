/**
 * One predicate of a tree in → its deep arguments out: who acts, on whom, to, with, against whom.
 *
 * Passives, relative and participial clauses, control, coordination and support verbs ("held talks with") are undone here,
 * once, so that a rule names functions and not constructions.
 */
import type { Tree, Word } from "../../model/index.ts";
import {
  isInfinitive,
  isPassive,
  isSubjunctive,
  isTime,
  isVerbal,
  NOT,
  preposition,
  relation,
  verbKey,
} from "./grammar.ts";
import { addAgent, addLowModifiers, addLowPhrases, addLowSubject } from "./low-attachment.ts";

/** Function: `subj`, `obj`, `iobj`, `comp` (of these `infinitive` and `subjunctive`), `poss`, `mod`, `aux`, `neg`, `when`, `is` (of which a noun is said), or the preposition itself (`with`, `against`, `because_of`). */
export interface Argument {
  readonly fn: string;
  readonly token: number;
}

const FREE_RELATIVE = new Set(["who", "which", "that", "whom"]);

/** Deep arguments of the verb, noun or adjective at `index`, nearest construction first. */
export function argumentsOf(tree: Tree, index: number, support?: ReadonlySet<string>): readonly Argument[] {
  return collect(tree, index, support ?? NO_SUPPORT, 0);
}

const NO_SUPPORT: ReadonlySet<string> = new Set();

function collect(tree: Tree, index: number, support: ReadonlySet<string>, depth: number): Argument[] {
  const word = tree.words[index];
  if (word === undefined || depth > 6) return [];
  const found = isVerbal(word) ? ofVerb(tree, index, word, depth) : ofNominal(tree, index, word, support, depth);
  return found;
}

function ofVerb(tree: Tree, index: number, word: Word, depth: number): Argument[] {
  const passive = isPassive(tree, index);
  const found: Argument[] = [];
  for (const child of tree.children[index] ?? []) addDependent(tree, found, child, passive);
  resolveRelativePronouns(tree, index, word, found);
  nameRecipient(found, NAMING.has(word.lemma));
  if (passive) addAgent(tree, found);
  const has = (fn: string): boolean => found.some((argument) => argument.fn === fn);
  const open = passive ? "obj" : "subj";
  if (!has(open)) {
    const outer = understood(tree, index, word, passive, depth);
    if (outer !== undefined && !found.some((argument) => argument.token === outer))
      found.push({ fn: open, token: outer });
  }
  if (relation(word) === "conj" && word.head < index) shareAfterCoordination(tree, index, word, passive, found, depth);
  else if (!passive && !has("obj")) shareFromLaterConjunct(tree, index, found);
  addLowModifiers(tree, found);
  return found;
}

/** "give Borduria a loan": parsers often call both nouns objects; the first is the recipient, or what "call" names. */
function nameRecipient(found: Argument[], naming: boolean): void {
  const first = found.findIndex((argument) => argument.fn === "obj");
  const last = found.findLastIndex((argument) => argument.fn === "obj");
  const [recipient, thing] = [found[first], found[last]];
  if (recipient === undefined || thing === undefined || first === last) return;
  if (found.some((argument) => argument.fn === "iobj")) return;
  if (naming) found[last] = { fn: "comp", token: thing.token };
  else found[first] = { fn: "iobj", token: recipient.token };
}

const NAMING = new Set(
  "call brand label dub term name consider deem declare proclaim find hold regard elect appoint make".split(" "),
);

/** "attacked and killed civilians": the object may hang on the last verb alone. */
function shareFromLaterConjunct(tree: Tree, index: number, found: Argument[]): void {
  if (found.some(({ fn }) => fn === "comp" || fn === "iobj")) return;
  for (const child of tree.children[index] ?? []) {
    const verb = tree.words[child];
    if (verb === undefined || verb.deprel !== "conj" || !isVerbal(verb) || child - index > 3) continue;
    for (const below of tree.children[child] ?? []) {
      if (tree.words[below]?.deprel === "obj") found.push({ fn: "obj", token: below });
    }
    return;
  }
}

function addDependent(tree: Tree, found: Argument[], child: number, passive: boolean): void {
  const word = tree.words[child];
  if (word === undefined) return;
  switch (relation(word)) {
    case "nsubj":
      found.push({ fn: passive ? "obj" : "subj", token: child });
      return;
    case "obj":
      found.push({ fn: "obj", token: child });
      return;
    case "iobj":
      found.push({ fn: "iobj", token: child });
      return;
    case "ccomp":
    case "xcomp":
      found.push({ fn: "comp", token: child });
      if (isInfinitive(tree, child)) found.push({ fn: "infinitive", token: child });
      else if (isSubjunctive(tree, child)) found.push({ fn: "subjunctive", token: child });
      return;
    case "obl":
    case "nmod": {
      if (isTime(word)) {
        found.push({ fn: "when", token: child });
        return;
      }
      const prep = preposition(tree, child);
      if (passive && prep === "by") found.push({ fn: "subj", token: child });
      else if (prep !== "") found.push({ fn: prep, token: child });
      else found.push({ fn: "bare", token: child });
      return;
    }
    case "advcl": {
      const mark = (tree.children[child] ?? []).map((at) => tree.words[at]).find((w) => w?.deprel === "mark");
      // "accused China of arming": UD hangs the gerund on as advcl with the preposition as its mark.
      found.push({ fn: mark === undefined ? "adverbial" : mark.lemma === "to" ? "purpose" : mark.lemma, token: child });
      return;
    }
    case "aux":
      found.push({ fn: "aux", token: child });
      if (NOT.test(word.text)) found.push({ fn: "neg", token: child });
      return;
    case "advmod":
      if (NOT.test(word.text)) found.push({ fn: "neg", token: child });
      return;
    case "compound":
      if (word.deprel === "compound:prt") found.push({ fn: "particle", token: child });
      return;
  }
}

/** "the man who shot…": the pronoun stands for the noun the clause hangs on. */
function resolveRelativePronouns(tree: Tree, index: number, word: Word, found: Argument[]): void {
  if (word.deprel !== "acl:relcl" && !(relation(word) === "conj" && tree.words[word.head]?.deprel === "acl:relcl"))
    return;
  const clause = word.deprel === "acl:relcl" ? index : word.head;
  const noun = tree.words[clause]?.head ?? -1;
  if (noun < 0) return;
  let bound = false;
  for (const [at, argument] of found.entries()) {
    if (!FREE_RELATIVE.has(tree.words[argument.token]?.lemma ?? "")) continue;
    found[at] = { fn: argument.fn, token: noun };
    bound = true;
  }
  // "accusations that it plans…": a complement, which leaves nothing out.
  if (bound || clause !== index || isComplementOfNoun(tree, index)) return;
  const hasSubject = found.some((argument) => argument.fn === "subj");
  const hasObject = found.some((argument) => argument.fn === "obj");
  if (hasSubject && !hasObject) found.push({ fn: "obj", token: noun });
}

/** The subject (of a passive: the object) a clause leaves out because a higher clause gives it. */
function understood(tree: Tree, index: number, word: Word, passive: boolean, depth: number): number | undefined {
  const head = word.head;
  const parent = tree.words[head];
  if (parent === undefined) return undefined;
  switch (relation(word)) {
    case "acl":
      return isComplementOfNoun(tree, index) ? doerBehindNoun(tree, head, parent, depth) : head;
    case "xcomp": {
      const outer = collect(tree, head, NO_SUPPORT, depth + 1);
      const object = outer.find((a) => (a.fn === "obj" || a.fn === "iobj") && a.token !== index);
      const subject = outer.find((a) => a.fn === "subj");
      if (object !== undefined && !SUBJECT_CONTROL.has(parent.lemma)) return object.token;
      // "called on X to leave": the obligation lies with the oblique.
      const oblique = ORDER_PREPOSITION[parent.lemma];
      const told = oblique === undefined ? undefined : outer.find((a) => a.fn === oblique);
      return (told ?? subject ?? object)?.token;
    }
    case "advcl": {
      if (!isVerbal(parent)) return undefined;
      if (word.xpos !== "VBG" && word.xpos !== "VBN" && word.xpos !== "VB") return undefined;
      const outer = collect(tree, head, NO_SUPPORT, depth + 1);
      const oblique = ORDER_PREPOSITION[parent.lemma];
      const told = oblique === undefined ? undefined : outer.find((a) => a.fn === oblique);
      if (told !== undefined) return told.token;
      const mark = (tree.children[index] ?? []).map((at) => tree.words[at]).find((w) => w?.deprel === "mark");
      // "accused China of arming", "stopped him from leaving", "criticised him for staying": the object acts.
      const object = outer.find((a) => a.fn === "obj");
      const sent = mark?.lemma === "to" && SENDING.has(parent.lemma);
      const blamed = mark !== undefined && /^(of|from|for)$/.test(mark.lemma);
      if ((blamed || sent) && object !== undefined) return object.token;
      return (isPassive(tree, head) ? object : outer.find((a) => a.fn === "subj"))?.token;
    }
    case "conj": {
      if (!isVerbal(parent)) return undefined;
      const outer = collect(tree, head, NO_SUPPORT, depth + 1);
      const grammatical = isPassive(tree, head) ? "obj" : "subj";
      const shared = outer.find((a) => a.fn === grammatical);
      return shared === undefined || (passive && shared === undefined) ? undefined : shared.token;
    }
  }
  return undefined;
}

/** "the plan to attack", "allegations of arming": marked by "to" or a preposition; "troops sent to the border" is not. */
function isComplementOfNoun(tree: Tree, index: number): boolean {
  return (tree.children[index] ?? []).some((child) => tree.words[child]?.deprel === "mark");
}

/**
 * Who is to do what the noun's complement says: the noun's owner, or the subject of the verb it is the object of. Of an accusation it is
 * the one accused: whom it is made against, or who denies or faces it; never who makes it.
 */
function doerBehindNoun(tree: Tree, noun: number, word: Word, depth: number): number | undefined {
  const own = (tree.children[noun] ?? []).find((child) => tree.words[child]?.deprel === "nmod:poss");
  const charge = CHARGES.has(word.lemma);
  if (charge) {
    const accused = (tree.children[noun] ?? []).find((child) => preposition(tree, child) === "against");
    if (accused !== undefined) return accused;
  } else if (own !== undefined) return own;
  const verb = tree.words[word.head];
  if (verb === undefined || !isVerbal(verb) || relation(word) !== "obj") return undefined;
  if (charge && !ANSWERING.has(verb.lemma)) return undefined;
  return collect(tree, word.head, NO_SUPPORT, depth + 1).find((argument) => argument.fn === "subj")?.token;
}

const CHARGES = new Set([
  "allegation",
  "accusation",
  "charge",
  "claim",
  "report",
  "rumor",
  "rumour",
  "suspicion",
  "suggestion",
]);
const ANSWERING = new Set(["deny", "reject", "dismiss", "face", "rebut", "refute", "dispute", "confront", "answer"]);

/** "sent him to visit": he is to visit. */
const SENDING = new Set([
  "send",
  "dispatch",
  "invite",
  "order",
  "appoint",
  "instruct",
  "hire",
  "recruit",
  "train",
  "use",
]);

const SUBJECT_CONTROL = new Set(["promise", "vow", "pledge", "threaten", "offer", "agree"]);
const ORDER_PREPOSITION: Readonly<Record<string, string>> = { call: "on", appeal: "to", rely: "on", press: "on" };

/** "visited and inspected the plant": an object hung on the first verb belongs to the second too when that has none. */
function shareAfterCoordination(
  tree: Tree,
  index: number,
  word: Word,
  passive: boolean,
  found: Argument[],
  depth: number,
): void {
  if (passive || found.some((a) => a.fn === "obj" || a.fn === "comp")) return;
  if (found.some((a) => a.fn !== "subj" && a.fn !== "bare" && a.fn !== "adverbial")) return;
  const outer = collect(tree, word.head, NO_SUPPORT, depth + 1);
  const object = outer.find((a) => a.fn === "obj" && a.token > index);
  if (object !== undefined) found.push(object);
}

function ofNominal(tree: Tree, index: number, word: Word, support: ReadonlySet<string>, depth: number): Argument[] {
  const found: Argument[] = [];
  for (const child of tree.children[index] ?? []) {
    const dependent = tree.words[child];
    if (dependent === undefined) continue;
    switch (relation(dependent)) {
      case "nmod":
      case "obl": {
        const prep = preposition(tree, child);
        if (isTime(dependent)) found.push({ fn: "when", token: child });
        else if (dependent.deprel === "nmod:poss") found.push({ fn: "poss", token: child });
        else if (prep !== "") found.push({ fn: prep, token: child });
        else found.push({ fn: "bare", token: child });
        break;
      }
      case "compound":
      case "amod":
        found.push({ fn: "mod", token: child });
        break;
      case "acl":
      case "ccomp":
      case "xcomp":
        if (dependent.deprel !== "acl:relcl") found.push({ fn: "comp", token: child });
        break;
      case "nsubj":
        // "Borduria is a threat" is no threat by Borduria.
        found.push({ fn: word.upos === "NOUN" ? "is" : "subj", token: child });
        break;
      case "advmod":
        if (NOT.test(dependent.text)) found.push({ fn: "neg", token: child });
        break;
      case "advcl":
        if (word.upos === "ADJ") found.push({ fn: "purpose", token: child });
        break;
    }
  }
  if (word.upos === "ADJ") addLowSubject(tree, index, found);
  addLowPhrases(tree, found);
  const parent = tree.words[word.head];
  if (parent === undefined) return found;
  const rel = relation(word);
  if (rel === "conj" && !isVerbal(parent)) {
    // "talks and a dinner with X": later conjuncts share what the first one is given.
    for (const argument of collect(tree, word.head, support, depth + 1)) {
      if (argument.fn !== "mod" && argument.token !== index && !found.some((a) => a.fn === argument.fn))
        found.push(argument);
    }
    return found;
  }
  const supported = support.has(verbKey(tree, word.head)) && isVerbal(parent);
  const passiveObject = word.deprel === "nsubj:pass";
  if (
    supported &&
    (rel === "obj" || passiveObject || (rel === "obl" && SUPPORT_PREPOSITION.has(preposition(tree, index))))
  ) {
    for (const argument of collect(tree, word.head, NO_SUPPORT, depth + 1)) {
      if (argument.token !== index && argument.fn !== "obj") found.push(argument);
    }
  } else if (parent.deprel.startsWith("acl") && supported) {
    for (const argument of collect(tree, word.head, NO_SUPPORT, depth + 1)) {
      if (argument.token !== index) found.push(argument);
    }
  }
  return found;
}

/** "came under attack", "on a visit", "engaged in talks". */
const SUPPORT_PREPOSITION = new Set(["in", "on", "under", "into", "for"]);
