/** What an export was → the description of it in a data package (Frictionless, version 2): fields, origin, terms, hash. */
import type { CellType } from "./columns.ts";
import type { Export } from "./export.ts";
import { FIELDS_OF } from "./formats.ts";
import type { Kind } from "./rows.ts";
import { webAddress } from "./web-address.ts";

export interface PackedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Holds no time of making: the same record gives the same package. */
export function packageOf({ about, passed, mediaType }: Export, format: string, file: PackedFile): object {
  const { kind, query, asOf, withText, spreadsheet } = about;
  const fields = FIELDS_OF[kind].map(({ name, type, about: description }) => ({
    name,
    ...(format === "parquet" ? PARQUET_TYPES[type] : CSV_TYPES[type]),
    description,
  }));
  const terms = [...passed.terms]
    .sort(byName)
    .map(([words, sources]) => ({ terms: words, sources: [...sources].sort() }));
  const licenses = terms.flatMap(({ terms: words }) => {
    const path = webAddress(words);
    return path === undefined ? [] : [{ path }];
  });
  const text = { name: "text", type: "string", description: "The whole text of the document." };
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: `readout-${kind}`,
    title: `${kind.charAt(0).toUpperCase()}${kind.slice(1)} that Readout found in texts`,
    description:
      "Reported by the sources named in each row, not by Readout. An event is reported as having happened only where its status is asserted, by its holder or else by the source.",
    readout: {
      query: query === "" ? "everything" : query,
      ...(asOf !== undefined && { asOf: new Date(asOf).toISOString() }),
      coders: [...passed.coders].sort(),
      rows: passed.rows,
      spreadsheet,
    },
    ...(terms.length > 0 && { terms }),
    // A licence needs an address, or an id of the Open Definition; other terms are words.
    ...(licenses.length > 0 && { licenses }),
    resources: [
      {
        name: kind,
        type: "table",
        path: file.path,
        format,
        mediatype: mediaType.split(";")[0],
        ...(format === "csv" && { encoding: "utf-8" }),
        bytes: file.bytes,
        hash: `sha256:${file.sha256}`,
        schema: {
          fields: withText && kind !== "actors" ? [...fields, text] : fields,
          primaryKey: [PRIMARY_KEYS[kind]],
          missingValues: [""],
        },
      },
    ],
  };
}

type FieldType = Readonly<Record<string, unknown>>;

const CSV_TYPES: Readonly<Record<CellType, FieldType>> = {
  string: { type: "string" },
  list: { type: "list", delimiter: "|" },
  boolean: { type: "boolean" },
  integer: { type: "integer" },
  number: { type: "number" },
  day: { type: "date" },
  time: { type: "datetime" },
};

const PARQUET_TYPES: Readonly<Record<CellType, FieldType>> = { ...CSV_TYPES, list: { type: "array" } };

const PRIMARY_KEYS: Readonly<Record<Kind, string>> = {
  events: "event",
  claims: "claim",
  documents: "document",
  actors: "actor",
};

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
