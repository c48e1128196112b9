/** Compiled rules and a tree in → the places where a rule fits, with what fills source and target. */
import type { Tree, Word } from "../../model/index.ts";
import { type Argument, argumentsOf } from "./arguments.ts";
import { isPassive, isVerbal, preposition, verbKey } from "./grammar.ts";
import { type Lexicon, type Link, type Pattern, parsePattern, type WordClass } from "./pattern.ts";

export interface CompiledRule<Rule> {
  readonly rule: Rule;
  readonly pattern: Pattern;
  /** Position in the rule list. */
  readonly order: number;
}

/** Tokens that fill the roles; coordinated members are not expanded here. */
export interface Match<Rule> {
  readonly rule: Rule;
  readonly order: number;
  readonly trigger: number;
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly both: readonly number[];
  readonly arguments: readonly Argument[];
  readonly specificity: number;
  /** A passive that leaves its agent out: "was arrested". */
  readonly agentless: boolean;
}

export type Preference = (token: number, role: "S" | "T" | "B") => boolean;

export interface Matcher<Rule> {
  /**
   * All matches in the tree, by trigger, the most specific rule first. Where a role may be filled by several functions, an argument
   * that `prefers` holds of is taken before one it does not.
   */
  match(tree: Tree, prefers?: Preference): readonly Match<Rule>[];
}

export interface MatcherOptions {
  readonly lexicon: Lexicon;
  /** Verbs that lend their arguments to a noun: hold (talks), launch (an attack). */
  readonly support: ReadonlySet<string>;
}

/** @throws PatternError when a pattern cannot be read. */
export function createMatcher<Rule extends { readonly pattern: string }>(
  rules: readonly Rule[],
  options: MatcherOptions,
): Matcher<Rule> {
  const index = new Map<string, CompiledRule<Rule>[]>();
  const closed = new Set(options.lexicon["closed"] ?? []);
  for (const [order, rule] of rules.entries()) {
    const pattern = parsePattern(rule.pattern, options.lexicon);
    for (const word of pattern.words) {
      const entries = index.get(word) ?? [];
      entries.push({ rule, pattern, order });
      index.set(word, entries);
    }
  }
  return {
    match: (tree, prefers = () => true) => {
      const argumentsAt = remembered((token) => argumentsOf(tree, token, options.support));
      const keysAt = remembered((token) => keysOf(tree, token, closed));
      return matchTree({ tree, prefers, argumentsAt, keysAt }, index);
    },
  };
}

interface Scene {
  readonly tree: Tree;
  readonly prefers: Preference;
  /** Rules ask for the same word's arguments and keys over and over. */
  readonly argumentsAt: (token: number) => readonly Argument[];
  readonly keysAt: (token: number) => readonly string[];
}

function remembered<Value>(find: (token: number) => Value): (token: number) => Value {
  const known = new Map<number, Value>();
  return (token) => {
    const found = known.get(token) ?? find(token);
    known.set(token, found);
    return found;
  };
}

function matchTree<Rule>(scene: Scene, index: ReadonlyMap<string, readonly CompiledRule<Rule>[]>): Match<Rule>[] {
  const { tree } = scene;
  const found: Match<Rule>[] = [];
  for (let trigger = 0; trigger < tree.words.length; trigger += 1) {
    const keys = scene.keysAt(trigger);
    let args: readonly Argument[] | undefined;
    const here: Match<Rule>[] = [];
    for (const key of keys) {
      for (const { rule, pattern, order } of index.get(key) ?? []) {
        if (!fitsClass(tree.words[trigger], pattern.wordClass)) continue;
        // "the Vietnam War", "the Treaty of Strelsau": a name, not something that is told.
        if (pattern.wordClass === "n" && tree.words[trigger]?.upos === "PROPN") continue;
        args ??= scene.argumentsAt(trigger);
        const bound = bind(scene, pattern, args, isPassive(tree, trigger));
        if (bound !== undefined)
          here.push({
            rule,
            order,
            trigger,
            ...bound,
            arguments: args,
            specificity: pattern.specificity + worth(key) - (bound.agentless ? 1 : 0),
          });
      }
    }
    here.sort((a, b) => b.specificity - a.specificity || a.order - b.order);
    found.push(...here);
  }
  return found;
}

/** A compound says more than its head: "hunger strike" is no strike. */
function worth(key: string): number {
  return 2 * (key.split("_").length - 1);
}

/**
 * What rules may call the word: lemma, lemma with particle, compound or hyphenated forms, "state_of_emergency"; longest first. A closed
 * compound ("hunger_strike") is none of what its head is.
 */
export function keysOf(tree: Tree, index: number, closed: ReadonlySet<string> = NOTHING): readonly string[] {
  const word = tree.words[index];
  if (word === undefined || word.upos === "PUNCT") return [];
  const lemma = word.lemma.toLowerCase();
  if (isVerbal(word)) {
    const withParticle = verbKey(tree, index).toLowerCase();
    return withParticle === lemma ? [lemma] : [withParticle, lemma];
  }
  const keys: string[] = [];
  if (word.upos === "NOUN") {
    for (const child of tree.children[index] ?? []) {
      if (child > index && preposition(tree, child) === "of")
        keys.push(`${lemma}_of_${tree.words[child]?.lemma.toLowerCase()}`);
    }
  }
  const bare = word.xpos.endsWith("S") ? singular(lemma) : lemma;
  let joined = bare;
  for (let at = index - 1; at >= 0 && index - at < 5; at -= 1) {
    const before = tree.words[at];
    if (before === undefined) break;
    if (before.text === "-") continue;
    const attached = before.head === index || tree.words[before.head]?.head === index;
    if (!attached || !/^(compound|amod|punct|nmod)/.test(before.deprel)) break;
    joined = `${before.lemma.toLowerCase()}_${joined}`;
    keys.unshift(joined);
    if (closed.has(joined)) return keys.filter((key) => key.startsWith(joined) || key.endsWith(joined));
  }
  keys.push(lemma);
  if (bare !== lemma) keys.push(bare);
  return keys;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Lemmatisers keep the "s" of "troops" and "supplies". */
function singular(lemma: string): string {
  if (lemma.endsWith("ies")) return `${lemma.slice(0, -3)}y`;
  return lemma.endsWith("s") && !lemma.endsWith("ss") ? lemma.slice(0, -1) : lemma;
}

function fitsClass(word: Word | undefined, wordClass: WordClass): boolean {
  if (word === undefined) return false;
  switch (wordClass) {
    case "v":
      return isVerbal(word);
    case "n":
      return word.upos === "NOUN" || word.upos === "PROPN";
    case "a":
      return word.upos === "ADJ" || word.xpos === "VBN" || word.xpos === "VBG";
    case "x":
      return true;
  }
}

interface Bound {
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly both: readonly number[];
  readonly agentless: boolean;
}

function bind(scene: Scene, pattern: Pattern, args: readonly Argument[], passive: boolean): Bound | undefined {
  const roles = { S: [] as number[], T: [] as number[], B: [] as number[] };
  const taken = new Set<number>();
  let agentless = false;
  for (const link of pattern.links) {
    const hit = follow(scene, link, args, taken);
    if (link.negated) {
      if (hit !== undefined) return undefined;
      continue;
    }
    if (hit === undefined) {
      if (link.optional) continue;
      if (!passive || !isAgent(link) || args.some(({ fn }) => fn === "subj")) return undefined;
      agentless = true;
      continue;
    }
    if (link.value.kind === "role") {
      roles[link.value.role].push(hit.token);
      taken.add(hit.token);
    }
    if (hit.inner !== undefined) {
      roles.S.push(...hit.inner.source);
      roles.T.push(...hit.inner.target);
      roles.B.push(...hit.inner.both);
    }
  }
  return { source: roles.S, target: roles.T, both: roles.B, agentless };
}

function isAgent(link: Link): boolean {
  return link.functions[0] === "subj" && link.value.kind === "role" && link.value.role === "S";
}

interface Hit {
  readonly token: number;
  readonly inner?: Bound;
}

function follow(scene: Scene, link: Link, args: readonly Argument[], taken: ReadonlySet<number>): Hit | undefined {
  const { tree, prefers } = scene;
  let second: Hit | undefined;
  for (const fn of link.functions) {
    for (const argument of args) {
      if (argument.fn !== fn || taken.has(argument.token)) continue;
      const value = link.value;
      switch (value.kind) {
        case "any":
          return { token: argument.token };
        case "role":
          if (value.words !== undefined && !isOneOf(scene, argument.token, value.words)) break;
          if (prefers(argument.token, value.role)) return { token: argument.token };
          second ??= { token: argument.token };
          break;
        case "words":
          if (isOneOf(scene, argument.token, value.words)) return { token: argument.token };
          break;
        case "pattern":
          for (const at of conjuncts(tree, argument.token)) {
            const keys = scene.keysAt(at);
            if (!fitsClass(tree.words[at], value.pattern.wordClass)) continue;
            const words = value.pattern.words;
            if (!words.includes("*") && !keys.some((key) => words.includes(key))) continue;
            const inner = bind(scene, value.pattern, scene.argumentsAt(at), isPassive(tree, at));
            if (inner !== undefined) return { token: at, inner };
          }
          break;
      }
    }
  }
  return second;
}

function isOneOf({ tree, keysAt }: Scene, token: number, words: ReadonlySet<string>): boolean {
  return conjuncts(tree, token).some((at) => keysAt(at).some((key) => words.has(key)));
}

/** The word and what is coordinated with it: "France, Germany and Italy" → three. */
export function conjuncts(tree: Tree, index: number): readonly number[] {
  const found = [index];
  for (const child of tree.children[index] ?? []) {
    if (tree.words[child]?.deprel === "conj") found.push(child);
  }
  return found;
}
