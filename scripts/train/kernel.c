// The network's inner loops for WebAssembly SIMD. Integers in, integers out; src/reading/syntax/kernel-plain.ts
// computes the same bits in plain JavaScript. Built by build-kernel.sh.
#include <stdint.h>
#include <wasm_simd128.h>

#define EXPORT(name) __attribute__((export_name(#name)))

// A fixed-point rounding shared by every layer: nearest, ties to even, through the float format's own rounding.
static inline v128_t scaled(v128_t acc, const float *scale) {
  v128_t v = wasm_f32x4_mul(wasm_f32x4_convert_i32x4(acc), wasm_v128_load(scale));
  v = wasm_f32x4_pmax(wasm_f32x4_pmin(v, wasm_f32x4_const_splat(65536.f)), wasm_f32x4_const_splat(-65536.f));
  v = wasm_f32x4_add(v, wasm_f32x4_const_splat(12582912.f));
  return wasm_i32x4_sub(v, wasm_i32x4_const_splat(0x4B400000));
}

// Four accumulators of four lanes each -> their four sums.
static inline v128_t sums(v128_t a, v128_t b, v128_t c, v128_t d) {
  v128_t ab = wasm_i32x4_add(wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), wasm_i32x4_shuffle(a, b, 2, 6, 3, 7));
  v128_t cd = wasm_i32x4_add(wasm_i32x4_shuffle(c, d, 0, 4, 1, 5), wasm_i32x4_shuffle(c, d, 2, 6, 3, 7));
  return wasm_i32x4_add(wasm_i64x2_shuffle(ab, cd, 0, 2), wasm_i64x2_shuffle(ab, cd, 1, 3));
}

static inline v128_t clamped(v128_t v, int lo, int hi) {
  return wasm_i32x4_min(wasm_i32x4_max(v, wasm_i32x4_splat(lo)), wasm_i32x4_splat(hi));
}

static inline void store4(int16_t *out, v128_t v) { wasm_v128_store64_lane(out, wasm_i16x8_narrow_i32x4(v, v), 0); }

#define DOT(acc, x, w) acc = wasm_i32x4_add(acc, wasm_i32x4_dot_i16x8(x, wasm_v128_load(w)))

// out[n][rows] = clamp(round(x[n][k] . w[rows][k] * scale[rows]) + bias[rows]); k a multiple of 8, rows of 4.
EXPORT(dense) void dense(const int16_t *x, int n, int k, const int16_t *w, const float *scale, const int32_t *bias, int rows,
                         int lo, int hi, int16_t *out) {
  for (int r = 0; r < rows; r += 4) {
    const int16_t *w0 = w + r * k, *w1 = w0 + k, *w2 = w1 + k, *w3 = w2 + k;
    v128_t add = wasm_v128_load(bias + r);
    int i = 0;
    for (; i + 2 <= n; i += 2) {
      const int16_t *x0 = x + i * k, *x1 = x0 + k;
      v128_t a0 = wasm_i32x4_const_splat(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
      for (int j = 0; j < k; j += 8) {
        v128_t p = wasm_v128_load(x0 + j), q = wasm_v128_load(x1 + j), v;
        v = wasm_v128_load(w0 + j);
        a0 = wasm_i32x4_add(a0, wasm_i32x4_dot_i16x8(p, v)), b0 = wasm_i32x4_add(b0, wasm_i32x4_dot_i16x8(q, v));
        v = wasm_v128_load(w1 + j);
        a1 = wasm_i32x4_add(a1, wasm_i32x4_dot_i16x8(p, v)), b1 = wasm_i32x4_add(b1, wasm_i32x4_dot_i16x8(q, v));
        v = wasm_v128_load(w2 + j);
        a2 = wasm_i32x4_add(a2, wasm_i32x4_dot_i16x8(p, v)), b2 = wasm_i32x4_add(b2, wasm_i32x4_dot_i16x8(q, v));
        v = wasm_v128_load(w3 + j);
        a3 = wasm_i32x4_add(a3, wasm_i32x4_dot_i16x8(p, v)), b3 = wasm_i32x4_add(b3, wasm_i32x4_dot_i16x8(q, v));
      }
      store4(out + i * rows + r, clamped(wasm_i32x4_add(scaled(sums(a0, a1, a2, a3), scale + r), add), lo, hi));
      store4(out + (i + 1) * rows + r, clamped(wasm_i32x4_add(scaled(sums(b0, b1, b2, b3), scale + r), add), lo, hi));
    }
    if (i < n) {
      const int16_t *x0 = x + i * k;
      v128_t a0 = wasm_i32x4_const_splat(0), a1 = a0, a2 = a0, a3 = a0;
      for (int j = 0; j < k; j += 8) {
        v128_t p = wasm_v128_load(x0 + j);
        DOT(a0, p, w0 + j);
        DOT(a1, p, w1 + j);
        DOT(a2, p, w2 + j);
        DOT(a3, p, w3 + j);
      }
      store4(out + i * rows + r, clamped(wasm_i32x4_add(scaled(sums(a0, a1, a2, a3), scale + r), add), lo, hi));
    }
  }
}

static inline int bounded(int v) { return v < -4096 ? -4096 : v > 4096 ? 4096 : v; }

// One direction of a layer. inputs: [any][2 * 4 * hidden], row rows[t] for token t, this direction's part at `part`.
// out: [tokens][2 * hidden]. gates, cell: room for 4 * hidden and hidden numbers. table: sigmoid(k / 512) * 2^14.
EXPORT(lstm) void lstm(const int16_t *inputs, const int32_t *rows, int tokens, int hidden, int reverse, const int16_t *u,
                       const float *scale, const int16_t *table, int32_t *gates, int32_t *cell, int16_t *out) {
  int H = hidden, width = 4 * H;
  const int16_t *middle = table + 4096;
  for (int k = 0; k < H; k++) cell[k] = 0;
  for (int s = 0; s < tokens; s++) {
    int t = reverse ? tokens - 1 - s : s;
    const int16_t *input = inputs + rows[t] * 2 * width + (reverse ? width : 0);
    int16_t *state = out + t * 2 * H + (reverse ? H : 0);
    if (s) {
      const int16_t *h = reverse ? state + 2 * H : state - 2 * H;
      for (int r = 0; r < width; r += 4) {
        const int16_t *w0 = u + r * H, *w1 = w0 + H, *w2 = w1 + H, *w3 = w2 + H;
        v128_t a0 = wasm_i32x4_const_splat(0), a1 = a0, a2 = a0, a3 = a0;
        for (int j = 0; j < H; j += 8) {
          v128_t p = wasm_v128_load(h + j);
          DOT(a0, p, w0 + j);
          DOT(a1, p, w1 + j);
          DOT(a2, p, w2 + j);
          DOT(a3, p, w3 + j);
        }
        v128_t sum = wasm_i32x4_add(scaled(sums(a0, a1, a2, a3), scale + r), wasm_i32x4_load16x4(input + r));
        wasm_v128_store(gates + r, sum);
      }
    } else {
      for (int r = 0; r < width; r += 4) wasm_v128_store(gates + r, wasm_i32x4_load16x4(input + r));
    }
    for (int k = 0; k < H; k++) {
      int i = middle[bounded((gates[k] + 1) >> 1)], f = middle[bounded((gates[H + k] + 1) >> 1)];
      int g = 2 * middle[bounded(gates[2 * H + k])] - 16384, o = middle[bounded((gates[3 * H + k] + 1) >> 1)];
      int c = ((f * cell[k] + 8192) >> 14) + ((i * g + 32768) >> 16);
      c = c < -65536 ? -65536 : c > 65535 ? 65535 : c;
      cell[k] = c;
      state[k] = (int16_t)((o * (2 * middle[bounded((c + 2) >> 2)] - 16384) + 65536) >> 17);
    }
  }
}

// scores[n][m] = dependents[n][k] . heads[m][k]; k a multiple of 8.
EXPORT(products) void products(const int16_t *dependents, int n, const int16_t *heads, int m, int k, int32_t *scores) {
  for (int i = 0; i < n; i++) {
    const int16_t *d = dependents + i * k;
    for (int j = 0; j < m; j++) {
      const int16_t *h = heads + j * k;
      v128_t a = wasm_i32x4_const_splat(0);
      for (int q = 0; q < k; q += 8) a = wasm_i32x4_add(a, wasm_i32x4_dot_i16x8(wasm_v128_load(d + q), wasm_v128_load(h + q)));
      scores[i * m + j] = wasm_i32x4_extract_lane(a, 0) + wasm_i32x4_extract_lane(a, 1) + wasm_i32x4_extract_lane(a, 2) +
                          wasm_i32x4_extract_lane(a, 3);
    }
  }
}
