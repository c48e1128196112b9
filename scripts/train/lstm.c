// One LSTM layer for training: gate inputs in, hidden states out, and its gradient (called from model.py by ctypes).
// Both directions run at once, one thread each; every array is time-major.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { ROW_MAJOR = 101, PLAIN = 111, TRANSPOSED = 112 };
void cblas_sgemm(int order, int transA, int transB, int m, int n, int k, float alpha, const float *a, int lda,
                 const float *b, int ldb, float beta, float *c, int ldc);

static inline float fast_exp(float x) {
  x = x < -30.f ? -30.f : (x > 30.f ? 30.f : x);
  float y = x * 1.44269504f;
  float rounded = __builtin_rintf(y);
  float f = (y - rounded) * 0.69314718f;
  float p = 1.f + f * (1.f + f * (0.5f + f * (0.16666667f + f * (0.041666667f + f * (0.0083333333f + f * 0.0013888889f)))));
  union { int i; float f; } u;
  u.i = ((int)rounded + 127) << 23;
  return p * u.f;
}
static inline float sigmoid(float x) { return 1.f / (1.f + fast_exp(-x)); }
static inline float tanh_(float x) { return 2.f / (1.f + fast_exp(-2.f * x)) - 1.f; }

typedef struct {
  int steps, batch, hidden, reverse;
  const int *lengths;
  float *gates;        // [steps, batch, 4 hidden]: inputs, overwritten by gate activations (i, f, g, o)
  const float *u;      // [4 hidden, hidden]
  float *h, *c;        // [steps, batch, hidden]
  const float *dh_out; // [steps, batch, hidden]
  float *dgates;       // [steps, batch, 4 hidden]
} Job;

static void *forward(void *argument) {
  Job *j = argument;
  int H = j->hidden, B = j->batch, T = j->steps;
  for (int s = 0; s < T; s++) {
    int t = j->reverse ? T - 1 - s : s, prev = j->reverse ? t + 1 : t - 1;
    float *g = j->gates + (size_t)t * B * 4 * H, *h = j->h + (size_t)t * B * H, *c = j->c + (size_t)t * B * H;
    const float *cp = s ? j->c + (size_t)prev * B * H : NULL;
    if (s)
      cblas_sgemm(ROW_MAJOR, PLAIN, TRANSPOSED, B, 4 * H, H, 1.f, j->h + (size_t)prev * B * H, H, j->u, H, 1.f, g, 4 * H);
    for (int b = 0; b < B; b++) {
      float *gb = g + (size_t)b * 4 * H, *hb = h + (size_t)b * H, *cb = c + (size_t)b * H;
      const float *cpb = cp ? cp + (size_t)b * H : NULL;
      if (t >= j->lengths[b]) {
        memset(gb, 0, sizeof(float) * 4 * H);
        memset(hb, 0, sizeof(float) * H);
        memset(cb, 0, sizeof(float) * H);
        continue;
      }
      float *gi = gb, *gf = gb + H, *gg = gb + 2 * H, *go = gb + 3 * H;
      for (int k = 0; k < H; k++) gi[k] = sigmoid(gi[k]);
      for (int k = 0; k < H; k++) gf[k] = sigmoid(gf[k]);
      for (int k = 0; k < H; k++) gg[k] = tanh_(gg[k]);
      for (int k = 0; k < H; k++) go[k] = sigmoid(go[k]);
      for (int k = 0; k < H; k++) cb[k] = gi[k] * gg[k] + (cpb ? gf[k] * cpb[k] : 0.f);
      for (int k = 0; k < H; k++) hb[k] = go[k] * tanh_(cb[k]);
    }
  }
  return NULL;
}

static void *backward(void *argument) {
  Job *j = argument;
  int H = j->hidden, B = j->batch, T = j->steps;
  float *dh = calloc((size_t)B * H, sizeof(float)), *dc = calloc((size_t)B * H, sizeof(float));
  for (int s = T - 1; s >= 0; s--) {
    int t = j->reverse ? T - 1 - s : s, prev = j->reverse ? t + 1 : t - 1;
    const float *g = j->gates + (size_t)t * B * 4 * H, *c = j->c + (size_t)t * B * H;
    const float *cp = s ? j->c + (size_t)prev * B * H : NULL;
    float *dg = j->dgates + (size_t)t * B * 4 * H;
    for (int b = 0; b < B; b++) {
      const float *gb = g + (size_t)b * 4 * H, *cb = c + (size_t)b * H, *cpb = cp ? cp + (size_t)b * H : NULL;
      const float *out = j->dh_out + ((size_t)t * B + b) * H;
      float *dgb = dg + (size_t)b * 4 * H, *dhb = dh + (size_t)b * H, *dcb = dc + (size_t)b * H;
      if (t >= j->lengths[b]) {
        memset(dgb, 0, sizeof(float) * 4 * H);
        memset(dcb, 0, sizeof(float) * H);
        continue;
      }
      const float *gi = gb, *gf = gb + H, *gg = gb + 2 * H, *go = gb + 3 * H;
      for (int k = 0; k < H; k++) {
        float tc = tanh_(cb[k]), d = dhb[k] + out[k], dcell = dcb[k] + d * go[k] * (1.f - tc * tc);
        dgb[k] = dcell * gg[k] * gi[k] * (1.f - gi[k]);
        dgb[H + k] = cpb ? dcell * cpb[k] * gf[k] * (1.f - gf[k]) : 0.f;
        dgb[2 * H + k] = dcell * gi[k] * (1.f - gg[k] * gg[k]);
        dgb[3 * H + k] = d * tc * go[k] * (1.f - go[k]);
        dcb[k] = dcell * gf[k];
      }
    }
    if (s) cblas_sgemm(ROW_MAJOR, PLAIN, PLAIN, B, H, 4 * H, 1.f, dg, 4 * H, j->u, H, 0.f, dh, H);
  }
  free(dh);
  free(dc);
  return NULL;
}

static void both(void *(*work)(void *), Job *one, Job *two) {
  pthread_t thread;
  pthread_create(&thread, NULL, work, two);
  work(one);
  pthread_join(thread, NULL);
}

void lstm_forward(int T, int B, int H, const int *lengths, float *gates, const float *u, float *h, float *c) {
  size_t n = (size_t)T * B * H, m = (size_t)4 * H * H;
  Job a = {T, B, H, 0, lengths, gates, u, h, c, NULL, NULL};
  Job b = {T, B, H, 1, lengths, gates + 4 * n, u + m, h + n, c + n, NULL, NULL};
  both(forward, &a, &b);
}

void lstm_backward(int T, int B, int H, const int *lengths, float *gates, const float *u, float *h, float *c,
                   const float *dh_out, float *dgates) {
  size_t n = (size_t)T * B * H, m = (size_t)4 * H * H;
  Job a = {T, B, H, 0, lengths, gates, u, h, c, dh_out, dgates};
  Job b = {T, B, H, 1, lengths, gates + 4 * n, u + m, h + n, c + n, dh_out + n, dgates + 4 * n};
  both(backward, &a, &b);
}
