/** The words of a sentence and the tagger's names in; the stretches that name a place, with their readings, out. */
import type { NameSpan, Word } from "../../../model/index.ts";
import type { Candidate, Gazetteer } from "./gazetteer.ts";
import { placeKey } from "./key.ts";
import {
  BODIES_OF,
  BODY_HEADS,
  DIVISION_HEADS,
  DIVISION_WORDS,
  LINKS,
  LOCAL_BODIES,
  NO_PLACE,
  PLACE_HEADS,
  PLACE_NOUNS,
  PREPOSITIONS,
  STREET_HEADS,
  TITLES,
} from "./words.ts";

/** A place named in the text, not yet resolved: tokens [first, last) of sentence n. */
export interface PlaceMention {
  readonly n: number;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly form: "name" | "short" | "adjective" | "unknown";
  readonly candidates: readonly Candidate[];
  /** Precision when nothing is known of the place. */
  readonly precision: "admin" | "city" | "site";
}

interface Sighting {
  readonly n: number;
  readonly words: readonly Word[];
  readonly names: readonly NameSpan[];
  readonly text: string;
  readonly isDateline: (word: Word) => boolean;
  /** Family names of the people the document names in full. */
  readonly isPerson: (text: string) => boolean;
  readonly gazetteer: Gazetteer;
}

const LONGEST = 7;

/** In order, without overlap. */
export function findMentions(sighting: Sighting): readonly PlaceMention[] {
  const { words } = sighting;
  const found: PlaceMention[] = [];
  for (let first = 0; first < words.length; first += 1) {
    const mention = mayStart(words, first) ? readAt(sighting, first, found.at(-1)) : undefined;
    if (mention === undefined) continue;
    found.push(mention);
    first = mention.last - 1;
  }
  return found;
}

/** Capitalised, or an Arabic article before a capitalised word ("al-Tanf"). */
function mayStart(words: readonly Word[], first: number): boolean {
  const text = words[first]?.text ?? "";
  if (/^['’‘]?\p{Lu}/u.test(text)) return true;
  return /^(?:al|el|ar|as|ash|at|az|ad)$/.test(text) && words[first + 1]?.text === "-";
}

function readAt(sighting: Sighting, first: number, before: PlaceMention | undefined): PlaceMention | undefined {
  return (
    abbreviation(sighting, first, before) ??
    longerName(sighting, first) ??
    listedName(sighting, first) ??
    adjective(sighting, first) ??
    taggedName(sighting, first)
  );
}

/** "Georgetown, Ky.", the full stop within the token or a token of its own. */
function abbreviation(sighting: Sighting, first: number, before: PlaceMention | undefined): PlaceMention | undefined {
  const { words, gazetteer } = sighting;
  const [word, next] = [words[first], words[first + 1]];
  if (word === undefined || words[first - 1]?.text !== "," || !/^\p{Lu}/u.test(words[first - 2]?.text ?? "")) {
    return undefined;
  }
  const stopped = next?.text === "." && next.start === word.end ? gazetteer.findShort(`${word.text}.`) : [];
  if (stopped.length > 0) return mentionOf(sighting, first, first + 2, "short", stopped);
  const candidates = gazetteer.findShort(word.text);
  // Two capitals may be anything ("MD", "LA"): only right after a place.
  if (candidates.length === 0 || (!word.text.endsWith(".") && before?.last !== first - 1)) return undefined;
  return mentionOf(sighting, first, first + 1, "short", candidates);
}

/** "Karak Castle", "Monroe County", "Falcon Street": by the tagger's span, or by a word that says enough. */
function longerName(sighting: Sighting, first: number): PlaceMention | undefined {
  const { words, names, gazetteer } = sighting;
  if (words[first]?.upos === "DET") return undefined;
  const located = isLocated(words, first) || words[first - 1]?.text === "of";
  for (let last = first + 2; last <= Math.min(first + 4, words.length); last += 1) {
    const head = words[last - 1];
    if (head === undefined || !/^\p{Lu}/u.test(head.text)) return undefined;
    const lower = head.text.toLowerCase();
    if (!PLACE_HEADS.has(lower)) continue;
    const county = lower === "county" || lower === "parish";
    const tagged = names.some((name) => name.kind === "LOC" && name.first === first && name.last >= last);
    if (!tagged && !county && !(STREET_HEADS.has(lower) && located)) continue;
    if (!county && /^\p{Lu}/u.test(words[last]?.text ?? "")) continue;
    const candidates = gazetteer.find(keyOf(sighting, first, last));
    return mentionOf(sighting, first, last, candidates.length > 0 ? "name" : "unknown", candidates);
  }
  return undefined;
}

function isLocated(words: readonly Word[], first: number): boolean {
  const before = words[first - 1]?.text.toLowerCase() ?? "";
  if (PREPOSITIONS.has(before)) return true;
  const earlier = words[first - 2]?.text.toLowerCase() ?? "";
  return (before === "of" && PLACE_NOUNS.has(earlier)) || (before === "the" && PREPOSITIONS.has(earlier));
}

/** "the town of Alvin" */
function isIntroduced(words: readonly Word[], first: number): boolean {
  return words[first - 1]?.text === "of" && PLACE_NOUNS.has(words[first - 2]?.text.toLowerCase() ?? "");
}

/** The longest stretch that the gazetteer knows and the context lets stand. */
function listedName(sighting: Sighting, first: number): PlaceMention | undefined {
  const { words, gazetteer } = sighting;
  for (let last = longestRun(words, first); last > first; last -= 1) {
    const word = words[last - 1];
    if (word === undefined || !/^['’‘]?[\p{Lu}\d]/u.test(word.text)) continue;
    const key = keyOf(sighting, first, last);
    const candidates = gazetteer.find(key);
    if (candidates.length === 0 || NO_PLACE.has(key) || hasArticle(sighting, first, last)) continue;
    const readings = allowed(sighting, first, last, candidates.filter(spelledAs(words, first, last)));
    if (readings.length === 0) continue;
    if (last - first === 1 && isHeadOfUnknown(sighting, first, last, readings)) return undefined;
    const next = words[last]?.text ?? "";
    const division = DIVISION_WORDS.has(next) ? gazetteer.find(`${key} ${next}`) : [];
    const mention = mentionOf(sighting, first, last, "name", division.length > 0 ? division : readings);
    return division.length > 0 ? { ...mention, key: `${key} ${next}` } : mention;
  }
  return undefined;
}

/** The end of the stretch of capitals and linking words that begins at `first`. */
function longestRun(words: readonly Word[], first: number): number {
  let last = first + 1;
  while (last < words.length && last - first < LONGEST) {
    const text = words[last]?.text ?? "";
    if (/^[\p{Lu}\d]/u.test(text) || text === "-" || text === "'" || LINKS.has(text) || /^['’]s$/.test(text)) last += 1;
    else if (text === "," && /^D\.?C\b/.test(words[last + 1]?.text ?? "")) last += 1;
    else break;
  }
  return last;
}

/** "The Netherlands" is the name without its article; "The Hague" is not. */
function hasArticle(sighting: Sighting, first: number, last: number): boolean {
  if (sighting.words[first]?.text.toLowerCase() !== "the") return false;
  return sighting.gazetteer.find(keyOf(sighting, first + 1, last)).some((one) => one.kind !== "city");
}

/** "US" is not "Us" nor "US$"; "EU" and "LE" are not the towns Eu and Le. */
function spelledAs(words: readonly Word[], first: number, last: number): (candidate: Candidate) => boolean {
  const text = words[first]?.text ?? "";
  if (last - first > 1 || text.length > 3) return () => true;
  if (text.includes("$") || (text.length < 3 && !/^\p{Lu}+$/u.test(text))) return () => false;
  return /^\p{Lu}+$/u.test(text) ? (candidate) => candidate.listed : () => true;
}

/** The tagger sees a longer name that nobody listed, of which this is only the beginning: "Beni Suef" is not Beni. */
function isHeadOfUnknown(
  { words, names, gazetteer }: Sighting,
  first: number,
  last: number,
  readings: readonly Candidate[],
): boolean {
  const name = names.find((one) => one.kind === "LOC" && one.first === first && one.last > last);
  const next = words[last];
  if (name === undefined || next === undefined || !/^[\p{Lu}k]/u.test(next.text)) return false;
  if (readings.some((one) => one.kind !== "city" || one.prior >= 6.3)) return false;
  return gazetteer.find(placeKey(next.text)).length === 0 && !LOCAL_BODIES.has(next.text.toLowerCase());
}

/** The readings that the context lets stand. */
function allowed(
  sighting: Sighting,
  first: number,
  last: number,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const { words } = sighting;
  const word = words[first];
  if (word === undefined) return [];
  if (sighting.isDateline(word)) return candidates;
  const name = sighting.names.find((one) => one.first < last && one.last > first);
  const titled = TITLES.has((words[first - 1]?.text ?? "").toLowerCase().replace(".", ""));
  if ((titled && name?.kind !== "LOC") || isBody(words, last) || isSeatOfBody(words, first)) return [];
  const located = isLocated(words, first) || words[first - 1]?.text === ",";
  if (name?.kind === "LOC" || isIntroduced(words, first) || (located && hasContainer(sighting, last)))
    return candidates;
  const whole = name !== undefined && name.first >= first && name.last <= last;
  if (name !== undefined && !(whole && name.score < UNSURE_NAME))
    return insideName(sighting, first, last, candidates, name);
  const proper = last - first > 1 || word.upos === "PROPN" || /^\p{Lu}[\p{Lu}.]+$/u.test(word.text);
  const least = located ? 4.5 : proper && !partOfLonger(words, first, last) ? 4.8 : 9;
  if (last - first === 1 && sighting.isPerson(word.text)) return candidates.filter((one) => one.kind === "country");
  return candidates.filter((one) => one.kind === "country" || (one.listed && least < 9) || one.prior >= least);
}

/** Below this score the tagger's kind of a name is a guess. */
const UNSURE_NAME = 0.6;

/** "Bank of England" */
function isSeatOfBody(words: readonly Word[], first: number): boolean {
  const head = words[first - 2]?.text ?? "";
  return words[first - 1]?.text === "of" && /^\p{Lu}/u.test(head) && BODIES_OF.has(head.toLowerCase());
}

/** In what the tagger takes for a person or an organisation. */
function insideName(
  { words }: Sighting,
  first: number,
  last: number,
  candidates: readonly Candidate[],
  name: NameSpan,
): readonly Candidate[] {
  const located = isLocated(words, first);
  const start = words[name.first]?.upos === "DET" ? name.first + 1 : name.first;
  if (start >= first && name.last <= last) {
    if (name.kind === "PER") return located ? candidates.filter((one) => one.listed || one.prior >= 6) : [];
    return candidates.filter((one) => one.kind === "country" || one.prior >= 6.5 || (located && isTown(one)));
  }
  if (name.kind === "PER" || start !== first) return [];
  if (/^U\.?[SK]\.?$/.test(words[first]?.text ?? "")) return candidates.filter((one) => one.kind === "country");
  const rest = words.slice(last, name.last).map((one) => one.text.toLowerCase());
  return rest.some((text) => LOCAL_BODIES.has(text)) ? candidates : [];
}

/** "Los Angeles Times" */
function isBody(words: readonly Word[], last: number): boolean {
  const after = words[last]?.text ?? "";
  return BODY_HEADS.has(after.toLowerCase()) && /^\p{Lu}/u.test(after);
}

/** Without the tagger's word, a town must be one that people know. */
function isTown(candidate: Candidate): boolean {
  return candidate.listed || candidate.prior >= 4.5;
}

/** "Alvin, Texas" */
function hasContainer({ words, gazetteer }: Sighting, last: number): boolean {
  if (words[last]?.text !== ",") return false;
  return [1, 2, 3].some((length) => {
    const outer = words.slice(last + 1, last + 1 + length).map((word) => word.text);
    const text = outer.join(" ");
    return gazetteer.findShort(text).length > 0 || gazetteer.find(placeKey(text)).some((one) => one.listed);
  });
}

/** A capital right before or after, outside the name: "Jordan Smith". */
function partOfLonger(words: readonly Word[], first: number, last: number): boolean {
  const isProper = (word: Word | undefined): boolean => word?.upos === "PROPN" && /^\p{Lu}/u.test(word.text);
  return isProper(words[last]) || (first > 1 && isProper(words[first - 1]));
}

/** "Kenyan soldiers": an adjective before a noun, not a language, not part of an organisation's name. */
function adjective(sighting: Sighting, first: number): PlaceMention | undefined {
  const { words, names, gazetteer } = sighting;
  for (const last of [first + 3, first + 2, first + 1]) {
    const word = words[last - 1];
    if (word === undefined || !/^\p{Lu}/u.test(word.text)) continue;
    const candidates = gazetteer.findAdjective(keyOf(sighting, first, last));
    if (candidates.length === 0) continue;
    if (word.upos !== "ADJ" && !(word.upos === "PROPN" && /^(?:amod|compound|nmod)/.test(word.deprel)))
      return undefined;
    if (words[last] === undefined || word.deprel === "root" || word.deprel.startsWith("obj")) return undefined;
    if (isBody(words, last)) return undefined;
    if (names.some((name) => name.kind !== "LOC" && name.first <= first && name.last > last)) return undefined;
    return mentionOf(sighting, first, last, "adjective", candidates);
  }
  return undefined;
}

/** A place the gazetteer does not know: the tagger's word for it, or "the town of". */
function taggedName(sighting: Sighting, first: number): PlaceMention | undefined {
  const { words, names, gazetteer } = sighting;
  const name = names.find((one) => one.first === first && (one.kind === "LOC" || one.score < UNSURE_NAME));
  const introduced = isIntroduced(words, first);
  if (!introduced && (name?.kind !== "LOC" || name.score < UNSURE_NAME)) return undefined;
  let last = first + 1;
  while (last < (name?.last ?? first) && words[last]?.text !== ",") last += 1;
  const key = keyOf(sighting, first, last);
  if (!/\p{L}{2}/u.test(words[first]?.text ?? "") || NO_PLACE.has(key) || isBody(words, last)) return undefined;
  if (isSeatOfBody(words, first)) return undefined;
  return mentionOf(sighting, first, last, "unknown", gazetteer.find(key));
}

function keyOf({ words, text }: Sighting, first: number, last: number): string {
  return placeKey(text.slice(words[first]?.start ?? 0, words[last - 1]?.end ?? 0));
}

function mentionOf(
  sighting: Sighting,
  first: number,
  last: number,
  form: PlaceMention["form"],
  candidates: readonly Candidate[],
): PlaceMention {
  const { n, words } = sighting;
  const head = words[last - 1]?.text.toLowerCase() ?? "";
  return {
    n,
    first,
    last,
    start: words[first]?.start ?? 0,
    end: words[last - 1]?.end ?? 0,
    key: form === "short" ? (candidates[0]?.name ?? "").toLowerCase() : keyOf(sighting, first, last),
    form,
    candidates,
    precision: DIVISION_HEADS.has(head) ? "admin" : PLACE_HEADS.has(head) ? "site" : "city",
  };
}
