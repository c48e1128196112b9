/** `node scripts/score-relations.ts [--seeds N] [--write]`: change points against planted truth; how long a series takes. --write puts the table into docs/relations.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { FIRST_DAY, type Plan, plantedActs } from "../src/corpus/relations/acts.fixture.ts";
import { type Changes, changesOf } from "../src/corpus/relations/changes.ts";
import { loadScores, type Measured } from "../src/corpus/relations/index.ts";
import { isoDay } from "../src/corpus/relations/periods.ts";
import { type SeriesAsked, seriesOf } from "../src/corpus/relations/series.ts";
import { loadResources } from "../src/resources/node.ts";

interface Scenario {
  readonly planted: string;
  readonly measured: Measured;
  readonly plan: (perDay: number) => Omit<Plan, "seed" | "days">;
  /** Days on which the level truly changes. */
  readonly breaks: readonly number[];
}

const scores = loadScores(await loadResources());
const OPEN = "<!-- written by scripts/score-relations.ts -->";
const CLOSE = "<!-- end -->";
const page = join(import.meta.dirname, "../docs/relations.md");

/** Four years by month; the level changes after two. */
const DAYS = 1461;
const HALF = 731;
const RATES = [5, 12, 30];
/** Months by which a change may be missed and still counts as found. */
const NEAR = 2;

const level = (rate: number, conflict = 0.3) => ({ rate: () => rate, conflict: () => conflict });
const step = (before: number, after: number) => (day: number) => (day < HALF ? before : after);
const BURST = { from: 1186, to: 1306 };

const SCENARIOS: readonly Scenario[] = [
  { planted: "nothing", measured: "score", plan: (rate) => level(rate), breaks: [] },
  ...([0.1, 0.2, 0.4] as const).map(
    (more): Scenario => ({
      planted: `share of conflict 30 % → ${Math.round(30 + 100 * more)} %`,
      measured: "score",
      plan: (rate) => ({ rate: () => rate, conflict: step(0.3, 0.3 + more) }),
      breaks: [HALF],
    }),
  ),
  { planted: "nothing", measured: "acts", plan: (rate) => level(rate), breaks: [] },
  {
    planted: "nothing, acts in swells",
    measured: "acts",
    plan: (rate) => ({ ...level(rate), swell: 0.25 }),
    breaks: [],
  },
  ...([1.5, 2, 3] as const).map(
    (times): Scenario => ({
      planted: `acts × ${times}`,
      measured: "acts",
      plan: (rate) => ({ ...level(rate), rate: step(rate, rate * times) }),
      breaks: [HALF],
    }),
  ),
  {
    planted: "acts × 3, in swells",
    measured: "acts",
    plan: (rate) => ({ ...level(rate), rate: step(rate, rate * 3), swell: 0.25 }),
    breaks: [HALF],
  },
  {
    planted: "four months of one story, as many acts again and again",
    measured: "acts",
    plan: (rate) => ({ ...level(rate), burst: { ...BURST, rate: 2 * rate } }),
    breaks: [BURST.from, BURST.to],
  },
];

const { values } = parseArgs({
  options: { seeds: { type: "string", default: "200" }, write: { type: "boolean", default: false } },
});
const seeds = Number(values.seeds);
const table = [
  `| looked at | planted | acts a month | found | another, or elsewhere | strength | "no break" without its largest story |`,
  "|---|---|---|---|---|---|---|",
  ...SCENARIOS.flatMap((scenario) => RATES.map((rate) => rowOf(scenario, rate))),
].join("\n");
console.log(table);
console.log(`\n${timed()}`);
if (values.write) {
  const [head = "", rest = ""] = readFileSync(page, "utf8").split(OPEN);
  const tail = rest.split(CLOSE)[1] ?? "";
  writeFileSync(page, `${head}${OPEN}\n\n${table}\n\n${CLOSE}${tail}`);
  console.error("written: docs/relations.md");
}

function rowOf({ planted, measured, plan, breaks }: Scenario, perMonth: number): string {
  let [found, alarmed, hit, without] = [0, 0, 0, 0];
  const strengths: number[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const acts = plantedActs({ seed, days: DAYS, ...plan(perMonth / 30.4) });
    const changes = changesIn(changesOf(acts, measured, asked()));
    const near = (day: number) => changes.find(({ at }) => monthsBetween(at, day) <= NEAR);
    const hits = breaks.flatMap((day) => near(day) ?? []);
    if (breaks.length > 0 && hits.length === breaks.length) found += 1;
    if (changes.some((change) => !hits.includes(change))) alarmed += 1;
    strengths.push(...hits.map(({ strength }) => strength));
    if (hits.length > 0) hit += 1;
    if (hits.length > 0 && hits.every(({ withoutLargest }) => withoutLargest?.verdict.kind === "no-break"))
      without += 1;
  }
  const share = (count: number, of = seeds): string => (of === 0 ? "" : `${((100 * count) / of).toFixed(1)} %`);
  const middle = strengths.sort((a, b) => a - b)[Math.floor(strengths.length / 2)];
  const cells = [
    measured === "score" ? "mean score" : "acts a day",
    planted,
    perMonth,
    breaks.length === 0 ? "" : share(found),
    share(alarmed),
    middle === undefined ? "" : middle.toFixed(1),
    share(without, hit),
  ];
  return `| ${cells.join(" | ")} |`;
}

function asked(): SeriesAsked {
  return { unit: "month", from: FIRST_DAY, to: FIRST_DAY + DAYS - 1, scores };
}

function changesIn(found: Changes) {
  return found.kind === "searched" ? found.changes : [];
}

function monthsBetween(key: string, day: number): number {
  const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return Math.abs(number(key) - number(isoDay(FIRST_DAY + day)));
}

function timed(): string {
  const days = 3650;
  const acts = plantedActs({ seed: 1, days, ...level(15_000 / days) });
  const shown = { ...asked(), to: FIRST_DAY + days - 1 };
  const times = (work: () => unknown): string => {
    const all = Array.from({ length: 20 }, () => {
      // Of the processor, since others may be at work as well.
      const begun = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1000;
    }).sort((a, b) => a - b);
    return `${all[0]?.toFixed(0)} ms at best, ${all[10]?.toFixed(0)} ms in the middle`;
  };
  return [
    `${acts.length.toLocaleString("en-US")} acts over ten years, by month, 20 runs:`,
    `  series with intervals: ${times(() => seriesOf(acts, shown))}`,
    `  change points of scores: ${times(() => changesOf(acts, "score", shown))}`,
    `  change points of counts: ${times(() => changesOf(acts, "acts", shown))}`,
    `  by day, change points of counts: ${times(() => changesOf(acts, "acts", { ...shown, unit: "day" }))}`,
  ].join("\n");
}
