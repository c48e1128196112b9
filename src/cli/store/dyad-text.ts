/** Both directions of a dyad → what `readout dyad` prints as text. */
import {
  type ChangePoint,
  type Changes,
  type Interval,
  LEAST_ACTS,
  LEAST_FOR_INTERVAL,
  LEAST_PERIODS,
  QUAD_CLASSES,
  REPLICATES,
  type Series,
  type SeriesPeriod,
  SHORTEST_LEVEL,
} from "../../corpus/relations/index.ts";
import { sparkline } from "../sparkline.ts";
import type { Terminal } from "../terminal.ts";
import { type DyadShown, type Side, STORIES_SHOWN, sidesOf, wordsFor } from "./dyad-shown.ts";
import { oneLine } from "./one-line.ts";

export function dyadText(shown: DyadShown, terminal: Pick<Terminal, "hasBars" | "paint">): string {
  const both = sidesOf(shown);
  const heads = both.map(({ source, target, series }) => headOf(arrow(source, target), series));
  const bodies = both.flatMap((side) => ["", ...directionLines(side, shown, terminal)]);
  return `${[...heads, ...bodies, "", ...methodLines(shown)].join("\n")}\n`;
}

function lineFor(shown: DyadShown, from: string, to: string): string {
  return shown.line(`events ${wordsFor(shown, from, to)}`);
}

function headOf(who: string, { whole, from, to }: Series): string {
  const { acts, attention, mean, interval } = whole;
  if (mean === undefined) return `${who}: no acts, ${from} to ${to}`;
  const origins = `${(attention.origins / acts).toFixed(1)} origins each`;
  const score = `mean ${signed(mean)}${intervalText(interval, " (95 %: ", ")")}`;
  return `${who}: ${count(acts, "act")} (${origins}), ${from} to ${to}, ${score}`;
}

function directionLines(
  { source, target, series, changes }: Side,
  shown: DyadShown,
  { hasBars, paint }: Pick<Terminal, "hasBars" | "paint">,
): string[] {
  const { periods, whole, outside, unit } = series;
  const latest = periods.slice(-shown.limit);
  const [means, acts] = [latest.map(({ mean }) => mean), latest.map((each) => (isHeard(each) ? each.acts : undefined))];
  const hidden = periods.length - latest.length;
  const apart = apartText(whole.apart);
  const { mentions, documents, origins } = whole.attention;
  return [
    paint("bold", `${arrow(source, target)} BY ${unit.toUpperCase()}`),
    ...(hidden === 0 ? [] : [`  … ${count(hidden, `earlier ${unit}`)} (--limit ${Math.min(1000, periods.length)})`]),
    ...tableOf(latest),
    ...(hasBars && latest.length > 1 ? [`  mean  ${sparkline(means)}`, `  acts  ${sparkline(acts)}`] : []),
    ...(outside.before + outside.after === 0
      ? []
      : [
          `  Left out: ${count(outside.before, "act")} dated before ${series.from}, ${outside.after} after ${series.to}.`,
        ]),
    `  Not counted: ${apart === "" ? "nothing" : apart}.`,
    `  Attention: ${count(mentions, "mention")} in ${count(documents, "document")} of ${count(origins, "origin")}, each act's own added up.`,
    ...changes.flatMap((each) => changeLines(each, series.unit, shown)),
    paint("dim", `  Sentences: ${lineFor(shown, series.from, series.to)}`),
  ];
}

const COLUMNS = ["", "acts", "V+", "M+", "V−", "M−", "sum", "mean", "95 % interval", "heard", "named", "not counted"];

function tableOf(periods: readonly SeriesPeriod[]): string[] {
  const rows = periods.map((period) =>
    isHeard(period) || period.acts > 0 ? rowOf(period) : [period.key, "no coverage"],
  );
  const widths = COLUMNS.map((name, at) =>
    Math.max(name.length, ...rows.map((row) => (row.length < 3 && at > 0 ? 0 : (row[at] ?? "").length))),
  );
  return [COLUMNS, ...rows].map((row) => {
    const cells = row.map((cell, at) =>
      at === 0 || at === COLUMNS.length - 1
        ? cell.padEnd(widths[at] ?? 0)
        : cell.padStart(row.length < 3 ? 0 : (widths[at] ?? 0)),
    );
    return `  ${cells.join("  ")}`.trimEnd();
  });
}

function rowOf({ key, acts, quads, sum, mean, interval, coverage, apart }: SeriesPeriod): string[] {
  const heard =
    coverage.kind === "heard" ? `${coverage.heard}/${coverage.days}` : coverage.kind === "none" ? "none" : "";
  return [
    key,
    String(acts),
    ...QUAD_CLASSES.map((quad) => String(quads[quad])),
    acts === 0 ? "" : signed(sum, 1),
    mean === undefined ? "" : signed(mean),
    acts === 0 ? "" : intervalText(interval, "", "", acts),
    heard,
    coverage.kind === "heard" ? String(coverage.naming) : "",
    apartText(apart),
  ];
}

function isHeard({ coverage }: SeriesPeriod): boolean {
  return coverage.kind !== "none";
}

const NAMES = { score: "mean score", acts: "acts a day heard" } as const;

function changeLines(found: Changes, unit: string, shown: DyadShown): string[] {
  const name = NAMES[found.measured];
  if (found.kind === "not-enough") {
    const has = `${count(found.periods, unit)} and ${count(found.acts, "act")}`;
    return [`  Change of ${name}: not enough (${has} to compare; ${LEAST_PERIODS} and ${LEAST_ACTS} are needed).`];
  }
  if (found.changes.length === 0) return [`  Change of ${name}: none in ${count(found.periods, unit)}.`];
  return found.changes.flatMap((change) => [
    `  Change of ${name}: ${change.at}, ${change.direction} by ${Math.abs(change.difference).toFixed(2)}; strength ${change.strength.toFixed(1)}`,
    `    from ${levelText(change.before, found)}`,
    `    to ${levelText(change.after, found)}`,
    ...change.stories.filter(isWorthALine(change)).map(({ story, difference, before, after }) => {
      const title = shown.titles.get(story);
      return `    ${signed(difference)} by ${story}${title === undefined ? "" : ` ${oneLine(title)}`} (acts: ${before} before, ${after} after)`;
    }),
    `    ${withoutText(change)}`,
    `    Sentences: ${lineFor(shown, change.before.from, change.after.to)}`,
  ]);
}

function levelText({ value, acts, from, to }: ChangePoint["before"], { measured }: Changes): string {
  return `${measured === "score" ? signed(value) : value.toFixed(2)} (n ${acts}, ${from} to ${to})`;
}

/** The largest, and others that make a twentieth of the difference. */
function isWorthALine({ difference }: ChangePoint): (share: ChangePoint["stories"][number], at: number) => boolean {
  return (share, at) => at === 0 || (at < STORIES_SHOWN && Math.abs(share.difference) >= Math.abs(difference) / 20);
}

function withoutText({ withoutLargest }: ChangePoint): string {
  if (withoutLargest === undefined) return "No story drives it.";
  const { story, verdict } = withoutLargest;
  const without = `Without its largest story (${story}):`;
  switch (verdict.kind) {
    case "still-a-break":
      return `${without} still a break, ${verdict.at}, by ${signed(verdict.difference)}.`;
    case "no-break":
      return `${without} no break.`;
    case "not-enough":
      return `${without} not enough left to tell.`;
  }
}

function methodLines({ scores, dyad }: DyadShown): string[] {
  const renamed = Object.entries(scores.types).flatMap(([type, { as }]) =>
    as === undefined ? [] : [`${type} as ${as}`],
  );
  const counted = dyad.directions[0].series.counted.join(", ");
  return [
    `Score: ${scores.name} of event types, −10 to +10${renamed.length === 0 ? "" : ` (${renamed.join(", ")})`}; mean = sum ÷ acts. Counted: ${counted}.`,
    `Interval: percentile bootstrap, ${REPLICATES.toLocaleString("en-US")} replicates; none under ${LEAST_FOR_INTERVAL} acts or where all have one score.`,
    `Change: PELT, modified BIC; at least ${LEAST_PERIODS} periods, ${LEAST_ACTS} acts, levels of ${SHORTEST_LEVEL} periods. Strength 1 is what a change must have.`,
    "V verbal, M material, + cooperation, − conflict; heard: days with a document; named: with one that names either side.",
  ];
}

function intervalText(interval: Interval, open: string, close: string, acts?: number): string {
  if (interval.kind === "interval") return `${open}${signed(interval.low)} to ${signed(interval.high)}${close}`;
  if (acts === undefined) return "";
  return interval.why === "too-few" ? `n < ${LEAST_FOR_INTERVAL}` : "all alike";
}

function apartText(apart: SeriesPeriod["apart"]): string {
  return Object.entries(apart)
    .map(([status, number]) => `${number} ${status}`)
    .join(", ");
}

function arrow(source: string, target: string): string {
  return `${oneLine(source)} → ${oneLine(target)}`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}

function signed(number: number, digits = 2): string {
  const text = Math.abs(number).toFixed(digits);
  return Number(text) === 0 ? text : `${number < 0 ? "−" : "+"}${text}`;
}
