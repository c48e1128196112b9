/** The documents that are timed: real articles where `../shared` is there, else the examples of this repository. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DocumentInput } from "../src/model/index.ts";

export interface Texts {
  readonly name: string;
  readonly documents: readonly DocumentInput[];
}

const ARTICLES = 200;

export function benchTexts(): Texts {
  const stream = join(import.meta.dirname, "../../shared/data/stream/articles.jsonl");
  if (existsSync(stream)) {
    const lines = readFileSync(stream, "utf8").split("\n", ARTICLES);
    return {
      name: `the first ${lines.length} articles of ../shared/data/stream/articles.jsonl`,
      documents: lines.map((line) => JSON.parse(line)),
    };
  }
  const folder = join(import.meta.dirname, "../examples");
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .sort();
  return {
    name: `${paths.length} files of examples/`,
    documents: paths.map((path) => ({ id: path, text: readFileSync(join(folder, path), "utf8") })),
  };
}
