/** `readout import`: rows of event datasets in, kept with the provenance and the terms that the dataset gives them. */
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Asked, DATASETS, type DatasetId, loadCodes } from "../../ingest/datasets/index.ts";
import type { Store } from "../../store/index.ts";
import { type Call, type Command, UsageError } from "../command.ts";
import { type Codes, importFile, type Sums, startSums } from "./import-file.ts";
import { reportImport } from "./import-report.ts";
import { joinStories } from "./joining.ts";
import { JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const importCommand: Command = {
  name: "import",
  summary: "Keep the rows of event datasets: GDELT, POLECAT, ICEWS, ACLED, UCDP GED.",
  usage: ["import [FORMAT] [OPTIONS] FILE… | FOLDER | -"],
  options: {
    ...STORE_OPTION,
    since: { value: "DATE", about: "Only events of that day (YYYY-MM-DD) and later." },
    until: { value: "DATE", about: "Only events of that day and earlier." },
    country: { value: "CODES", about: "Only rows with a party or the place there: ISO alpha-3, several with commas." },
    again: { about: "Take in again what was forgotten." },
    "no-join": { about: "Leave the rows' acts to a later readout join." },
    json: JSON_OPTION,
  },
  notes: [
    `FORMAT is one of ${DATASETS.join(", ")}; left out, it is found by the first line of each file. Files may be packed (.zip, .gz).`,
    "Each row is one document, and its event is the dataset's statement, never Readout's: readout recode leaves it alone. A row that came out again with other words is a revision; importing a file twice changes nothing.",
    "A code that has no sound counterpart in PLOVER or ISO 3166 stays in the row's text, and is counted. Rows that cannot be read are kept aside with their reason: readout status.",
    "After a break, run the same command again: it goes on where it stood. ICEWS and UCDP date no rows: import their releases in order.",
    "The terms of a dataset stand at its source (readout sources) and go with its rows.",
  ],
  examples: [
    "readout import 20240305101500.export.CSV.zip",
    "readout import acled 2024.csv --country COD,RWA --since 2024-01-01",
  ],
  run: importAll,
};

async function importAll(call: Call): Promise<number> {
  const { desk, terminal, words } = call;
  const { dataset, paths } = formatOf(words);
  const { since, until } = { since: dayOption(call, "since"), until: dayOption(call, "until") };
  const codes = loadCodes(await desk.resources());
  const countries = countriesOption(call, codes);
  const asked: Asked = {
    ...(dataset !== undefined && { dataset }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(countries !== undefined && { countries }),
  };
  return withStore(
    call,
    async (store) => {
      const sums = startSums();
      const begun = performance.now();
      try {
        for (const path of await filesOf(paths)) await importOne(path, store, codes, asked, sums, call);
      } finally {
        terminal.progress("");
      }
      const seconds = (performance.now() - begun) / 1000;
      if (!call.has("no-join")) await joinStories(call, store);
      await reportImport(call, store, sums, seconds);
      return sums.bad === 0 ? 0 : 1;
    },
    "make",
  );
}

/** A job a file: after a break the rows that are in are passed over. */
async function importOne(
  path: string,
  store: Store,
  codes: Codes,
  asked: Asked,
  sums: Sums,
  call: Call,
): Promise<void> {
  if (path === "-") {
    await importFile({ path, store, codes, asked, sums, call, total: 0, stdin: call.terminal.stdin });
    return;
  }
  const info = await stat(path).catch(() => undefined);
  const total = info?.size ?? 0;
  const filters = [asked.dataset, asked.since, asked.until, [...(asked.countries ?? [])].sort().join(",")].join(" ");
  const subject = `${resolve(path)} ${total} ${Math.floor(info?.mtimeMs ?? 0)} ${filters}`.trim();
  // How many rows there are is known at the end only.
  const job = await store.jobs.begin("import", subject, 0);
  if (job.done > 0) call.terminal.remark(`${path}: goes on after ${job.done.toLocaleString("en-US")} rows.`);
  const step = (rows: number): Promise<void> => store.jobs.step(job.id, rows);
  await importFile({ path, store, codes, asked: { ...asked, passed: job.done }, sums, call, total, step });
  await store.jobs.end(job.id, "done");
}

/** @throws UsageError */
function formatOf(words: readonly string[]): { readonly dataset?: DatasetId; readonly paths: readonly string[] } {
  const [first, ...rest] = words;
  if (first === undefined) throw new UsageError("Nothing to import: give files or folders, or - for standard input.");
  const dataset = DATASETS.find((id) => id === first);
  if (dataset !== undefined) {
    if (rest.length > 0) return { dataset, paths: rest };
    throw new UsageError(`Nothing to import: give files after ${dataset}, or - for standard input.`);
  }
  if (first !== "-" && /^[\w-]+$/.test(first) && !existsSync(first)) {
    throw new UsageError(`"${first}" is no file and no format. Formats are: ${DATASETS.join(", ")}.`);
  }
  return { paths: words };
}

/** @throws UsageError */
function dayOption(call: Call, name: "since" | "until"): string | undefined {
  const day = call.value(name);
  if (day === undefined) return undefined;
  const time = new Date(`${day}T00:00:00Z`);
  const good = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
  if (good) return day;
  throw new UsageError(`--${name} must be a day as YYYY-MM-DD, like 2024-12-11, but is "${day}".`);
}

/** @throws UsageError */
function countriesOption(call: Call, codes: Codes): ReadonlySet<string> | undefined {
  const given = call.value("country");
  if (given === undefined) return undefined;
  const countries = given.split(",").map((code) => code.trim().toUpperCase());
  const wrong = countries.filter((code) => !codes.isCountry(code));
  if (wrong.length === 0) return new Set(countries);
  throw new UsageError(`--country takes ISO 3166-1 alpha-3 codes like COD,RWA; not known: ${wrong.join(", ")}.`);
}

/** A folder stands for the tables in it, by name. */
async function filesOf(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const isFolder = path !== "-" && (await stat(path).catch(() => undefined))?.isDirectory() === true;
    if (!isFolder) files.push(path);
    else for (const name of (await readdir(path)).sort()) if (TABLE.test(name)) files.push(join(path, name));
  }
  return files;
}

const TABLE = /^[^.].*\.(csv|tsv|tab|txt)(\.gz)?$|^[^.].*\.zip$/i;
