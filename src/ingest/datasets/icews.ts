/** A row of ICEWS → the common shape. */
import type { Codes } from "./codes.ts";
import { bad, type Cells, type DraftParty, type RowRead } from "./draft.ts";
import { notMapped, placeParts, unknownCountry } from "./row-parts.ts";
import type { Dataset, Precision, Sector } from "./tables.ts";
import { dayOf } from "./values.ts";

export function readIcews(cell: Cells, codes: Codes, dataset: Dataset): RowRead {
  const number = cell("Event ID");
  if (number === "") return bad("ROW_WITHOUT_ID", "has no Event ID");
  const day = dayOf(cell("Event Date"));
  if (day === undefined)
    return bad("ROW_DATE_WRONG", `has no day of the event: "${cell("Event Date")}" is not YYYY-MM-DD`);
  const event = codes.cameo(cell("CAMEO Code"));
  const code = event?.code ?? cell("CAMEO Code");
  const sides = [side("Source", cell, codes, dataset, day), side("Target", cell, codes, dataset, day)];
  const source = sides[0]?.party === undefined ? [] : [0];
  const target = sides[1]?.party === undefined ? [] : [source.length];
  const country = codes.named(cell("Country"), day);
  const { place, issues } = placeParts({
    name: [cell("City"), cell("District"), cell("Province"), cell("Country")].filter((part) => part !== "").join(", "),
    lat: cell("Latitude"),
    lon: cell("Longitude"),
    country: country.country,
    precision: precisionOf(cell),
  });
  const { type, mode, contexts = [] } = event ?? {};
  const label = cell("Event Text") || event?.label;
  return {
    kind: "row",
    draft: {
      // An event id is given again in other years; with its date it is one.
      id: `${number}/${day}`,
      code: { text: `CAMEO ${code}`, ...(label !== undefined && { label }), rule: `cameo:${code}` },
      parties: sides.flatMap(({ party }) => party ?? []),
      events:
        type === undefined
          ? []
          : [{ type, ...(mode !== undefined && { mode }), contexts, cameo: code, source, target, reciprocal: false }],
      time: { text: day, value: day, day },
      ...(place !== undefined && { place }),
      more: [
        ["Intensity", cell("Intensity")],
        ["Published by", cell("Publisher")],
        ["Story", cell("Story ID")],
        ["Sentence in the story", cell("Sentence Number")],
      ],
      unmapped: [
        ...(type === undefined ? [`event CAMEO ${code}`] : []),
        ...sides.flatMap(({ unmapped }) => unmapped),
        ...unknownCountry(country, "ICEWS", cell("Country")),
      ],
      issues: [...issues, ...(type === undefined ? notMapped(`CAMEO ${code}`) : [])],
    },
  };
}

function side(
  column: "Source" | "Target",
  cell: Cells,
  codes: Codes,
  { sectors = [] }: Dataset,
  day: string,
): { readonly party?: DraftParty; readonly unmapped: readonly string[] } {
  const name = cell(`${column} Name`);
  if (name === "") return { unmapped: [] };
  const countryName = cell(`${column} Country`);
  const country = codes.named(countryName, day);
  const sector = sectorOf(cell(`${column} Sectors`), sectors);
  const isState = country.country !== undefined && codes.named(name, day).country === country.country;
  const actor = codes.identify({
    name,
    ...(country.country !== undefined && { country: country.country }),
    ...(sector?.sector !== undefined && { sector: sector.sector }),
    ...(sector?.org !== undefined && { org: sector.org }),
    isState,
  });
  const aside = [countryName, cell(`${column} Sectors`)].filter((part) => part !== "" && part !== name).join("; ");
  return {
    party: { label: column, name, ...(aside !== "" && { aside }), actor },
    unmapped: unknownCountry(country, "ICEWS", countryName),
  };
}

/** One only, or none: "Government,Military" is the military, "Military,Rebel" is neither. */
function sectorOf(cell: string, sectors: readonly Sector[]): Sector | undefined {
  const found = new Map<string, Sector>();
  for (const name of cell.split(",")) {
    const sector = sectors.find(({ code }) => code === name.trim());
    if (sector !== undefined) found.set(sector.sector ?? sector.org ?? "", sector);
  }
  if (found.size > 1) found.delete("GOV");
  const [only, ...others] = found.values();
  return others.length === 0 ? only : undefined;
}

function precisionOf(cell: Cells): Precision | undefined {
  if (cell("City") !== "") return "city";
  if (cell("District") !== "" || cell("Province") !== "") return "admin";
  return cell("Country") === "" ? undefined : "country";
}
