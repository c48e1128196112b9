/** The media among the actors, and the built-in list of sources, in → names as written → the outlet, with the family of its owner. */
import type { KnownSources, OwnerFamily } from "../sources/index.ts";
import { nameKey } from "../sources/names.ts";

export interface Outlet {
  /** Actor id where the outlet is known, else its id in the list of sources, else its folded name. */
  readonly id: string;
  readonly name: string;
}

export interface Outlets {
  /** A medium of that name: in bylines, credits and "TASS reported". */
  find(name: string): Outlet | undefined;
  /** The source of that name, ministries and datasets too, or of that host; made up from the name where it is not known. */
  named(name: string): Outlet;
  /** Outlets of one family are not independent of each other. */
  familyOf(id: string): OwnerFamily | undefined;
  /** The family of an owner of that name, made up from the name where the list has none. */
  familyNamed(owner: string): OwnerFamily;
}

/** What a user says of a source's owner. */
export interface ToldOwner {
  readonly source: string;
  readonly owner: string;
}

export function outletsOf(media: unknown, sources: KnownSources): Outlets {
  const byName = new Map<string, Outlet>();
  for (const row of Array.isArray(media) ? media : []) {
    const { id, name, names } = fieldsOf(row);
    if (id === undefined || name === undefined) continue;
    for (const each of [name, ...names]) byName.set(nameKey(each), { id, name });
  }
  const families = new Map(
    sources.all.flatMap(({ family }) => (family === undefined ? [] : [[nameKey(family.name), family] as const])),
  );
  const find = (name: string): Outlet | undefined => byName.get(nameKey(name));
  const known = (name: string): Outlet | undefined => {
    const source = sources.find(name);
    return source === undefined ? undefined : { id: source.id, name: source.name };
  };
  return {
    find,
    named: (name) => find(name) ?? known(name) ?? { id: nameKey(name), name },
    familyOf: (id) => sources.byId(id)?.family,
    familyNamed: (owner) => families.get(nameKey(owner)) ?? { id: nameKey(owner), name: owner },
  };
}

/** The same outlets with the owners that the user has told: their word counts before the list's. */
export function withOwners(outlets: Outlets, told: readonly ToldOwner[]): Outlets {
  const families = new Map(
    told.map(({ source, owner }) => [outlets.named(source).id, outlets.familyNamed(owner)] as const),
  );
  return { ...outlets, familyOf: (id) => families.get(id) ?? outlets.familyOf(id) };
}

function fieldsOf(row: unknown): { id?: string; name?: string; names: readonly string[] } {
  if (typeof row !== "object" || row === null) return { names: [] };
  const read = new Map<string, unknown>(Object.entries(row));
  const text = (key: string): string | undefined => {
    const value = read.get(key);
    return typeof value === "string" ? value : undefined;
  };
  const [id, name] = [text("id"), text("name")];
  const names = read.get("names");
  return {
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    names: Array.isArray(names) ? names.filter((each) => typeof each === "string") : [],
  };
}
