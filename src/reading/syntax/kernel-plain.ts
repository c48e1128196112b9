/** A size in bytes in; the kernel in plain JavaScript out: the same bits as scripts/train/kernel.c, slower. */
import type { Kernel } from "./kernel.ts";

export function createPlainKernel(size: number): Kernel {
  const buffer = new ArrayBuffer(size);
  const i16 = new Int16Array(buffer);
  const i32 = new Int32Array(buffer);
  const f32 = new Float32Array(buffer);

  function dot(a: number, b: number, k: number): number {
    let sum = 0;
    for (let j = 0; j < k; j += 4) {
      sum =
        (sum +
          (i16[a + j] ?? 0) * (i16[b + j] ?? 0) +
          (i16[a + j + 1] ?? 0) * (i16[b + j + 1] ?? 0) +
          (i16[a + j + 2] ?? 0) * (i16[b + j + 2] ?? 0) +
          (i16[a + j + 3] ?? 0) * (i16[b + j + 3] ?? 0)) |
        0;
    }
    return sum;
  }

  return {
    buffer,
    dense(x, n, k, weights, scale, bias, rows, low, high, out) {
      for (let r = 0; r < rows; r++) {
        const factor = f32[(scale >> 2) + r] ?? 0;
        const add = i32[(bias >> 2) + r] ?? 0;
        for (let i = 0; i < n; i++) {
          const value = (rounded(dot((x >> 1) + i * k, (weights >> 1) + r * k, k), factor) + add) | 0;
          i16[(out >> 1) + i * rows + r] = value < low ? low : value > high ? high : value;
        }
      }
    },
    lstm(inputs, rows, tokens, hidden, reverse, weights, scale, table, gates, cell, out) {
      const width = 4 * hidden;
      const middle = (table >> 1) + 4096;
      const g0 = gates >> 2;
      const c0 = cell >> 2;
      i32.fill(0, c0, c0 + hidden);
      for (let step = 0; step < tokens; step++) {
        const t = reverse ? tokens - 1 - step : step;
        const input = (inputs >> 1) + (i32[(rows >> 2) + t] ?? 0) * 2 * width + (reverse ? width : 0);
        const state = (out >> 1) + t * 2 * hidden + (reverse ? hidden : 0);
        const before = reverse ? state + 2 * hidden : state - 2 * hidden;
        for (let r = 0; r < width; r++) {
          const own = step ? rounded(dot(before, (weights >> 1) + r * hidden, hidden), f32[(scale >> 2) + r] ?? 0) : 0;
          i32[g0 + r] = own + (i16[input + r] ?? 0);
        }
        for (let k = 0; k < hidden; k++) {
          const i = i16[middle + bounded(((i32[g0 + k] ?? 0) + 1) >> 1)] ?? 0;
          const f = i16[middle + bounded(((i32[g0 + hidden + k] ?? 0) + 1) >> 1)] ?? 0;
          const g = 2 * (i16[middle + bounded(i32[g0 + 2 * hidden + k] ?? 0)] ?? 0) - 16384;
          const o = i16[middle + bounded(((i32[g0 + 3 * hidden + k] ?? 0) + 1) >> 1)] ?? 0;
          let c = ((f * (i32[c0 + k] ?? 0) + 8192) >> 14) + ((i * g + 32768) >> 16);
          c = c < -65536 ? -65536 : c > 65535 ? 65535 : c;
          i32[c0 + k] = c;
          i16[state + k] = (o * (2 * (i16[middle + bounded((c + 2) >> 2)] ?? 0) - 16384) + 65536) >> 17;
        }
      }
    },
    products(dependents, n, heads, m, k, scores) {
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < m; j++) {
          i32[(scores >> 2) + i * m + j] = dot((dependents >> 1) + i * k, (heads >> 1) + j * k, k);
        }
      }
    },
  };
}

/** Single-precision product rounded to the nearest integer, ties to even, as the SIMD kernel rounds it. */
function rounded(sum: number, factor: number): number {
  const value = Math.fround(Math.fround(sum) * factor);
  const inside = value > 65536 ? 65536 : value < -65536 ? -65536 : value;
  return Math.fround(inside + 12582912) - 12582912;
}

function bounded(value: number): number {
  return value < -4096 ? -4096 : value > 4096 ? 4096 : value;
}
