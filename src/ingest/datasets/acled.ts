/** A row of ACLED → the common shape. */
import type { Codes } from "./codes.ts";
import { bad, type Cells, type DraftEvent, type DraftParty, type DraftTime, type RowRead } from "./draft.ts";
import { notMapped, placeParts, unknownCountry } from "./row-parts.ts";
import type { Dataset, RowEvent, Side } from "./tables.ts";
import { dayOf, monthOf, weekOf } from "./values.ts";

export function readAcled(cell: Cells, codes: Codes, dataset: Dataset): RowRead {
  const id = cell("event_id_cnty");
  if (id === "") return bad("ROW_WITHOUT_ID", "has no event_id_cnty");
  const day = dayOf(cell("event_date"));
  if (day === undefined)
    return bad(
      "ROW_DATE_WRONG",
      `has no day of the event: "${cell("event_date")}" is neither 2024-03-05 nor 5 March 2024`,
    );
  const [type, sub] = [cell("event_type"), cell("sub_event_type")];
  const code = `${type} / ${sub}`;
  const events = dataset.types?.find((row) => row.type === type && row.sub === sub)?.events ?? [];
  const found = [party("1", cell, codes, dataset, day), party("2", cell, codes, dataset, day)];
  const parties = found.flatMap((one) => one ?? []);
  const country = codes.named(cell("country"), day);
  const { place, issues } = placeParts({
    name: [cell("location"), cell("admin1"), cell("country")].filter((part) => part !== "").join(", "),
    lat: cell("latitude"),
    lon: cell("longitude"),
    country: country.country,
    precision: dataset.precision?.find((row) => row.code === cell("geo_precision"))?.precision,
  });
  const published = publishedOf(cell("timestamp"));
  return {
    kind: "row",
    draft: {
      id,
      ...(published !== undefined && { published }),
      code: { text: code, rule: `acled:${sub}` },
      parties,
      events: events.flatMap((event) => eventOf(event, parties)),
      time: timeOf(day, cell("time_precision")),
      ...(place !== undefined && { place }),
      note: cell("notes"),
      more: [
        ["Fatalities", cell("fatalities")],
        ["Civilian targeting", cell("civilian_targeting")],
        ["Reported in", cell("source")],
        ["Scale of the source", cell("source_scale")],
        ["Tags", cell("tags")],
      ],
      unmapped: [
        ...(events.length === 0 ? [`event ACLED ${code}`] : []),
        ...unknownCountry(country, "ACLED", cell("country")),
      ],
      issues: [...issues, ...(events.length === 0 ? notMapped(`ACLED ${code}`) : [])],
    },
  };
}

interface AcledParty extends DraftParty {
  readonly crowd: boolean;
}

function party(
  n: "1" | "2",
  cell: Cells,
  codes: Codes,
  { actorTypes = [] }: Dataset,
  day: string,
): AcledParty | undefined {
  const name = cell(`actor${n}`);
  if (name === "") return undefined;
  const inter = cell(`inter${n}`);
  const kind = actorTypes.find(
    ({ code, name: written }) => code === inter || written.toLowerCase() === inter.toLowerCase(),
  );
  const country = countryIn(name, codes, day);
  const sector = kind?.sector ?? FORCES.find(([begin]) => name.startsWith(begin))?.[1];
  const actor = codes.identify({
    name,
    ...(country !== undefined && { country }),
    ...(sector !== undefined && { sector }),
  });
  const aside = [kind?.name ?? inter, cell(`assoc_actor_${n}`)].filter((part) => part !== "").join("; with ");
  return { label: `Actor ${n}`, name, ...(aside !== "" && { aside }), actor, crowd: kind?.crowd === true };
}

const FORCES: readonly (readonly [begin: string, sector: string])[] = [
  ["Military Forces of ", "MIL"],
  ["Police Forces of ", "COP"],
  ["Government of ", "GOV"],
];

/** "Military Forces of Ruritania (2010-)" and "Civilians (Ruritania)" name their state; other brackets may hold anything. */
function countryIn(name: string, codes: Codes, day: string): string | undefined {
  const state =
    /^(?:Military Forces|Police Forces|Government) of (.+?) \(\d{4}-/.exec(name) ??
    /^(?:Civilians|Protesters|Rioters|Unidentified[\w /-]*) \((.+)\)$/.exec(name);
  return state?.[1] === undefined ? undefined : codes.named(state[1], day).country;
}

/** Nothing where the doer is not named. */
function eventOf(
  { type, mode, contexts = [], ...sides }: RowEvent,
  parties: readonly AcledParty[],
): readonly DraftEvent[] {
  const source = sides.source.flatMap((side) => positionOf(side, parties));
  if (source.length === 0) return [];
  return [
    {
      type,
      ...(mode !== undefined && { mode }),
      contexts,
      source,
      target: (sides.target ?? []).flatMap((side) => positionOf(side, parties)),
      reciprocal: sides.reciprocal === true && source.length > 1,
    },
  ];
}

function positionOf(side: Side, parties: readonly AcledParty[]): readonly number[] {
  if (side === "1" || side === "2") {
    const at = parties.findIndex(({ label }) => label === `Actor ${side}`);
    return at < 0 ? [] : [at];
  }
  const crowd = parties.findIndex((party) => party.crowd);
  if (side === "crowd") return crowd < 0 ? [] : [crowd];
  const force = parties.findIndex((party) => !party.crowd);
  return crowd < 0 || force < 0 ? [] : [force];
}

/** 1 the day, 2 the week, 3 the month. */
function timeOf(day: string, precision: string): DraftTime {
  if (precision === "2") return { text: `about ${day}, in the week`, value: weekOf(day), day };
  if (precision === "3") return { text: `about ${day}, in the month`, value: monthOf(day), day };
  return { text: day, value: day, day };
}

/** Seconds since 1970: when ACLED last changed the row. */
function publishedOf(timestamp: string): string | undefined {
  if (!/^\d{9,10}$/.test(timestamp)) return dayOf(timestamp);
  return new Date(Number(timestamp) * 1000).toISOString().replace(".000Z", "Z");
}
