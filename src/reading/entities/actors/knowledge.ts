/** `data/actors` → the actors Readout knows, looked up by name, by country, by the phrase for an institution. */
import type { ActorKind, Resources, Role } from "../../../model/index.ts";

export interface KnownRole extends Role {
  /** head-of-state, head-of-government, foreign-minister… */
  readonly kind?: string;
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
  readonly members?: readonly { readonly country: string; readonly from?: string; readonly to?: string }[];
}

/** What one spelling may stand for. `use`: the name itself, an adjective or people ("Russian"), or a seat ("Kremlin"). */
export interface NameEntry {
  readonly actor: KnownActor;
  readonly use: "name" | "adjective" | "people" | "capital" | "seat" | "prefix";
  /** A spelling of one to three capitals, which lower-case text must not match ("US", "IS"). */
  readonly capitals: boolean;
}

/** "foreign ministry" → what an institution so called is, once a state is known. */
export interface GenericInstitution {
  readonly phrase: string;
  readonly role: string;
  readonly sector: string;
  readonly person: boolean;
}

export interface ActorKnowledge {
  readonly byId: ReadonlyMap<string, KnownActor>;
  /** By `nameKey`. */
  readonly byName: ReadonlyMap<string, readonly NameEntry[]>;
  /** First three characters of every key: a cheap "no". */
  readonly starts: ReadonlySet<string>;
  readonly byFamily: ReadonlyMap<string, readonly KnownActor[]>;
  readonly stateOf: ReadonlyMap<string, KnownActor>;
  readonly generic: ReadonlyMap<string, GenericInstitution>;
}

/** Letters and digits only, folded: "People's Liberation Army" and "People ' s liberation army" are one key. */
export function nameKey(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

export function loadActorKnowledge(resources: Resources): ActorKnowledge {
  const byId = new Map<string, KnownActor>();
  const byName = new Map<string, NameEntry[]>();
  const byFamily = new Map<string, KnownActor[]>();
  const stateOf = new Map<string, KnownActor>();
  const add = (text: string, actor: KnownActor, use: NameEntry["use"]): void => {
    const key = nameKey(text);
    if (key.length < 2) return;
    const entries = byName.get(key) ?? [];
    if (entries.some((entry) => entry.actor.id === actor.id && entry.use === use)) return;
    entries.push({ actor, use, capitals: key.length <= 3 && /^[\p{Lu}.\d]+$/u.test(text) });
    byName.set(key, entries);
  };
  for (const path of resources.list("actors/")) {
    if (!/\.jsonl?$/.test(path) || path.endsWith("institutions-generic.json") || path.endsWith("disagreements.json"))
      continue;
    for (const row of readRows(resources, path)) {
      const actor = knownActor(row, path);
      if (actor === undefined) continue;
      byId.set(actor.id, actor);
      add(actor.name, actor, "name");
      for (const name of strings(row["names"])) add(name, actor, "name");
      for (const name of strings(row["adjectives"])) add(name, actor, "adjective");
      for (const name of strings(row["people"])) add(name, actor, "people");
      for (const name of strings(row["prefixes"])) add(name, actor, "prefix");
      for (const name of [...strings([row["capital"]]), ...strings(row["otherCapitals"])]) add(name, actor, "capital");
      for (const seat of records(row["seats"])) for (const name of strings([seat["name"]])) add(name, actor, "seat");
      if (actor.kind === "state" && actor.country !== undefined && !stateOf.has(actor.country))
        stateOf.set(actor.country, actor);
      if (actor.family !== undefined) {
        const key = nameKey(actor.family);
        byFamily.set(key, [...(byFamily.get(key) ?? []), actor]);
      }
    }
  }
  const generic = new Map<string, GenericInstitution>();
  for (const row of readRows(resources, "actors/institutions-generic.json")) {
    const [phrase, sector] = [row["phrase"], row["sector"]];
    if (typeof phrase !== "string" || typeof sector !== "string") continue;
    const role = typeof row["role"] === "string" ? row["role"] : phrase;
    generic.set(phrase.toLowerCase(), { phrase, sector, role, person: row["person"] === true });
  }
  return {
    byId,
    byName,
    starts: new Set([...byName.keys()].map((key) => key.slice(0, 3))),
    byFamily,
    stateOf,
    generic,
  };
}

/** True when the role is held on the day; a role without dates is taken as held. */
export function heldOn(role: Role, day: string | undefined): boolean {
  if (day === undefined) return role.to === undefined;
  return (
    (role.from === undefined || role.from <= day) && (role.to === undefined || role.to >= day.slice(0, role.to.length))
  );
}

function readRows(resources: Resources, path: string): readonly Record<string, unknown>[] {
  const text = resources.text(path);
  if (!path.endsWith(".jsonl")) return records(JSON.parse(text));
  return records(
    text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line): unknown => JSON.parse(line)),
  );
}

const CODED_WITHOUT_COUNTRY = new Set(["igo", "ngo", "company"]);

function knownActor(row: Record<string, unknown>, path: string): KnownActor | undefined {
  const [id, name] = [row["id"], row["name"]];
  if (typeof id !== "string" || typeof name !== "string") return undefined;
  const kind = actorKindOf(row["kind"], path);
  const code = typeof row["code"] === "string" ? row["code"] : undefined;
  const org = CODED_WITHOUT_COUNTRY.has(kind) && code !== undefined ? code : undefined;
  return {
    id,
    name,
    kind,
    roles: records(row["roles"]).map(roleOf),
    ...optional(row, "country"),
    ...optional(row, "sector"),
    ...optional(row, "wikidata"),
    ...optional(row, "gender"),
    ...optional(row, "family"),
    ...(org === undefined ? {} : { org }),
    ...(Array.isArray(row["members"]) ? { members: records(row["members"]).flatMap(memberOf) } : {}),
  };
}

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
  return {
    title: typeof row["title"] === "string" ? row["title"] : "",
    ...optional(row, "kind"),
    ...optional(row, "org"),
    ...optional(row, "country"),
    ...optional(row, "from"),
    ...optional(row, "to"),
    ...optional(row, "checked"),
    ...optional(row, "sector"),
  };
}

function memberOf(row: Record<string, unknown>): { country: string; from?: string; to?: string }[] {
  const country = row["country"];
  return typeof country === "string" ? [{ country, ...optional(row, "from"), ...optional(row, "to") }] : [];
}

function optional<Key extends string>(row: Record<string, unknown>, key: Key): { [K in Key]?: string } {
  const value = row[key];
  return typeof value === "string" && value !== "" ? ({ [key]: value } as { [K in Key]: string }) : {};
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string" && item !== "") : [];
}

function records(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value)
    ? value.filter((item): item is Record<string, unknown> => typeof item === "object" && item !== null)
    : [];
}
