/** A verb that attributes, in its tree → the head of its holder's phrase. */
import type { Tree } from "../../../model/index.ts";
import { argumentsOf, preposition } from "../../match/index.ts";
import type { CueReach } from "./cue-span.ts";
import { markOf, subjectOf } from "./grammar.ts";
import type { Taken } from "./taken.ts";

export function sourceOf(
  tree: Tree,
  verb: number,
  reach: CueReach,
  passive: boolean,
  taken: Taken,
): number | undefined {
  if (passive || taken.noSubject === true) {
    const agent = (tree.children[verb] ?? []).find(
      (child) =>
        tree.words[child]?.deprel === "obl:agent" || (passive && child > verb && preposition(tree, child) === "by"),
    );
    if (agent !== undefined) return agent;
    // "was quoted as saying" has its speaker in the subject; handled by the chain.
    return undefined;
  }
  const adding = addsTo(tree, verb);
  if (adding !== undefined) return adding;
  const quoted = quotedPerson(tree, reach.top);
  if (quoted !== undefined) return quoted;
  const subject = subjectOf(tree, reach.top) ?? subjectOf(tree, verb);
  if (subject !== undefined) return isEmptySubject(tree, subject) ? undefined : subject;
  const understood = argumentsOf(tree, reach.top).find((argument) => argument.fn === "subj");
  if (understood !== undefined) {
    if (isEmptySubject(tree, understood.token)) return undefined;
    return taken.tokens.has(understood.token) ? undefined : understood.token;
  }
  return borrowed(tree, reach.top) ?? neighbour(tree, verb, reach, taken);
}

/** "said the deal was close, adding that…": whoever the parser gives it to, the outer speaker adds. */
function addsTo(tree: Tree, verb: number): number | undefined {
  const word = tree.words[verb];
  if (word?.xpos !== "VBG" || !/^(?:add|note)$/.test(word.lemma) || tree.words[verb - 1]?.text !== ",")
    return undefined;
  let found: number | undefined;
  for (let at = word.head, steps = 0; at >= 0 && at < verb && steps < 5; at = tree.words[at]?.head ?? -1, steps += 1) {
    const spoke = (tree.children[at] ?? []).some((child) => /^(?:ccomp|iobj)$/.test(tree.words[child]?.deprel ?? ""));
    const subject = spoke ? subjectOf(tree, at) : undefined;
    if (subject !== undefined && !isEmptySubject(tree, subject)) found = subject;
  }
  return found;
}

/** "The agency quoted the minister as saying": the minister says it, whatever the agency does. */
function quotedPerson(tree: Tree, top: number): number | undefined {
  const word = tree.words[top];
  const governor = tree.words[word?.head ?? -1];
  if (word === undefined || governor === undefined || !/^(?:quote|cite|describe)$/.test(governor.lemma))
    return undefined;
  if (!/^(?:advcl|xcomp|acl|ccomp)$/.test(word.deprel) || markOf(tree, top) !== "as") return undefined;
  return (tree.children[word.head] ?? []).find((at) => at > word.head && tree.words[at]?.deprel === "obj");
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

function isEmptySubject(tree: Tree, token: number): boolean {
  const word = tree.words[token];
  return word === undefined || word.deprel.startsWith("expl") || word.lemma === "there";
}

export function isNobody(tree: Tree, token: number): boolean {
  const words = [tree.words[token], ...(tree.children[token] ?? []).map((at) => tree.words[at])];
  return words.some((word) => /^(?:no|nobody|none|neither|no-one)$/i.test(word?.text ?? ""));
}
