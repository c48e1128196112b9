/** Rows of every format, all invented: states that do not exist (test/fictional-states.json), events that say nothing of anybody. */
import { withFictionalStates } from "../../../test/fictional.ts";
import { loadResources } from "../../resources/node.ts";
import { type Codes, loadCodes } from "./codes.ts";
import type { DatasetId } from "./tables.ts";

export const codes: Codes = loadCodes(withFictionalStates(await loadResources()));

export type Values = Readonly<Record<string, string>>;

/** Fields in the order of the dataset's columns. */
export function fieldsOf(dataset: DatasetId, values: Values): readonly string[] {
  const { columns } = codes.tables.datasets[dataset];
  const unknown = Object.keys(values).filter((name) => !columns.some((column) => column.name === name));
  if (unknown.length > 0) throw new Error(`${dataset} has no column ${unknown.join(", ")}`);
  return columns.map(({ name }) => values[name] ?? "");
}

export function tabbed(dataset: DatasetId, ...rows: readonly Values[]): string {
  return rows.map((row) => `${fieldsOf(dataset, row).join("\t")}\n`).join("");
}

export function headed(dataset: DatasetId, separator: "," | "\t", ...rows: readonly Values[]): string {
  const head = codes.tables.datasets[dataset].columns.map(({ name }) => name);
  const written = rows.map((row) => fieldsOf(dataset, row));
  return [head, ...written]
    .map(
      (fields) =>
        `${fields.map((field) => (/[",\n]/.test(field) && separator === "," ? `"${field.replaceAll('"', '""')}"` : field)).join(separator)}\n`,
    )
    .join("");
}

export const GDELT: Values = {
  GLOBALEVENTID: "900000001",
  SQLDATE: "20260305",
  Actor1Code: "QZRGOV",
  Actor1Name: "MINISTER",
  Actor1CountryCode: "QZR",
  Actor1Type1Code: "GOV",
  Actor2Code: "QZB",
  Actor2Name: "BORDURIA",
  Actor2CountryCode: "QZB",
  IsRootEvent: "1",
  EventCode: "042",
  EventBaseCode: "042",
  EventRootCode: "04",
  NumMentions: "4",
  NumSources: "1",
  NumArticles: "4",
  AvgTone: "-1.5",
  ActionGeo_Type: "4",
  ActionGeo_FullName: "Strelsau, Ruritania",
  ActionGeo_CountryCode: "ZZ",
  ActionGeo_Lat: "48.5",
  ActionGeo_Long: "14.25",
  DATEADDED: "20260305101500",
  SOURCEURL: "https://news.example/visit",
};

export const GKG: Values = {
  GKGRECORDID: "20260305101500-7",
  "V2.1DATE": "20260305101500",
  V2SOURCECOLLECTIONIDENTIFIER: "1",
  V2SOURCECOMMONNAME: "news.example",
  V2DOCUMENTIDENTIFIER: "https://news.example/visit",
  V1THEMES: "TAX_FNCACT;LEADER;",
  V1LOCATIONS: "4#Strelsau, Ruritania#ZZ#ZZ01#48.5#14.25#-1;1#Borduria#ZZ#ZZ#50#15#ZZ",
  V1PERSONS: "flavia elphberg;rupert hentzau",
  V1ORGANIZATIONS: "united nations;strelsau gas board",
  "V1.5TONE": "-2.5,1,3.5,4.5,20,0,200",
  V2EXTRASXML: "<PAGE_TITLE>Minister visits &amp; returns</PAGE_TITLE>",
};

export const POLECAT: Values = {
  "Event ID": "20260305-0001",
  "Event Date": "2026-03-05",
  "Event Type": "CONSULT",
  "Event Mode": "visit",
  Contexts: "diplomatic; economic",
  "Actor Name": "Ruritania",
  "Actor Country": "QZR",
  "Primary Actor Sector": "GOV",
  "Recipient Name": "Strelsau Gas Board",
  "Recipient Country": "QZB",
  "Primary Recipient Sector": "BUS",
  Placename: "Szohod",
  City: "Szohod",
  Country: "QZB",
  Latitude: "50.5",
  Longitude: "15.5",
  "GeoNames ID": "900000009",
  "Feature Type": "PPLC",
  Source: "Example Wire",
  "Publication Date": "2026-03-06",
  Language: "en",
  Version: "NGEC",
};

export const ICEWS: Values = {
  "Event ID": "900000001",
  "Event Date": "2026-03-05",
  "Source Name": "Ruritania",
  "Source Country": "Ruritania",
  "Event Text": "Make a visit",
  "CAMEO Code": "42",
  Intensity: "1.9",
  "Target Name": "Military (Borduria)",
  "Target Sectors": "Military,Government",
  "Target Country": "Borduria",
  "Story ID": "7",
  "Sentence Number": "2",
  Publisher: "Example Wire",
  City: "Szohod",
  Country: "Borduria",
  Latitude: "50.5",
  Longitude: "15.5",
};

export const ACLED: Values = {
  event_id_cnty: "QZR1",
  event_date: "05 March 2026",
  time_precision: "1",
  disorder_type: "Demonstrations",
  event_type: "Protests",
  sub_event_type: "Peaceful protest",
  actor1: "Protesters (Ruritania)",
  inter1: "6",
  actor2: "Police Forces of Ruritania (2010-)",
  inter2: "State forces",
  country: "Ruritania",
  admin1: "Strelsau",
  location: "Strelsau",
  latitude: "48.5",
  longitude: "14.25",
  geo_precision: "1",
  source: "Example Wire",
  source_scale: "National",
  notes: 'On 5 March, some people stood in a square, with a "banner",\nand went home.',
  fatalities: "0",
  timestamp: "1772800000",
};

export const UCDP: Values = {
  id: "900001",
  year: "2026",
  type_of_violence: "1",
  conflict_name: "Ruritania: Government",
  side_a: "Government of Ruritania",
  side_b: "Red Hussars",
  source_article: "Example Wire, 2026-03-06",
  source_headline: "Exercise of the Red Hussars",
  where_prec: "2",
  where_coordinates: "Zenda town",
  latitude: "48.6",
  longitude: "14.4",
  country: "Ruritania",
  date_prec: "2",
  date_start: "2026-03-02",
  date_end: "2026-03-05",
  best: "0",
  high: "0",
  low: "0",
};
