/** Files of `data/places` and the states of `data/actors` in; what a name may denote on the map, out. */
import type { Place, Resources } from "../../../model/index.ts";
import { placeKey } from "./key.ts";

/** One reading of a name. */
export interface Candidate {
  readonly name: string;
  readonly kind: "country" | "admin" | "region" | "city" | "site";
  readonly precision: Place["precision"];
  readonly country?: string;
  /** GeoNames code of the first-level division. */
  readonly admin1?: string;
  readonly geonames?: string;
  readonly lat: number;
  readonly lon: number;
  /** How likely the reading is with nothing else known: about the decimal logarithm of a city's population. */
  readonly prior: number;
  /** Written by hand because the news needs it, not taken from the long list of towns. */
  readonly listed: boolean;
}

export interface Gazetteer {
  /** Readings of a name by its `placeKey`, the likeliest first; empty when nothing is known. */
  readonly find: (key: string) => readonly Candidate[];
  /** Abbreviations that stand after a comma: "Ky.", "B.C.". */
  readonly findShort: (text: string) => readonly Candidate[];
  /** "Kenyan" → Kenya. */
  readonly findAdjective: (key: string) => readonly Candidate[];
  /** The country behind a country-code domain: "ca" → "CAN". */
  readonly countryOfDomain: (code: string) => string | undefined;
}

/** A country stands above its capital, a province above all but the largest cities. */
const PRIOR = {
  country: 8.5,
  region: 7,
  admin: 6.7,
  site: 6,
  town: 5.5,
  venue: 4.6,
  capital: 1.5,
  seat: 0.2,
  quarter: -0.4,
  listed: 0.5,
} as const;

/** "San Jose" has hundreds of readings; those below the fortieth are hamlets. */
const MOST_READINGS = 40;

/** Reads nothing until the first name is looked up. */
export function createGazetteer(resources: Pick<Resources, "list" | "text">): Gazetteer {
  let loaded: Loaded | undefined;
  const load = (): Loaded => {
    loaded ??= readAll(resources);
    return loaded;
  };
  const known = new Map<string, readonly Candidate[]>();
  return {
    find: (key) => {
      const before = known.get(key);
      if (before !== undefined) return before;
      const { names, cities } = load();
      const readings = [...(names.get(key) ?? []), ...cities(key)].sort((a, b) => b.prior - a.prior);
      if (known.size > 20_000) known.clear();
      known.set(key, readings);
      return readings;
    },
    findShort: (text) => load().shorts.get(text) ?? NONE,
    findAdjective: (key) => load().adjectives.get(key) ?? NONE,
    countryOfDomain: (code) => load().domains.get(code),
  };
}

const NONE: readonly Candidate[] = [];

interface Loaded {
  readonly names: ReadonlyMap<string, readonly Candidate[]>;
  readonly adjectives: ReadonlyMap<string, readonly Candidate[]>;
  readonly shorts: ReadonlyMap<string, readonly Candidate[]>;
  readonly domains: ReadonlyMap<string, string>;
  readonly cities: (key: string) => readonly Candidate[];
}

function readAll(resources: Pick<Resources, "list" | "text">): Loaded {
  const names = new Map<string, Candidate[]>();
  const adjectives = new Map<string, Candidate[]>();
  const shorts = new Map<string, Candidate[]>();
  const domains = new Map<string, string>();
  const countries = new Map<string, Candidate>();
  const add = (table: Map<string, Candidate[]>, key: string, candidate: Candidate): void => {
    if (key.length < 2) return;
    const there = table.get(key);
    if (there === undefined) table.set(key, [candidate]);
    else if (!there.includes(candidate)) there.push(candidate);
  };
  for (const row of rowsOf(resources, "places/countries.json")) {
    const [country, iso2] = [text(row["country"]), text(row["iso2"])];
    const candidate = candidateOf(row, "country", PRIOR.country);
    if (country === undefined || candidate === undefined) continue;
    countries.set(country, candidate);
    if (iso2 !== undefined) domains.set(iso2 === "GB" ? "uk" : iso2.toLowerCase(), country);
    add(names, placeKey(candidate.name), candidate);
  }
  for (const row of rowsOf(resources, "places/regions.json")) {
    const kind = REGION_KINDS.get(text(row["kind"]) ?? "");
    const found = kind && candidateOf(row, kind, kind === "city" ? PRIOR.town : PRIOR[kind]);
    if (found === undefined) continue;
    // "The White House condemned…" is no place, "outside the White House" is: a venue needs its preposition.
    const candidate = row["kind"] === "venue" ? { ...found, listed: false, prior: PRIOR.venue } : found;
    for (const name of [candidate.name, ...list(row["names"])]) add(names, placeKey(text(name) ?? ""), candidate);
    for (const short of list(row["short"])) add(shorts, text(short) ?? "", candidate);
    for (const adjective of list(row["adjectives"])) add(adjectives, placeKey(text(adjective) ?? ""), candidate);
  }
  const capitals = new Set<string>();
  for (const row of resources.list("actors/states").flatMap((path) => rowsOf(resources, path))) {
    const [kind, name, country, capital] = [row["kind"], row["name"], row["country"], row["capital"]].map(text);
    const key = placeKey(name ?? "");
    // A region of a state ("Catalonia") or a territory with a country code of its own ("Greenland").
    const own = names.get(key)?.find((one) => one.kind !== "city" && one.country === country);
    const candidate = kind === "state" ? countries.get(country ?? "") : (own ?? names.get(key)?.[0]);
    if (candidate === undefined) continue;
    const seat = placeKey(capital ?? "");
    if (kind === "state" && seat !== "") capitals.add(seat);
    for (const other of [name, ...list(row["names"])]) {
      const otherKey = placeKey(text(other) ?? "");
      // "Washington, D.C." is listed among the names of the United States: on the map it is the city.
      if (seat === "" || otherKey === seat || !otherKey.startsWith(`${seat} `)) add(names, otherKey, candidate);
    }
    for (const adjective of list(row["adjectives"])) add(adjectives, placeKey(text(adjective) ?? ""), candidate);
  }
  return { names, adjectives, shorts, domains, cities: cityFinder(resources.text("places/cities.tsv"), capitals) };
}

const REGION_KINDS: ReadonlyMap<string, "admin" | "region" | "city" | "site"> = new Map([
  ["admin", "admin"],
  ["city", "city"],
  ["site", "site"],
  ["venue", "site"],
  ...["continent", "region", "island", "sea", "mountains", "river"].map((kind) => [kind, "region"] as const),
]);

function candidateOf(row: Record<string, unknown>, kind: Candidate["kind"], prior: number): Candidate | undefined {
  const [name, country, admin1, geonames] = [row["name"], row["country"], row["admin1"], row["geonames"]].map(text);
  const [lat, lon] = [row["lat"], row["lon"]];
  if (name === undefined || typeof lat !== "number" || typeof lon !== "number") return undefined;
  return {
    name,
    kind,
    precision: kind === "region" ? "admin" : kind,
    ...(country !== undefined && { country }),
    ...(admin1 !== undefined && { admin1 }),
    ...(geonames !== undefined && { geonames }),
    lat,
    lon,
    prior,
    listed: true,
  };
}

/** The lines are sorted by key: halving the text finds one in about seventeen steps, and nothing is indexed on loading. */
function cityFinder(lines: string, capitals: ReadonlySet<string>): (key: string) => readonly Candidate[] {
  const keyAt = (start: number): string => lines.slice(start, lines.indexOf("\t", start));
  return (key) => {
    if (key === "") return NONE;
    let [low, high] = [0, lines.length];
    // Invariant: lines that begin before `low` have smaller keys, those that begin at or after `high` do not.
    while (low < high) {
      const middle = lines.lastIndexOf("\n", ((low + high) >> 1) - 1) + 1;
      const start = Math.max(low, middle);
      if (keyAt(start) < key) low = lineAfter(lines, start);
      else high = start;
    }
    const found: Candidate[] = [];
    for (let at = low; found.length < MOST_READINGS && lines.startsWith(`${key}\t`, at); at = lineAfter(lines, at)) {
      const candidate = cityOf(lines.slice(at, lineAfter(lines, at) - 1), capitals);
      if (candidate !== undefined) found.push(candidate);
    }
    return found;
  };
}

function lineAfter(lines: string, start: number): number {
  const end = lines.indexOf("\n", start);
  return end < 0 ? lines.length : end + 1;
}

function cityOf(line: string, capitals: ReadonlySet<string>): Candidate | undefined {
  const [key = "", name, country, admin1, lat, lon, population, geonames, feature = ""] = line.split("\t");
  if (country === undefined || lat === undefined || lon === undefined) return undefined;
  const listed = feature.endsWith("+");
  const capital = feature.startsWith("C") || (/^A\+?$/.test(feature) && capitals.has(key));
  const prior =
    Math.log10(Math.max(Number(population), 300)) +
    (capital ? PRIOR.capital : feature.startsWith("A") ? PRIOR.seat : feature.startsWith("X") ? PRIOR.quarter : 0);
  return {
    name: name || key.replace(/(^| )[a-z]/g, (start) => start.toUpperCase()),
    kind: "city",
    precision: "city",
    country,
    ...(admin1 && { admin1 }),
    ...(geonames && { geonames }),
    lat: Number(lat),
    lon: Number(lon),
    prior: listed ? prior + PRIOR.listed : prior,
    listed,
  };
}

function rowsOf(resources: Pick<Resources, "text">, path: string): readonly Record<string, unknown>[] {
  const rows: unknown = JSON.parse(resources.text(path));
  return Array.isArray(rows) ? rows.filter((row) => typeof row === "object" && row !== null) : [];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
