/** A name with the codes that a dataset gives it → a known actor where it is exactly that one, else an actor of this row alone. */
import type { ActorKind } from "../../model/index.ts";
import type { loadActorKnowledge } from "../../reading/entities/actors/index.ts";
import { nameKey } from "../../reading/entities/actors/name-key.ts";
import type { IdentifiedActor } from "./draft.ts";

export interface ActorAsked {
  readonly name: string;
  readonly country?: string;
  readonly sector?: string;
  readonly org?: string;
  /** The dataset means the state itself. */
  readonly isState?: boolean;
  /** Id of a group by its code, for where the name is not known. */
  readonly group?: string;
  /** What it is where nothing else says so. */
  readonly kind?: ActorKind;
}

type Knowledge = ReturnType<typeof loadActorKnowledge>;
type Known = NonNullable<ReturnType<Knowledge["byId"]["get"]>>;

export function identifyActor(asked: ActorAsked, knowledge: Knowledge): IdentifiedActor {
  const known = knownActor(asked, knowledge);
  const country = asked.country ?? known?.country;
  const org = asked.org ?? known?.org;
  const sector = asked.sector ?? known?.sector;
  const codes = { ...(country !== undefined && { country }), ...(org !== undefined && { org }) };
  if (known !== undefined) {
    const { id, name, kind, wikidata } = known;
    return {
      id,
      name,
      kind,
      ...codes,
      ...(sector !== undefined && { sector }),
      ...(wikidata !== undefined && { wikidata }),
    };
  }
  const { name } = asked;
  return { id: `d:${nameKey(name)}`, name, kind: kindOf(asked), ...codes, ...(sector !== undefined && { sector }) };
}

function knownActor({ name, country, isState, group }: ActorAsked, knowledge: Knowledge): Known | undefined {
  if (isState === true && country !== undefined) return knowledge.stateOf.get(country);
  return byName(name, country, knowledge) ?? (group === undefined ? undefined : knowledge.byId.get(group));
}

/** Exactly one actor has the name, and the country where the dataset gives one; a name with other meanings wants its country. */
function byName(name: string, country: string | undefined, knowledge: Knowledge): Known | undefined {
  const key = nameKey(name);
  if (knowledge.notActors.has(key) || (country === undefined && knowledge.ambiguous.has(key))) return undefined;
  const actors = new Map<string, Known>();
  for (const { actor, use, capitals } of knowledge.byName.get(key) ?? []) {
    if (use !== "name" || (capitals && name !== name.toUpperCase())) continue;
    if (country === undefined || actor.country === country) actors.set(actor.id, actor);
  }
  const [only, ...others] = actors.values();
  return others.length === 0 ? only : undefined;
}

function kindOf({ kind, org, sector }: ActorAsked): ActorKind {
  if (kind !== undefined) return kind;
  return KINDS[org ?? ""] ?? KINDS[sector ?? ""] ?? "organization";
}

const KINDS: Readonly<Record<string, ActorKind>> = {
  IGO: "igo",
  NGO: "ngo",
  MNC: "company",
  IMG: "armed-group",
  REB: "armed-group",
  UAF: "armed-group",
  PRM: "armed-group",
  CVL: "population",
  REF: "population",
  BUS: "company",
};
