/** `data/sources` → what is wrong with it (exit 1), and how many sources there are of each kind and region. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ACTOR_FILES, loadKnownSources } from "../src/corpus/sources/load.ts";
import { loadResources } from "../src/resources/node.ts";
import { problemsOf } from "./check-sources/problems.ts";

const data = join(import.meta.dirname, "../data");
/** Fewer is less than Readout promises. */
const LEAST = 150;

const rows = (path: string): Record<string, string>[] => JSON.parse(readFileSync(join(data, `${path}.json`), "utf8"));
const problems = problemsOf({
  sources: rows("sources/sources"),
  owners: rows("sources/owners"),
  references: rows("sources/references"),
  actors: ACTOR_FILES.flatMap((file) => rows(`actors/${file}`)),
});
for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : await printCounts();

async function printCounts(): Promise<number> {
  const { all } = loadKnownSources(await loadResources());
  const regions = new Map(rows("actors/states").map(({ country, region }) => [country, region]));
  const families = new Set(all.flatMap(({ family }) => family?.id ?? []));
  tally(
    "kind",
    all.map(({ kind }) => kind),
  );
  tally(
    "region",
    all.map(({ kind, country }) => (kind === "igo" ? "international" : (regions.get(country ?? "") ?? "none"))),
  );
  const countries = new Set(all.flatMap(({ kind, country }) => (kind === "igo" ? [] : (country ?? []))));
  const domains = all.flatMap((source) => source.domains);
  console.log(
    `${all.length} sources of ${countries.size} countries, ${domains.length} hosts, ${families.size} families, ${problems.length} problems`,
  );
  return all.length < LEAST ? 1 : 0;
}

function tally(what: string, values: readonly string[]): void {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const line = [...counts].sort((a, b) => b[1] - a[1]).map(([value, count]) => `${value} ${count}`);
  console.log(`by ${what}: ${line.join(", ")}`);
}
