/** Name hits of one sentence → draft mentions: each name with the one reading that the context supports. */
import type { Place, Tree } from "../../../model/index.ts";
import { preposition } from "../../match/index.ts";
import { type DraftMention, headOf, textOf } from "./draft-mention.ts";
import { halves } from "./halves.ts";
import type { ActorKnowledge, NameEntry } from "./knowledge.ts";
import { heldOn, type KnownActor } from "./known-actor.ts";
import type { NameHit } from "./name-hits.ts";
import { nameKey } from "./name-key.ts";
import { takeOwnInstitutions } from "./own-institutions.ts";
import { standingOn } from "./roles.ts";

export interface NamedContext {
  readonly knowledge: ActorKnowledge;
  readonly publishedAt: string | undefined;
  readonly places: readonly Place[];
  /** How often each country is named in the document. */
  readonly focus: ReadonlyMap<string, number>;
}

export function namedMentions(tree: Tree, hits: readonly NameHit[], context: NamedContext): DraftMention[] {
  const mentions = hits.flatMap((hit) => {
    const mention = mentionOf(tree, hit, context);
    return mention === undefined ? [] : [mention];
  });
  takeOwnInstitutions(tree, mentions, context.knowledge);
  return [...mentions, ...halves(tree, hits, context.focus, context.knowledge)].sort((a, b) => a.first - b.first);
}

/** How often each country is named without doubt, by name, adjective or people. */
export function countryFocus(hits: readonly (readonly NameHit[])[]): Map<string, number> {
  const focus = new Map<string, number>();
  for (const hit of hits.flat()) {
    const [entry] = hit.entries;
    if (entry === undefined || entry.actor.kind !== "state" || entry.actor.country === undefined) continue;
    if (hit.entries.every((other) => other.actor.country === entry.actor.country))
      focus.set(entry.actor.country, (focus.get(entry.actor.country) ?? 0) + 1);
  }
  return focus;
}

function mentionOf(tree: Tree, hit: NameHit, context: NamedContext): DraftMention | undefined {
  const entry = chooseEntry(tree, hit, context);
  const base = { n: tree.n, first: hit.first, last: hit.last, head: headOf(tree, hit.first, hit.last) };
  if (entry === undefined) return hit.tagged === undefined ? undefined : unknownName(tree, hit, base, context);
  const { actor, use } = entry;
  if (use === "seat" && isWhereabouts(tree, base.head)) return undefined;
  const adjectival = use === "adjective" || use === "prefix" || (use === "people" && isAdjective(tree, hit));
  const people = !adjectival && use === "people";
  const standing =
    actor.kind === "person"
      ? standingOn(actor, context.publishedAt, context.knowledge)
      : { ...codes(actor), ...sectorOf(actor, use, adjectival, isWhereabouts(tree, base.head), context.publishedAt) };
  return {
    ...base,
    form: adjectival ? "adjective" : "name",
    kind: people ? "population" : actor.kind,
    known: actor,
    actor: people && actor.kind !== "population" ? `${actor.id}.people` : actor.id,
    name: people ? `${actor.name} (people)` : actor.name,
    plural: people && /s$/.test(tree.words[hit.last - 1]?.text ?? ""),
    confidence: use === "capital" || use === "seat" ? 0.8 : 0.95,
    ...standing,
    ...(actor.gender === undefined ? {} : { gender: actor.gender }),
    ...(use === "capital" ? { place: true } : {}),
  };
}

function codes({ country, org }: KnownActor): { country?: string; org?: string } {
  return { ...(country === undefined ? {} : { country }), ...(org === undefined ? {} : { org }) };
}

function sectorOf(
  actor: KnownActor,
  use: NameEntry["use"],
  adjectival: boolean,
  whereabouts: boolean,
  day: string | undefined,
): { sector?: string } {
  // A capital that acts is the government; one where something happens is a place.
  if (use === "seat" || (use === "capital" && !whereabouts)) return { sector: "GOV" };
  if (actor.kind === "state") return use === "people" && !adjectival ? { sector: "CVL" } : {};
  const dated = actor.roles.find((role) => role.sector !== undefined && heldOn(role, day))?.sector;
  const sector = dated ?? actor.sector;
  return sector === undefined ? {} : { sector };
}

/** "a Chinese" is a person, "Chinese jets" are not. */
function isAdjective(tree: Tree, hit: NameHit): boolean {
  const word = tree.words[hit.last - 1];
  if (word === undefined) return false;
  const next = tree.words[hit.last];
  if (next?.text === "-" && next.start === word.end) return true;
  return word.upos === "ADJ" ? word.deprel === "amod" || word.deprel === "conj" : word.deprel === "compound";
}

/** "at the White House", "returned to the Kremlin": where, not who. */
function isWhereabouts(tree: Tree, head: number): boolean {
  const prep = preposition(tree, head);
  if (WHERE.has(prep)) return true;
  const governor = tree.words[tree.words[head]?.head ?? -1];
  return prep === "to" && governor !== undefined && MOTION.has(governor.lemma.toLowerCase());
}

const WHERE = new Set(["at", "in", "inside", "into", "outside", "near", "around", "outside_of"]);
const MOTION = new Set(
  "return come go travel visit trip move head arrive drive fly march walk way road invite welcome bring take".split(
    " ",
  ),
);

/** The reading that tag, place and country context support; undefined when none does. */
function chooseEntry(tree: Tree, hit: NameHit, context: NamedContext): NameEntry | undefined {
  const ambiguous = context.knowledge.ambiguous.has(nameKey(textOf(tree, hit.first, hit.last)));
  let entries = hit.entries.filter((entry) => !isOutOfPlace(entry, ambiguous, context.focus));
  const people = entries.filter((entry) => entry.actor.kind === "person");
  if (hit.tagged === "PER" || tree.words[hit.first - 1]?.upos === "PROPN") {
    if (people.length > 0) entries = people;
    else if (hit.tagged === "PER" && hit.last - hit.first === 1 && isPersonContext(tree, hit)) return undefined;
  }
  if (entries.length <= 1) return checkedPlace(tree, hit, entries[0], context);
  const ranked = entries
    .map((entry) => ({ entry, weight: weigh(entry, context) }))
    .sort((a, b) => b.weight - a.weight || (a.entry.actor.id < b.entry.actor.id ? -1 : 1));
  return checkedPlace(tree, hit, ranked[0]?.entry, context);
}

/** Three letters, or a name that many share, stand for many things: they need their country in the text, where any is. */
function isOutOfPlace({ actor, capitals }: NameEntry, ambiguous: boolean, focus: NamedContext["focus"]): boolean {
  if (actor.kind === "state" || actor.kind === "person") return false;
  if (actor.country === undefined || focus.size === 0 || focus.has(actor.country)) return false;
  return ambiguous || (capitals && (actor.kind === "armed-group" || actor.sector === "PTY" || actor.sector === "REB"));
}

/** A first name before or a title before: "Michael Jordan", "Mr. Chad". */
function isPersonContext(tree: Tree, hit: NameHit): boolean {
  const before = tree.words[hit.first - 1];
  const after = tree.words[hit.last];
  return (before !== undefined && before.upos === "PROPN") || (after !== undefined && after.deprel === "flat");
}

function weigh(entry: NameEntry, { focus, publishedAt }: NamedContext): number {
  const { actor, use } = entry;
  let weight = Math.min(3, focus.get(actor.country ?? "") ?? 0);
  if (actor.roles.some((role) => heldOn(role, publishedAt))) weight += 2;
  if (actor.kind === "state") weight += 1.5;
  if (use === "name") weight += 1;
  if (use === "capital" || use === "people") weight += 0.5;
  return weight;
}

/** "Georgia" the US state, "Paris" in Texas: the places stage has the last word on where a place is. */
function checkedPlace(
  tree: Tree,
  hit: NameHit,
  entry: NameEntry | undefined,
  context: NamedContext,
): NameEntry | undefined {
  if (entry === undefined || entry.actor.kind !== "state" || (entry.use !== "name" && entry.use !== "capital"))
    return entry;
  const start = tree.words[hit.first]?.start;
  const place = context.places.find((candidate) => candidate.start === start);
  if (place?.country === undefined || place.country === entry.actor.country) return entry;
  // Regions and dependencies are coded under the state that holds them.
  if (place.precision !== "country" && entry.use === "name" && hit.tagged !== "LOC") return entry;
  const state = context.knowledge.stateOf.get(place.country);
  return state === undefined ? undefined : { actor: state, use: entry.use, capitals: false };
}

/** "R-Ky." after an American legislator's name. */
const PARTY_AND_STATE = /^[RDI]-\p{Lu}/u;

const CORPORATE = /^(Inc|Corp|Co|Ltd|PLC|LLC|AG|SA|Group|Holdings|Company)\.?$/;

function unknownName(
  tree: Tree,
  hit: NameHit,
  base: Pick<DraftMention, "n" | "first" | "last" | "head">,
  context: NamedContext,
): DraftMention | undefined {
  const name = textOf(tree, hit.first, hit.last);
  if (nameKey(name).length < 2 || PARTY_AND_STATE.test(name)) return undefined;
  // "the Senate", "National Security Council", "Pope": whose, the nominals find out.
  if (context.knowledge.generic.has(name.toLowerCase())) return undefined;
  if (hit.tagged === "PER")
    return {
      ...base,
      form: "name",
      kind: "person",
      name,
      plural: false,
      confidence: 0.7,
      ...(hit.tentative === true ? { tentative: true } : {}),
    };
  if (hit.tagged !== "ORG") return undefined;
  const corporate = CORPORATE.test(tree.words[hit.last - 1]?.text ?? "");
  const inside = stateInside(tree, hit, context.knowledge);
  const generic = genericInside(tree, hit, context.knowledge);
  return {
    ...base,
    form: "name",
    kind: corporate ? "company" : "organization",
    name,
    plural: false,
    confidence: 0.6,
    ...(inside?.country === undefined ? {} : { country: inside.country }),
    ...(corporate ? { sector: "BUS" } : generic === undefined ? {} : { sector: generic }),
  };
}

/** "Sylvanian Coast Guard", "Ministry of Works": the longest phrase at the end, or the word the name begins with. */
function genericInside(tree: Tree, hit: NameHit, { generic }: ActorKnowledge): string | undefined {
  for (let first = hit.first; first < hit.last; first += 1) {
    const found = generic.get(textOf(tree, first, hit.last).toLowerCase());
    if (found !== undefined && !found.person) return found.sector;
  }
  const second = tree.words[hit.first + 1]?.text.toLowerCase();
  if (second !== "of" && second !== "for") return undefined;
  const begins = generic.get(tree.words[hit.first]?.text.toLowerCase() ?? "");
  return begins?.person === false ? begins.sector : undefined;
}

/** "Montenegro Municipality Association" → Montenegro. */
function stateInside(tree: Tree, hit: NameHit, knowledge: ActorKnowledge): KnownActor | undefined {
  for (let first = hit.first; first < hit.last; first += 1) {
    for (let last = Math.min(hit.last, first + 3); last > first; last -= 1) {
      const entries = knowledge.byName.get(nameKey(textOf(tree, first, last)));
      const state = entries?.find((entry) => entry.actor.kind === "state" && !entry.capitals);
      if (state !== undefined) return state.actor;
    }
  }
  return undefined;
}
