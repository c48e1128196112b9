/**
 * `node bench/store.ts [--full] [--documents N] [--store DIR] [--rounds N] [--no-ingest] [--write]`: makes a store, then times its queries
 * while another process adds to it; prints a table. `--full`: 100,000 documents, a million events. `--store` takes one made before.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runCommandLine } from "../src/cli/run.ts";
import { keptTerminal } from "../src/cli/terminal.fixture.ts";
import { parseQuery, type Query } from "../src/corpus/query/index.ts";
import { loadResources } from "../src/resources/node.ts";
import { openStore, type Store } from "../src/store/index.ts";
import { madeWord, word } from "./store-entries.ts";

const { values } = parseArgs({
  options: {
    full: { type: "boolean", default: false },
    documents: { type: "string" },
    store: { type: "string" },
    rounds: { type: "string", default: "30" },
    /** Times the queries with nobody writing. */
    "no-ingest": { type: "boolean", default: false },
    /** Puts the table into docs/bench-store.md. */
    write: { type: "boolean", default: false },
  },
});
const documents = Number(values.documents ?? (values.full ? 100_000 : 2000));
const rounds = Number(values.rounds);
const maker = fileURLToPath(new URL("./make-store.ts", import.meta.url));
const folder = values.store ?? mkdtempSync(join(tmpdir(), "readout-bench-"));

interface Made {
  readonly documents: number;
  readonly documentsPerSecond: number;
  readonly batchP50: number;
  readonly batchP95: number;
  readonly events: number;
  readonly claims: number;
  readonly bytes: number;
  readonly joinSeconds: number;
  readonly stories: number;
}

async function measure(): Promise<string> {
  const made = existsSync(join(folder, "readout.db"))
    ? madeBefore()
    : make(["--documents", String(documents), "--join", String(documents)]);
  const begun = performance.now();
  const store = openStore(folder, { clock: () => Date.UTC(2026, 5, 1) });
  const opened = performance.now() - begun;
  const ingest = values["no-ingest"]
    ? undefined
    : spawn(
        process.execPath,
        [
          maker,
          folder,
          "--documents",
          "1000000",
          "--from",
          "10000000",
          "--batch",
          "10",
          "--seconds",
          "900",
          "--join",
          "500",
        ],
        {
          stdio: "ignore",
        },
      );
  if (ingest !== undefined) await untilGrown(store);
  const before = await store.documents.count({});
  const since = performance.now();
  const rows: string[] = [];
  let added = 0;
  try {
    for (const [name, ask] of QUERIES) {
      const times = await timesOf((round) => ask(store, round));
      rows.push(`| ${name} | ${milliseconds(at(times, 0.5))} | ${milliseconds(at(times, 0.95))} |`);
    }
    for (const [name, words] of COMMANDS) {
      const times = await timesOf((round) => command(words(round)));
      rows.push(`| ${name} | ${milliseconds(at(times, 0.5))} | ${milliseconds(at(times, 0.95))} |`);
    }
    added = (await store.documents.count({})) - before;
  } finally {
    // Killed without warning: the store must survive that too.
    ingest?.kill("SIGKILL");
    if (ingest !== undefined) await once(ingest, "close");
  }
  const seconds = (performance.now() - since) / 1000;
  const totals = await store.totals();
  await store.close();
  const count = (number: number): string => number.toLocaleString("en");
  return [
    `Store: ${count(totals.documents)} documents, ${count(totals.events)} events, ${count(totals.claims)} claims, ${count(Math.round(totals.bytes / 2 ** 20))} MiB.`,
    ...(made === undefined
      ? []
      : [
          `Made at ${count(made.documentsPerSecond)} documents/s (${count(made.documentsPerSecond * 10)} events/s), 100 a transaction: p50 ${milliseconds(made.batchP50)}, p95 ${milliseconds(made.batchP95)} ms.`,
          `Joined into ${count(made.stories)} stories in ${count(Math.round(made.joinSeconds))} s (${milliseconds((1000 * made.joinSeconds) / made.documents)} ms a document).`,
        ]),
    `Opened in ${milliseconds(opened)} ms. ${ingest === undefined ? "Nobody wrote meanwhile." : `Meanwhile another process added ${count(Math.round(added / seconds))} documents/s, 10 a transaction, and joined them into stories, 500 at a time.`}`,
    `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}; load ${(loadavg()[0] ?? 0).toFixed(1)}; ${rounds} rounds a query.`,
    "",
    "| query | p50 ms | p95 ms |",
    "|---|---:|---:|",
    ...rows,
  ].join("\n");
}

async function timesOf(ask: (round: number) => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await ask(round);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

function make(more: readonly string[]): Made {
  const result = spawnSync(process.execPath, [maker, folder, ...more], { encoding: "utf8" });
  if (result.status !== 0) throw new Error(result.stderr);
  return JSON.parse(result.stdout);
}

/** What `make-store.ts` printed into `made.json` in the folder, where somebody kept it. */
function madeBefore(): Made | undefined {
  const file = join(folder, "made.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

async function untilGrown(store: Store): Promise<void> {
  const before = await store.documents.count({});
  while ((await store.documents.count({})) === before) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Each round asks about others, common and rare. */
const QUERIES: readonly (readonly [name: string, ask: (store: Store, round: number) => Promise<unknown>])[] = [
  ["document by id under which it came", (store, i) => store.documents.find(`made-${(i * 37) % documents}`)],
  [
    "whole record",
    async (store, i) => store.documents.record((await store.documents.find(`made-${(i * 41) % documents}`)).id),
  ],
  ["feed: newest 100 events", (store) => store.events.list({ limit: 100 })],
  ["events of one actor, 100", (store, i) => store.events.list({ query: line(`actor:${state(i)}`), limit: 100 })],
  [
    "events of a dyad, 100",
    (store, i) => store.events.list({ query: line(`by:${state(i)} to:${state(i + 1)}`), limit: 100 }),
  ],
  [
    "actor, type, status, half a year, 100",
    (store, i) =>
      store.events.list({
        query: line(`actor:${state(i)} type:ASSAULT status:denied since:2025-06 until:2025-12`),
        limit: 100,
      }),
  ],
  ["type and status, 100", (store) => store.events.list({ query: line("type:RETREAT status:speculated"), limit: 100 })],
  ["events with a common word, 100", (store, i) => store.events.list({ query: line(word(i % 10)), limit: 100 })],
  ["events with a rare word, 100", (store, i) => store.events.list({ query: line(word(3000 + i * 97)), limit: 100 })],
  [
    "events of an actor, by then (as of), 100",
    (store, i) => store.events.list({ query: line(`actor:${state(i)}`), limit: 100, asOf: Date.UTC(2026, 2, 2, 12) }),
  ],
  [
    "facet: months of the events with two actors",
    (store, i) => store.events.tally("month", { query: line(`actor:${state(i)} actor:${state(i + 1)}`), limit: 1000 }),
  ],
  [
    "claims of a speaker, 100",
    (store, i) => store.claims.list({ query: line(`speaker:${state(i)} stance:denies`), limit: 100 }),
  ],
  [
    "claims about an actor, type, 100",
    (store, i) => store.claims.list({ query: line(`to:${state(i)} type:ASSAULT`), limit: 100 }),
  ],
  [
    "search: a common word, 20 with snippets",
    (store, i) => store.documents.search({ query: line(word(i % 10)), limit: 20 }),
  ],
  ["search: a word of the middle", (store, i) => store.documents.search({ query: line(word(50 + i * 13)), limit: 20 })],
  [
    "search: two words and an actor",
    (store, i) =>
      store.documents.search({ query: line(`${word(20 + i)} ${word(90 + i)} actor:${state(i)}`), limit: 20 }),
  ],
  [
    "search: event filters, no words",
    (store, i) => store.documents.search({ query: line(`by:${state(i)} type:SANCTION since:2025`), limit: 20 }),
  ],
  [
    "facet: types of an actor in a year",
    (store, i) => store.events.tally("type", { query: line(`actor:${state(i)} since:2025`) }),
  ],
  [
    "facet: statuses of a source",
    (store, i) => store.events.tally("status", { query: line(`source:"Invented ${madeWord(i)} Wire"`) }),
  ],
  [
    "facet: actors with one actor in a month",
    (store, i) => store.events.tally("actor", { query: line(`actor:${state(i)} since:2026-01 until:2026-01`) }),
  ],
  ["stories: the latest 20", (store) => store.stories.list({ limit: 20 })],
  [
    "stories: contested, of an actor, 20",
    (store, i) => store.stories.list({ query: line(`actor:${state(i)}`), order: "contested", limit: 20 }),
  ],
  [
    "a story with its reports, incidents, propositions",
    async (store, i) => store.stories.find(await someStory(store, i)),
  ],
  ["matrix of a story", async (store, i) => store.stories.matrix({ story: await someStory(store, i) })],
  [
    "matrix of a pair over all stories",
    (store, i) => store.stories.matrix({ subject: state(i), object: state(i + 1) }),
  ],
  [
    "propositions of a pair, 50",
    (store, i) => store.stories.propositions({ parties: [state(i), state(i + 1)], limit: 50 }),
  ],
  ["propositions contested, the latest 50", (store) => store.stories.propositions({ status: "contested", limit: 50 })],
  ["facet: types of everything", (store) => store.events.tally("type", {})],
  ["facet: months of everything", (store) => store.events.tally("month", { limit: 1000 })],
];

/** As the program runs them, from words to output, the store opened each time; only Node's own start is left out. */
const COMMANDS: readonly (readonly [name: string, words: (round: number) => readonly string[]])[] = [
  ["`dyad A B`, monthly, intervals and change points", (i) => ["dyad", state(i), state(i + 1)]],
  ["`agenda A B`", (i) => ["agenda", state(i), state(i + 1)]],
  ["`silence A`, 90 days", (i) => ["silence", state(i)]],
  ["`precedents A B`", (i) => ["precedents", state(i), state(i + 1), "--type", "CONSULT"]],
  [
    "`matrix --subject A --object B --predicate support`",
    (i) => ["matrix", "--subject", state(i), "--object", state(i + 1), "--predicate", "support"],
  ],
];

const resources = await loadResources();

async function command(words: readonly string[]): Promise<void> {
  const terminal = keptTerminal();
  const status = await runCommandLine([...words, "--store", folder], terminal, {
    resources: async () => resources,
    reader: () => Promise.reject(new Error("not needed")),
    workerScript: new URL("../src/cli/coding/worker.ts", import.meta.url),
    documentTimeout: 1000,
  });
  if (status !== 0) throw new Error(`${words.join(" ")}: ${terminal.err()}`);
}

/** Ids are asked for once, so that they do not count. */
let stories: readonly string[] | undefined;

async function someStory(store: Store, i: number): Promise<string> {
  stories ??= (await store.stories.list({ order: "largest", limit: 1000 })).items.map(({ id }) => id);
  return stories[(i * 37) % stories.length] ?? "";
}

function line(text: string): Query {
  const read = parseQuery(text);
  if (read.kind === "wrong") throw new Error(read.message);
  return read.query;
}

/** Of the thirty commonest states. */
function state(i: number): string {
  return `X${String.fromCharCode(65 + Math.floor((i % 30) / 26), 65 + ((i % 30) % 26))}`;
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function milliseconds(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}

try {
  const table = await measure();
  console.log(table);
  if (values.write) {
    const head = `# Bench of the store\n\nWritten by \`node bench/store.ts --full --write\` on ${new Date().toISOString().slice(0, 10)}. Documents of invented states, eight to a story, two of the eight copies (\`bench/store-entries.ts\`).\n\n`;
    writeFileSync(fileURLToPath(new URL("../docs/bench-store.md", import.meta.url)), `${head}${table}\n`);
  }
} finally {
  if (values.store === undefined) rmSync(folder, { recursive: true, force: true });
}
