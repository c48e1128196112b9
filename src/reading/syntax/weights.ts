/** The files of data/syntax in; the trained weights, tables and vocabulary out. */

export interface Weights {
  /** Units of one direction of an LSTM layer. */
  readonly hidden: number;
  /** Length of a word vector and of an affix vector. */
  readonly word: number;
  readonly affix: number;
  readonly buckets: number;
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly deprel: readonly string[];
  readonly name: readonly string[];
  /** Row of a lower-cased form in the section `words`; row 0 is the unknown word. */
  readonly rowOf: ReadonlyMap<string, number>;
  bytes(section: string): Int8Array;
  shorts(section: string): Int16Array;
  integers(section: string): Int32Array;
  floats(section: string): Float32Array;
}

export class WeightsError extends Error {
  readonly code = "SYNTAX_WEIGHTS";
}

export function readWeights(resources: { bytes(path: string): Uint8Array; text(path: string): string }): Weights {
  const header = readHeader(JSON.parse(resources.text("syntax/english.json")));
  // A copy, so that every section lies on the boundary its numbers need.
  const { buffer } = new Uint8Array(resources.bytes("syntax/english.bin"));
  const rowOf = new Map<string, number>();
  for (const word of resources.text("syntax/words.txt").split("\n")) if (word) rowOf.set(word, rowOf.size + 1);

  function section(name: string, type: string): { offset: number; length: number } {
    const found = header.sections[name];
    if (found?.type !== type) {
      throw new WeightsError(
        `data/syntax/english.json has no section "${name}" of type ${type}. Run scripts/train/export.py.`,
      );
    }
    return found;
  }
  function view<T>(
    name: string,
    type: string,
    make: new (buffer: ArrayBuffer, offset: number, length: number) => T,
  ): T {
    const { offset, length } = section(name, type);
    return new make(buffer, offset, length);
  }
  return {
    ...header,
    rowOf,
    bytes: (name) => view(name, "i8", Int8Array<ArrayBuffer>),
    shorts: (name) => view(name, "i16", Int16Array<ArrayBuffer>),
    integers: (name) => view(name, "i32", Int32Array<ArrayBuffer>),
    floats: (name) => view(name, "f32", Float32Array<ArrayBuffer>),
  };
}

interface Header {
  readonly hidden: number;
  readonly word: number;
  readonly affix: number;
  readonly buckets: number;
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly deprel: readonly string[];
  readonly name: readonly string[];
  readonly sections: Readonly<Record<string, { type: string; offset: number; length: number }>>;
}

function readHeader(json: unknown): Header {
  const top = record(json, "english.json");
  const tables = record(top["tables"], "tables");
  const sections: Record<string, { type: string; offset: number; length: number }> = {};
  for (const [name, value] of Object.entries(record(top["sections"], "sections"))) {
    const row = record(value, name);
    sections[name] = { type: String(row["type"]), offset: whole(row, "offset"), length: whole(row, "length") };
  }
  return {
    hidden: whole(top, "hidden"),
    word: whole(top, "word"),
    affix: whole(top, "affix"),
    buckets: whole(top, "buckets"),
    upos: strings(tables, "upos"),
    xpos: strings(tables, "xpos"),
    deprel: strings(tables, "deprel"),
    name: strings(tables, "name"),
    sections,
  };
}

function record(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw new WeightsError(`data/syntax: "${name}" is not an object.`);
  return { ...value };
}

function whole(of: Readonly<Record<string, unknown>>, key: string): number {
  const value = of[key];
  if (typeof value !== "number") throw new WeightsError(`data/syntax/english.json: "${key}" is not a number.`);
  return value;
}

function strings(of: Readonly<Record<string, unknown>>, key: string): readonly string[] {
  const value = of[key];
  if (!Array.isArray(value)) throw new WeightsError(`data/syntax/english.json: "${key}" is not a list.`);
  return value.map(String);
}
