/** The line patterns of `data/text/lines.json` in, compiled, out. */
import builtIn from "../../../data/text/lines.json" with { type: "json" };

export interface LineLists {
  readonly boilerplate: readonly RegExp[];
  readonly byline: readonly RegExp[];
  /** Credits that a dateline gives in brackets. */
  readonly agencies: ReadonlySet<string>;
  /** Full names of credits. */
  readonly agencyNames: ReadonlyMap<string, string>;
  /** Words in capitals before a dash that are no place. */
  readonly notPlaces: ReadonlySet<string>;
}

export const LINE_LISTS: LineLists = {
  boilerplate: builtIn.boilerplate.map((pattern) => new RegExp(pattern, "iu")),
  byline: builtIn.byline.map((pattern, i) => new RegExp(pattern, i === 0 ? "u" : "iu")),
  agencies: new Set(builtIn.agencies),
  agencyNames: new Map(Object.entries(builtIn.agencyNames)),
  notPlaces: new Set(builtIn.notPlaces),
};
