/** A syntax model and a file of names in IOB2 in; entity precision, recall and F1 out (exact span and kind). */
import type { SyntaxModel } from "../../src/reading/syntax/index.ts";
import { readIob2 } from "./conllu.ts";

export interface NameScore {
  readonly gold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const kinds = ["PER", "ORG", "LOC"] as const;

/** Names of other kinds than PER, ORG and LOC are not counted. */
export function scoreNames(
  model: SyntaxModel,
  iob2: string,
): Readonly<Record<"all" | (typeof kinds)[number], NameScore>> {
  const right = new Map<string, number>();
  const gold = new Map<string, number>();
  const guessed = new Map<string, number>();
  for (const { forms, labels } of readIob2(iob2)) {
    const expected = new Set(spansOf(labels));
    for (const span of expected) bump(gold, span);
    for (const { first, last, kind } of model.analyse(forms.map((text) => ({ text }))).names) {
      const span = `${kind} ${first}-${last}`;
      bump(guessed, span);
      if (expected.has(span)) bump(right, span);
    }
  }
  const score = (kind: string): NameScore => {
    const [r, g, p] = [right.get(kind) ?? 0, gold.get(kind) ?? 0, guessed.get(kind) ?? 0];
    return { gold: g, precision: share(r, p), recall: share(r, g), f1: share(2 * r, p + g) };
  };
  return { all: score("all"), PER: score("PER"), ORG: score("ORG"), LOC: score("LOC") };
}

function spansOf(labels: readonly string[]): string[] {
  const spans: string[] = [];
  for (let first = 0; first < labels.length; first++) {
    const kind = kinds.find((k) => labels[first] === `B-${k}`);
    if (kind === undefined) continue;
    let last = first + 1;
    while (labels[last] === `I-${kind}`) last++;
    spans.push(`${kind} ${first}-${last}`);
  }
  return spans;
}

function bump(counts: Map<string, number>, span: string): void {
  for (const key of ["all", span.split(" ")[0] ?? ""]) counts.set(key, (counts.get(key) ?? 0) + 1);
}

function share(part: number, all: number): number {
  return all === 0 ? 0 : (100 * part) / all;
}
