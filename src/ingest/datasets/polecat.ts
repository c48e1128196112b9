/** A row of POLECAT → the common shape. Its types, modes, contexts and sectors are PLOVER's already. */
import { eventType } from "../../model/schema.ts";
import type { Codes } from "./codes.ts";
import { bad, type Cells, type DraftParty, type RowRead } from "./draft.ts";
import { notMapped, placeParts, unknownCountry } from "./row-parts.ts";
import type { Dataset, Precision } from "./tables.ts";
import { dayOf } from "./values.ts";

export function readPolecat(raw: Cells, codes: Codes, dataset: Dataset): RowRead {
  const cell: Cells = (column) => (/^(none|na|n\/a|nan|null)$/i.test(raw(column)) ? "" : raw(column));
  const id = cell("Event ID");
  if (id === "") return bad("ROW_WITHOUT_ID", "has no Event ID");
  const day = dayOf(cell("Event Date"));
  if (day === undefined)
    return bad("ROW_DATE_WRONG", `has no day of the event: "${cell("Event Date")}" is not YYYY-MM-DD`);
  const type = cell("Event Type").toUpperCase();
  const known = eventType.safeParse(type);
  const mode = cell("Event Mode");
  const sides = [side("Actor", "Source", cell, codes, dataset), side("Recipient", "Target", cell, codes, dataset)];
  const source = sides[0]?.party === undefined ? [] : [0];
  const target = sides[1]?.party === undefined ? [] : [source.length];
  const country = codes.named(cell("Country"), day);
  const { place, issues } = placeParts({
    name: cell("Placename") || cell("City") || cell("District") || cell("Province") || cell("Country"),
    lat: cell("Latitude"),
    lon: cell("Longitude"),
    geonames: cell("GeoNames ID"),
    country: country.country,
    precision: precisionOf(cell),
  });
  const published = dayOf(cell("Publication Date"));
  return {
    kind: "row",
    draft: {
      id,
      ...(published !== undefined && { published }),
      code: { text: `${type}${mode === "" ? "" : ` ${mode}`}`, rule: `polecat:${type}` },
      parties: sides.flatMap(({ party }) => party ?? []),
      events: known.success
        ? [
            {
              type: known.data,
              ...(mode !== "" && { mode: mode.toLowerCase() }),
              contexts: split(cell("Contexts")).map((context) => context.toLowerCase()),
              source,
              target,
              reciprocal: false,
            },
          ]
        : [],
      time: { text: day, value: day, day },
      ...(place !== undefined && { place }),
      more: [
        ["Contexts", cell("Contexts")],
        ["Intensity", cell("Intensity")],
        ["Published by", cell("Source")],
        ["Language", cell("Language")],
        ["People in the story", cell("Story People")],
        ["Organizations in the story", cell("Story Organizations")],
        ["Places in the story", cell("Story Locations")],
        ["Version", cell("Version")],
      ],
      unmapped: [
        ...(known.success ? [] : [`event POLECAT ${type}`]),
        ...sides.flatMap(({ unmapped }) => unmapped),
        ...unknownCountry(country, "POLECAT", cell("Country")),
      ],
      issues: [...issues, ...(known.success ? [] : notMapped(`POLECAT ${type}`))],
    },
  };
}

function side(
  column: "Actor" | "Recipient",
  label: string,
  cell: Cells,
  codes: Codes,
  { sectors = [] }: Dataset,
): { readonly party?: DraftParty; readonly unmapped: readonly string[] } {
  const name = cell(`${column} Name`) || cell(`${column} Name Raw`);
  if (name === "") return { unmapped: [] };
  const title = cell(`${column} Title`);
  const countryName = cell(`${column} Country`);
  const sectorCode = cell(`Primary ${column} Sector`);
  const country = codes.named(countryName);
  const sector = sectors.find(({ code }) => code === sectorCode);
  const isState = country.country !== undefined && codes.named(name).country === country.country;
  const actor = codes.identify({
    name,
    ...(country.country !== undefined && { country: country.country }),
    ...(sector?.sector !== undefined && { sector: sector.sector }),
    ...(sector?.org !== undefined && { org: sector.org }),
    isState,
  });
  const aside = [title, countryName, sectorCode].filter((part) => part !== "").join(", ");
  return {
    party: { label, name, ...(aside !== "" && { aside }), actor },
    unmapped: [
      ...unknownCountry(country, "POLECAT", countryName),
      ...(sector === undefined && sectorCode !== "" ? [`sector POLECAT ${sectorCode}`] : []),
    ],
  };
}

function split(cell: string): readonly string[] {
  return cell
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** GeoNames' feature codes; where there is none, the finest column that is filled. */
function precisionOf(cell: Cells): Precision | undefined {
  const feature = cell("Feature Type").toUpperCase();
  if (feature.startsWith("PPL")) return "city";
  if (feature.startsWith("ADM")) return "admin";
  if (feature.startsWith("PCL")) return "country";
  if (feature !== "") return undefined;
  if (cell("City") !== "") return "city";
  if (cell("District") !== "" || cell("Province") !== "") return "admin";
  return cell("Country") === "" ? undefined : "country";
}
