/** A row of `data/actors` → an actor Readout knows. */
import type { ActorKind, Role } from "../../../model/index.ts";

export interface KnownRole extends Role {
  /** head-of-state, head-of-government, foreign-minister… */
  readonly kind?: string;
  /** Of an organisation, in the time of this role, in place of its own. */
  readonly sector?: string;
}

export interface KnownActor {
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  readonly country?: string;
  /** Code of an actor without a country: IGO, NGO, MNC. */
  readonly org?: string;
  readonly sector?: string;
  readonly wikidata?: string;
  readonly gender?: string;
  readonly family?: string;
  readonly roles: readonly KnownRole[];
}

/** True when the role is held on the day; a role without dates is taken as held. */
export function heldOn(role: Role, day: string | undefined): boolean {
  if (day === undefined) return role.to === undefined;
  return (
    (role.from === undefined || role.from <= day) && (role.to === undefined || role.to >= day.slice(0, role.to.length))
  );
}

/** Absent when the row has no id or no name. */
export function knownActor(row: Record<string, unknown>, path: string): KnownActor | undefined {
  const { id, name } = row;
  if (typeof id !== "string" || typeof name !== "string") return undefined;
  const kind = actorKindOf(row["kind"], path);
  const code = typeof row["code"] === "string" ? row["code"] : undefined;
  const org = CODED_WITHOUT_COUNTRY.has(kind) ? code : undefined;
  return {
    id,
    name,
    kind,
    roles: records(row["roles"]).map(roleOf),
    ...texts(row, ACTOR_FIELDS),
    ...(org === undefined ? {} : { org }),
  };
}

const CODED_WITHOUT_COUNTRY = new Set(["igo", "ngo", "company"]);

function actorKindOf(kind: unknown, path: string): ActorKind {
  switch (kind) {
    case "state":
    case "person":
    case "organization":
    case "armed-group":
    case "igo":
    case "ngo":
    case "company":
    case "population":
      return kind;
    case "region":
      return "state";
    default:
      return path.includes("/people/") ? "person" : "organization";
  }
}

function roleOf(row: Record<string, unknown>): KnownRole {
  return { title: "", ...texts(row, ROLE_FIELDS) };
}

const ROLE_FIELDS = ["title", "kind", "org", "country", "from", "to", "checked", "sector"] as const;
const ACTOR_FIELDS = ["country", "sector", "wikidata", "gender", "family"] as const;

/** The fields that hold some text. */
function texts<Key extends string>(row: Record<string, unknown>, fields: readonly Key[]): { [K in Key]?: string } {
  const found: { [K in Key]?: string } = {};
  for (const field of fields) {
    const value = row[field];
    if (typeof value === "string" && value !== "") found[field] = value;
  }
  return found;
}

export function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string" && item !== "") : [];
}

export function records(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value)
    ? value.filter((item): item is Record<string, unknown> => typeof item === "object" && item !== null)
    : [];
}
