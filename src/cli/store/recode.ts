/** `readout recode`: the present coder reads all documents again; what it found is shown when it has read them all. */
import { availableParallelism } from "node:os";
import type { DocumentInput, DocumentRecord } from "../../model/index.ts";
import { documentRecord } from "../../model/schema.ts";
import type { Store, StoredDocument } from "../../store/index.ts";
import { createPool, type Pool } from "../coding/pool.ts";
import { createProgress, type Progress } from "../coding/progress.ts";
import { type Call, type Command, wholeNumber } from "../command.ts";
import { inOrder } from "./in-order.ts";
import { joinStories } from "./joining.ts";
import { suggest } from "./next.ts";
import { JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const recodeCommand: Command = {
  name: "recode",
  summary: "Code all documents again with the present coder; old results stay until the new are complete.",
  usage: ["recode [OPTIONS]"],
  options: {
    ...STORE_OPTION,
    jobs: { value: "N", short: "j", about: "Threads (default: one a core)." },
    json: JSON_OPTION,
  },
  notes: [
    "Others may read and add meanwhile: they see the old results. After a break, run it again: what is done is done.",
    "Results of the coder before are kept for comparison (readout diff); older ones are deleted.",
  ],
  examples: ["readout recode", "readout recode && readout diff"],
  run: recode,
};

const AHEAD = 8;
const BATCH = 100;

interface Recoded {
  readonly id: string;
  /** Absent: the new coder cannot read it, and it keeps what it has. */
  readonly record?: DocumentRecord;
}

async function recode(call: Call): Promise<number> {
  const { terminal, desk } = call;
  const jobs = wholeNumber(call, "jobs", 1, 256) ?? availableParallelism();
  return withStore(call, async (store) => {
    const pool = createPool({ script: desk.workerScript, jobs, timeout: desk.documentTimeout, data: {} });
    const progress = createProgress(undefined, () => performance.now());
    const ticker = terminal.showsProgress ? setInterval(() => terminal.progress(progress.line()), 500) : undefined;
    try {
      const coder = await pool.coder();
      const before = await store.codings.coders();
      const { documents, superseded } = await store.totals();
      const present = before.find((use) => use.coder === coder);
      if (present?.current === documents + superseded) {
        await joinStories(call, store);
        await report(call, { coder, before: undefined, recoded: 0, unreadable: [], pruned: 0 });
        return 0;
      }
      const job = await store.jobs.begin("recode", coder, documents + superseded);
      const unreadable = new Set<string>();
      let done = 0;
      // Documents may come while it works: it goes on until none is missing.
      do {
        done += await pass(store, pool, coder, jobs, unreadable, progress, job.done + done, job.id);
      } while (!(await store.codings.show(coder, [...unreadable])) && done > 0);
      await store.jobs.end(job.id, "done", unreadable.size === 0 ? undefined : `${unreadable.size} not readable`);
      const last = before.filter((use) => use.coder !== coder).sort((a, b) => b.current - a.current)[0];
      const pruned = await store.codings.prune([coder, ...(last === undefined ? [] : [last.coder])]);
      await joinStories(call, store);
      await report(call, { coder, before: last?.coder, recoded: done, unreadable: [...unreadable], pruned });
      return unreadable.size === 0 ? 0 : 1;
    } finally {
      clearInterval(ticker);
      terminal.progress("");
      await pool.close();
    }
  });
}

/** @returns how many were coded */
async function pass(
  store: Store,
  pool: Pool,
  coder: string,
  jobs: number,
  unreadable: Set<string>,
  progress: Progress,
  before: number,
  job: number,
): Promise<number> {
  let batch: { id: string; record: DocumentRecord }[] = [];
  let done = 0;
  const write = async (): Promise<void> => {
    if (batch.length === 0) return;
    await store.codings.keep(batch);
    done += batch.length;
    batch = [];
    await store.jobs.step(job, before + done);
  };
  for await (const { id, record } of inOrder(missing(store, coder), jobs * AHEAD, (document) =>
    recodeOne(pool, document),
  )) {
    if (record === undefined) unreadable.add(id);
    else batch.push({ id, record });
    progress.done(record?.sentences.length ?? 0, 0);
    if (batch.length >= BATCH) await write();
  }
  await write();
  return done;
}

async function* missing(store: Store, coder: string): AsyncGenerator<StoredDocument> {
  for (let after: string | undefined; ; ) {
    const { items, next } = await store.codings.missing(coder, after, BATCH);
    yield* items;
    if (next === undefined) return;
    after = next;
  }
}

async function recodeOne(pool: Pool, stored: StoredDocument): Promise<Recoded> {
  const { id, given, known: _, until: __, ...rest } = stored;
  const document: DocumentInput = { id: given, ...rest };
  const outcome = await pool.run({ kind: "document", document, issues: [] });
  if (outcome.kind !== "coded") return { id };
  const record = documentRecord.parse(JSON.parse(outcome.coded.record));
  return record.issues.some(({ code }) => code === "DOCUMENT_FAILED") ? { id } : { id, record };
}

interface Report {
  readonly coder: string;
  readonly before: string | undefined;
  readonly recoded: number;
  readonly unreadable: readonly string[];
  readonly pruned: number;
}

async function report({ terminal, has, ...call }: Call, whole: Report): Promise<void> {
  if (has("json")) {
    await terminal.write(`${JSON.stringify(whole)}\n`);
    return;
  }
  const { coder, recoded, unreadable, before } = whole;
  const left = unreadable.length === 0 ? "" : ` ${unreadable.length} could not be read and keep their old results.`;
  await terminal.write(
    recoded === 0
      ? `All documents are coded by ${coder} already.${left}\n`
      : `${recoded} documents recoded by ${coder}; its results are shown now.${left}\n`,
  );
  if (before !== undefined) suggest({ terminal, ...call }, "diff");
}
