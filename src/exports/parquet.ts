/** Rows → Apache Parquet: the columns of the CSV with their types, several values of one cell as a list; written in row groups. */
import type { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { type Cell, type CellType, type Column, columnsWith } from "./columns.ts";
import type { About, Chunk, Format, Needs } from "./rows.ts";

/** Rows held in memory at a time. */
const GROUP = 20_000;

export function parquetFormat<Row extends object>(columns: readonly Column<Row>[], needs: Needs = {}): Format<Row> {
  return {
    extension: "parquet",
    mediaType: "application/vnd.apache.parquet",
    isBinary: true,
    needs,
    write: (pages, about) => parquet(columnsWith(columns, about.withText), pages, about),
  };
}

type Schema = ConstructorParameters<typeof ParquetWriter>[0]["schema"];

async function* parquet<Row>(
  columns: readonly Column<Row>[],
  pages: AsyncIterable<readonly Row[]>,
  about: About,
): AsyncGenerator<Chunk> {
  // Only here, so that no other command waits for it.
  const library = await import("hyparquet-writer");
  const bytes = new library.ByteWriter();
  const writer = new library.ParquetWriter({
    writer: bytes,
    schema: [
      { name: "readout", num_children: columns.length },
      ...columns.flatMap(({ name, type }) => schemaOf(name, type)),
    ],
    createdBy: "readout (hyparquet-writer)",
    kvMetadata: [
      { key: "readout.kind", value: about.kind },
      { key: "readout.query", value: about.query },
      ...(about.asOf === undefined ? [] : [{ key: "readout.as_of", value: new Date(about.asOf).toISOString() }]),
    ],
  });
  // Cells are held, not rows: a row has its whole document with it.
  let cells = columns.map((): unknown[] => []);
  let held = 0;
  const group = async (): Promise<Chunk> => {
    await writer.write({
      columnData: columns.map(({ name }, i) => ({ name, data: cells[i] ?? [] })),
      rowGroupSize: GROUP,
    });
    cells = columns.map(() => []);
    held = 0;
    return taken(bytes);
  };
  for await (const rows of pages) {
    for (const row of rows) {
      for (const [i, { type, of }] of columns.entries()) cells[i]?.push(typed(type, of(row)));
      held += 1;
      if (held === GROUP) yield await group();
    }
  }
  if (held > 0) yield await group();
  await writer.finish();
  yield taken(bytes);
}

/** What was written since; the place in the file goes on counting. */
function taken(bytes: ByteWriter): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(bytes.buffer.slice(0, bytes.index));
  bytes.index = 0;
  return chunk;
}

function schemaOf(name: string, type: CellType): Schema {
  const [first, ...more] = ELEMENTS[type];
  return [{ name, repetition_type: "OPTIONAL", ...first }, ...more];
}

const ELEMENTS: Readonly<Record<CellType, readonly [Omit<Schema[number], "name">, ...Schema]>> = {
  string: [{ type: "BYTE_ARRAY", converted_type: "UTF8" }],
  boolean: [{ type: "BOOLEAN" }],
  integer: [{ type: "INT32" }],
  number: [{ type: "DOUBLE" }],
  day: [{ type: "INT32", converted_type: "DATE" }],
  time: [{ type: "INT64", converted_type: "TIMESTAMP_MILLIS" }],
  list: [
    { num_children: 1, converted_type: "LIST" },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    { name: "element", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8" },
  ],
};

function typed(type: CellType, cell: Cell): unknown {
  if (type === "time" && typeof cell === "number") return new Date(cell);
  if (type === "day" && typeof cell === "string") return new Date(`${cell}T00:00:00Z`);
  return cell;
}
