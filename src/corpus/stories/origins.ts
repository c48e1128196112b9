/** Documents with their copies and relays in → where each comes from: articles, texts and origins of any set of them. */
import type { Outlets } from "./outlets.ts";
import type { Relay } from "./relays.ts";

export interface OriginSource {
  readonly id: string;
  readonly date?: string;
  readonly source?: string;
  readonly relays: readonly Relay[];
}

export interface DocumentOrigin {
  readonly document: string;
  /**
   * What counts as one: the family of the owner of the publisher at the root (`state:RUS`, `news-corp`), since outlets of one
   * owner are not independent of each other; where none is known the publisher, `text:…` where there is no publisher.
   */
  readonly origin: string;
  /** The owner, where `origin` is a family. */
  readonly owner?: string;
  /** Publisher at the root: actor id, id in the list of sources, or folded name. */
  readonly outlet?: string;
  readonly name?: string;
  /** Earliest document of the family of near-copies that this one belongs to. */
  readonly family: string;
  readonly how: "own" | "copy" | "credit" | "reported";
  /** What shows it: the credit in this document, or the document it is a copy of. */
  readonly from?: { readonly document: string; readonly start?: number; readonly end?: number };
}

export interface OriginCount {
  readonly articles: number;
  /** Families of near-copies. */
  readonly texts: number;
  readonly origins: number;
  readonly byOrigin: readonly {
    readonly origin: string;
    /** The publisher at the root, or the owner of several. */
    readonly name?: string;
    readonly documents: readonly string[];
  }[];
}

/**
 * One family of near-copies has one origin: the outlet credited in any of its members, else the one that any of them says it
 * relays, else the publisher of the earliest. Two texts of one publisher are one origin, and so are two of one owner's outlets.
 *
 * @param documents in order of date, then id.
 * @param families indices of near-copies, earliest first.
 */
export function originsOf(
  documents: readonly OriginSource[],
  families: readonly (readonly number[])[],
  outlets: Outlets,
): DocumentOrigin[] {
  const found: DocumentOrigin[] = [];
  for (const family of families) {
    const members = family.flatMap((at) => documents[at] ?? []);
    const [first] = members;
    if (first === undefined) continue;
    const relay = (how: Relay["how"]) =>
      members.flatMap((each) =>
        each.relays.filter((one) => one.how === how).map((one) => ({ ...one, document: each.id })),
      )[0];
    const root = relay("credit") ?? relay("reported");
    const publisher = first.source === undefined ? undefined : outlets.named(first.source);
    const outlet = root?.outlet ?? publisher?.id;
    const name = root?.name ?? publisher?.name;
    const owner = outlet === undefined ? undefined : outlets.familyOf(outlet);
    for (const each of members) {
      const own = each.relays.find((one) => one.outlet === root?.outlet);
      const isPublisher = each.source !== undefined && outlets.named(each.source).id === outlet;
      found.push({
        document: each.id,
        origin: owner?.id ?? outlet ?? `text:${first.id}`,
        ...(owner === undefined ? {} : { owner: owner.name }),
        ...(outlet === undefined ? {} : { outlet }),
        ...(name === undefined ? {} : { name }),
        family: first.id,
        ...(own !== undefined
          ? { how: own.how, from: { document: each.id, start: own.start, end: own.end } }
          : each === first || isPublisher
            ? { how: "own" as const }
            : { how: "copy" as const, from: { document: root?.document ?? first.id } }),
      });
    }
  }
  const order = new Map(documents.map((each, at) => [each.id, at]));
  return found.sort((a, b) => (order.get(a.document) ?? 0) - (order.get(b.document) ?? 0));
}

export function countOrigins(origins: readonly DocumentOrigin[]): OriginCount {
  const groups = new Map<string, { name?: string; documents: string[] }>();
  for (const { document, origin, owner, name } of origins) {
    const group = groups.get(origin) ?? { ...(name === undefined ? {} : { name }), documents: [] };
    if (owner !== undefined && name !== group.name) group.name = owner;
    group.documents.push(document);
    groups.set(origin, group);
  }
  return {
    articles: origins.length,
    texts: new Set(origins.map((each) => each.family)).size,
    origins: groups.size,
    byOrigin: [...groups].map(([origin, group]) => ({ origin, ...group })),
  };
}
