/** `node scripts/score-silence.ts [--visits N] [--seeds N] [--json] [--write]`: the rule of inferred silence on planted visits, with its false alarms. --write puts the table into docs/relations.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { plantedDocuments } from "../bench/planted.ts";
import { proportion } from "../src/corpus/relations/proportion.ts";
import { loadStoryKnowledge } from "../src/corpus/stories/index.ts";
import { loadResources } from "../src/resources/node.ts";
import { judgePlanted, type SilenceRow } from "./score/silence.ts";

const OPEN = "<!-- written by scripts/score-silence.ts -->";
const CLOSE = "<!-- end of silence -->";

const { values } = parseArgs({
  options: {
    visits: { type: "string", default: "200" },
    seeds: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const knowledge = loadStoryKnowledge(await loadResources());
const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => at + 1);
const rows: SilenceRow[] = [];
for (const seed of seeds) rows.push(...(await judgePlanted(plantedDocuments(seed, Number(values.visits)), knowledge)));

const FINDINGS = ["announced", "silent", "says-little", "not-enough", "no incident"] as const;
const TRUTHS: readonly { readonly name: string; readonly has: (row: SilenceRow) => boolean }[] = [
  { name: "unannounced", has: ({ visit }) => !visit.isAnnounced && !visit.isDark },
  { name: "unannounced, sources not heard", has: ({ visit }) => !visit.isAnnounced && visit.isDark },
  { name: "announced", has: ({ visit }) => visit.hasArrived },
  { name: "announced, lost on the way", has: ({ visit }) => visit.isAnnounced && !visit.hasArrived && !visit.isDark },
  { name: "announced, sources not heard", has: ({ visit }) => visit.isAnnounced && !visit.hasArrived && visit.isDark },
];
const counted = TRUTHS.map(({ name, has }) => {
  const some = rows.filter(has);
  const counts = FINDINGS.map((finding) => some.filter((row) => (row.finding ?? "no incident") === finding).length);
  return { name, n: some.length, counts };
});
const silent = rows.filter(({ finding }) => finding === "silent");
const hits = silent.filter(({ visit }) => !visit.isAnnounced).length;
const judged = rows.filter(({ finding }) => finding === "announced" || finding === "silent");
const ofUnannounced = judged.filter(({ visit }) => !visit.isAnnounced).length;
const announced = judged.filter(({ visit }) => visit.isAnnounced).length;
const share = (count: number, of: number): string => {
  if (of === 0) return "–";
  const { rate, low, high } = proportion(count, of);
  const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
  return `${percent(rate)} (${count} of ${of}; 95 % interval ${percent(low)}–${percent(high)})`;
};
const figures: readonly (readonly [string, string])[] = [
  ["Of those called silent, unannounced", share(hits, silent.length)],
  ["Of those unannounced and judged, called silent", share(hits, ofUnannounced)],
  ["False alarms, of those announced and judged", share(silent.length - hits, announced)],
];
const table = [
  `${rows.length} planted visits from ${seeds.length} seeds:`,
  "",
  `| planted | ${FINDINGS.join(" | ")} |`,
  `|---|${FINDINGS.map(() => "---").join("|")}|`,
  ...counted.map(({ name, counts }) => `| ${name} | ${counts.join(" | ")} |`),
  "",
  ...figures.map(([name, value]) => `- ${name}: ${value}`),
].join("\n");

if (values.json)
  console.log(JSON.stringify({ visits: rows.length, seeds, counted, figures: Object.fromEntries(figures) }, null, 2));
else console.log(table);
if (values.write) {
  const page = new URL("../docs/relations.md", import.meta.url);
  const text = readFileSync(page, "utf8");
  const start = text.indexOf(OPEN) + OPEN.length;
  const end = text.indexOf(CLOSE, start);
  if (start < OPEN.length || end < 0) throw new Error(`docs/relations.md has no part ${OPEN} … ${CLOSE}.`);
  writeFileSync(page, `${text.slice(0, start)}\n\n${table}\n\n${text.slice(end)}`);
}
