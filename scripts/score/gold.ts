/** The name of a gold file → its rows, and their two parts: those looked at while tuning, and those not. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Part } from "./report.ts";

export const SHARED_DATA = join(import.meta.dirname, "../../../shared/data");

/** A task was asked for data that is not there, or that cannot be read. */
export class GoldError extends Error {
  readonly code = "GOLD";
}

export interface GoldFile {
  /** What reports call it. */
  readonly name: string;
  readonly path: string;
}

/** The file given by the user, or the task's dev files. @throws GoldError */
export function goldFiles(given: string | undefined, devFiles: readonly string[]): GoldFile[] {
  const files = given === undefined ? devFiles.map((name) => ({ name, path: join(SHARED_DATA, name) })) : [];
  if (given !== undefined) files.push({ name: given, path: given });
  for (const { path } of files) {
    if (!existsSync(path)) {
      throw new GoldError(`${path} is not there. Give a gold file in the same format with --gold FILE.`);
    }
  }
  return files;
}

/** Rows are unchecked beyond being JSON: gold files are trusted to have the format their task names. */
export function readRows<Row>({ path }: GoldFile): Row[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line, i): Row[] => {
      if (line.trim() === "") return [];
      try {
        return [JSON.parse(line)];
      } catch (error) {
        throw new GoldError(`${path}:${i + 1}: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
}

/** Every third row was kept from sight while rules were tuned. */
export function partsOf<Row>(rows: readonly Row[]): Readonly<Record<Part, readonly Row[]>> {
  return {
    all: rows,
    seen: rows.filter((_, i) => i % 3 !== 2),
    unseen: rows.filter((_, i) => i % 3 === 2),
  };
}

/** Texts of the documents of a CoNLL-U or IOB2 file, each from its `# newdoc` line on. */
export function readDocuments({ path }: GoldFile): string[] {
  return readFileSync(path, "utf8")
    .split(/^(?=# newdoc)/m)
    .filter((document) => document.trim() !== "");
}

/** The same measures over each part. */
export function eachPart<Row>(
  rows: readonly Row[],
  measure: (rows: readonly Row[]) => Readonly<Record<string, number>>,
): Readonly<Record<Part, Readonly<Record<string, number>>>> {
  const { all, seen, unseen } = partsOf(rows);
  return { all: measure(all), seen: measure(seen), unseen: measure(unseen) };
}
