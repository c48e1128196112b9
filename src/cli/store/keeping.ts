/** Documents on their way into the store: coded by the threads, written in batches that are whole or not there. */
import { keptLanguage } from "../../ingest/index.ts";
import type { DocumentInput, DocumentRecord, Issue } from "../../model/index.ts";
import { documentRecord } from "../../model/schema.ts";
import type { Entry, Outcome, Put, Store } from "../../store/index.ts";
import { type Outcome as Coding, createPool, type Pool } from "../coding/pool.ts";
import { createProgress, type Progress } from "../coding/progress.ts";
import type { Call } from "../command.ts";
import { oneLine } from "./one-line.ts";

/** Documents in one transaction: more are faster, fewer are sooner safe. */
const BATCH = 100;
/** Milliseconds. */
const LONGEST_WAIT = 1000;
const MOST_TOLD = 20;

export interface Sums {
  readonly outcomes: Map<Outcome, number>;
  faults: number;
  readonly ids: string[];
}

export interface Keeping {
  readonly store: Store;
  readonly sums: Sums;
  readonly progress: Progress;
  /** The document with its record; without one where the text is known. */
  code(
    document: DocumentInput,
    issues: readonly Issue[],
    about: Pick<Entry, "lineage" | "standsNow">,
  ): Promise<CodedEntry>;
  /** Resolves when it is safe on the disk; `wait`: milliseconds after which its batch is written even when it is not full. */
  put(entry: Entry, wait?: number): Promise<Put>;
  /** Writes what waits. */
  flush(): Promise<void>;
  /** Tells what could not be read, and keeps it with its reason. */
  fault(place: string, issue: Issue): Promise<void>;
}

export type CodedEntry =
  | { readonly kind: "entry"; readonly entry: Entry; readonly sentences: number }
  | { readonly kind: "fault"; readonly issue: Issue };

/** Whatever happens, the threads are ended and the line of progress is gone. */
export async function withKeeping<Result>(
  call: Call,
  store: Store,
  jobs: number,
  work: (keeping: Keeping) => Promise<Result>,
): Promise<Result> {
  const { terminal, desk } = call;
  await store.sources.learn();
  const pool = createPool({ script: desk.workerScript, jobs, timeout: desk.documentTimeout, data: {} });
  const progress = createProgress(undefined, () => performance.now());
  const ticker = terminal.showsProgress ? setInterval(() => terminal.progress(progress.line()), 500) : undefined;
  try {
    return await work(keepingOf(call, store, pool, progress));
  } finally {
    clearInterval(ticker);
    terminal.progress("");
    await pool.close();
  }
}

function keepingOf({ terminal, has, desk }: Call, store: Store, pool: Pool, progress: Progress): Keeping {
  const sums: Sums = { outcomes: new Map(), faults: 0, ids: [] };
  const again = has("again");
  let waiting: { readonly entry: Entry; readonly done: PromiseWithResolvers<Put> }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    try {
      const puts = await store.put(
        batch.map(({ entry }) => entry),
        { again },
      );
      for (const [i, put] of puts.entries()) {
        sums.outcomes.set(put.outcome, (sums.outcomes.get(put.outcome) ?? 0) + 1);
        sums.ids.push(put.id);
        batch[i]?.done.resolve(put);
      }
    } catch (error) {
      for (const { done } of batch) done.reject(error);
    }
  };
  return {
    store,
    sums,
    progress,
    code: (document, issues, about) => codedEntry(document, issues, about, store, pool, desk.documentTimeout),
    put: (entry, wait = LONGEST_WAIT) => {
      const done = Promise.withResolvers<Put>();
      waiting.push({ entry, done });
      if (waiting.length >= BATCH) void flush();
      else timer ??= setTimeout(() => void flush(), wait);
      return done.promise;
    },
    flush,
    fault: async (place, { code, message }) => {
      sums.faults += 1;
      if (sums.faults <= MOST_TOLD) terminal.remark(oneLine(message));
      if (sums.faults === MOST_TOLD + 1) terminal.remark("More is listed in the store's status.");
      await store.faults.keep([{ place, code, message }]);
    },
  };
}

async function codedEntry(
  document: DocumentInput,
  issues: readonly Issue[],
  about: Pick<Entry, "lineage" | "standsNow">,
  store: Store,
  pool: Pool,
  timeout: number,
): Promise<CodedEntry> {
  // The coder sees what was given.
  const lang = await keptLanguage(document);
  const entry: Entry = { document: { ...document, ...(lang !== undefined && { lang }) }, ...about };
  if ((await store.documents.known(document.text)) !== undefined) return { kind: "entry", entry, sentences: 0 };
  const outcome = await pool.run({ kind: "document", document, issues });
  const record = recordOf(outcome);
  if (record === undefined) return { kind: "fault", issue: lossOf(outcome, document.id, timeout) };
  const failed = record.issues.find(({ code }) => code === "DOCUMENT_FAILED");
  if (failed !== undefined) return { kind: "fault", issue: { code: failed.code, message: failed.message } };
  return { kind: "entry", entry: { ...entry, record }, sentences: record.sentences.length };
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
