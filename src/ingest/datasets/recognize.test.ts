import assert from "node:assert/strict";
import { test } from "node:test";
import { recognize } from "./recognize.ts";
import { ACLED, codes, GDELT, GKG, headed, ICEWS, POLECAT, tabbed, UCDP } from "./rows.fixture.ts";
import type { DatasetId } from "./tables.ts";

const firstOf = (text: string): string => text.split("\n")[0] ?? "";

const known: readonly (readonly [first: string, dataset: DatasetId])[] = [
  [tabbed("gdelt-events", GDELT), "gdelt-events"],
  [tabbed("gdelt-gkg", GKG), "gdelt-gkg"],
  [headed("polecat", "\t", POLECAT), "polecat"],
  [headed("icews", "\t", ICEWS), "icews"],
  [headed("acled", ",", ACLED), "acled"],
  [headed("ucdp-ged", ",", UCDP), "ucdp-ged"],
  ["EVENT_ID_CNTY;EVENT_DATE;EVENT_TYPE;SUB_EVENT_TYPE;ACTOR1;COUNTRY;NOTES", "acled"],
  ['"event_id_cnty","event_date","event_type","sub_event_type","actor1","country"', "acled"],
];

for (const [text, dataset] of known) {
  test(`${dataset} is known by ${JSON.stringify(firstOf(text).slice(0, 30))}`, () => {
    const found = recognize(firstOf(text), codes.tables, undefined);
    assert.equal(found.kind === "table" && found.dataset, dataset);
    const asked = recognize(firstOf(text), codes.tables, dataset);
    assert.equal(asked.kind === "table" && asked.dataset, dataset);
  });
}

const unknown: readonly (readonly [first: string, wanted: DatasetId | undefined, code: string, message: RegExp])[] = [
  ["date,city,deaths", undefined, "DATASET_UNKNOWN", /Known are: gdelt-events, gdelt-gkg, polecat/],
  ["date,city,deaths", "acled", "DATASET_COLUMNS", /no column event_id_cnty, event_date/],
  ["a\tb", "gdelt-events", "DATASET_COLUMNS", /61 fields between tabs and no head/],
  [tabbed("gdelt-gkg", GKG), "gdelt-events", "DATASET_COLUMNS", /is of gdelt-gkg, not of gdelt-events/],
  [`900\t20260305101500\t20260305101500${"\tx".repeat(13)}`, undefined, "DATASET_NOT_READ", /Mentions/],
  [`900\t20260305${"\tx".repeat(56)}`, undefined, "DATASET_NOT_READ", /GDELT 1\.0/],
];

for (const [first, wanted, code, message] of unknown) {
  test(`${code}: ${JSON.stringify(first.slice(0, 30))} as ${wanted ?? "anything"}`, () => {
    const found = recognize(firstOf(first), codes.tables, wanted);
    assert.ok(found.kind === "unknown");
    assert.equal(found.code, code);
    assert.match(found.message, message);
  });
}
