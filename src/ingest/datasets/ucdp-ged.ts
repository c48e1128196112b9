/** A row of UCDP GED → the common shape. */
import type { Codes } from "./codes.ts";
import { bad, type Cells, type DraftParty, type RowRead } from "./draft.ts";
import { notMapped, placeParts, unknownCountry } from "./row-parts.ts";
import type { Dataset, Side } from "./tables.ts";
import { dayOf, spanOf } from "./values.ts";

export function readUcdp(cell: Cells, codes: Codes, dataset: Dataset): RowRead {
  const id = cell("id");
  if (!/^\d+$/.test(id)) return bad("ROW_WITHOUT_ID", `has no id: "${id}" is no number`);
  const [first, last] = [dayOf(cell("date_start")), dayOf(cell("date_end"))];
  if (first === undefined || last === undefined || last < first) {
    return bad("ROW_DATE_WRONG", `has no span of days: "${cell("date_start")}" to "${cell("date_end")}"`);
  }
  const type = cell("type_of_violence");
  const kind = dataset.types?.find((row) => row.type === type);
  const parties = [party("a", cell, codes, first), party("b", cell, codes, first)].flatMap((one) => one ?? []);
  const at = (sides: readonly Side[]): readonly number[] =>
    sides.map((side) => parties.findIndex(({ label }) => label === LABELS[side])).filter((position) => position >= 0);
  const number = cell("country_id");
  const country = number === "" ? codes.named(cell("country"), first) : codes.gw(number, first);
  const { place, issues } = placeParts({
    name: [cell("where_coordinates"), cell("country")].filter((part) => part !== "").join(", "),
    lat: cell("latitude"),
    lon: cell("longitude"),
    country: country.country,
    precision: dataset.precision?.find((row) => row.code === cell("where_prec"))?.precision,
  });
  const headline = cell("source_headline");
  return {
    kind: "row",
    draft: {
      id,
      ...(headline !== "" && { title: headline }),
      code: {
        text: `type ${type}`,
        ...(kind?.label !== undefined && { label: kind.label }),
        rule: `ucdp:${type}`,
      },
      parties,
      events: (kind?.events ?? []).flatMap(({ type: plover, mode, contexts = [], source, target = [], reciprocal }) => {
        const by = at(source);
        if (by.length === 0) return [];
        const both = reciprocal === true && by.length > 1;
        return [
          {
            type: plover,
            ...(mode !== undefined && { mode }),
            contexts,
            source: by,
            target: at(target),
            reciprocal: both,
          },
        ];
      }),
      time: spanOf(first, last),
      ...(place !== undefined && { place }),
      more: [
        ["Conflict", cell("conflict_name")],
        ["Deaths, best estimate", cell("best")],
        ["Deaths, low and high", [cell("low"), cell("high")].filter((part) => part !== "").join(" to ")],
        ["Deaths of side A", cell("deaths_a")],
        ["Deaths of side B", cell("deaths_b")],
        ["Deaths of civilians", cell("deaths_civilians")],
        ["Where", cell("where_description")],
        ["Clarity of the event", cell("event_clarity")],
        ["Reported in", cell("source_article")],
        ["Headline", headline],
      ],
      unmapped: [
        ...(kind === undefined ? [`event UCDP ${type}`] : []),
        ...unknownCountry(country, "UCDP", number === "" ? cell("country") : number),
      ],
      issues: [...issues, ...(kind === undefined ? notMapped(`UCDP type ${type}`) : [])],
    },
  };
}

const LABELS: Readonly<Partial<Record<Side, string>>> = { "1": "Side A", "2": "Side B" };

function party(side: "a" | "b", cell: Cells, codes: Codes, day: string): DraftParty | undefined {
  const name = cell(`side_${side}`);
  if (name === "") return undefined;
  const number = cell(`gwno${side}`);
  const state = /^Government of (.+)$/.exec(name)?.[1];
  const country =
    number === "" ? (state === undefined ? undefined : codes.named(state, day).country) : codes.gw(number, day).country;
  const sector = state === undefined ? (name === "Civilians" ? "CVL" : undefined) : "GOV";
  const actor = codes.identify({
    name,
    ...(country !== undefined && { country }),
    ...(sector !== undefined && { sector }),
  });
  return { label: side === "a" ? "Side A" : "Side B", name, actor };
}
