/** Data files in, the component that finds the places of a document and puts them on the map out. */
import type { DocumentInput, NameSpan, Place, Resources } from "../../../model/index.ts";
import { defineComponent } from "../../../model/index.ts";
import { createGazetteer, type Gazetteer } from "./gazetteer.ts";
import { findMentions, type PlaceMention } from "./mentions.ts";
import { type Resolved, resolveMentions } from "./resolve.ts";

/** Finds names of places and the adjectives of countries; a place it is unsure of has a name and no coordinates. */
export function createPlaceResolver(resources: Pick<Resources, "list" | "text">) {
  const gazetteer = createGazetteer(resources);
  return defineComponent({
    name: "place-resolver",
    needs: ["document", "sentences", "trees", "names", "facts"],
    provides: ["places"],
    run: ({ document, sentences, trees, names, facts }) => {
      const { text } = document;
      const namesOf = groupBySentence(names);
      const people = familyNames(names, text);
      const mentions = trees.flatMap(({ n, words }) => {
        if (sentences[n]?.kind === "boilerplate") return [];
        const dateline = facts.dateline;
        return findMentions({
          n,
          words,
          names: namesOf.get(n) ?? [],
          text,
          gazetteer,
          isPerson: (word) => people.has(word),
          isDateline: ({ start, end }) => dateline !== undefined && start >= dateline.start && end <= dateline.end,
        });
      });
      const outletCountry = outletCountryOf(document, gazetteer);
      const chosen = resolveMentions(mentions, { text, ...(outletCountry !== undefined && { outletCountry }) });
      return { places: mentions.map((mention, i) => placeOf(mention, chosen[i] ?? {}, text)) };
    },
  });
}

function groupBySentence(names: readonly NameSpan[]): ReadonlyMap<number, readonly NameSpan[]> {
  const groups = new Map<number, NameSpan[]>();
  for (const name of names) {
    const group = groups.get(name.n);
    if (group === undefined) groups.set(name.n, [name]);
    else group.push(name);
  }
  return groups;
}

/** Last words of people named with at least two: a later "Clinton" is no town. */
function familyNames(names: readonly NameSpan[], text: string): ReadonlySet<string> {
  const people = new Set<string>();
  for (const { kind, score, start, end } of names) {
    const words = kind === "PER" && score >= 0.6 ? text.slice(start, end).split(/\s+/) : [];
    const last = words.length > 1 ? words.at(-1) : undefined;
    if (last !== undefined) people.add(last);
  }
  return people;
}

/** "www.cbc.ca" writes of Canada more than others do. */
function outletCountryOf({ url, source }: DocumentInput, gazetteer: Gazetteer): string | undefined {
  for (const text of [url, source]) {
    const code = /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)*\.([a-z]{2})(?=[/:?#]|$)/i.exec(text ?? "")?.[1];
    const country = code && gazetteer.countryOfDomain(code.toLowerCase());
    if (country) return country;
  }
  return undefined;
}

function placeOf(mention: PlaceMention, { candidate, country }: Resolved, text: string): Place {
  const { start, end } = mention;
  if (candidate === undefined) {
    const name = text.slice(start, end).replace(/\s+/g, " ");
    return { start, end, name, ...(country !== undefined && { country }), precision: mention.precision };
  }
  const { name, geonames, lat, lon, precision } = candidate;
  return {
    start,
    end,
    name,
    ...(candidate.country !== undefined && { country: candidate.country }),
    ...(geonames !== undefined && { geonames }),
    lat,
    lon,
    precision,
  };
}
