/** Files of datasets → their rows as entries for the store, one after the other, each bad row with its reason. */
import type { Entry } from "../../store/index.ts";
import { type Line, LONGEST_LINE, type LongLine, splitLines } from "../lines.ts";
import { readAcled } from "./acled.ts";
import type { Codes } from "./codes.ts";
import type { Cells, RowDraft, RowRead } from "./draft.ts";
import { readGdeltEvent } from "./gdelt-events.ts";
import { readGkg } from "./gdelt-gkg.ts";
import { readIcews } from "./icews.ts";
import { openTables, type Table } from "./open-tables.ts";
import { readPolecat } from "./polecat.ts";
import { type Recognized, recognize } from "./recognize.ts";
import { splitRows } from "./split-rows.ts";
import type { Dataset, DatasetId } from "./tables.ts";
import { readUcdp } from "./ucdp-ged.ts";
import { writeRow } from "./write-row.ts";

export type RowItem =
  | {
      readonly kind: "row";
      readonly dataset: DatasetId;
      readonly place: string;
      readonly entry: Entry;
      readonly events: number;
      readonly unmapped: readonly string[];
      readonly replaced: boolean;
    }
  /** Outside what was asked for. */
  | { readonly kind: "left-out" }
  /** Passed over: it was imported before a break. */
  | { readonly kind: "passed" }
  | { readonly kind: "bad"; readonly place: string; readonly code: string; readonly message: string };

export interface Asked {
  readonly dataset?: DatasetId;
  /** Days, both included. */
  readonly since?: string;
  readonly until?: string;
  /** One of the parties, or the place, is of one of these. */
  readonly countries?: ReadonlySet<string>;
  /** Rows at the beginning that are known to be in. */
  readonly passed?: number;
}

export interface RowStream {
  readonly items: AsyncIterable<RowItem>;
  /** Bytes of the file that have been read. */
  read(): number;
}

export function readRows(
  path: string,
  codes: Codes,
  asked: Asked,
  stdin?: AsyncIterable<Uint8Array | string>,
): RowStream {
  let read = (): number => 0;
  return {
    read: () => read(),
    items: rowsIn(path, codes, asked, stdin, (next) => {
      read = next;
    }),
  };
}

async function* rowsIn(
  path: string,
  codes: Codes,
  asked: Asked,
  stdin: AsyncIterable<Uint8Array | string> | undefined,
  reading: (read: () => number) => void,
): AsyncGenerator<RowItem> {
  let left = asked.passed ?? 0;
  try {
    for await (const table of openTables(path, stdin)) {
      reading(table.read);
      for await (const item of rowsOf(table, codes, asked, () => left > 0)) {
        left -= 1;
        yield item;
      }
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "FILE_UNREADABLE";
    const reason = error instanceof Error ? error.message : String(error);
    const message = code.startsWith("ARCHIVE_") ? reason : `${path} cannot be read: ${reason}.`;
    yield { kind: "bad", place: path, code: code.startsWith("ARCHIVE_") ? code : "FILE_UNREADABLE", message };
  }
}

async function* rowsOf(table: Table, codes: Codes, asked: Asked, isPassed: () => boolean): AsyncGenerator<RowItem> {
  const lines = splitLines(table.chunks)[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) return yield bad(table.name, "TABLE_EMPTY", `${table.name} is empty.`);
  if (first.value.kind === "too-long") {
    const message = `${table.name} begins with a line of more than ${LONGEST_LINE / 2 ** 20} MiB: it is no table.`;
    return yield bad(table.name, "DATASET_UNKNOWN", message);
  }
  const found = recognize(first.value.text, codes.tables, asked.dataset);
  if (found.kind === "unknown") return yield bad(table.name, found.code, `${table.name} ${found.message}`);
  const dataset = codes.tables.datasets[found.dataset];
  for await (const row of splitRows(after(first.value, lines, found), found.separator)) {
    if (isPassed()) {
      yield { kind: "passed" };
      continue;
    }
    const place = `${table.name}:${row.line}`;
    const where = `line ${row.line} of ${table.name}`;
    if (row.kind === "bad") {
      yield bad(place, "ROW_BROKEN", `${where} ${row.message}: the row is left out.`);
      continue;
    }
    const cells = found.cells(row.fields);
    if (typeof cells === "string") {
      yield bad(place, "ROW_BROKEN", `${where} ${cells}: the row is left out.`);
      continue;
    }
    const read = READERS[found.dataset](cells, codes, dataset);
    if (read.kind === "bad") yield bad(place, read.code, `${where} ${read.message}: the row is left out.`);
    else if (!isAsked(read.draft, asked)) yield { kind: "left-out" };
    else {
      const { events, unmapped } = read.draft;
      const entry = writeRow(found.dataset, dataset, read.draft);
      yield {
        kind: "row",
        dataset: found.dataset,
        place,
        entry,
        events: events.length,
        unmapped,
        replaced: row.replaced,
      };
    }
  }
}

const READERS: Readonly<Record<DatasetId, (cell: Cells, codes: Codes, dataset: Dataset) => RowRead>> = {
  "gdelt-events": readGdeltEvent,
  "gdelt-gkg": readGkg,
  polecat: readPolecat,
  icews: readIcews,
  acled: readAcled,
  "ucdp-ged": readUcdp,
};

function bad(place: string, code: string, message: string): RowItem {
  return { kind: "bad", place, code, message };
}

/** The first line again where it is a row and no head, then the rest. */
async function* after(
  first: Line,
  lines: AsyncIterator<Line | LongLine>,
  { hasHead }: Recognized,
): AsyncGenerator<Line | LongLine> {
  if (!hasHead) yield first;
  for (;;) {
    const next = await lines.next();
    if (next.done === true) return;
    yield next.value;
  }
}

function isAsked({ time, published, parties, place }: RowDraft, { since, until, countries }: Asked): boolean {
  const day = time?.day ?? published?.slice(0, 10);
  if (since !== undefined && (day === undefined || day < since)) return false;
  if (until !== undefined && (day === undefined || day > until)) return false;
  if (countries === undefined) return true;
  const named = [place?.country, ...parties.map(({ actor }) => actor.country)];
  return named.some((country) => country !== undefined && countries.has(country));
}
