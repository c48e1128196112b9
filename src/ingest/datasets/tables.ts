/** `data/datasets` → what is known of datasets and their codes, checked. */
import { z } from "zod";
import type { Resources } from "../../model/index.ts";
import { eventType, place } from "../../model/schema.ts";

const mapped = z.object({ type: eventType, mode: z.string().optional(), contexts: z.array(z.string()).optional() });

/** Sides by number; ACLED's `crowd` is the side that protests, `force` the other. */
const side = z.enum(["1", "2", "crowd", "force"]);

const rowEvent = mapped.extend({
  source: z.array(side),
  target: z.array(side).optional(),
  reciprocal: z.boolean().optional(),
});

const sector = z.object({ code: z.string(), sector: z.string().optional(), org: z.string().optional() });

const dataset = z.object({
  /** Of the source under which its rows stand. */
  name: z.string(),
  coder: z.string().startsWith("dataset/"),
  home: z.url(),
  reference: z.string(),
  terms: z.object({ statement: z.string(), address: z.url(), cite: z.string() }),
  columns: z.array(z.object({ name: z.string(), needed: z.boolean().optional() })),
  sectors: z.array(sector).optional(),
  types: z
    .array(
      z.object({
        type: z.string(),
        sub: z.string().optional(),
        label: z.string().optional(),
        /** None: nothing in PLOVER always means it. */
        events: z.array(rowEvent),
      }),
    )
    .optional(),
  actorTypes: z
    .array(
      z.object({
        code: z.string(),
        name: z.string(),
        sector: z.string().optional(),
        crowd: z.boolean().optional(),
      }),
    )
    .optional(),
  precision: z.array(z.object({ code: z.string(), precision: place.unwrap().shape.precision })).optional(),
});

const cameoEvents = z.object({
  reference: z.string(),
  codes: z.array(z.object({ code: z.string(), label: z.string(), ...mapped.partial().shape })),
});

const cameoActors = z.object({
  reference: z.string(),
  countries: z.array(z.object({ code: z.string(), country: z.string() })),
  notCountries: z.array(z.object({ code: z.string(), what: z.string() })),
  roles: z.array(sector),
  groups: z.array(z.object({ code: z.string(), actor: z.string() })),
});

const countryCodes = z.object({
  reference: z.string(),
  codes: z.array(z.object({ code: z.string(), country: z.string(), from: z.string().optional() })),
  notCountries: z.array(z.object({ code: z.string(), what: z.string() })),
});

const countryNames = z.object({
  reference: z.string(),
  names: z.array(z.object({ name: z.string(), country: z.string(), from: z.string().optional() })),
});

const places = z.array(z.object({ country: z.string(), name: z.string().optional() }));

export const DATASETS = ["gdelt-events", "gdelt-gkg", "polecat", "icews", "acled", "ucdp-ged"] as const;

export type DatasetId = (typeof DATASETS)[number];
export type Dataset = z.infer<typeof dataset>;
export type RowEvent = z.infer<typeof rowEvent>;
export type Side = z.infer<typeof side>;
export type Sector = z.infer<typeof sector>;
export type CameoEvent = z.infer<typeof cameoEvents>["codes"][number];
export type Precision = NonNullable<Dataset["precision"]>[number]["precision"];

export interface Tables {
  readonly datasets: Readonly<Record<DatasetId, Dataset>>;
  readonly cameoEvents: z.infer<typeof cameoEvents>;
  readonly cameoActors: z.infer<typeof cameoActors>;
  readonly fips: z.infer<typeof countryCodes>;
  readonly gw: z.infer<typeof countryCodes>;
  readonly names: z.infer<typeof countryNames>;
  readonly places: z.infer<typeof places>;
}

export function loadTables(resources: Resources): Tables {
  const read = <Shape>(path: string, schema: z.ZodType<Shape>): Shape => schema.parse(JSON.parse(resources.text(path)));
  const of = (id: DatasetId): Dataset => read(`datasets/${id}.json`, dataset);
  return {
    datasets: {
      "gdelt-events": of("gdelt-events"),
      "gdelt-gkg": of("gdelt-gkg"),
      polecat: of("polecat"),
      icews: of("icews"),
      acled: of("acled"),
      "ucdp-ged": of("ucdp-ged"),
    },
    cameoEvents: read("datasets/cameo-events.json", cameoEvents),
    cameoActors: read("datasets/cameo-actors.json", cameoActors),
    fips: read("datasets/fips-countries.json", countryCodes),
    gw: read("datasets/gw-countries.json", countryCodes),
    names: read("datasets/country-names.json", countryNames),
    places: read("places/countries.json", places),
  };
}

/** One line for the source: what is allowed, where it stands, how it is cited. */
export function termsText({ terms }: Dataset): string {
  return `${terms.statement} Terms: ${terms.address} Cite: ${terms.cite}`;
}
