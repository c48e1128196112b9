/** A person we know and a day → what the person is then: country or organisation, sector, the roles held. */
import type { Role } from "../../../model/index.ts";
import type { ActorKnowledge, GenericInstitution } from "./knowledge.ts";
import { heldOn, type KnownActor, type KnownRole } from "./known-actor.ts";

export interface Standing {
  readonly country?: string;
  /** Code of an organisation without a country that the person serves. */
  readonly org?: string;
  readonly sector?: string;
}

/** Whoever serves an organisation of states, and no state, has no country while it lasts. */
export function standingOn(actor: KnownActor, day: string | undefined, knowledge: ActorKnowledge): Standing {
  const held = rolesOn(actor.roles, day);
  const international = held.flatMap(({ org }) => {
    const served = org === undefined ? undefined : knowledge.byId.get(org);
    return served?.org === undefined || served.kind !== "igo" ? [] : [served.org];
  })[0];
  if (international !== undefined && !held.some((role) => national(role, knowledge))) return { org: international };
  const country = actor.country ?? held.find((role) => role.country !== undefined)?.country;
  const sector = sectorOn(actor, held, day, knowledge);
  return { ...(country === undefined ? {} : { country }), ...(sector === undefined ? {} : { sector }) };
}

/** Without a day, whoever has left office is still known by the last one. */
function rolesOn(roles: readonly KnownRole[], day: string | undefined): readonly KnownRole[] {
  const held = roles.filter((role) => heldOn(role, day));
  if (day !== undefined || held.length > 0) return held;
  return [...roles].sort((a, b) => ((a.to ?? "") < (b.to ?? "") ? -1 : 1)).slice(-1);
}

function national(role: KnownRole, knowledge: ActorKnowledge): boolean {
  return role.org === undefined ? role.country !== undefined : knowledge.byId.get(role.org)?.kind !== "igo";
}

function sectorOn(
  actor: KnownActor,
  held: readonly KnownRole[],
  day: string | undefined,
  knowledge: ActorKnowledge,
): string | undefined {
  const sectors = held.map((role) => sectorOf(role, knowledge));
  for (const sector of PRECEDENCE) if (sectors.includes(sector)) return sector;
  if (sectors.length > 0) return sectors[0];
  if (actor.sector !== undefined) return actor.sector;
  const past = actor.roles.some((role) => role.to !== undefined && (day === undefined || role.to < day));
  return past ? "ELI" : undefined;
}

/** Who holds several roles acts for the state first, for a party last. */
const PRECEDENCE = ["GOV", "MIL", "SPY", "COP", "JUD", "LEG", "REB", "REL", "PTY"];

function sectorOf(role: KnownRole, knowledge: ActorKnowledge): string {
  const title = role.title.toLowerCase();
  if (role.kind === "party-leader") return "PTY";
  if (role.kind !== "other" && role.kind !== "deputy" && role.kind !== "spokesperson") return "GOV";
  for (const [pattern, sector] of TITLE_SECTORS) if (pattern.test(title)) return sector;
  const org = role.org === undefined ? undefined : knowledge.byId.get(role.org);
  if (org?.sector !== undefined && org.kind !== "igo") return org.sector;
  return "GOV";
}

const TITLE_SECTORS: readonly (readonly [RegExp, string])[] = [
  [/\b(speaker|parliament|senate|senator|member of congress|majority leader|minority leader|legislat)/, "LEG"],
  [/national people's congress|political consultative conference|national assembly|supreme people's assembly/, "LEG"],
  [/^(deputy |vice )?(minister|secretary|president)\b/, "GOV"],
  [/general staff|joint chiefs|army|armed forces|commander|military committee|navy|air force|naval/, "MIL"],
  [/intelligence|mossad|\bcia\b|shin bet|\bmi[56]\b|security service/, "SPY"],
  [/chief justice|supreme court|constitutional court|prosecutor/, "JUD"],
  [/\bpolice\b/, "COP"],
  [/^(supreme leader|leader of the opposition)/, "GOV"],
];

/** True when the title in the text and the role we know are one: "vice chairman of the council" of its deputy chairman. */
export function isSameRole(title: string, generic: GenericInstitution, role: KnownRole): boolean {
  const [stated, known] = [titleWords(title), titleWords(role.title)];
  const deputy = stated.has("deputy") === known.has("deputy");
  if (deputy && role.kind !== undefined && ROLE_KINDS[generic.role]?.includes(role.kind) === true) {
    return generic.role !== "president" || known.has("president");
  }
  const shared = [...stated].filter((word) => known.has(word)).length;
  return deputy && shared > 0 && shared / (stated.size + known.size - shared) >= 0.6;
}

/** What a title begins with when the role is over. */
export const FORMER_TITLE = /^(former|ex|late|then)\W+/i;

/** Kinds of role in `data/actors/people` that a generic role may mean. */
const ROLE_KINDS: Readonly<Record<string, readonly string[]>> = {
  president: ["head-of-state", "head-of-government"],
  "prime-minister": ["head-of-government"],
  king: ["head-of-state"],
  "supreme-leader": ["head-of-state"],
  leader: ["head-of-state", "head-of-government"],
  "foreign-minister": ["foreign-minister"],
  "defence-minister": ["defence-minister"],
  "national-security-adviser": ["security-adviser"],
  ambassador: ["ambassador"],
  spokesperson: ["spokesperson"],
};

export function roleKinds(genericRole: string): readonly string[] {
  return ROLE_KINDS[genericRole] ?? [];
}

const SAME_WORDS: Readonly<Record<string, string>> = {
  vice: "deputy",
  defense: "defence",
  advisor: "adviser",
  chairwoman: "chairman",
  chairperson: "chairman",
  spokeswoman: "spokesman",
  spokesperson: "spokesman",
  premier: "minister",
  general: "",
};
const LITTLE_WORDS = new Set(["of", "the", "for", "and", "to", "in", "on", "'s", "s", "party", "national", "affairs"]);

export function titleWords(title: string): ReadonlySet<string> {
  return new Set(
    title
      .toLowerCase()
      .split(/[^\p{L}']+/u)
      .map((word) => SAME_WORDS[word] ?? word)
      .filter((word) => word !== "" && !LITTLE_WORDS.has(word)),
  );
}

/** A role as the record shows it. */
export function published({ title, org, country, from, to, checked }: Role): Role {
  return {
    title,
    ...(org === undefined ? {} : { org }),
    ...(country === undefined ? {} : { country }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(checked === undefined ? {} : { checked }),
  };
}
