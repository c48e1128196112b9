/** `readout status`: what is in the store, from whom, coded by which coders, and what could not be read. */
import { type CoderUse, type Fault, isDatasetCoder, type Job, type Source, type Totals } from "../../store/index.ts";
import type { Command } from "../command.ts";
import { suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { folderOf, JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const statusCommand: Command = {
  name: "status",
  summary: "Say what is in the store: documents, events, claims, sources, coders, and what could not be read.",
  usage: ["status [OPTIONS]"],
  options: { ...STORE_OPTION, json: JSON_OPTION },
  notes: [],
  examples: ["readout status", "readout status --json"],
  run: async (call) =>
    withStore(call, async (store) => {
      const whole = {
        store: folderOf(call),
        totals: await store.totals(),
        sources: await store.sources.list(),
        coders: await store.codings.coders(),
        jobs: await store.jobs.list(),
        faults: await store.faults.list(),
      };
      const { terminal } = call;
      await terminal.write(call.has("json") ? `${JSON.stringify(whole)}\n` : statusText(whole));
      if (!call.has("json")) suggest(call, nextOf(whole));
      return 0;
    }),
};

interface Status {
  readonly store: string;
  readonly totals: Totals;
  readonly sources: readonly Source[];
  readonly coders: readonly CoderUse[];
  readonly jobs: readonly Job[];
  readonly faults: readonly Fault[];
}

const MOST_SHOWN = 10;

function statusText({ store, totals, sources, coders, jobs, faults }: Status): string {
  const count = (number: number): string => number.toLocaleString("en-US");
  const last = totals.lastAdded === undefined ? "never" : `${new Date(totals.lastAdded).toISOString().slice(0, 16)}Z`;
  const rows: (readonly [string, string])[] = [
    [
      "documents",
      `${count(totals.documents)}${totals.superseded === 0 ? "" : ` (and ${count(totals.superseded)} superseded)`}`,
    ],
    ...notCoded(totals),
    ["sentences", count(totals.sentences)],
    ["events", count(totals.events)],
    ["claims", count(totals.claims)],
    ["actors", count(totals.actors)],
    ["last added", last],
    ["store", `${store}, ${(totals.bytes / 2 ** 20).toFixed(1)} MiB`],
    ...coders.map(
      ({ coder, current, coded }) => ["coder", `${coder}: ${count(current)} shown of ${count(coded)}`] as const,
    ),
    ...jobs
      .filter(({ state }) => state !== "done")
      .map(
        (job) =>
          [
            "job",
            `${job.kind} ${oneLine(job.subject)}: ${job.state}, ${job.done}${job.total === 0 ? "" : ` of ${job.total}`}`,
          ] as const,
      ),
  ];
  const lines = rows.map(([name, value]) => `${name.padEnd(11)}${value}`);
  if (sources.length > 0) lines.push("", "sources");
  for (const { name, grade, documents, kind } of sources.slice(0, MOST_SHOWN)) {
    lines.push(`  ${grade}  ${count(documents).padStart(7)}  ${oneLine(name)}${kind === undefined ? "" : `, ${kind}`}`);
  }
  if (sources.length > MOST_SHOWN) lines.push(`  and ${sources.length - MOST_SHOWN} more (--json)`);
  if (faults.length > 0) lines.push("", `not readable: ${count(faults.length)}`);
  for (const { code, message } of faults.slice(-MOST_SHOWN)) lines.push(`  ${code}  ${oneLine(message)}`);
  return `${lines.join("\n")}\n`;
}

/** "not coded  7 (fa 4, ru 3)" */
function notCoded({ notCoded: languages }: Totals): readonly (readonly [string, string])[] {
  if (languages.length === 0) return [];
  const sum = languages.reduce((all, { documents }) => all + documents, 0);
  const named = languages.slice(0, MOST_SHOWN).map(({ lang, documents }) => `${oneLine(lang)} ${documents}`);
  const more = languages.length > MOST_SHOWN ? ` and ${languages.length - MOST_SHOWN} more languages` : "";
  return [["not coded", `${sum} not in English (${named.join(", ")}${more})`]];
}

function nextOf({ totals, coders }: Status): string {
  if (totals.documents === 0) return "add examples";
  return coders.filter(({ coder, current }) => current > 0 && !isDatasetCoder(coder)).length > 1 ? "recode" : "events";
}
