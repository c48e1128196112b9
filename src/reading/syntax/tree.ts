/** Arc scores of one sentence in; the heads of its best tree with one root out. */

/**
 * `scores[i * (n + 1) + j]` is how well node j heads token i; node 0 is the root, node k + 1 is token k. Gives each
 * token's head node. The best head of each word is usually a tree already; if not, Chu-Liu/Edmonds finds the best.
 */
export function bestTree(scores: Int32Array, n: number): number[] {
  const heads: number[] = [];
  let roots = 0;
  for (let i = 0; i < n; i++) {
    const row = i * (n + 1);
    let best = 0;
    for (let j = 1; j <= n; j++) if (j !== i + 1 && (scores[row + j] ?? 0) > (scores[row + best] ?? 0)) best = j;
    if (best === 0) roots++;
    heads.push(best);
  }
  if (roots === 1 && isTree(heads)) return heads;
  return arborescence(scores, n);
}

/** Whether every token reaches the root. */
function isTree(heads: readonly number[]): boolean {
  const seen = new Uint32Array(heads.length + 1);
  for (let i = 1; i <= heads.length; i++) {
    let at = i;
    while (at !== 0 && seen[at] === 0) {
      seen[at] = i;
      at = heads[at - 1] ?? 0;
    }
    if (at !== 0 && seen[at] === i) return false;
  }
  return true;
}

/** A cost no sum of scores outweighs, so that a tree with two roots never beats one with one. */
const rootCost = 2 ** 42;

function arborescence(scores: Int32Array, n: number): number[] {
  const size = n + 1;
  const weight = new Float64Array(size * size);
  for (let d = 1; d <= n; d++) {
    for (let h = 0; h <= n; h++) {
      const score = scores[(d - 1) * size + h] ?? 0;
      weight[d * size + h] = h === d ? Number.NEGATIVE_INFINITY : h === 0 ? score - rootCost : score;
    }
  }
  return contract(weight, size).slice(1);
}

/** Chu-Liu/Edmonds over a dense matrix, weight[dependent * size + head]; node 0 is the root. */
function contract(weight: Float64Array, size: number): number[] {
  const heads = new Array<number>(size).fill(0);
  for (let d = 1; d < size; d++) {
    let best = -1;
    for (let h = 0; h < size; h++) {
      if (h !== d && (best < 0 || (weight[d * size + h] ?? 0) > (weight[d * size + best] ?? 0))) best = h;
    }
    heads[d] = best;
  }
  const cycle = findCycle(heads);
  if (cycle === undefined) return heads;

  // The cycle becomes one node, the last; the others keep their order.
  const inCycle = new Set(cycle);
  const kept = heads.map((_, node) => node).filter((node) => !inCycle.has(node));
  const small = kept.length + 1;
  const merged = kept.length;
  const next = new Float64Array(small * small).fill(Number.NEGATIVE_INFINITY);
  const entry = new Array<number>(small).fill(0);
  const exit = new Array<number>(small).fill(0);
  kept.forEach((node, i) => {
    kept.forEach((other, j) => {
      if (i !== j) next[i * small + j] = weight[node * size + other] ?? 0;
    });
    for (const c of cycle) {
      const leaving = weight[node * size + c] ?? 0;
      if (node !== 0 && leaving > (next[i * small + merged] ?? 0)) {
        next[i * small + merged] = leaving;
        exit[i] = c;
      }
      const entering = (weight[c * size + node] ?? 0) - (weight[c * size + (heads[c] ?? 0)] ?? 0);
      if (entering > (next[merged * small + i] ?? 0)) {
        next[merged * small + i] = entering;
        entry[i] = c;
      }
    }
  });
  const chosen = contract(next, small);
  kept.forEach((node, i) => {
    const head = chosen[i] ?? 0;
    if (i > 0) heads[node] = head === merged ? (exit[i] ?? 0) : (kept[head] ?? 0);
  });
  const from = chosen[merged] ?? 0;
  heads[entry[from] ?? 0] = kept[from] ?? 0;
  return heads;
}

function findCycle(heads: readonly number[]): number[] | undefined {
  const seen = new Uint32Array(heads.length);
  for (let i = 1; i < heads.length; i++) {
    let at = i;
    while (at !== 0 && seen[at] === 0) {
      seen[at] = i;
      at = heads[at] ?? 0;
    }
    if (at === 0 || seen[at] !== i) continue;
    const cycle = [at];
    for (let node = heads[at] ?? 0; node !== at; node = heads[node] ?? 0) cycle.push(node);
    return cycle;
  }
  return undefined;
}
