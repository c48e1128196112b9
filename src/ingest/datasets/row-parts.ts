/** What several datasets have in common: a place with its point, and what could not be read of it. */
import type { Country } from "./codes.ts";
import type { DraftPlace, RowDraft } from "./draft.ts";
import type { Precision } from "./tables.ts";
import { pointOf } from "./values.ts";

export interface PlaceAsked {
  readonly name: string;
  readonly lat: string;
  readonly lon: string;
  readonly country?: string | undefined;
  readonly geonames?: string;
  readonly precision?: Precision | undefined;
}

/** Coordinates that are none are left out and told; a place without precision stands in the text alone. */
export function placeParts(asked: PlaceAsked): Pick<RowDraft, "issues"> & { readonly place?: DraftPlace } {
  const { name, lat, lon, country, geonames, precision } = asked;
  if (name === "") return { issues: [] };
  const point = pointOf(lat, lon);
  const wrong = point === undefined && (lat !== "" || lon !== "");
  return {
    place: {
      name,
      ...(country !== undefined && { country }),
      ...(geonames !== undefined && geonames !== "" && { geonames }),
      ...(point !== undefined && { point }),
      ...(precision !== undefined && { precision }),
    },
    issues: wrong
      ? [{ code: "PLACE_WRONG", message: `Latitude "${lat}" and longitude "${lon}" are no point: left out.` }]
      : [],
  };
}

/** "country FIPS ZZ" where a code is in no table. */
export function unknownCountry({ known }: Country, system: string, code: string): readonly string[] {
  return known || code === "" ? [] : [`country ${system} ${code}`];
}

/** How an event type without a place in PLOVER is told in the record. */
export function notMapped(code: string): RowDraft["issues"] {
  return [
    {
      code: "NOT_MAPPED",
      message: `${code} has no PLOVER type that is always right: the row is kept without an event.`,
    },
  ];
}
