/**
 * `node bench/ingest.ts [--articles N] [--store DIR]`: the same articles and the examples through `readout code`, which keeps nothing,
 * and `readout add`, which keeps them and joins them into stories; prints both beside each other. `--store` keeps the store.
 */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { SHARED_DATA } from "../scripts/score/gold.ts";
import { openStore } from "../src/store/index.ts";

const { values } = parseArgs({
  options: { articles: { type: "string", default: "2465" }, store: { type: "string" } },
});
const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "readout-ingest-"));
const storeFolder = values.store ?? join(folder, "store");
const load = loadavg()[0] ?? 0;
try {
  const input = join(folder, "articles.jsonl");
  const articles = readFileSync(join(SHARED_DATA, "stream/articles.jsonl"), "utf8").trim().split("\n");
  writeFileSync(input, `${articles.slice(0, Number(values.articles)).join("\n")}\n`);
  const given = [input, join(root, "examples")];
  const coded = seconds(["code", ...given]);
  const added = seconds(["add", ...given, "--no-join", "--store", storeFolder]);
  const joined = seconds(["join", "--store", storeFolder]);
  const again = seconds(["add", ...given, "--store", storeFolder]);
  const store = openStore(storeFolder, { clock: () => Date.now() });
  const { documents, sentences, events, claims, bytes } = await store.totals();
  const stories = (await store.stories.list({ limit: 1000 })).items.length;
  await store.close();
  const count = (number: number): string => Math.round(number).toLocaleString("en");
  const row = (what: string, time: number): string =>
    `| ${what} | ${time.toFixed(1)} | ${(documents / time).toFixed(1)} |`;
  console.log(
    [
      `${count(documents)} documents, ${count(sentences)} sentences, ${count(events)} events, ${count(claims)} claims; ${(bytes / 2 ** 20).toFixed(0)} MiB, ${stories === 1000 ? "1,000 or more" : stories} stories.`,
      `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}; load ${load.toFixed(1)} when the run began.`,
      "",
      "| whole process | seconds | documents/s |",
      "|---|---:|---:|",
      row("`readout code`: coded, kept nowhere", coded),
      row("`readout add --no-join`: coded and kept", added),
      row("`readout join`: all of them joined into stories", joined),
      row("`readout add` again: nothing new", again),
    ].join("\n"),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function seconds(args: readonly string[]): number {
  const begun = performance.now();
  // What it writes goes to a file, as a user would have it.
  const out = openSync(join(folder, "output"), "w");
  const result = spawnSync(process.execPath, [join(root, "src/cli/main.ts"), ...args], {
    encoding: "utf8",
    stdio: ["ignore", out, "pipe"],
    maxBuffer: 1 << 30,
  });
  closeSync(out);
  // 1: some of the files given are no documents (the examples' README), which is told and no failure.
  if (result.status !== 0 && result.status !== 1) throw new Error(`readout ${args.join(" ")}: ${result.stderr}`);
  return (performance.now() - begun) / 1000;
}
