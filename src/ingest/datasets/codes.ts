/** Tables and actors in memory → codes and names of datasets looked up. */
import type { Resources } from "../../model/index.ts";
import { loadActorKnowledge } from "../../reading/entities/actors/index.ts";
import { nameKey } from "../../reading/entities/actors/name-key.ts";
import type { IdentifiedActor } from "./draft.ts";
import { type ActorAsked, identifyActor } from "./identify-actor.ts";
import { type CameoEvent, loadTables, type Sector, type Tables } from "./tables.ts";

export interface Country {
  /** ISO 3166-1 alpha-3, or XKX. Absent: a region, a former state, or a code that is not known. */
  readonly country?: string;
  /** False: no table has the code. */
  readonly known: boolean;
}

export interface Codes {
  readonly tables: Tables;
  /** Zeros in front are often lost on the way: "43" is 043. */
  cameo(code: string): CameoEvent | undefined;
  isCountry(code: string): boolean;
  /** Country code of a CAMEO actor. */
  cameoCountry(code: string): Country;
  fips(code: string): Country;
  /** Gleditsch and Ward's number on a day. */
  gw(number: string, day: string | undefined): Country;
  /** By the name or by the ISO code. */
  named(name: string, day?: string): Country;
  role(code: string): Sector | undefined;
  /** Id in `data/actors` of a group that has a CAMEO code of its own. */
  group(code: string): string | undefined;
  identify(asked: ActorAsked): IdentifiedActor;
}

export function loadCodes(resources: Resources): Codes {
  const tables = loadTables(resources);
  const knowledge = loadActorKnowledge(resources);
  const events = new Map(tables.cameoEvents.codes.map((event) => [event.code, event]));
  const countries = new Set([...tables.places.map(({ country }) => country), ...knowledge.stateOf.keys()]);
  const cameo = mapOf(tables.cameoActors.countries);
  const cameoOther = new Set(tables.cameoActors.notCountries.map(({ code }) => code));
  const fips = mapOf(tables.fips.codes);
  const fipsOther = new Set(tables.fips.notCountries.map(({ code }) => code));
  const gw = new Map(tables.gw.codes.map((row) => [row.code, row]));
  const gwOther = new Set(tables.gw.notCountries.map(({ code }) => code));
  const roles = new Map(tables.cameoActors.roles.map((role) => [role.code, role]));
  const groups = new Map(tables.cameoActors.groups.map(({ code, actor }) => [code, actor]));
  const names = countryNames(tables, knowledge.byId.values());
  return {
    tables,
    cameo: (code) => events.get(code) ?? events.get(`0${code}`),
    isCountry: (code) => countries.has(code),
    cameoCountry: (code) => found(cameo.get(code) ?? (countries.has(code) ? code : undefined), cameoOther.has(code)),
    fips: (code) => found(fips.get(code), fipsOther.has(code)),
    gw: (number, day) => {
      const row = gw.get(number);
      return found(holds(row, day) ? row?.country : undefined, row !== undefined || gwOther.has(number));
    },
    named: (name, day) => {
      if (countries.has(name)) return { country: name, known: true };
      const row = names.get(nameKey(name));
      return found(holds(row, day) ? row?.country : undefined, row !== undefined);
    },
    role: (code) => roles.get(code),
    group: (code) => groups.get(code),
    identify: (asked) => identifyActor(asked, knowledge),
  };
}

function mapOf(rows: readonly { readonly code: string; readonly country: string }[]): ReadonlyMap<string, string> {
  return new Map(rows.map(({ code, country }) => [code, country]));
}

function found(country: string | undefined, known: boolean): Country {
  return country === undefined ? { known } : { country, known: true };
}

interface Dated {
  readonly country: string;
  readonly from?: string | undefined;
}

function holds(row: Dated | undefined, day: string | undefined): boolean {
  return row?.from === undefined || (day !== undefined && day >= row.from);
}

/** States and territories with a code of their own; a province is not its state. */
function countryNames(
  tables: Tables,
  actors: Iterable<{ readonly id: string; readonly name: string; readonly country?: string; readonly kind: string }>,
): ReadonlyMap<string, Dated> {
  const names = new Map<string, Dated>();
  for (const { name, country } of tables.places) if (name !== undefined) names.set(nameKey(name), { country });
  for (const { id, name, kind, country } of actors) {
    if (kind === "state" && country !== undefined && id === country.toLowerCase())
      names.set(nameKey(name), { country });
  }
  for (const { name, ...row } of tables.names.names) names.set(nameKey(name), row);
  return names;
}
