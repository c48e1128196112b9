/** The files of `examples/`, and the two seeds where `../shared` is there, for tests. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DocumentInput } from "../src/model/index.ts";

const examples = join(import.meta.dirname, "../examples");
const seeds = join(import.meta.dirname, "../../shared/data/seeds");

export const HAS_SEEDS = existsSync(seeds);

export interface Example {
  readonly topic: string;
  readonly input: DocumentInput;
  readonly sourceKind?: string;
}

export function readExamples(): Example[] {
  return readdirSync(examples)
    .filter((name) => !name.includes("."))
    .flatMap((topic) =>
      readdirSync(join(examples, topic)).map((file): Example => {
        const [, head = "", text = ""] =
          /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(examples, topic, file), "utf8")) ?? [];
        const field = (key: string): string => new RegExp(`^${key}: "?(.*?)"?$`, "m").exec(head)?.[1] ?? "";
        const input = { id: field("id"), title: field("title"), date: field("date"), source: field("source"), text };
        return { topic, input, sourceKind: field("sourceKind") };
      }),
    );
}

const SEEDS = [
  ["medvedev", "2024-12-11", "000_15b19dce41818156.txt"],
  ["wang-yi", "2023-09-18", "004_9588600d2ccee3e0.txt"],
] as const;

/** None where `../shared` is absent. */
export function readSeeds(): DocumentInput[] {
  if (!HAS_SEEDS) return [];
  return SEEDS.map(([id, date, file]) => ({ id, date, text: readFileSync(join(seeds, file), "utf8") }));
}
