/** `npm run bench`: times Readout and, in the same run, what a user could pick instead; prints a table and writes `docs/bench.md`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { buildBrowser } from "../scripts/build/browser.ts";
import { benchTexts } from "./texts.ts";

interface Timing {
  readonly sentences: number;
  readonly seconds: number;
  /** Resident memory at its peak, MiB. */
  readonly peak: number;
}

const root = join(import.meta.dirname, "..");
const program = join(root, "src/cli/main.ts");
const folder = mkdtempSync(join(tmpdir(), "readout-bench-"));
const SENTENCE = "Ruritania lies between Borduria and Syldavia.";
const load = loadavg()[0] ?? 0;
try {
  const page = await measure();
  console.log(page);
  writeFileSync(join(root, "docs/bench.md"), page);
  console.error("written: docs/bench.md");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<string> {
  const { name, documents } = benchTexts();
  const input = join(folder, "documents.jsonl");
  writeFileSync(input, documents.map((document) => `${JSON.stringify(document)}\n`).join(""));
  const characters = documents.reduce((sum, { text }) => sum + text.length, 0);
  const rows: readonly (readonly [string, string, Timing])[] = [
    ["Readout, one thread", "the whole record", alone("readout", input)],
    [
      `Readout, \`readout code\`, ${availableParallelism()} cores`,
      "the whole record, start-up included",
      allCores(input),
    ],
    ["Readout, text and syntax only", "sentences, tokens, tags, lemmas, trees, names", alone("syntax", input)],
    ["wink-nlp 2 (wink-eng-lite-web-model)", "sentences, tokens, tags, entities", alone("wink", input)],
    ["compromise 14 (two)", "sentences, tokens, tags", alone("compromise", input)],
  ];
  const version = median(() => elapsed(["--version"], ""));
  const first = median(() => elapsed(["code", "--jobs", "1"], `${JSON.stringify({ id: "1", text: SENTENCE })}\n`));
  const sizes = await buildBrowser(join(folder, "browser"));
  const kib = (bytes: number): string => `${Math.round(bytes / 1024).toLocaleString("en")} KiB`;
  return [
    "# Bench",
    "",
    `Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}; coder \`${said(["--version"]).trim()}\`.`,
    "",
    `Text: ${name} (${documents.length} documents, ${Math.round(characters / 1000).toLocaleString("en")} thousand characters), raw text to result.`,
    `Machine: ${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores, Node ${process.version}; load ${load.toFixed(1)} when the run began (a load above 0 slows all rows).`,
    "Each row is a process of its own; sentences are those of Readout's own count in every row, so that rows compare.",
    "",
    "| program | gives | sentences/s | documents/s | peak memory |",
    "|---|---|---:|---:|---:|",
    ...rows.map(([label, gives, { seconds, peak }]) => {
      const sentences = rows[0]?.[2].sentences ?? 0;
      return `| ${label} | ${gives} | ${Math.round(sentences / seconds).toLocaleString("en")} | ${(documents.length / seconds).toFixed(1)} | ${Math.round(peak)} MiB |`;
    }),
    "",
    "| start-up | median of 5 |",
    "|---|---:|",
    `| \`readout --version\`, cold process | ${Math.round(version)} ms |`,
    `| first record: \`readout code\` of one sentence, process start to end | ${Math.round(first)} ms |`,
    "",
    "| in the browser | raw | gzip |",
    "|---|---:|---:|",
    `| script \`readout.js\` | ${kib(sizes.script)} | ${kib(sizes.scriptGzip)} |`,
    `| knowledge \`readout-data.bin.gz\` (syntax model, actors, places, rules) | ${kib(sizes.dataRaw)} | ${kib(sizes.data)} |`,
    "",
  ].join("\n");
}

function alone(reader: string, input: string): Timing {
  const result = spawnSync(process.execPath, [join(root, "bench/reader.ts"), reader, input], { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`bench/reader.ts ${reader}: ${result.stderr}`);
  return JSON.parse(result.stdout);
}

/** The program itself, threads and start-up included; its peak memory is told by a module loaded into it. */
function allCores(input: string): Timing {
  const peakFile = join(folder, "peak");
  const told = join(folder, "tell-peak.mjs");
  writeFileSync(
    told,
    `import { writeFileSync } from "node:fs";
     import { isMainThread } from "node:worker_threads";
     if (isMainThread) process.on("exit", () => writeFileSync(${JSON.stringify(peakFile)}, String(process.resourceUsage().maxRSS / 1024)));`,
  );
  const begun = performance.now();
  const output = said(["code", input], "", ["--import", told]);
  const seconds = (performance.now() - begun) / 1000;
  const sentences = output
    .split("\n")
    .filter((line) => line !== "")
    .reduce((sum, line) => sum + JSON.parse(line).sentences.length, 0);
  return { sentences, seconds, peak: Number(readFileSync(peakFile, "utf8")) };
}

function elapsed(args: readonly string[], input: string): number {
  const begun = performance.now();
  said(args, input);
  return performance.now() - begun;
}

function said(args: readonly string[], input = "", nodeOptions: readonly string[] = []): string {
  const result = spawnSync(process.execPath, [...nodeOptions, program, ...args], {
    encoding: "utf8",
    input,
    maxBuffer: 1 << 30,
  });
  if (result.status !== 0) throw new Error(`readout ${args.join(" ")}: ${result.stderr}`);
  return result.stdout;
}

function median(measureOnce: () => number): number {
  const values = Array.from({ length: 5 }, measureOnce).sort((a, b) => a - b);
  return values[2] ?? 0;
}
