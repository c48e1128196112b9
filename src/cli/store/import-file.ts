/** One file of a dataset → its rows in the store, batch by batch. */
import {
  type Asked,
  type DatasetId,
  type loadCodes,
  type RowItem,
  readRows,
  termsText,
} from "../../ingest/datasets/index.ts";
import type { Entry, Fault, Outcome, Store } from "../../store/index.ts";
import type { Call } from "../command.ts";
import { oneLine } from "./one-line.ts";

export type Codes = ReturnType<typeof loadCodes>;

/** What an import has done so far, over all files. */
export interface Sums {
  readonly outcomes: Map<Outcome, number>;
  /** With the names of their sources. */
  readonly datasets: Map<DatasetId, string>;
  /** Codes that mean nothing to Readout, with how many rows have them. */
  readonly unmapped: Map<string, number>;
  rows: number;
  events: number;
  leftOut: number;
  passed: number;
  bad: number;
  replaced: number;
}

export function startSums(): Sums {
  const numbers = { rows: 0, events: 0, leftOut: 0, passed: 0, bad: 0, replaced: 0 };
  return { outcomes: new Map(), datasets: new Map(), unmapped: new Map(), ...numbers };
}

export interface ImportingFile {
  readonly path: string;
  readonly store: Store;
  readonly codes: Codes;
  readonly asked: Asked;
  readonly sums: Sums;
  readonly call: Call;
  /** Bytes of the file; 0 where they are not known. */
  readonly total: number;
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** Remembers how many rows of the file are dealt with. */
  readonly step?: (rows: number) => Promise<void>;
}

/** Rows in one transaction: a day of GDELT has a hundred thousand. */
const BATCH = 1000;
const MOST_TOLD = 20;
/** A file of which nothing can be read is told so often and no more. */
const MOST_KEPT = 1000;

export async function importFile(importing: ImportingFile): Promise<void> {
  const { path, store, codes, asked, sums, call, total, stdin, step } = importing;
  const stream = readRows(path, codes, asked, stdin);
  const show = progressOf(call, sums, total, stream.read);
  const faulty = new Set((await store.faults.list()).map(({ place }) => place));
  let batch: Entry[] = [];
  let faults: Omit<Fault, "known">[] = [];
  let mended: string[] = [];
  let seen = 0;
  let good = 0;
  let wrong = 0;
  const write = async (): Promise<void> => {
    for (const { outcome } of await store.put(batch, { again: call.has("again") })) {
      sums.outcomes.set(outcome, (sums.outcomes.get(outcome) ?? 0) + 1);
    }
    if (faults.length > 0) await store.faults.keep(faults);
    for (const place of mended) await store.faults.clear(place);
    await step?.(seen);
    [batch, faults, mended] = [[], [], []];
    show();
  };
  for await (const item of stream.items) {
    seen += 1;
    if (item.kind === "row") {
      good += 1;
      await describe(item.dataset, store, codes, sums);
      count(item, sums);
      batch.push(item.entry);
      if (faulty.has(item.place)) mended.push(item.place);
    } else if (item.kind === "bad") {
      wrong += 1;
      sums.bad += 1;
      if (sums.bad <= MOST_TOLD) call.terminal.remark(oneLine(item.message));
      if (sums.bad === MOST_TOLD + 1) call.terminal.remark("More is listed in the store's status.");
      if (wrong <= MOST_KEPT) faults.push({ place: item.place, code: item.code, message: item.message });
      if (wrong >= MOST_KEPT && good === 0) {
        call.terminal.remark(
          oneLine(`${path}: none of the first ${MOST_KEPT} rows can be read; the rest is left out.`),
        );
        break;
      }
    } else if (item.kind === "passed") sums.passed += 1;
    else sums.leftOut += 1;
    if (batch.length >= BATCH || seen % (BATCH * 20) === 0) await write();
  }
  await write();
}

/** The terms stand at the source before any of its rows is in. */
async function describe(dataset: DatasetId, store: Store, { tables }: Codes, { datasets }: Sums): Promise<void> {
  if (datasets.has(dataset)) return;
  const facts = tables.datasets[dataset];
  datasets.set(dataset, facts.name);
  await store.sources.describe({ name: facts.name, kind: "dataset", terms: termsText(facts) });
}

function count({ events, unmapped, replaced }: RowItem & { readonly kind: "row" }, sums: Sums): void {
  sums.rows += 1;
  sums.events += events;
  if (replaced) sums.replaced += 1;
  for (const code of new Set(unmapped)) sums.unmapped.set(code, (sums.unmapped.get(code) ?? 0) + 1);
}

/** "12,000 rows, 2,400 rows/s, 31 %". */
function progressOf({ terminal }: Call, sums: Sums, total: number, read: () => number): () => void {
  const begun = performance.now();
  const before = sums.rows;
  return () => {
    if (!terminal.showsProgress) return;
    const rate = Math.round((sums.rows - before) / Math.max(0.001, (performance.now() - begun) / 1000));
    const share = total === 0 ? [] : [`${Math.min(100, Math.floor((read() / total) * 100))} %`];
    const counted = (number: number): string => number.toLocaleString("en-US");
    terminal.progress([`${counted(sums.rows)} rows`, `${counted(rate)} rows/s`, ...share].join(", "));
  };
}
