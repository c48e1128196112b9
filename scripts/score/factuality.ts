/** Tokens with gold factuality and a function that weighs a token → mean absolute error and Pearson's r. */

export interface FactualityRow {
  readonly id: string;
  readonly tokens: readonly string[];
  readonly events: readonly { readonly start: number; readonly word: string; readonly factuality: number }[];
}

export interface FactualityScore {
  readonly events: number;
  readonly mae: number;
  readonly pearson: number;
}

/** `weigh` gives a value from −3 to +3 for each of the token indexes asked for. */
export function scoreFactuality(
  rows: readonly FactualityRow[],
  weigh: (tokens: readonly string[], at: readonly number[]) => readonly number[],
): FactualityScore {
  const gold: number[] = [];
  const found: number[] = [];
  for (const { tokens, events } of rows) {
    gold.push(...events.map((event) => event.factuality));
    found.push(
      ...weigh(
        tokens,
        events.map((event) => event.start),
      ),
    );
  }
  const mae = gold.reduce((sum, value, i) => sum + Math.abs(value - (found[i] ?? 0)), 0) / Math.max(1, gold.length);
  return { events: gold.length, mae, pearson: pearson(gold, found) };
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [i, value] of a.entries()) {
    const [da, db] = [value - ma, (b[i] ?? 0) - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}
