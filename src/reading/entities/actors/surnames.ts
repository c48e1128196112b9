/** A person's name that the document leaves short or spells its own way → the one known person it can mean on the day. */
import type { DraftMention } from "./draft-mention.ts";
import type { ActorKnowledge } from "./knowledge.ts";
import { heldOn, type KnownActor, type KnownRole } from "./known-actor.ts";
import { nameKey, nameParts, spellingKey } from "./name-key.ts";
import { FORMER_TITLE, isSameRole, standingOn } from "./roles.ts";

export interface DocumentSetting {
  readonly day: string | undefined;
  /** How often each country is named in the document. */
  readonly focus: ReadonlyMap<string, number>;
}

/**
 * A surname decides only where the text supports it: by a title the person holds, or by speaking of the person's
 * country; without that, the only leader of that name may stand, if a reference confirms the office.
 */
export function personKnownAs(
  mention: DraftMention,
  knowledge: ActorKnowledge,
  setting: DocumentSetting,
): KnownActor | undefined {
  const key = nameKey(mention.name ?? "");
  const candidates = knowledge.byFamily.get(key) ?? spelledLike(key, knowledge);
  const [best, second] = candidates
    .map((actor) => ({ actor, weight: weigh(actor, mention, setting, candidates.length) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.actor.id < b.actor.id ? -1 : 1));
  if (best === undefined || best.weight < ENOUGH) return undefined;
  return second !== undefined && best.weight - second.weight < MARGIN ? undefined : best.actor;
}

/** Short names spelled alike are too often other names. */
function spelledLike(key: string, { bySpelling }: ActorKnowledge): readonly KnownActor[] {
  return key.length < 6 ? [] : (bySpelling.get(spellingKey(key)) ?? []);
}

const ENOUGH = 3;
const MARGIN = 1;

function weigh(actor: KnownActor, mention: DraftMention, setting: DocumentSetting, candidates: number): number {
  if (mention.gender !== undefined && actor.gender !== undefined && mention.gender !== actor.gender) return 0;
  const stated = mention.stated ?? [];
  const owners = stated.flatMap(({ owner }) => owner?.country ?? []);
  if (owners.length > 0 && actor.country !== undefined && !owners.includes(actor.country)) return 0;
  const held = actor.roles.filter((role) => heldOn(role, setting.day));
  const near = actor.roles.filter((role) => isNear(role, setting.day));
  const titled = stated.some(({ title, generic, former }) =>
    (former ? actor.roles : held).some((role) => isSameRole(title.replace(FORMER_TITLE, ""), generic, role)),
  );
  const named = setting.focus.get(actor.country ?? "") ?? 0;
  if (named === 0 && !titled) {
    const confirmed = actor.roles.some((role) => role.checked !== undefined && isTop(role));
    const known = setting.focus.size === 0 || held.some(isTop) || near.some(isTop);
    return candidates === 1 && confirmed && known ? ENOUGH : 0;
  }
  const leading = held.some(isLeading);
  const led = near.some(isLeading) || actor.roles.some(isTop);
  if (!titled && !leading && !led) return 0;
  let weight = Math.min(2, named * 0.5) + (titled ? 4 : 0);
  if (leading) weight += held.some(isTop) ? 3 : 2;
  else if (near.some(isLeading)) weight += 2;
  else if (led) weight += 1.5;
  if (held.some((role) => role.checked !== undefined)) weight += 1;
  return weight;
}

function isTop({ kind }: KnownRole): boolean {
  return kind === "head-of-state" || kind === "head-of-government";
}

function isLeading(role: KnownRole): boolean {
  return isTop(role) || LEADING.has(role.kind ?? "");
}

const LEADING = new Set(["foreign-minister", "defence-minister", "security-adviser"]);

/** Left within four years before the day, or entered upon within half a year after it. */
function isNear(role: KnownRole, day: string | undefined): boolean {
  if (day === undefined) return true;
  const year = Number(day.slice(0, 4));
  const [from, to] = [Number(role.from?.slice(0, 4) ?? Number.NaN), Number(role.to?.slice(0, 4) ?? Number.NaN)];
  return (to <= year && year - to <= 4) || (from >= year && from - year <= 1);
}

/** "Andrey Doe" of a known Andrei Doe: spelled alike, or surname, first letter, title and its country agree. */
export function personSpelledLike(
  mention: DraftMention,
  parts: readonly string[],
  knowledge: ActorKnowledge,
  setting: DocumentSetting,
): KnownActor | undefined {
  const family = parts.at(-1) ?? "";
  const given = parts[0] ?? "";
  const candidates = knowledge.byFamily.get(family) ?? spelledLike(family, knowledge);
  const found = candidates.filter((actor) => {
    const known = nameParts(actor.name)[0] ?? "";
    if (known[0] !== given[0]) return false;
    if (given.length > 2 && spellingKey(known) === spellingKey(given)) return true;
    return (mention.stated ?? []).some(
      ({ title, generic, owner }) =>
        (owner?.country === undefined || owner.country === actor.country) &&
        actor.roles.some((role) => heldOn(role, setting.day) && isSameRole(title, generic, role)),
    );
  });
  return found.length === 1 ? found[0] : familyFirst(parts, knowledge);
}

/** "Doe Jane", as Hungarians and Japanese may say it, of a known Jane Doe. */
function familyFirst([family = "", given = "", ...more]: readonly string[], knowledge: ActorKnowledge) {
  if (more.length > 0) return undefined;
  const found = (knowledge.byFamily.get(family) ?? []).filter((actor) => nameParts(actor.name)[0] === given);
  return found.length === 1 ? found[0] : undefined;
}

/** Makes the mention one of a known person, as of the day. */
export function takeStanding(
  mention: DraftMention,
  actor: KnownActor,
  confidence: number,
  knowledge: ActorKnowledge,
  setting: DocumentSetting,
): void {
  mention.actor = actor.id;
  mention.known = actor;
  mention.name = actor.name;
  mention.confidence = confidence;
  if (actor.gender !== undefined) mention.gender = actor.gender;
  const { country, org, sector } = standingOn(actor, setting.day, knowledge);
  if (country !== undefined) mention.country = country;
  if (org !== undefined) mention.org = org;
  if (sector !== undefined) mention.sector = sector;
}
