/** The list of media actors in → names as written → the outlet, for credits, bylines and sources. */
import { fold } from "./words.ts";

export interface Outlet {
  /** Actor id where the outlet is known, else its folded name. */
  readonly id: string;
  readonly name: string;
  readonly kind?: string;
}

export interface Outlets {
  find(name: string): Outlet | undefined;
  /** The outlet of that name, made up from the name where it is not known. */
  named(name: string): Outlet;
}

export function outletsOf(media: unknown): Outlets {
  const byName = new Map<string, Outlet>();
  for (const row of Array.isArray(media) ? media : []) {
    const { id, name, names, sourceKind } = fieldsOf(row);
    if (id === undefined || name === undefined) continue;
    const outlet: Outlet = { id, name, ...(sourceKind === undefined ? {} : { kind: sourceKind }) };
    for (const each of [name, ...names]) byName.set(nameKey(each), outlet);
  }
  const find = (name: string): Outlet | undefined => byName.get(nameKey(name));
  return { find, named: (name) => find(name) ?? { id: nameKey(name), name } };
}

function fieldsOf(row: unknown): { id?: string; name?: string; names: readonly string[]; sourceKind?: string } {
  if (typeof row !== "object" || row === null) return { names: [] };
  const read = new Map<string, unknown>(Object.entries(row));
  const text = (key: string): string | undefined => {
    const value = read.get(key);
    return typeof value === "string" ? value : undefined;
  };
  const [id, name, sourceKind] = [text("id"), text("name"), text("sourceKind")];
  const names = read.get("names");
  return {
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    ...(sourceKind === undefined ? {} : { sourceKind }),
    names: Array.isArray(names) ? names.filter((each) => typeof each === "string") : [],
  };
}

/** "The Associated Press" and "ASSOCIATED PRESS", "www.cbsnews.com" and "cbsnews.com" are one. */
function nameKey(name: string): string {
  return name
    .replace(/^(?:https?:\/\/)?www\./i, "")
    .split(/[^\p{L}\p{N}.]+/u)
    .map(fold)
    .filter((word) => word !== "" && word !== "the")
    .join("-");
}
