import assert from "node:assert/strict";
import { test } from "node:test";
import { loadResources } from "../../resources/node.ts";
import { loadCodes } from "./codes.ts";
import { DATASETS, termsText } from "./tables.ts";

const resources = await loadResources();
const codes = loadCodes(resources);
const { tables } = codes;

test("each dataset has the columns of its codebook, in its order", () => {
  const columns = DATASETS.map((id) => tables.datasets[id].columns.length);
  assert.deepEqual(columns, [61, 27, 40, 20, 31, 49]);
  const at = (id: (typeof DATASETS)[number], column: string): number =>
    tables.datasets[id].columns.findIndex(({ name }) => name === column) + 1;
  assert.deepEqual(
    [at("gdelt-events", "EventCode"), at("gdelt-events", "ActionGeo_Lat"), at("gdelt-events", "SOURCEURL")],
    [27, 57, 61],
  );
  assert.deepEqual([at("gdelt-gkg", "V1PERSONS"), at("gdelt-gkg", "V2EXTRASXML")], [12, 27]);
});

test("the terms say what is allowed, where it stands and how it is cited", () => {
  for (const id of DATASETS) {
    assert.match(termsText(tables.datasets[id]), /^[A-Z].{20,}\. Terms: https:\/\/\S+ Cite: .{10,}/, id);
  }
});

test("no code stands twice in a table", () => {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ["cameo", tables.cameoEvents.codes.map(({ code }) => code)],
    ["roles", tables.cameoActors.roles.map(({ code }) => code)],
    ["countries", [...tables.cameoActors.countries, ...tables.cameoActors.notCountries].map(({ code }) => code)],
    ["groups", tables.cameoActors.groups.map(({ code }) => code)],
    ["fips", [...tables.fips.codes, ...tables.fips.notCountries].map(({ code }) => code)],
    ["gw", [...tables.gw.codes, ...tables.gw.notCountries].map(({ code }) => code)],
    ["names", tables.names.names.map(({ name }) => name)],
    ...DATASETS.map((id) => [id, tables.datasets[id].columns.map(({ name }) => name)] as const),
  ];
  for (const [table, list] of lists)
    assert.deepEqual(
      list.filter((code, i) => list.indexOf(code) !== i),
      [],
      table,
    );
});

test("every country is one of ISO 3166, save three that nobody lives in", () => {
  const rows = [...tables.fips.codes, ...tables.gw.codes, ...tables.cameoActors.countries, ...tables.names.names];
  const unknown = new Set(rows.map(({ country }) => country).filter((country) => !codes.isCountry(country)));
  assert.deepEqual([...unknown].sort(), ["BVT", "HMD", "UMI"]);
});

test("every state has a code in each system that names states", () => {
  const states = JSON.parse(resources.text("actors/states.json"))
    .filter((row: { readonly kind: string }) => row.kind === "state")
    .map((row: { readonly country: string }) => row.country);
  const lacking = (rows: readonly { readonly country: string }[]): readonly string[] =>
    states.filter((state: string) => !rows.some(({ country }) => country === state));
  assert.deepEqual(lacking(tables.fips.codes), []);
  // Not states in Gleditsch and Ward's list.
  assert.deepEqual(lacking(tables.gw.codes), ["HKG", "MAC", "PSE", "VAT"]);
});

test("every group that CAMEO knows by a code is a known actor", () => {
  const known = new Set(
    [...resources.list("actors/")]
      .filter((path) => path.endsWith(".json"))
      .flatMap((path) => JSON.parse(resources.text(path)))
      .map((row: { readonly id?: string }) => row.id),
  );
  assert.deepEqual(
    tables.cameoActors.groups.filter(({ actor }) => !known.has(actor)),
    [],
  );
});

test("tables of datasets make no other coder", async () => {
  const other = await loadResources(new URL("../../../data/", import.meta.url).pathname);
  assert.equal(other.hash, resources.hash);
  assert.ok(resources.list("datasets/").length > 0);
});
