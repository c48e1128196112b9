/** Reports of all tasks and the page as it was → `docs/scores.md`: every figure against its floors, and a row for the path. */
import { FLOORS, floorOf, reaches } from "./floors.ts";
import { type Figure, type Report, written } from "./report.ts";

export interface Run {
  readonly coder: string;
  /** Day of the run, ISO 8601. */
  readonly date: string;
  /** Short id of the commit the run was made on, with `+` where files were changed after it. */
  readonly commit: string;
  readonly reports: readonly Report[];
  /** Tasks that could not run, and why. */
  readonly failures: readonly { readonly task: string; readonly why: string }[];
}

interface Row {
  readonly report: Report;
  readonly figure: Figure;
}

export function scoresPage(run: Run, before: string): string {
  const rows = run.reports.flatMap((report) => report.figures.map((figure): Row => ({ report, figure })));
  return [
    "# Scores",
    "",
    `Written by \`npm run score -- all\` on ${run.date}; coder \`${run.coder}\`, commit \`${run.commit}\`.`,
    "",
    "Per cent, but for MAE and r (as they are) and speed (sentences a second, one thread, raw text to record).",
    "*Seen*: documents looked at while rules were tuned; *unseen*: every third document, kept from sight.",
    "Floor 1 is the first issue's, floor and goal are those of DESIGN.md; they are held against *all*.",
    "",
    "| task | data | measure | floor 1 | floor | goal | seen | unseen | all | |",
    "|---|---|---|---:|---:|---:|---:|---:|---:|---|",
    ...rows.map(tableRow),
    "",
    ...sizes(run.reports),
    "",
    ...verdict(run, rows),
    "",
    "## Path",
    "",
    "One row a run, `all` of the measures that have a floor.",
    "",
    ...path(run, rows, before),
    "",
  ].join("\n");
}

function tableRow({ report, figure }: Row): string {
  const floor = floorOf(report.task, report.data, figure.measure);
  const bar = (value: number | undefined): string => (value === undefined ? "" : String(value));
  const value = (part: "seen" | "unseen" | "all"): string => written(figure.values[part], figure.kind);
  return `| ${[
    report.task,
    `\`${report.data}\``,
    figure.measure,
    bar(floor?.first),
    bar(floor?.floor),
    bar(floor?.goal),
    value("seen"),
    value("unseen"),
    value("all"),
    mark(floor === undefined ? undefined : standing({ report, figure })),
  ].join(" | ")} |`;
}

type Standing = "goal" | "floor" | "first" | "missed" | "below";

/** How high a figure reaches: `below` is under the floor of a measure that has no first one. */
function standing({ report, figure }: Row): Standing | undefined {
  const floor = floorOf(report.task, report.data, figure.measure);
  const value = figure.values.all;
  if (floor === undefined || value === undefined) return undefined;
  const reached = (bar: number | undefined): boolean | undefined => reaches(value, bar, floor.lowerIsBetter);
  if (reached(floor.first) === false) return "missed";
  if (reached(floor.goal) === true) return "goal";
  if (reached(floor.floor) === true) return "floor";
  return floor.first === undefined ? "below" : "first";
}

function mark(reached: Standing | undefined): string {
  switch (reached) {
    case undefined:
      return "";
    case "goal":
      return "goal reached";
    case "floor":
      return "floor reached";
    case "first":
      return "floor 1 reached";
    case "below":
      return "below floor";
    case "missed":
      return "**floor 1 missed**";
  }
}

function sizes(reports: readonly Report[]): string[] {
  return reports.map(({ data, size, remarks = [] }) => `- \`${data}\`: ${[`${size}.`, ...remarks].join(" ")}`);
}

function verdict(run: Run, rows: readonly Row[]): string[] {
  const named = (wanted: readonly Standing[]): string =>
    rows
      .filter((row) => {
        const reached = standing(row);
        return reached !== undefined && wanted.includes(reached);
      })
      .map(({ report, figure }) => `${label(report)} ${figure.measure} ${written(figure.values.all, figure.kind)}`)
      .join("; ") || "none";
  const measured = new Set(run.reports.map(({ task }) => task));
  const absent = [...new Set(FLOORS.map(({ task }) => task))].filter((task) => !measured.has(task));
  const why = new Map(run.failures.map((failure) => [failure.task, failure.why]));
  return [
    "## What is missed",
    "",
    `- Floor 1: ${named(["missed"])}.`,
    `- Floor: ${named(["missed", "first", "below"])}.`,
    `- Not measured: ${absent.map((task) => `${task} (${why.get(task) ?? "no scorer"})`).join("; ") || "none"}.`,
  ];
}

function path(run: Run, rows: readonly Row[], before: string): string[] {
  const columns = rows.filter(({ report, figure }) => floorOf(report.task, report.data, figure.measure) !== undefined);
  const head = [
    "date",
    "commit",
    "coder",
    ...columns.map(({ report, figure }) => `${label(report)} ${figure.measure}`),
  ];
  const cells = [
    run.date,
    run.commit,
    run.coder,
    ...columns.map(({ figure }) => written(figure.values.all, figure.kind)),
  ];
  const table = earlierPath(before);
  const all = [...new Set([...(table[0] ?? []), ...head])];
  const asMap = (names: readonly string[], row: readonly string[]) =>
    new Map(names.map((name, i) => [name, row[i] ?? ""]));
  const maps = [...table.slice(1).map((row) => asMap(table[0] ?? [], row)), asMap(head, cells)];
  const line = (texts: readonly string[]): string => `| ${texts.join(" | ")} |`;
  return [
    line(all),
    line(all.map((_, i) => (i < 3 ? "---" : "---:"))),
    ...maps.map((row) => line(all.map((name) => row.get(name) ?? ""))),
  ];
}

/** The path table of the page as it was: its head, then its rows. */
function earlierPath(page: string): string[][] {
  const section = page.split(/^## Path$/m)[1] ?? "";
  return section
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| ---/.test(line))
    .map((line) => line.slice(2, -2).split(" | "));
}

/** Tasks with more than one file: their path columns must differ. */
function label({ task, data }: Report): string {
  const name = data.split("/").at(-1)?.split(/[-.]/)[0] ?? "";
  return task === "syntax" || task === "times" || task === "places" ? `${task} ${name}` : task;
}
