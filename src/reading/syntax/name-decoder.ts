/** Scores of BIO labels in; the best allowed sequence of names out. */
import type { NameSpan } from "../../model/index.ts";
import type { Scores } from "./network.ts";

export type NameFound = Pick<NameSpan, "first" | "last" | "kind" | "score">;

/** How many score units make one nat: the network's scores have ten bits behind the point. */
const unit = 1024;

/**
 * Viterbi over the labels: an I- label only follows its own B- or I-. `transitions[before * labels + label]` is added
 * for each pair of neighbours, in the scores' units.
 */
export function decodeNames(
  scores: Scores,
  n: number,
  labels: readonly string[],
  transitions: Int32Array = new Int32Array(labels.length ** 2),
): NameFound[] {
  const { values, width } = scores;
  const size = labels.length;
  const allowed = labels.map((label) =>
    labels.map((before) => !label.startsWith("I-") || (before !== "O" && before.slice(2) === label.slice(2))),
  );
  let total = new Float64Array(size);
  const back: Uint8Array[] = [];
  for (let i = 0; i < n; i++) {
    const next = new Float64Array(size);
    const from = new Uint8Array(size);
    for (let label = 0; label < size; label++) {
      let best = Number.NEGATIVE_INFINITY;
      for (let before = 0; before < size; before++) {
        const possible = i === 0 ? !labels[label]?.startsWith("I-") : allowed[label]?.[before];
        const reached = (total[before] ?? 0) + (i === 0 ? 0 : (transitions[before * size + label] ?? 0));
        if (possible && reached > best) {
          best = reached;
          from[label] = before;
        }
      }
      next[label] = best + (values[i * width + label] ?? 0);
    }
    total = next;
    back.push(from);
  }
  let label = 0;
  for (let k = 1; k < size; k++) if ((total[k] ?? 0) > (total[label] ?? 0)) label = k;
  const path = new Uint8Array(n);
  for (let i = n - 1; i >= 0; i--) {
    path[i] = label;
    label = back[i]?.[label] ?? 0;
  }

  const names: NameFound[] = [];
  for (let first = 0; first < n; first++) {
    const kind = kindOf(labels[path[first] ?? 0] ?? "O");
    if (kind === undefined) continue;
    let last = first + 1;
    while (last < n && labels[path[last] ?? 0] === `I-${kind}`) last++;
    let sum = 0;
    for (let i = first; i < last; i++) sum += probability(values, i * width, size, path[i] ?? 0);
    names.push({ first, last, kind, score: Math.round((1000 * sum) / (last - first)) / 1000 });
    first = last - 1;
  }
  return names;
}

function kindOf(label: string): NameSpan["kind"] | undefined {
  const kind = label.slice(2);
  return kind === "PER" || kind === "ORG" || kind === "LOC" ? kind : undefined;
}

function probability(values: Int16Array, at: number, size: number, label: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += exponential(((values[at + k] ?? 0) - (values[at + label] ?? 0)) / unit);
  return 1 / sum;
}

/** e^x by (1 + x/1024)^1024: Math.exp may differ in its last bit between machines, products do not. */
function exponential(x: number): number {
  let y = 1 + Math.max(-20, Math.min(60, x)) / 1024;
  for (let i = 0; i < 10; i++) y *= y;
  return y;
}
