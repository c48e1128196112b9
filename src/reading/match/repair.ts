/**
 * A tree in → the same tree, or a mended copy where the parser made one of its common slips.
 *
 * "Ruritania eased emergency measures": without a determiner in sight a past form before a noun looks like a participle ("eased
 * measures"), above all after a name and in headlines. A proper noun right before such a participle is its subject.
 *
 * "accused Borduria of arming": the charge belongs to the verb, not to "Borduria". "after Secretary Doe said that…": what stands between
 * a subordinator and a verb that has no subject is its subject, not an oblique.
 */
import type { Tree, Word } from "../../model/index.ts";

export function repaired(tree: Tree): Tree {
  return withSubjects(withCharges(withRootClause(tree)));
}

const CHARGING = new Set(["accuse", "suspect", "convict", "acquit", "blame"]);

/** "accused Borduria of arming" */
function withCharges(tree: Tree): Tree {
  const moved = new Map<number, number>();
  for (const [at, word] of tree.words.entries()) {
    const noun = tree.words[word.head];
    if (word.deprel !== "acl" || word.xpos !== "VBG" || noun === undefined) continue;
    const verb = tree.words[noun.head];
    if (verb === undefined || !CHARGING.has(verb.lemma) || !/^(obj|nsubj:pass|obl)/.test(noun.deprel)) continue;
    if ((tree.children[at] ?? []).some((child) => isOf(tree.words[child]))) moved.set(at, noun.head);
  }
  if (moved.size === 0) return tree;
  return rebuilt(
    tree,
    tree.words.map((word, at) => ({
      ...word,
      ...(moved.has(at) ? { head: moved.get(at) ?? word.head, deprel: "advcl" } : {}),
    })),
  );
}

const isOf = (word: Word | undefined): boolean => word?.lemma === "of" && word.deprel === "mark";

const SUBORDINATORS = new Set(["after", "before", "since", "until", "as", "while", "once", "because", "when"]);

/** "after Secretary Doe said that…" */
function withSubjects(tree: Tree): Tree {
  for (const [verb, word] of tree.words.entries()) {
    if (!/^VB[DZP]$/.test(word.xpos) || !/^(advcl|conj|acl)/.test(word.deprel)) continue;
    if ((tree.children[verb] ?? []).some((child) => /^(nsubj|csubj|expl)/.test(tree.words[child]?.deprel ?? "")))
      continue;
    const subject = obliqueBefore(tree, verb);
    if (subject === undefined) continue;
    const words = tree.words.map((other, at) => {
      if (at === subject.noun) return { ...other, head: verb, deprel: "nsubj" };
      return at === subject.marker ? { ...other, head: verb, deprel: "mark", upos: "SCONJ" } : other;
    });
    return rebuilt(tree, words);
  }
  return tree;
}

/** The nominal that ends right before the verb and has a subordinator for its preposition. */
function obliqueBefore(tree: Tree, verb: number): { readonly noun: number; readonly marker: number } | undefined {
  for (let noun = verb - 1, steps = 0; noun >= 0 && steps < 6; noun = tree.words[noun]?.head ?? -1, steps += 1) {
    if (noun >= verb) return undefined;
    const marker = (tree.children[noun] ?? []).find(
      (child) =>
        child < noun && tree.words[child]?.deprel === "case" && SUBORDINATORS.has(tree.words[child]?.lemma ?? ""),
    );
    // A noun over its own verb ("the day after they said") would close a circle.
    if (marker !== undefined) return isOver(tree, noun, verb) ? undefined : { noun, marker };
  }
  return undefined;
}

function isOver(tree: Tree, upper: number, lower: number): boolean {
  for (let at = lower; at >= 0; at = tree.words[at]?.head ?? -1) if (at === upper) return true;
  return false;
}

function rebuilt(tree: Tree, words: readonly Word[], root = tree.root): Tree {
  const children: number[][] = words.map(() => []);
  for (const [at, word] of words.entries()) children[word.head]?.push(at);
  return { n: tree.n, words, root, children };
}

function withRootClause(tree: Tree): Tree {
  const noun = tree.words[tree.root];
  if (noun === undefined || (noun.upos !== "NOUN" && noun.upos !== "PROPN")) return tree;
  const verb = (tree.children[tree.root] ?? []).find((child) => isHiddenVerb(tree, child));
  return verb === undefined ? tree : asClause(tree, verb);
}

function isHiddenVerb(tree: Tree, at: number): boolean {
  const word = tree.words[at];
  const before = tree.words[at - 1];
  if (word === undefined || before === undefined || before.upos !== "PROPN" || at > tree.root) return false;
  if (word.deprel !== "amod" || (word.xpos !== "VBN" && word.xpos !== "VBD")) return false;
  return before.head === at || before.head === tree.root;
}

function asClause(tree: Tree, verb: number): Tree {
  const subject = verb - 1;
  const root = tree.root;
  const move = (word: Word, head: number, deprel: string): Word => ({ ...word, head, deprel });
  const words = tree.words.map((word, at) => {
    if (at === verb) return { ...word, upos: "VERB", xpos: "VBD", head: -1, deprel: "root" };
    if (at === root) return move(word, verb, "obj");
    if (at === subject) return move(word, verb, "nsubj");
    if (word.head === root && at < subject) return move(word, subject, word.deprel === "amod" ? "amod" : word.deprel);
    if (word.head === root && (word.deprel === "punct" || word.deprel === "parataxis"))
      return move(word, verb, word.deprel);
    return word;
  });
  return rebuilt(tree, words, verb);
}
