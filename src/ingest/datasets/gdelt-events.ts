/** A row of GDELT 2.0 Events → the common shape. */
import type { Codes } from "./codes.ts";
import { bad, type Cells, type DraftParty, type RowRead } from "./draft.ts";
import { notMapped, placeParts, unknownCountry } from "./row-parts.ts";
import type { Dataset, Sector } from "./tables.ts";
import { dayOf, stampOf } from "./values.ts";

export function readGdeltEvent(cell: Cells, codes: Codes, { precision = [] }: Dataset): RowRead {
  const id = cell("GLOBALEVENTID");
  if (!/^\d+$/.test(id)) return bad("ROW_WITHOUT_ID", `has no event id: "${id}" is no number`);
  const day = dayOf(cell("SQLDATE"));
  if (day === undefined) return bad("ROW_DATE_WRONG", `has no day of the event: "${cell("SQLDATE")}" is not YYYYMMDD`);
  const code = cell("EventCode");
  const event = codes.cameo(code);
  const sides = [side("Actor1", "Source", cell, codes), side("Actor2", "Target", cell, codes)];
  const parties = sides.flatMap(({ party }) => party ?? []);
  const source = sides[0]?.party === undefined ? [] : [0];
  const target = sides[1]?.party === undefined ? [] : [source.length];
  const country = codes.fips(cell("ActionGeo_CountryCode"));
  const { place, issues } = placeParts({
    name: cell("ActionGeo_FullName"),
    lat: cell("ActionGeo_Lat"),
    lon: cell("ActionGeo_Long"),
    country: country.country,
    precision: precision.find((row) => row.code === cell("ActionGeo_Type"))?.precision,
  });
  const published = stampOf(cell("DATEADDED"));
  const url = cell("SOURCEURL");
  const { type, mode, contexts = [], label } = event ?? {};
  return {
    kind: "row",
    draft: {
      id,
      ...(published !== undefined && { published }),
      ...(/^https?:\/\//.test(url) && { url }),
      code: { text: `CAMEO ${code}`, ...(label !== undefined && { label }), rule: `cameo:${code}` },
      parties,
      events:
        type === undefined
          ? []
          : [{ type, ...(mode !== undefined && { mode }), contexts, cameo: code, source, target, reciprocal: false }],
      time: { text: day, value: day, day },
      ...(place !== undefined && { place }),
      more: [
        ["Root event", cell("IsRootEvent") === "1" ? "yes" : ""],
        ["Goldstein scale", cell("GoldsteinScale")],
        ["Mentions", cell("NumMentions")],
        ["Sources", cell("NumSources")],
        ["Articles", cell("NumArticles")],
        ["Tone", cell("AvgTone")],
        ["Found in", url],
      ],
      unmapped: [
        ...(type === undefined ? [`event CAMEO ${code}`] : []),
        ...sides.flatMap((one) => one.unmapped),
        ...(place === undefined ? [] : unknownCountry(country, "FIPS", cell("ActionGeo_CountryCode"))),
      ],
      issues: [...issues, ...(type === undefined ? notMapped(`CAMEO ${code}`) : [])],
    },
  };
}

interface FoundSide {
  readonly party?: DraftParty;
  readonly unmapped: readonly string[];
}

function side(column: "Actor1" | "Actor2", label: string, cell: Cells, codes: Codes): FoundSide {
  const code = cell(`${column}Code`);
  const name = cell(`${column}Name`) || code;
  if (name === "") return { unmapped: [] };
  const countryCode = cell(`${column}CountryCode`);
  const country = codes.cameoCountry(countryCode);
  const group = codes.group(cell(`${column}KnownGroupCode`));
  const roleCodes = [1, 2, 3].map((n) => cell(`${column}Type${n}Code`)).filter((role) => role !== "");
  const roles = roleCodes.map((role) => codes.role(role)).filter((role): role is Sector => role !== undefined);
  const sector = roles.find((role) => role.sector !== undefined)?.sector;
  const org = roles.find((role) => role.org !== undefined)?.org;
  const actor = codes.identify({
    name,
    ...(country.country !== undefined && { country: country.country }),
    ...(sector !== undefined && { sector }),
    ...(org !== undefined && { org }),
    ...(group !== undefined && { group }),
    isState: code !== "" && code === countryCode,
  });
  return {
    party: { label, name, ...(code !== name && { aside: code }), actor },
    unmapped: [
      ...unknownCountry(country, "CAMEO", countryCode),
      ...roleCodes
        .filter((role) => !roles.some((known) => known.code === role && (known.sector ?? known.org) !== undefined))
        .map((role) => `sector CAMEO ${role}`),
    ],
  };
}
