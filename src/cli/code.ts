/** `readout code`: documents as JSONL in, one record a line out, on all cores, in the order of the input. */

import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { emptyRecord } from "./coding/code-document.ts";
import { idOf, readDone } from "./coding/done.ts";
import type { Job } from "./coding/job.ts";
import { type Given, jobsOf } from "./coding/jobs-of.ts";
import { createPool, type Outcome, type Pool } from "./coding/pool.ts";
import { createProgress } from "./coding/progress.ts";
import { type Call, type Command, FILL_OPTIONS, fillOf, UsageError, wholeNumber } from "./command.ts";
import { readOptionsOf, TABLE_OPTIONS } from "./read-options.ts";
import type { Terminal } from "./terminal.ts";

export const codeCommand: Command = {
  name: "code",
  summary: "Code many documents: JSONL in, one JSON record a line out, on all cores.",
  usage: ["code [OPTIONS] < documents.jsonl > record.jsonl", "code [OPTIONS] FILE… | FOLDER > record.jsonl"],
  options: {
    jobs: { value: "N", short: "j", about: "Threads (default: one a core)." },
    "skip-done": { value: "FILE", about: "Leave out documents whose id is in this file of records already." },
    ...FILL_OPTIONS,
    ...TABLE_OPTIONS,
    json: { about: "No difference here: records are JSON." },
  },
  notes: [
    'A document is {"id","text","title"?,"date"?,"source"?,"url"?,"lang"?}. Records come in the order of the documents.',
    "A line that cannot be read gives a record with the issue and the line's number; the rest goes on, and the exit status is 1.",
    "To go on after a break, append: readout code < d.jsonl --skip-done r.jsonl >> r.jsonl",
  ],
  examples: ["readout code < documents.jsonl > record.jsonl", "readout code examples > record.jsonl"],
  run: codeAll,
};

/** Documents between reading and writing, for each thread: enough that a long one does not stop the others. */
const AHEAD = 8;
/** Problems told one by one on stderr. */
const MOST_TOLD = 20;

interface Written {
  readonly record: string;
  readonly sentences: number;
  readonly bytes: number;
  readonly problem?: string;
}

async function codeAll(call: Call): Promise<number> {
  const { terminal, desk, words } = call;
  const fill = fillOf(call);
  const options = readOptionsOf(call);
  const jobs = wholeNumber(call, "jobs", 1, 256) ?? availableParallelism();
  if (words.length === 0 && terminal.stdinIsTerminal) {
    throw new UsageError("No documents: give files, or JSONL on standard input (readout code < documents.jsonl).");
  }
  const paths = words.length === 0 ? ["-"] : words;
  const doneFile = call.value("skip-done");
  const done = doneFile === undefined ? undefined : await readDone(doneFile);
  if (done?.remark !== undefined) terminal.remark(done.remark);
  const pool = createPool({ script: desk.workerScript, jobs, timeout: desk.documentTimeout, data: fill });
  const progress = createProgress(await sizeOf(paths, terminal), () => performance.now());
  const ticker = terminal.showsProgress ? setInterval(() => terminal.progress(progress.line()), 500) : undefined;
  const queue = orderedQueue(jobs * AHEAD, async ({ record, sentences, bytes, problem }) => {
    await terminal.write(`${record}\n`);
    progress.done(sentences, bytes);
    if (problem !== undefined) tell(problem);
  });
  let problems = 0;
  let skipped = 0;
  const tell = (problem: string): void => {
    problems += 1;
    if (problems <= MOST_TOLD) terminal.remark(problem);
    if (problems === MOST_TOLD + 1) terminal.remark("More problems stand in the records.");
  };
  try {
    for await (const given of jobsOf(paths, terminal, options)) {
      if (given.kind === "remark") {
        terminal.remark(given.issue.message);
        continue;
      }
      if (done?.ids.has(idOfGiven(given)) === true) {
        skipped += 1;
        continue;
      }
      await queue.add(() => writtenOf(given, pool, desk.documentTimeout));
    }
    await queue.end();
  } finally {
    clearInterval(ticker);
    terminal.progress("");
    await pool.close();
  }
  const remarks = [
    ...(skipped === 0 ? [] : [`${skipped} done before`]),
    ...(problems === 0 ? [] : [`${problems} with problems`]),
  ];
  terminal.remark(`${[progress.summary(), ...remarks].join("; ")}.`);
  return problems === 0 ? 0 : 1;
}

function idOfGiven(given: Exclude<Given, { kind: "remark" }>): string {
  if (given.kind === "issue") return given.id;
  if (given.job.kind === "document") return given.job.document.id;
  return idOf(given.job.line) ?? given.job.id;
}

async function writtenOf(given: Exclude<Given, { kind: "remark" }>, pool: Pool, timeout: number): Promise<Written> {
  const { bytes } = given;
  if (given.kind === "issue") {
    const { code, message } = given.issue;
    return {
      record: JSON.stringify(emptyRecord({ id: given.id }, await pool.coder(), [{ code, message }])),
      sentences: 0,
      bytes,
      problem: message,
    };
  }
  const outcome = await pool.run(given.job);
  if (outcome.kind === "coded") return { ...outcome.coded, bytes };
  const { code, message } = lossOf(outcome, idOfGiven(given), given.job, timeout);
  const record = emptyRecord({ id: idOfGiven(given) }, await pool.coder(), [{ code, message }]);
  return { record: JSON.stringify(record), sentences: 0, bytes, problem: message };
}

function lossOf(
  outcome: Exclude<Outcome, { kind: "coded" }>,
  id: string,
  job: Job,
  timeout: number,
): { readonly code: string; readonly message: string } {
  const where = job.kind === "line" ? `Document "${id}" (${job.where})` : `Document "${id}"`;
  if (outcome.kind === "timeout") {
    const message = `${where} took longer than ${timeout / 1000} s and was given up. Split it if it is very long; report it if not.`;
    return { code: "DOCUMENT_TIMEOUT", message };
  }
  return { code: "DOCUMENT_FAILED", message: `${where} ended its thread (${outcome.reason}). Please report it.` };
}

interface OrderedQueue {
  /** Starts the work; resolves when there is room for more. */
  add(work: () => Promise<Written>): Promise<void>;
  end(): Promise<void>;
}

/** Work runs side by side; its results are written one after the other, in the order in which it was added. */
function orderedQueue(most: number, write: (written: Written) => Promise<void>): OrderedQueue {
  const running: Promise<void>[] = [];
  let last: Promise<void> = Promise.resolve();
  return {
    add: async (work) => {
      const before = last;
      const result = work();
      // Handled below, in order; until then a failure must not end the process.
      result.catch(() => undefined);
      last = before.then(async () => write(await result));
      last.catch(() => undefined);
      running.push(last);
      if (running.length >= most) await running.shift();
    },
    end: async () => {
      await last;
    },
  };
}

/** Bytes to be read; undefined where that cannot be known beforehand. */
async function sizeOf(paths: readonly string[], terminal: Terminal): Promise<number | undefined> {
  let size = 0;
  for (const path of paths) {
    if (path === "-") {
      if (terminal.stdinSize === undefined) return undefined;
      size += terminal.stdinSize;
      continue;
    }
    try {
      const info = await stat(path);
      if (!info.isFile()) return undefined;
      size += info.size;
    } catch {
      // What cannot be read is told when its turn comes.
    }
  }
  return size;
}
