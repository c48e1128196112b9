/** The first row of a table → which dataset it is of, and where its columns stand. */
import type { Cells } from "./draft.ts";
import type { Separator } from "./split-rows.ts";
import { DATASETS, type DatasetId, type Tables } from "./tables.ts";

export interface Recognized {
  readonly kind: "table";
  readonly dataset: DatasetId;
  readonly separator: Separator;
  /** The first row holds the names of the columns. */
  readonly hasHead: boolean;
  /** The cells of a row, or what is wrong with their number. */
  cells(fields: readonly string[]): Cells | string;
}

export interface NotRecognized {
  readonly kind: "unknown";
  readonly code: "DATASET_UNKNOWN" | "DATASET_NOT_READ" | "DATASET_COLUMNS";
  /** Goes on from the file's name. */
  readonly message: string;
}

export function recognize(first: string, tables: Tables, wanted: DatasetId | undefined): Recognized | NotRecognized {
  const byTabs = first.replace(/\r$/, "").split("\t");
  if (byTabs.length > 1) {
    const shape = withoutHead(byTabs, tables);
    if (shape !== undefined)
      return wanted === undefined || shape.kind === "unknown" || shape.dataset === wanted
        ? shape
        : other(shape.dataset, wanted);
  }
  const missing = new Map<DatasetId, readonly string[]>();
  for (const separator of ["\t", ",", ";"] as const) {
    const head = first.split(separator).map(columnKey);
    for (const dataset of wanted === undefined ? DATASETS : [wanted]) {
      const needed = tables.datasets[dataset].columns.flatMap(({ name, needed = false }) => (needed ? [name] : []));
      if (needed.length === 0) continue;
      const lacks = needed.filter((name) => !head.includes(columnKey(name)));
      if (lacks.length === 0) return withHead(dataset, separator, head, tables);
      const before = missing.get(dataset);
      if (before === undefined || lacks.length < before.length) missing.set(dataset, lacks);
    }
  }
  if (wanted !== undefined) {
    const lacks = missing.get(wanted);
    const message =
      lacks === undefined
        ? `is not of ${wanted}: its rows have ${tables.datasets[wanted].columns.length} fields between tabs and no head`
        : `is not of ${wanted}: it has no column ${lacks.join(", ")}`;
    return { kind: "unknown", code: "DATASET_COLUMNS", message: `${message}. Leave the format out to have it found.` };
  }
  return {
    kind: "unknown",
    code: "DATASET_UNKNOWN",
    message: `is of no dataset that is known here, by its first line. Known are: ${DATASETS.join(", ")}. Documents of other kinds go in with: readout add.`,
  };
}

/** GDELT's files have no head; their shape is their own. */
function withoutHead(fields: readonly string[], tables: Tables): Recognized | NotRecognized | undefined {
  const [first = "", second = "", third = ""] = fields;
  if (fields.length === 61 && /^\d+$/.test(first) && /^\d{8}$/.test(second)) return byPosition("gdelt-events", tables);
  if (fields.length === 27 && /^\d{14}-T?\d+$/.test(first)) return byPosition("gdelt-gkg", tables);
  if (fields.length === 16 && /^\d+$/.test(first) && /^\d{14}$/.test(second) && /^\d{14}$/.test(third)) {
    return notRead(
      "holds GDELT Mentions, which say who carried an event and hold none: import the .export.CSV of the same time",
    );
  }
  if ((fields.length === 57 || fields.length === 58) && /^\d+$/.test(first) && /^\d{8}$/.test(second)) {
    return notRead("holds GDELT 1.0 events; those of 2.0 (61 fields) are read");
  }
  return undefined;
}

function notRead(message: string): NotRecognized {
  return { kind: "unknown", code: "DATASET_NOT_READ", message: `${message}.` };
}

function other(dataset: DatasetId, wanted: DatasetId): NotRecognized {
  return { kind: "unknown", code: "DATASET_COLUMNS", message: `is of ${dataset}, not of ${wanted}.` };
}

function byPosition(dataset: DatasetId, tables: Tables): Recognized {
  const { columns } = tables.datasets[dataset];
  const places = new Map(columns.map(({ name }, at) => [name, at]));
  return {
    kind: "table",
    dataset,
    separator: "\t",
    hasHead: false,
    cells: (fields) =>
      fields.length === columns.length
        ? (name) => fields[places.get(name) ?? -1] ?? ""
        : wrongNumber(fields.length, columns.length),
  };
}

function withHead(dataset: DatasetId, separator: Separator, head: readonly string[], tables: Tables): Recognized {
  const known = new Set(tables.datasets[dataset].columns.map(({ name }) => columnKey(name)));
  // Some weekly POLECAT files name columns in the head that no row has.
  const without = head.filter((name) => known.has(name));
  const keys = new Map(tables.datasets[dataset].columns.map(({ name }) => [name, columnKey(name)]));
  const [whole, short] = [placesOf(head), placesOf(without)];
  return {
    kind: "table",
    dataset,
    separator,
    hasHead: true,
    cells: (fields) => {
      const length = filled(fields, head.length);
      const places = length === head.length ? whole : fields.length === without.length ? short : undefined;
      if (places === undefined) return wrongNumber(fields.length, head.length);
      return (name) => fields[places.get(keys.get(name) ?? "") ?? -1] ?? "";
    },
  };
}

/** Fields too many at the end that are all empty do not count. */
function filled(fields: readonly string[], wanted: number): number {
  return fields.length > wanted && fields.slice(wanted).every((field) => field === "") ? wanted : fields.length;
}

function placesOf(head: readonly string[]): ReadonlyMap<string, number> {
  return new Map(head.map((name, at) => [name, at]));
}

function wrongNumber(has: number, wanted: number): string {
  return `has ${has} fields, and ${wanted} are wanted`;
}

/** "Event ID", "event_id" and "\uFEFF\"EVENT_ID\"" are one column. */
function columnKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "_")
    .replace(/^_|_$/g, "");
}
