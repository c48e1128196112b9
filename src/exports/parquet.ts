/** Rows → Apache Parquet: the columns of the CSV with their types, several values of one cell as a list; written in row groups. */
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
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
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
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
  const group = async (rows: readonly Row[]): Promise<Chunk> => {
    const columnData = columns.map(({ name, type, of }) => ({ name, data: rows.map((row) => typed(type, of(row))) }));
    await writer.write({ columnData, rowGroupSize: GROUP });
    return taken(bytes);
  };
  let held: Row[] = [];
  for await (const rows of pages) {
    held.push(...rows);
    if (held.length < GROUP) continue;
    yield await group(held.slice(0, GROUP));
    held = held.slice(GROUP);
  }
  if (held.length > 0) yield await group(held);
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
