/** The built-in list of sources in → a source by name, other name or address, with the facts that stand with a reference. */
import type { SourceKind } from "./kinds.ts";
import { hostOf, hostOfName, nameKey } from "./names.ts";
import type { ActorRow, OwnerRow, ReferenceRow, SourceRow } from "./schema.ts";

export interface KnownSource {
  /** The actor's id where the source is an actor of `data/actors`. */
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly kind: SourceKind;
  /** ISO 3166-1 alpha-3; of an international organisation its actor id. */
  readonly country?: string;
  /** BCP 47. */
  readonly languages: readonly string[];
  /** Hosts that are its own, without "www.". */
  readonly domains: readonly string[];
  /** As the reference names it; of ministries and state media the state. */
  readonly owner?: string;
  readonly family?: OwnerFamily;
  readonly references: readonly { readonly url: string; readonly confirms: string }[];
}

/**
 * Sources of one owner, which are not independent of each other. `state:RUS`: bodies and media of a state; `org:un`: of an
 * international organisation; else the owner's id, where it owns two sources of the list or more.
 */
export interface OwnerFamily {
  readonly id: string;
  readonly name: string;
}

export interface KnownSources {
  /** Changes with the list. */
  readonly version: string;
  readonly all: readonly KnownSource[];
  byId(id: string): KnownSource | undefined;
  /** By name, other name or host ("TASS", "Itar-Tass", "tass.com"). A name of two sources finds none. */
  find(name: string): KnownSource | undefined;
  /** The publisher of a page, where its host is one that the list holds. */
  ofUrl(url: string): KnownSource | undefined;
  /** Those whose names, hosts, kind, country, language or owner begin or hold the word; all without one. */
  search(word: string): readonly KnownSource[];
}

export interface SourceFiles {
  readonly version: string;
  readonly sources: readonly SourceRow[];
  readonly owners: readonly OwnerRow[];
  readonly references: readonly ReferenceRow[];
  readonly actors: readonly ActorRow[];
}

export function knownSourcesOf(files: SourceFiles): KnownSources {
  const all = sourcesIn(files);
  const byId = new Map(all.map((source) => [source.id, source]));
  const byHost = new Map(all.flatMap((source) => source.domains.map((domain) => [domain, source] as const)));
  const byName = new Map<string, KnownSource | undefined>();
  for (const source of all) {
    for (const key of new Set([source.name, ...source.names].map(nameKey))) {
      byName.set(key, byName.has(key) ? undefined : source);
    }
  }
  const ofHost = (host: string | undefined): KnownSource | undefined =>
    host === undefined ? undefined : byHost.get(host);
  return {
    version: files.version,
    all,
    byId: (id) => byId.get(id),
    find: (name) => byName.get(nameKey(name)) ?? ofHost(hostOfName(name)),
    ofUrl: (url) => ofHost(hostOf(url)),
    search: (word) => all.filter((source) => holds(source, word.trim().toLowerCase())),
  };
}

function sourcesIn({ sources, owners, references, actors }: SourceFiles): KnownSource[] {
  const actorOf = new Map(actors.map((actor) => [actor.id, actor]));
  const ownerOf = new Map(owners.map((owner) => [owner.id, owner]));
  const referenceOf = new Map(references.map((reference) => [reference.id, reference]));
  const states = new Map(
    actors.flatMap(({ kind, country, name }) => (kind === "state" && country !== undefined ? [[country, name]] : [])),
  );
  const owned = new Map<string, number>();
  for (const { owner } of sources) if (owner !== undefined) owned.set(owner, (owned.get(owner) ?? 0) + 1);
  return sources.map((row): KnownSource => {
    const actor = "actor" in row ? actorOf.get(row.actor) : undefined;
    const id = "actor" in row ? row.actor : row.id;
    const name = "actor" in row ? (actor?.name ?? row.actor) : row.name;
    const organisation = id.split(".")[0] ?? id;
    const country = row.kind === "igo" ? organisation : (row.country ?? actor?.country);
    const owner = row.owner === undefined ? undefined : ownerOf.get(row.owner);
    const family = familyOf(row, country, owner, (owned.get(row.owner ?? "") ?? 0) > 1, (code) =>
      row.kind === "igo" ? (actorOf.get(code)?.name ?? name) : `State of ${states.get(code) ?? code}`,
    );
    const ownerName = owner?.name ?? (row.kind === "igo" && organisation === id ? undefined : family?.name);
    return {
      id,
      name,
      names: [...(actor?.names ?? []), ...(row.names ?? [])],
      kind: row.kind,
      ...(country === undefined ? {} : { country }),
      languages: row.languages,
      domains: row.domains ?? [],
      ...(ownerName === undefined ? {} : { owner: ownerName }),
      ...(family === undefined ? {} : { family }),
      references: row.references.flatMap((each) => {
        const reference = referenceOf.get(each);
        return reference === undefined ? [] : [{ url: reference.url, confirms: reference.confirms }];
      }),
    };
  });
}

function familyOf(
  { kind }: SourceRow,
  country: string | undefined,
  owner: OwnerRow | undefined,
  isShared: boolean,
  nameOf: (code: string) => string,
): OwnerFamily | undefined {
  if (country !== undefined && (kind === "ministry" || kind === "state-media")) {
    return { id: `state:${country}`, name: nameOf(country) };
  }
  if (country !== undefined && kind === "igo") return { id: `org:${country}`, name: nameOf(country) };
  return owner === undefined || !isShared ? undefined : { id: owner.id, name: owner.name };
}

function holds({ name, names, domains, kind, country, languages, owner }: KnownSource, word: string): boolean {
  const words = [name, ...names, ...domains, owner ?? ""].map((each) => each.toLowerCase());
  const exact = [country?.toLowerCase(), kind, kind.replaceAll("-", " "), ...languages];
  return words.some((each) => each.includes(word)) || exact.includes(word);
}
