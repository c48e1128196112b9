/**
 * Pattern text in → pattern out. The one language that event and claim rules are written in:
 *
 *   pattern := head link*                     visit|tour:v subj=S obj=T
 *   head    := words ":" class                class is v, n, a (verb, noun, adjective) or x (any)
 *   link    := ["!"] fns "=" value ["?"]      "!" must not be there, "?" need not
 *   fns     := fn ("|" fn)*                   first one present is taken: with|to=T
 *   fn      := subj obj iobj comp infinitive subjunctive purpose poss mod aux neg when is bare particle, or a preposition (with, against, because_of)
 *   value   := S | T | B | role "(" words ")" | * | words | "@"list | "(" pattern ")"
 *   words   := lemma ("|" lemma)*, "@"list    "_" joins a particle, a compound or a hyphen: carry_out, cease_fire
 *
 * S and T bind source and target, B both (a reciprocal event), `*` any word. T(diplomat|envoy) binds only such a word.
 * A passive may leave out `subj=S`: "was arrested".
 * Of two rules that fit one trigger, the one that asks for more words wins; then the one written first.
 */

export type WordClass = "v" | "n" | "a" | "x";

export interface Pattern {
  /** Lemmas, lists already expanded. */
  readonly words: readonly string[];
  readonly wordClass: WordClass;
  readonly links: readonly Link[];
  /** How many words it asks for beside its head. */
  readonly specificity: number;
}

export interface Link {
  readonly functions: readonly string[];
  readonly value: LinkValue;
  readonly negated: boolean;
  readonly optional: boolean;
}

export type LinkValue =
  | { readonly kind: "role"; readonly role: "S" | "T" | "B"; readonly words?: ReadonlySet<string> }
  | { readonly kind: "any" }
  | { readonly kind: "words"; readonly words: ReadonlySet<string> }
  | { readonly kind: "pattern"; readonly pattern: Pattern };

export type Lexicon = Readonly<Record<string, readonly string[]>>;

export class PatternError extends Error {
  readonly code = "PATTERN_SYNTAX";
}

/** @throws PatternError that says what is wrong, where, and what is allowed. */
export function parsePattern(text: string, lexicon: Lexicon): Pattern {
  const parts = split(text);
  const head = parts[0];
  if (head === undefined) throw new PatternError("a pattern is empty; write a head such as visit:v");
  const colon = head.lastIndexOf(":");
  const wordClass = head.slice(colon + 1);
  if (colon < 1 || !isWordClass(wordClass)) {
    throw new PatternError(`"${head}" in "${text}" has no class; write words:v, words:n, words:a or words:x`);
  }
  const links = parts.slice(1).map((part) => parseLink(part, lexicon, text));
  return {
    words: expand(head.slice(0, colon), lexicon, text),
    wordClass,
    links,
    specificity: links.reduce((sum, link) => sum + (link.negated || link.optional ? 0 : asksFor(link.value)), 0),
  };
}

function asksFor(value: LinkValue): number {
  switch (value.kind) {
    case "any":
      return 0.2;
    case "role":
      return value.words === undefined ? 0.1 : 1.1;
    case "words":
      return 1;
    case "pattern":
      return (value.pattern.words.includes("*") ? 0.2 : 1) + value.pattern.specificity;
  }
}

function isWordClass(text: string): text is WordClass {
  return text === "v" || text === "n" || text === "a" || text === "x";
}

/** Splits at spaces outside brackets. */
function split(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const character of text) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth < 0) throw new PatternError(`")" without "(" in "${text}"`);
    if (character === " " && depth === 0) {
      if (part !== "") parts.push(part);
      part = "";
    } else part += character;
  }
  if (depth > 0) throw new PatternError(`"(" without ")" in "${text}"`);
  if (part !== "") parts.push(part);
  return parts;
}

function parseLink(part: string, lexicon: Lexicon, text: string): Link {
  const negated = part.startsWith("!");
  const optional = part.endsWith("?");
  const body = part.slice(negated ? 1 : 0, optional ? -1 : undefined);
  const equals = body.indexOf("=");
  if (equals < 1) throw new PatternError(`"${part}" in "${text}" is no link; write function=value, for example obj=T`);
  const functions = body.slice(0, equals).split("|");
  const bad = functions.find((fn) => !/^[a-z_]+$/.test(fn));
  if (bad !== undefined)
    throw new PatternError(`"${bad}" in "${text}" is no function; write lower-case letters and "_"`);
  return { functions, value: parseValue(body.slice(equals + 1), lexicon, text), negated, optional };
}

function parseValue(value: string, lexicon: Lexicon, text: string): LinkValue {
  if (value === "S" || value === "T" || value === "B") return { kind: "role", role: value };
  const restricted = /^([STB])\((.+)\)$/.exec(value);
  if (restricted?.[2] !== undefined) {
    const role = restricted[1] === "S" ? "S" : restricted[1] === "T" ? "T" : "B";
    return { kind: "role", role, words: new Set(expand(restricted[2], lexicon, text)) };
  }
  if (value === "*") return { kind: "any" };
  if (value.startsWith("(") && value.endsWith(")")) {
    return { kind: "pattern", pattern: parsePattern(value.slice(1, -1), lexicon) };
  }
  return { kind: "words", words: new Set(expand(value, lexicon, text)) };
}

function expand(words: string, lexicon: Lexicon, text: string): string[] {
  return words.split("|").flatMap((word) => {
    if (!word.startsWith("@")) {
      if (!/^[\p{L}\p{N}_'.*-]+$/u.test(word)) throw new PatternError(`"${word}" in "${text}" is no word`);
      return [word];
    }
    const list = lexicon[word.slice(1)];
    if (list === undefined) {
      throw new PatternError(`"${word}" in "${text}" is no list; there are ${Object.keys(lexicon).join(", ")}`);
    }
    return list;
  });
}
