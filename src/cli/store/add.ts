/** `readout add`: files, folders and web addresses in, their records kept in the store. What is there already costs nothing. */
import { availableParallelism } from "node:os";
import type { SyncReport } from "../../ingest/sync/index.ts";
import { type Call, type Command, FILL_OPTIONS, fillOf, UsageError, wholeNumber } from "../command.ts";
import { readOptionsOf, TABLE_OPTIONS } from "../read-options.ts";
import { addFiles } from "./add-files.ts";
import { addSources, followFolders, isSource, SUBSCRIBE_OPTIONS } from "./add-sources.ts";
import { joinStories } from "./joining.ts";
import { type Sums, withKeeping } from "./keeping.ts";
import { NETWORK_OPTIONS, withNetwork } from "./network.ts";
import { suggest } from "./next.ts";
import { outcomeText } from "./report-sync.ts";
import { folderOf, JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const addCommand: Command = {
  name: "add",
  summary: "Read files, folders and web addresses, code them, and keep the record in the store.",
  usage: ["add [OPTIONS] FILE… | FOLDER | -", "add [OPTIONS] URL… | LIST.opml"],
  options: {
    ...STORE_OPTION,
    jobs: { value: "N", short: "j", about: "Threads (default: one a core)." },
    ...FILL_OPTIONS,
    ...TABLE_OPTIONS,
    ...SUBSCRIBE_OPTIONS,
    ...NETWORK_OPTIONS,
    watch: { about: "Go on: what comes or changes in the folders is added too, until Ctrl-C." },
    again: { about: "Take in again what was forgotten." },
    "no-join": { about: "Leave joining into stories to a later readout join." },
    json: JSON_OPTION,
  },
  notes: [
    "The same text is one document, whoever carries it and however often it is added. A new text under the same URL (or file) is a revision: the old one is kept, and no longer counts.",
    "A feed or news sitemap is subscribed and read once; readout sync reads it again. A page that is a report is one document; another page stands for the feed it announces. A list of feeds (OPML) subscribes to each.",
    "Each batch is kept whole or not at all: after a break, run the same command again.",
    "--watch waits until a file is written to its end. A file that is removed is not forgotten: readout forget.",
    "CSV, TSV and JSONL: columns are taken by their names where these leave no doubt, and what was taken is said; --columns says otherwise.",
    "What could not be read is kept aside with its reason: readout status.",
  ],
  examples: [
    "readout add examples",
    "readout add incoming --watch",
    "readout add news.csv --columns text=body,date=published --date-format dmy",
    "readout add https://news.example/feed.xml",
    "readout add news.jsonl --store /data/record",
    "readout add report.html --date 2026-11-24",
  ],
  run: add,
};

/** Documents between reading and writing, for each thread. */
const AHEAD = 8;

async function add(call: Call): Promise<number> {
  const { terminal, words } = call;
  const fill = fillOf(call);
  const reading = readOptionsOf(call);
  const jobs = wholeNumber(call, "jobs", 1, 256) ?? availableParallelism();
  if (words.length === 0) {
    throw new UsageError("Nothing to add: give files, folders, web addresses, or - for standard input.");
  }
  const sources = words.filter(isSource);
  const files = words.filter((word) => !isSource(word));
  const adding = { fill, reading, ahead: jobs * AHEAD };
  if (call.has("watch") && sources.length > 0) {
    throw new UsageError("--watch is for folders and files. Addresses are read again by: readout sync --watch");
  }
  return withStore(
    call,
    (store) =>
      withKeeping(call, store, jobs, async (keeping) => {
        if (call.has("watch")) {
          const { addWatching } = await import("./add-watching.ts");
          return addWatching(files, call, adding, keeping);
        }
        let subscribed = call.has("follow") ? await followFolders(files, call, keeping) : 0;
        if (files.length > 0) await addFiles(files, terminal, adding, keeping);
        const read: SyncReport[] = [];
        if (sources.length > 0) {
          const done = await withNetwork(call, keeping, (services) => addSources(sources, call, keeping, services));
          subscribed += done.subscribed;
          read.push(...done.reports);
        }
        if (!call.has("no-join")) await joinStories(call, store);
        await report(call, keeping.sums, subscribed, read, keeping.progress.summary());
        const isGood = read.every(({ result, aside }) => result !== "failed" && aside === 0);
        return isGood && keeping.sums.faults === 0 ? 0 : 1;
      }),
    "make",
  );
}

async function report(
  { terminal, has, ...call }: Call,
  { outcomes, faults, ids }: Sums,
  subscribed: number,
  read: readonly SyncReport[],
  timing: string,
): Promise<void> {
  const aside = read.reduce((sum, one) => sum + one.aside, 0);
  if (has("json")) {
    const counts = ["added", "revised", "older", "carried", "known", "forgotten"] as const;
    const whole = {
      ...Object.fromEntries(counts.map((outcome) => [outcome, outcomes.get(outcome) ?? 0])),
      faults,
      subscribed,
      aside,
      documents: ids,
    };
    await terminal.write(`${JSON.stringify(whole)}\n`);
    return;
  }
  const parts = [
    outcomeText(outcomes),
    ...(faults === 0 ? [] : [`${faults} not readable`]),
    ...(aside === 0 ? [] : [`${aside} set aside`]),
    ...(subscribed === 0 ? [] : [`${subscribed} subscribed`]),
  ];
  await terminal.write(`${parts.join(", ")}.\n`);
  if (outcomes.size === 0 && faults === 0 && read.length === 0 && subscribed === 0) {
    terminal.remark("Nothing to read was found there. What is read: readout help add.");
  }
  terminal.remark(`${timing}; store ${folderOf(call)}.`);
  suggest({ terminal, ...call }, read.length > 0 ? "feeds" : "status");
}
