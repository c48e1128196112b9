/** A sentence and the tagger's names in → the names of known actors and of people and organisations nobody listed. */
import type { NameSpan, Token, Tree } from "../../../model/index.ts";
import { type ActorKnowledge, type NameEntry, nameKey } from "./knowledge.ts";

export interface NameHit {
  readonly first: number;
  readonly last: number;
  /** Known readings of the name; empty when only the tagger saw it. */
  readonly entries: readonly NameEntry[];
  readonly tagged?: "PER" | "ORG" | "LOC";
}

const LONGEST = 8;

/** Longest first, left to right, without overlap. */
export function findNameHits(tree: Tree, names: readonly NameSpan[], knowledge: ActorKnowledge): readonly NameHit[] {
  const known = knownHits(tree, knowledge);
  const merged: NameHit[] = [];
  for (const hit of known) {
    const around = names.find((name) => name.first <= hit.first && name.last >= hit.last);
    const longer = around !== undefined && around.last - around.first > hit.last - hit.first;
    // "George Washington", "Bank of China": the longer name wins unless the shorter one is a modifier outside it.
    if (longer && around.score > 0.6 && !coversTitle(tree, around, hit)) continue;
    merged.push(around === undefined || longer ? hit : { ...hit, tagged: around.kind });
  }
  for (const name of names) {
    if (name.kind === "LOC") continue;
    if (merged.some((hit) => hit.first < name.last && name.first < hit.last)) continue;
    const { first, last } = trim(tree, name);
    if (last > first) merged.push({ first, last, entries: [], tagged: name.kind });
  }
  return merged.sort((a, b) => a.first - b.first);
}

/** The tagger may take "US President Joe Biden" as one name: then the state inside it counts on its own. */
function coversTitle(tree: Tree, name: NameSpan, hit: NameHit): boolean {
  if (hit.entries.some((entry) => entry.actor.kind === "person")) return hit.last === name.last;
  if (name.kind !== "PER" || hit.first !== name.first) return false;
  const next = tree.words[hit.last];
  return next !== undefined && next.upos === "NOUN";
}

const EDGE = new Set(["the", "'s", "'", '"', ",", "Mr.", "Mrs.", "Ms.", "Dr.", "(", ")"]);

function trim(tree: Tree, name: NameSpan): { first: number; last: number } {
  let { first, last } = name;
  while (first < last && EDGE.has(tree.words[first]?.text ?? "")) first += 1;
  while (last > first && EDGE.has(tree.words[last - 1]?.text ?? "")) last -= 1;
  return { first, last };
}

function knownHits(tree: Tree, knowledge: ActorKnowledge): NameHit[] {
  const words = tree.words;
  const shouting = words.length > 3 && words.filter((word) => /\p{Ll}/u.test(word.text)).length < words.length / 8;
  const found: NameHit[] = [];
  for (let first = 0; first < words.length; first += 1) {
    const start = words[first];
    if (start === undefined || !mayStart(start, words[first + 2])) continue;
    const hit = longestFrom(words, first, knowledge, shouting);
    if (hit === undefined) continue;
    found.push(hit);
    first = hit.last - 1;
  }
  return found;
}

/** Capitalised, or an Arabic article before a capitalised word ("al-Qaeda"). */
function mayStart(token: Token, afterNext: Token | undefined): boolean {
  if (/^\p{Lu}/u.test(token.text)) return true;
  return /^(al|el|ash|as|at)$/.test(token.text) && /^\p{Lu}/u.test(afterNext?.text ?? "");
}

function longestFrom(
  words: Tree["words"],
  first: number,
  knowledge: ActorKnowledge,
  shouting: boolean,
): NameHit | undefined {
  let key = "";
  let best: NameHit | undefined;
  for (let at = first; at < words.length && at - first < LONGEST; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    key += nameKey(word.text);
    if (at === first && key.length >= 3 && !knowledge.starts.has(key.slice(0, 3))) return undefined;
    if (nameKey(word.text) === "" && word.text !== "-" && word.text !== "'" && word.text !== ".") break;
    const entries = knowledge.byName.get(key)?.filter((entry) => fits(entry, words, first, at + 1, shouting));
    if (entries !== undefined && entries.length > 0 && /[\p{L}\p{N}]/u.test(word.text))
      best = { first, last: at + 1, entries };
  }
  return best;
}

function fits(entry: NameEntry, words: Tree["words"], first: number, last: number, shouting: boolean): boolean {
  const text = words.slice(first, last).map((word) => word.text);
  if (entry.capitals) {
    if (!text.every((part) => /^[\p{Lu}.\d-]+$/u.test(part))) return false;
    return !shouting || words[first]?.upos === "PROPN";
  }
  // The last word of a name is a capital too: "Guinea" is no "guinea", "Labour Party" no "Labour party" of another kind.
  const tail = text.at(-1) ?? "";
  if (/^\p{Ll}/u.test(tail) && !/^(s|al|el)$/.test(tail) && text.length < 3) return false;
  if (first === 0 && last === 1 && entry.use === "name" && words[0]?.upos === "VERB") return false;
  return true;
}
