/** Reads the three reference files of `shared/data/reference` into terms of office; a file that is not there is skipped. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CountryTable, readCountryTable } from "./countries.ts";

export type Source = "2012" | "2022" | "2026";

export type Term = {
  readonly source: Source;
  readonly country: string;
  readonly position: string;
  readonly office: "head-of-state" | "head-of-government" | "viceroy";
  readonly names: readonly string[];
  readonly wikidata?: string;
  /** Year (2022) or day (2012, 2026); absent where the file has none. */
  readonly from?: string;
  /** Absent: in office when the file was made. */
  readonly to?: string;
};

export type References = { readonly terms: readonly Term[]; readonly absent: readonly string[] };

const fileNames = {
  "2012": "country-info-2012.txt",
  "2022": "world-leaders-2022-wikidata.csv",
  "2026": "world-leaders-2026-08.csv",
} as const;

export function readReferences(folder: string): References {
  const paths = { "2012": "", "2022": "", "2026": "" };
  const absent: string[] = [];
  for (const source of ["2012", "2022", "2026"] as const) {
    const path = join(folder, fileNames[source]);
    if (existsSync(path)) paths[source] = readFileSync(path, "utf8");
    else absent.push(fileNames[source]);
  }
  const countries = readCountryTable(paths["2012"]);
  const terms = [...readCountryInfo(paths["2012"]), ...readWikidata(paths["2022"], countries)];
  return { terms: [...terms, ...readCurrent(paths["2026"], countries)], absent };
}

export function officeOf(position: string): Term["office"] {
  if (/governors?[- ]general|administrator of the government/i.test(position)) return "viceroy";
  return /prime minister|premier|chancellor|heads? of government|chief executive|taoiseach|council of ministers|cabinet|executive yuan/i.test(
    position,
  )
    ? "head-of-government"
    : "head-of-state";
}

/** Only <Leaders>, only headings that name heads of state and government, only terms that may reach 2010. */
function readCountryInfo(text: string): Term[] {
  const terms: Term[] = [];
  let country = "";
  let heading = "";
  let inLeaders = false;
  for (const line of text.split("\n")) {
    const code = /^<CountryCode>([A-Z]{3})<\/CountryCode>/.exec(line);
    if (/^<CountryCode>/.test(line)) country = code?.[1] ?? "";
    if (/^<Leaders>/.test(line)) inLeaders = true;
    if (/^<\/Leaders>/.test(line)) inLeaders = false;
    if (!inLeaders || country === "") continue;
    const opened = /^\s+<([^/][^>#]*)/.exec(line);
    if (opened) heading = opened[1] ?? "";
    if (opened || !isLeadingOffice(heading) || line.trim().startsWith("#")) continue;
    const names = readNames(line.split("[")[0] ?? "");
    const position = heading.replace(/[(,].*/, "").trim();
    for (const [, open, from, to] of line.matchAll(/\[(>?)(\d{8})(?: - (\d{8}))?\]/g)) {
      const reaches2010 = open === ">" || (to ?? "") >= "20100101";
      if (names.length === 0 || from === undefined || !reaches2010) continue;
      const until = to === undefined ? {} : { to: isoDay(to) };
      terms.push({
        source: "2012",
        country,
        position,
        office: officeOf(position),
        names,
        from: isoDay(from),
        ...until,
      });
    }
  }
  return terms;
}

/** "DEAN_BARROW_" or "{DEAN_BARROW_}{DEAN_OLIVER_BARROW_}". */
function readNames(text: string): string[] {
  const names = text.includes("{") ? [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? "") : [text];
  return names.map((name) => name.replaceAll("_", " ").trim()).filter((name) => name !== "");
}

function isLeadingOffice(heading: string): boolean {
  if (/representative|cabinet chief|rada|deput|syndic|vice/i.test(heading)) return false;
  return /president|king|queen|emir|emperor|sultan|governors-general|prime minister|premier|chancellor|heads? of|coprince|monarch|leader/i.test(
    heading,
  );
}

/** Seven equals are together Switzerland's head of state: each is no leader, the year's president is not marked. */
const federalCouncil = /member of the swiss federal council/i;

function readWikidata(text: string, countries: CountryTable): Term[] {
  const leaders = readRows(text).filter((row) => !federalCouncil.test(row["positionLabel"] ?? ""));
  return leaders.map((row) => {
    const position = row["positionLabel"] ?? "";
    return {
      source: "2022",
      country: countries.byName(row["country"] ?? ""),
      position,
      office: officeOf(position),
      names: [row["officeholderLabel"] ?? ""],
      ...optional("wikidata", row["officeholder"]),
      ...optional("from", row["start_year"]),
      ...optional("to", row["end_year"]),
    };
  });
}

function readCurrent(text: string, countries: CountryTable): Term[] {
  return readRows(text).map((row) => ({
    source: "2026",
    country: countries.byAlpha2(row["iso2"] ?? ""),
    position: row["title"] ?? "",
    office: row["position"] === "head_of_state" ? "head-of-state" : "head-of-government",
    names: [row["name"] ?? ""],
    ...optional("wikidata", row["wikidata_id"]),
    ...optional("from", row["since"]),
  }));
}

function readRows(text: string): Record<string, string>[] {
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line !== "");
  const keys = splitRow(header ?? "");
  return lines.map((line) =>
    Object.fromEntries(splitRow(line).map((value, index) => [keys[index] ?? `${index}`, value])),
  );
}

/** Fields with a comma or a quote stand in quotes, a quote in them is doubled; no field holds a line break. */
function splitRow(line: string): string[] {
  const fields = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g);
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  if (value) found[key] = value;
  return found;
}

/** The file writes 0101 for "some day of that year" and days such as 31 February. */
function isoDay(digits: string): string {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  return month === "01" && day === "01" ? year : `${year}-${month}-${day}`;
}
