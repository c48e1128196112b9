/** A form in; the table rows of its affixes and its shape out. The same numbers as scripts/train/data.py. */

export const featureCount = 8;

/** Writes `featureCount` row numbers below `buckets` into `out`. */
export function affixRows(form: string, buckets: number, out: Int32Array): void {
  const low = form.toLowerCase();
  const end = low.length;
  out[0] = hashed(1, low, 0, 1) % buckets;
  out[1] = hashed(2, low, 0, 2) % buckets;
  out[2] = hashed(3, low, 0, 3) % buckets;
  out[3] = hashed(4, low, end - 1, end) % buckets;
  out[4] = hashed(5, low, end - 2, end) % buckets;
  out[5] = hashed(6, low, end - 3, end) % buckets;
  out[6] = hashed(7, low, end - 4, end) % buckets;
  const shape = shapeOf(form);
  out[7] = hashed(8, shape, 0, shape.length) % buckets;
}

/** Letters become X and x, digits d, anything above ASCII u; runs are cut to two, the whole to ten. */
export function shapeOf(form: string): string {
  let shape = "";
  for (let i = 0; i < form.length && shape.length < 10; i++) {
    const c = form.charCodeAt(i);
    const mark =
      c >= 65 && c <= 90 ? "X" : c >= 97 && c <= 122 ? "x" : c >= 48 && c <= 57 ? "d" : c > 127 ? "u" : form.charAt(i);
    if (!shape.endsWith(mark + mark)) shape += mark;
  }
  return shape;
}

/** FNV-1a over a mark for the kind of feature and UTF-16 code units. */
export function hashed(kind: number, text: string, from: number, to: number): number {
  let h = Math.imul(2166136261 ^ kind, 16777619);
  const end = Math.min(to, text.length);
  for (let i = Math.max(0, from); i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  h >>>= 0;
  return (h ^ (h >>> 15)) >>> 0;
}
