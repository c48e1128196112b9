/** Both directions of a dyad → the JSON of `readout dyad`, and the lines that list the events behind a number. */
import { type Filter, type FilterKey, type Query, writeQuery } from "../../corpus/query/index.ts";
import {
  type Direction,
  type Dyad,
  LEAST_ACTS,
  LEAST_FOR_INTERVAL,
  LEAST_PERIODS,
  REPLICATES,
  type Scores,
} from "../../corpus/relations/index.ts";
import { terminalWord } from "./next.ts";

export interface DyadShown {
  readonly dyad: Dyad;
  readonly parties: readonly [string, string];
  readonly scores: Scores;
  /** Given where acts are those of a dataset. */
  readonly dataset?: string;
  /** The latest periods shown as text; JSON has them all. */
  readonly limit: number;
  /** A command → the line to paste. */
  readonly line: (command: string) => string;
  readonly titles: ReadonlyMap<string, string>;
}

export const STORIES_SHOWN = 3;

/** In JSON; the rest make little of the difference. */
const STORIES_GIVEN = 20;

/** Every period and change point with the query that lists the events behind its numbers. */
export function dyadJson(shown: DyadShown): unknown {
  const { dyad, scores } = shown;
  return {
    unit: dyad.unit,
    from: dyad.from,
    to: dyad.to,
    scores: { name: scores.name, source: scores.source },
    interval: { method: "percentile bootstrap", level: 0.95, replicates: REPLICATES, least: LEAST_FOR_INTERVAL },
    directions: sidesOf(shown).map(({ source, target, series, changes }) => {
      const ask = (from: string, to: string): string => writeQuery(queryFor(shown, from, to));
      return {
        source,
        target,
        query: ask(series.from, series.to),
        ...series,
        periods: series.periods.map((period) => ({ ...period, query: ask(period.from, period.to) })),
        changes: changes.map((each) => {
          if (each.kind === "not-enough") return { ...each, needs: { periods: LEAST_PERIODS, acts: LEAST_ACTS } };
          const points = each.changes.map((point) => ({
            ...point,
            storiesInAll: point.stories.length,
            stories: point.stories
              .slice(0, STORIES_GIVEN)
              .map((story) => ({ ...story, title: shown.titles.get(story.story) })),
            query: ask(point.before.from, point.after.to),
          }));
          return { ...each, changes: points };
        }),
      };
    }),
  };
}

/** The side and the days with acts last: there the sentences are. */
export function nextLine(shown: DyadShown): string {
  const [busiest] = sidesOf(shown).sort((a, b) => b.series.whole.acts - a.series.whole.acts);
  if (busiest === undefined) return "stories";
  const last = busiest.series.periods.findLast(({ acts }) => acts > 0) ?? busiest.series;
  return `events ${wordsFor(shown, last.from, last.to)}`;
}

export interface Side extends Direction {
  readonly source: string;
  readonly target: string;
}

export function sidesOf({ dyad, parties: [a, b] }: DyadShown): Side[] {
  const [there, back] = dyad.directions;
  return [
    { source: a, target: b, ...there },
    { source: b, target: a, ...back },
  ];
}

/** As it can be pasted after `readout events`. */
export function wordsFor(shown: DyadShown, from: string, to: string): string {
  const { filters } = queryFor(shown, from, to);
  return filters.map((filter) => terminalWord(writeQuery({ words: [], filters: [filter] }))).join(" ");
}

/** The events behind a number, of both directions: either side may be the one that acts in a meeting. */
function queryFor({ parties, dataset, dyad }: DyadShown, from: string, to: string): Query {
  const filter = (key: FilterKey, value: string): Filter => ({ key, value, not: false });
  return {
    words: [],
    filters: [
      ...parties.map((party) => filter("actor", party)),
      ...dyad.directions[0].series.counted.map((status) => filter("status", status)),
      ...(dataset === undefined ? [] : [filter("source", dataset)]),
      filter("since", from),
      filter("until", to),
    ],
  };
}
