/** Name hits of one sentence → draft mentions: each name with the one reading that the context supports. */
import type { Place, Tree } from "../../../model/index.ts";
import { type DraftMention, headOf, textOf } from "./draft-mention.ts";
import { type ActorKnowledge, heldOn, type KnownActor, type NameEntry, nameKey } from "./knowledge.ts";
import type { NameHit } from "./name-hits.ts";

export interface NamedContext {
  readonly knowledge: ActorKnowledge;
  readonly publishedAt: string | undefined;
  readonly places: readonly Place[];
  /** Weight of each country so far in the document. */
  readonly focus: ReadonlyMap<string, number>;
}

export function namedMentions(tree: Tree, hits: readonly NameHit[], context: NamedContext): DraftMention[] {
  return hits.flatMap((hit) => {
    const mention = mentionOf(tree, hit, context);
    return mention === undefined ? [] : [mention];
  });
}

function mentionOf(tree: Tree, hit: NameHit, context: NamedContext): DraftMention | undefined {
  const entry = chooseEntry(tree, hit, context);
  const base = {
    n: tree.n,
    first: hit.first,
    last: hit.last,
    head: headOf(tree, hit.first, hit.last),
  };
  if (entry === undefined) return hit.tagged === undefined ? undefined : unknownName(tree, hit, base, context);
  const { actor, use } = entry;
  const adjectival =
    use === "adjective" || use === "prefix" || (use === "people" && tree.words[hit.last - 1]?.upos === "ADJ");
  const people = !adjectival && use === "people";
  const country = countryOn(actor, context.publishedAt);
  return {
    ...base,
    form: adjectival ? "adjective" : "name",
    kind: people ? "population" : actor.kind,
    known: actor,
    actor: people ? `${actor.id}.people` : actor.id,
    name: people ? `${actor.name} (people)` : actor.name,
    plural: people,
    confidence: use === "capital" || use === "seat" ? 0.8 : 0.95,
    ...(country === undefined ? {} : { country }),
    ...(actor.org === undefined ? {} : { org: actor.org }),
    ...sectorOf(actor, use, context.publishedAt),
    ...(actor.gender === undefined ? {} : { gender: actor.gender }),
  };
}

function countryOn(actor: KnownActor, day: string | undefined): string | undefined {
  if (actor.kind !== "person") return actor.country;
  return actor.country ?? actor.roles.find((role) => heldOn(role, day))?.country;
}

function sectorOf(actor: KnownActor, use: NameEntry["use"], day: string | undefined): { sector?: string } {
  if (use === "seat") return { sector: "GOV" };
  if (use === "people") return { sector: "CVL" };
  const dated = actor.roles.find((role) => role.sector !== undefined && heldOn(role, day))?.sector;
  const sector = dated ?? actor.sector ?? (actor.kind === "person" ? personSector(actor, day) : undefined);
  return sector === undefined ? {} : { sector };
}

function personSector(actor: KnownActor, day: string | undefined): string | undefined {
  const held = actor.roles.filter((role) => heldOn(role, day));
  if (held.some((role) => role.kind !== "party-leader")) return "GOV";
  return held.length > 0 ? "PTY" : "ELI";
}

/** The reading that tag, place and country context support; undefined when two stay equally likely. */
function chooseEntry(tree: Tree, hit: NameHit, context: NamedContext): NameEntry | undefined {
  let entries = hit.entries;
  const people = entries.filter((entry) => entry.actor.kind === "person");
  if (hit.tagged === "PER" || /^(PROPN)$/.test(tree.words[hit.first - 1]?.upos ?? "")) {
    if (people.length > 0) entries = people;
    else if (hit.tagged === "PER" && hit.last - hit.first === 1 && isPersonContext(tree, hit)) return undefined;
  }
  if (entries.length <= 1) return checkedPlace(tree, hit, entries[0], context);
  const ranked = entries
    .map((entry) => ({ entry, weight: weigh(entry, context) }))
    .sort((a, b) => b.weight - a.weight || (a.entry.actor.id < b.entry.actor.id ? -1 : 1));
  return checkedPlace(tree, hit, ranked[0]?.entry, context);
}

/** A first name before or a title before: "Michael Jordan", "Mr. Chad". */
function isPersonContext(tree: Tree, hit: NameHit): boolean {
  const before = tree.words[hit.first - 1];
  const after = tree.words[hit.last];
  return (before !== undefined && before.upos === "PROPN") || (after !== undefined && after.deprel === "flat");
}

function weigh(entry: NameEntry, { focus, publishedAt }: NamedContext): number {
  const { actor, use } = entry;
  let weight = focus.get(actor.country ?? "") ?? 0;
  if (actor.roles.length > 0 && actor.roles.some((role) => heldOn(role, publishedAt))) weight += 2;
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

const CORPORATE = /^(Inc|Corp|Co|Ltd|PLC|LLC|AG|SA|Group|Holdings|Company)\.?$/;

function unknownName(
  tree: Tree,
  hit: NameHit,
  base: Pick<DraftMention, "n" | "first" | "last" | "head">,
  context: NamedContext,
): DraftMention | undefined {
  const name = textOf(tree, hit.first, hit.last);
  if (nameKey(name).length < 2) return undefined;
  if (hit.tagged === "PER") {
    return { ...base, form: "name", kind: "person", name, plural: false, confidence: 0.7 };
  }
  if (hit.tagged !== "ORG") return undefined;
  const last = tree.words[hit.last - 1]?.text ?? "";
  const corporate = CORPORATE.test(last);
  const inside = stateInside(tree, hit, context.knowledge);
  const generic = context.knowledge.generic.get(last.toLowerCase());
  return {
    ...base,
    form: "name",
    kind: corporate ? "company" : "organization",
    name,
    plural: false,
    confidence: 0.6,
    ...(inside?.country === undefined ? {} : { country: inside.country }),
    ...(corporate ? { sector: "BUS" } : generic === undefined ? {} : { sector: generic.sector }),
  };
}

/** "Montenegro Municipality Association" → Montenegro. */
function stateInside(tree: Tree, hit: NameHit, knowledge: ActorKnowledge): KnownActor | undefined {
  for (let at = hit.first; at < hit.last; at += 1) {
    const entries = knowledge.byName.get(nameKey(tree.words[at]?.text ?? ""));
    const state = entries?.find((entry) => entry.actor.kind === "state" && !entry.capitals);
    if (state !== undefined) return state.actor;
  }
  return undefined;
}
