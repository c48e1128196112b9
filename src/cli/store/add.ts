/** `readout add`: files and folders in, their records kept in the store. What is there already costs nothing. */
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { type IngestIssue, otherLanguage, readDocumentLine, withDefaults } from "../../ingest/index.ts";
import type { DocumentInput, DocumentRecord, Issue } from "../../model/index.ts";
import { documentRecord } from "../../model/schema.ts";
import type { Entry, Outcome, Store } from "../../store/index.ts";
import type { Job } from "../coding/job.ts";
import { type Given, jobsOf } from "../coding/jobs-of.ts";
import { type Outcome as Coding, createPool, type Pool } from "../coding/pool.ts";
import { createProgress } from "../coding/progress.ts";
import { type Call, type Command, FILL_OPTIONS, fillOf, UsageError, wholeNumber } from "../command.ts";
import { readOptionsOf, TABLE_OPTIONS } from "../read-options.ts";
import { inOrder } from "./in-order.ts";
import { suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { folderOf, JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const addCommand: Command = {
  name: "add",
  summary: "Read files and folders, code them, and keep the record in the store.",
  usage: ["add [OPTIONS] FILE… | FOLDER | -"],
  options: {
    ...STORE_OPTION,
    jobs: { value: "N", short: "j", about: "Threads (default: one a core)." },
    ...FILL_OPTIONS,
    ...TABLE_OPTIONS,
    again: { about: "Take in again what was forgotten." },
    json: JSON_OPTION,
  },
  notes: [
    "The same text is one document, whoever carries it and however often it is added. A new text under the same URL (or file) is a revision: the old one is kept, and no longer counts.",
    "Each batch is kept whole or not at all: after a break, run the same command again.",
    "What could not be read is kept aside with its reason: readout status.",
  ],
  examples: [
    "readout add examples",
    "readout add news.jsonl --store /data/record",
    "readout add report.html --date 2026-11-24",
  ],
  run: add,
};

/** Documents between reading and writing, for each thread. */
const AHEAD = 8;
/** Documents in one transaction: more are faster, fewer are sooner safe. */
const BATCH = 100;
/** Milliseconds after which a batch is written even when it is not full. */
const LONGEST_WAIT = 1000;
const MOST_TOLD = 20;

/** One document on its way: coded, known before, or not to be read. */
interface Ready {
  readonly entry?: Entry;
  /** Where it stood: faults kept of these places are over once it is read. */
  readonly places?: readonly string[];
  readonly remark?: string;
  readonly fault?: { readonly place: string; readonly issue: Issue };
  /** Absent: something was left out that is no document. */
  readonly progress?: { readonly sentences: number; readonly bytes: number };
}

interface Sums {
  readonly outcomes: Map<Outcome, number>;
  faults: number;
  readonly ids: string[];
}

async function add(call: Call): Promise<number> {
  const { terminal, words, desk } = call;
  const fill = fillOf(call);
  const options = readOptionsOf(call);
  const jobs = wholeNumber(call, "jobs", 1, 256) ?? availableParallelism();
  if (words.length === 0) throw new UsageError("Nothing to add: give files or folders, or - for standard input.");
  return withStore(
    call,
    async (store) => {
      const pool = createPool({ script: desk.workerScript, jobs, timeout: desk.documentTimeout, data: {} });
      const progress = createProgress(undefined, () => performance.now());
      const ticker = terminal.showsProgress ? setInterval(() => terminal.progress(progress.line()), 500) : undefined;
      const sums: Sums = { outcomes: new Map(), faults: 0, ids: [] };
      try {
        const ready = inOrder(jobsOf(words, terminal, options), jobs * AHEAD, (given) =>
          readyOf(given, store, pool, fill, desk.documentTimeout),
        );
        await keepAll(ready, store, call, sums, ({ progress: made }) => {
          if (made !== undefined) progress.done(made.sentences, made.bytes);
        });
      } finally {
        clearInterval(ticker);
        terminal.progress("");
        await pool.close();
      }
      await report(call, sums, progress.summary());
      return sums.faults === 0 ? 0 : 1;
    },
    true,
  );
}

async function keepAll(
  ready: AsyncIterable<Ready>,
  store: Store,
  { terminal, has }: Call,
  sums: Sums,
  done: (item: Ready) => void,
): Promise<void> {
  const faulty = new Set((await store.faults.list()).map(({ place }) => place));
  let batch: Entry[] = [];
  let since = performance.now();
  const write = async (): Promise<void> => {
    for (const { id, outcome } of await store.put(batch, { again: has("again") })) {
      sums.outcomes.set(outcome, (sums.outcomes.get(outcome) ?? 0) + 1);
      sums.ids.push(id);
    }
    batch = [];
    since = performance.now();
  };
  for await (const item of ready) {
    if (item.remark !== undefined) terminal.remark(oneLine(item.remark));
    if (item.fault !== undefined) {
      const { place, issue } = item.fault;
      sums.faults += 1;
      if (sums.faults <= MOST_TOLD) terminal.remark(oneLine(issue.message));
      if (sums.faults === MOST_TOLD + 1) terminal.remark("More is listed in the store's status.");
      await store.faults.keep([{ place, code: issue.code, message: issue.message }]);
    }
    if (item.entry !== undefined) batch.push(item.entry);
    for (const place of item.places ?? []) if (faulty.has(place)) await store.faults.clear(place);
    done(item);
    if (batch.length >= BATCH || performance.now() - since > LONGEST_WAIT) await write();
  }
  await write();
}

async function readyOf(
  given: Given,
  store: Store,
  pool: Pool,
  fill: ReturnType<typeof fillOf>,
  timeout: number,
): Promise<Ready> {
  if (given.kind === "remark") return { remark: given.issue.message };
  const { bytes } = given;
  if (given.kind === "issue") return fault(given.id, given.issue, bytes);
  const read = documentOf(given.job);
  if (read.kind === "broken") return fault(given.job.kind === "line" ? given.job.id : "", read, bytes);
  const document = withDefaults(read.document, fill);
  const lineage = lineageOf(document, given.job);
  // Kept with the document, so that it can be asked for; the coder sees what was given.
  const lang = document.lang ?? otherLanguage(document);
  const about = {
    document: { ...document, ...(lang !== undefined && { lang }) },
    ...(lineage !== undefined && { lineage }),
  };
  const place = placeOf(given.job);
  const places = [document.id, ...(place === undefined ? [] : [place])];
  if ((await store.documents.known(document.text)) !== undefined)
    return { entry: about, places, progress: { sentences: 0, bytes } };
  const outcome = await pool.run({ kind: "document", document, issues: given.job.issues });
  const record = recordOf(outcome);
  if (record === undefined) return fault(document.id, lossOf(outcome, document.id, timeout), bytes);
  const failed = record.issues.find(({ code }) => code === "DOCUMENT_FAILED");
  if (failed !== undefined) return fault(document.id, failed, bytes);
  return { entry: { ...about, record }, places, progress: { sentences: record.sentences.length, bytes } };
}

function fault(place: string, { code, message }: Issue | IngestIssue, bytes: number): Ready {
  return { fault: { place, issue: { code, message } }, progress: { sentences: 0, bytes } };
}

function documentOf(job: Job): ReturnType<typeof readDocumentLine> {
  return job.kind === "document"
    ? { kind: "document", document: job.document }
    : readDocumentLine(job.line, job.where, job.id);
}

/** What stays when the text is corrected: the URL, the id a document gives itself, or the file it is alone in. */
function lineageOf({ id, url }: DocumentInput, job: Job): string | undefined {
  if (url !== undefined) return `url:${url}`;
  const place = placeOf(job);
  if (place !== undefined) return id === place ? undefined : `id:${id}`;
  if (/^(stdin:|.*:\d+$)/.test(id)) return undefined;
  return /\.[a-z]+$/i.test(id) ? `file:${resolve(id)}` : `id:${id}`;
}

/** Where it stood among others; undefined where it is alone. */
function placeOf(job: Job): string | undefined {
  return job.kind === "line" ? job.id : job.place;
}

/** What a thread sends is checked before it is kept. */
function recordOf(outcome: Coding): DocumentRecord | undefined {
  if (outcome.kind !== "coded") return undefined;
  return documentRecord.parse(JSON.parse(outcome.coded.record));
}

function lossOf(outcome: Coding, id: string, timeout: number): Issue {
  if (outcome.kind === "timeout") {
    return {
      code: "DOCUMENT_TIMEOUT",
      message: `Document "${id}" took longer than ${timeout / 1000} s and was given up. Split it if it is very long; report it if not.`,
    };
  }
  const reason = outcome.kind === "died" ? outcome.reason : "no record";
  return { code: "DOCUMENT_FAILED", message: `Document "${id}" ended its thread (${reason}). Please report it.` };
}

async function report(
  { terminal, has, ...call }: Call,
  { outcomes, faults, ids }: Sums,
  timing: string,
): Promise<void> {
  const count = (outcome: Outcome): number => outcomes.get(outcome) ?? 0;
  if (has("json")) {
    const whole = {
      added: count("added"),
      revised: count("revised"),
      older: count("older"),
      carried: count("carried"),
      known: count("known"),
      forgotten: count("forgotten"),
      faults,
      documents: ids,
    };
    await terminal.write(`${JSON.stringify(whole)}\n`);
    return;
  }
  const parts = [
    `${count("added")} new`,
    ...WORDS.flatMap(([outcome, word]) => (count(outcome) === 0 ? [] : [`${count(outcome)} ${word}`])),
    ...(faults === 0 ? [] : [`${faults} not readable`]),
  ];
  await terminal.write(`${parts.join(", ")}.\n`);
  terminal.remark(`${timing}; store ${folderOf(call)}.`);
  suggest({ terminal, ...call }, "status");
}

const WORDS: readonly (readonly [Outcome, string])[] = [
  ["revised", "revised"],
  ["older", "older texts of what is there newer"],
  ["carried", "known, carried by another source too"],
  ["known", "known"],
  ["forgotten", "forgotten before and left out (--again takes them in)"],
];
