/** `node scripts/score-silence.ts [--visits N] [--seeds N] [--json]`: the rule of inferred silence on planted visits, with its false alarms. */
import { parseArgs } from "node:util";
import { plantedDocuments } from "../bench/planted.ts";
import { proportion } from "../src/corpus/relations/proportion.ts";
import { loadStoryKnowledge } from "../src/corpus/stories/index.ts";
import { loadResources } from "../src/resources/node.ts";
import { judgePlanted, type SilenceRow } from "./score/silence.ts";

const { values } = parseArgs({
  options: {
    visits: { type: "string", default: "200" },
    seeds: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
  },
});
const knowledge = loadStoryKnowledge(await loadResources());
const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => at + 1);
const rows = seeds.flatMap((seed) => judgePlanted(plantedDocuments(seed, Number(values.visits)), knowledge));

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
const report = {
  visits: rows.length,
  seeds,
  counted: counted.map(({ name, n, counts }) => ({
    name,
    n,
    ...Object.fromEntries(FINDINGS.map((finding, at) => [finding, counts[at]])),
  })),
  "right of those called silent": silent.length === 0 ? undefined : proportion(hits, silent.length),
  "found of those unannounced and judged": ofUnannounced === 0 ? undefined : proportion(hits, ofUnannounced),
  "false alarms of those announced and judged":
    announced === 0 ? undefined : proportion(silent.length - hits, announced),
};

if (values.json) console.log(JSON.stringify(report, null, 2));
else {
  console.log(`Silence: ${rows.length} planted visits from ${seeds.length} seeds.`);
  console.log(`${"".padEnd(32)}${FINDINGS.map((each) => each.padStart(13)).join("")}`);
  for (const { name, counts } of counted)
    console.log(`${name.padEnd(32)}${counts.map((each) => String(each).padStart(13)).join("")}`);
  for (const [name, value] of Object.entries(report)) {
    if (typeof value !== "object" || !("rate" in value)) continue;
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    console.log(
      `${name}: ${percent(value.rate)} (${value.count} of ${value.n}; 95 % interval ${percent(value.low)}–${percent(value.high)})`,
    );
  }
}
