/** The arithmetic of the network: integers in, the same integers out whichever kernel computes them. */

/** All arguments named by a noun of data (`x`, `weights`, `out`…) are byte offsets into `buffer`. */
export interface Kernel {
  readonly buffer: ArrayBuffer;
  /** out[n][rows] = clamp(round(x[n][k] · weights[rows][k] × scale[rows]) + bias[rows]); k % 8 = 0, rows % 4 = 0. */
  dense(
    x: number,
    n: number,
    k: number,
    weights: number,
    scale: number,
    bias: number,
    rows: number,
    low: number,
    high: number,
    out: number,
  ): void;
  /**
   * One direction of an LSTM layer over `tokens` tokens. `inputs` has rows of 8 × hidden gate values (forward, then
   * backward), token t's is row `rows[t]`; `out` has rows of 2 × hidden; `gates` and `cell` are scratch.
   */
  lstm(
    inputs: number,
    rows: number,
    tokens: number,
    hidden: number,
    reverse: number,
    weights: number,
    scale: number,
    table: number,
    gates: number,
    cell: number,
    out: number,
  ): void;
  /** scores[n][m] = dependents[n][k] · heads[m][k]. */
  products(dependents: number, n: number, heads: number, m: number, k: number, scores: number): void;
}
