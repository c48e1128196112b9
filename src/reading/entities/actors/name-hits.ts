/** A sentence and the tagger's names in → the names of known actors and of people and organisations nobody listed. */
import type { NameSpan, Tree, Word } from "../../../model/index.ts";
import { GATHERINGS } from "./generic-phrases.ts";
import type { ActorKnowledge, NameEntry } from "./knowledge.ts";
import { nameKey } from "./name-key.ts";

export interface NameHit {
  readonly first: number;
  readonly last: number;
  /** Known readings of the name; empty when only the tagger saw it. */
  readonly entries: readonly NameEntry[];
  readonly tagged?: "PER" | "ORG" | "LOC";
  /** The tagger missed it, but some leader has this surname. */
  readonly tentative?: boolean;
}

const LONGEST = 8;

/** Longest first, left to right, without overlap. `names` are those of the tree's sentence. */
export function findNameHits(tree: Tree, names: readonly NameSpan[], knowledge: ActorKnowledge): readonly NameHit[] {
  const { found, barred } = knownHits(tree, knowledge);
  const merged: NameHit[] = introducedNames(tree, found);
  for (const hit of found) {
    if (merged.some(({ first, last, entries }) => entries.length === 0 && first <= hit.first && hit.last <= last))
      continue;
    const around = names.find((name) => name.first <= hit.first && name.last >= hit.last);
    const longer = around !== undefined && around.last - around.first > hit.last - hit.first;
    // "George Washington", "Bank of China": the longer name wins unless the shorter one is a modifier outside it.
    if (longer && around.score > 0.6 && !standsAlone(tree, around, hit, knowledge)) continue;
    merged.push(around === undefined || longer ? hit : { ...hit, tagged: around.kind });
  }
  for (const name of names) {
    if (name.kind === "LOC") continue;
    const span = trim(tree, name);
    if (span.last <= span.first) continue;
    const within = [...merged, ...barred].filter((hit) => hit.first < span.last && span.first < hit.last);
    const [only] = within;
    // "Borduria Jane Doe": the state before a name is none of it.
    const after = only?.first === span.first && within.length === 1 && name.kind === "PER" ? only.last : span.first;
    if (within.length > 0 && (after === span.first || !isFullName(tree, after, span.last, knowledge))) continue;
    merged.push({ first: after, last: span.last, entries: [], tagged: name.kind });
  }
  merged.push(...surnameHits(tree, [...merged, ...barred], names, knowledge));
  return merged.sort((a, b) => a.first - b.first);
}

/** The tagger may take "US President Joe Biden" as one name: then the state inside it counts on its own. */
function standsAlone(tree: Tree, name: NameSpan, hit: NameHit, knowledge: ActorKnowledge): boolean {
  if (hit.entries.some((entry) => entry.actor.kind === "person")) return hit.last === name.last;
  if (hit.entries.every((entry) => entry.use === "adjective" || entry.use === "people") && name.kind === "PER")
    return hit.first === name.first;
  if (name.kind !== "PER" || hit.first !== name.first) return false;
  return tree.words[hit.last]?.upos === "NOUN" || isFullName(tree, hit.last, name.last, knowledge);
}

function isFullName(tree: Tree, first: number, last: number, { genericEnds }: ActorKnowledge): boolean {
  const tail = tree.words[last - 1]?.text.toLowerCase() ?? "";
  if (last - first < 2 || genericEnds.has(tail) || GATHERINGS.has(tail)) return false;
  return tree.words.slice(first, last).every(({ upos, text }) => upos === "PROPN" && isCapital(text));
}

/** "Ruritanian Workers Congress (RWC)": words whose initials the brackets repeat are a name, whoever bears it. */
function introducedNames({ words }: Tree, found: readonly NameHit[]): NameHit[] {
  const names: NameHit[] = [];
  for (let at = 2; at < words.length - 1; at += 1) {
    const acronym = words[at]?.text ?? "";
    if (words[at - 1]?.text !== "(" || words[at + 1]?.text !== ")" || !/^\p{Lu}{2,8}$/u.test(acronym)) continue;
    let initials = "";
    let first = at - 1;
    while (first > 0 && initials.length < acronym.length) {
      const text = words[first - 1]?.text ?? "";
      if (isCapital(text)) initials = text.charAt(0) + initials;
      else if (!JOINING.has(text)) break;
      first -= 1;
    }
    if (initials !== acronym || found.some((hit) => hit.first === first && hit.last === at - 1)) continue;
    names.push({ first, last: at - 1, entries: [], tagged: "ORG" });
  }
  return names;
}

const JOINING = new Set(["of", "for", "and", "the", "on", "in", "to", "de", "&"]);

function surnameHits(
  tree: Tree,
  hits: readonly NameHit[],
  names: readonly NameSpan[],
  { byFamily }: ActorKnowledge,
): NameHit[] {
  const found: NameHit[] = [];
  for (const [at, word] of tree.words.entries()) {
    if (word.upos !== "PROPN" || word.text.length < 4 || !isCapital(word.text) || !byFamily.has(nameKey(word.text)))
      continue;
    if ([...hits, ...names].some(({ first, last }) => first <= at && at < last)) continue;
    if (tree.words[at - 1]?.upos === "PROPN" || tree.words[at + 1]?.upos === "PROPN") continue;
    found.push({ first: at, last: at + 1, entries: [], tagged: "PER", tentative: true });
  }
  return found;
}

const EDGE = new Set(["the", "'s", "'", '"', ",", "mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr", "(", ")"]);

function trim(tree: Tree, name: NameSpan): { first: number; last: number } {
  let { first, last } = name;
  const edge = (at: number): boolean => EDGE.has(tree.words[at]?.text.toLowerCase() ?? "");
  while (first < last && edge(first)) first += 1;
  while (last > first && edge(last - 1)) last -= 1;
  // "Kim Hyung-suk": the tagger may stop at the hyphen.
  const [hyphen, rest] = [tree.words[last], tree.words[last + 1]];
  const before = tree.words[last - 1];
  const joined = hyphen?.text === "-" && hyphen.start === before?.end && rest?.start === hyphen.end;
  if (name.kind === "PER" && joined && rest.upos === "PROPN") last += 2;
  return { first, last };
}

interface KnownHits {
  readonly found: NameHit[];
  /** Names that denote no actor, though an actor's name is in them. */
  readonly barred: NameHit[];
}

function knownHits(tree: Tree, knowledge: ActorKnowledge): KnownHits {
  const words = tree.words;
  const found: NameHit[] = [];
  const barred: NameHit[] = [];
  for (let first = 0; first < words.length; first += 1) {
    if (!mayStart(words, first)) continue;
    const hit = longestFrom(words, first, knowledge);
    if (hit === undefined) continue;
    if (hit.entries.length > 0) found.push(hit);
    else barred.push(hit);
    first = hit.last - 1;
  }
  return { found, barred };
}

/** Capitalised, or an Arabic article before a capitalised word ("al-Qaeda"). */
function mayStart(words: readonly Word[], at: number): boolean {
  const text = words[at]?.text ?? "";
  if (isCapital(text)) return true;
  return ARTICLES.has(text) && isCapital(words[at + 2]?.text ?? "");
}

const ARTICLES = new Set(["al", "el", "ash", "as", "at"]);

function isCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  return /^\p{Lu}/u.test(text);
}

/** A name longer than another that begins with the same word wins, though it may denote no actor. */
function longestFrom(words: readonly Word[], first: number, knowledge: ActorKnowledge): NameHit | undefined {
  let key = "";
  let best: NameHit | undefined;
  for (let at = first; at < words.length && at - first < LONGEST; at += 1) {
    const text = words[at]?.text ?? "";
    const part = nameKey(text);
    if (part === "") {
      if (text !== "-" && text !== "'" && text !== "." && text !== "–") break;
      continue;
    }
    key += part;
    if (at === first && key.length >= 3 && !knowledge.starts.has(key.slice(0, 3))) return undefined;
    if (knowledge.notActors.has(key)) best = { first, last: at + 1, entries: [] };
    const entries = knowledge.byName.get(key)?.filter((entry) => fits(entry, words, first, at + 1));
    if (entries !== undefined && entries.length > 0) best = { first, last: at + 1, entries };
  }
  return best;
}

function fits(entry: NameEntry, words: readonly Word[], first: number, last: number): boolean {
  if (entry.capitals) {
    for (let at = first; at < last; at += 1) if (!/^[\p{Lu}.\d-]+$/u.test(words[at]?.text ?? "")) return false;
    return words[first]?.upos === "PROPN" || !isShouting(words);
  }
  // The last word of a name is a capital too: "Guinea" is no "guinea", "Labour Party" no "Labour party" of another kind.
  const tail = words[last - 1]?.text ?? "";
  if (!isCapital(tail) && last - first < 3 && /^\p{Ll}/u.test(tail) && !SMALL_TAILS.has(tail)) return false;
  return !(first === 0 && last === 1 && entry.use === "name" && words[0]?.upos === "VERB");
}

const SMALL_TAILS = new Set(["s", "al", "el"]);

/** A headline in capitals, where every "us" is a "US". */
function isShouting(words: readonly Word[]): boolean {
  return words.length > 3 && words.filter((word) => /\p{Ll}/u.test(word.text)).length < words.length / 8;
}
