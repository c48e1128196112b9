/** The forms around a token, as hashes, in; rows of the names' lexical table out. As scripts/train/data.py computes. */
import { hashed, shapeOf } from "./features.ts";

export const nameFeatureCount = 13;
/** Numbers that stand for one form: its lower case, its shape, its first and its last three letters. */
export const namePartCount = 4;
/** What stands beyond the ends of a sentence. */
export const nameEdge: readonly number[] = [0x51ed270b, 0x2545f491, 0, 0];

const buckets = 1 << 16;

export function writeNameParts(form: string, out: Int32Array, at: number): void {
  const low = form.toLowerCase();
  const shape = shapeOf(form);
  out[at] = hashed(9, low, 0, low.length);
  out[at + 1] = hashed(8, shape, 0, shape.length);
  out[at + 2] = hashed(3, low, 0, 3);
  out[at + 3] = hashed(6, low, low.length - 3, low.length);
}

/** `parts` holds the parts of every form of the sentence, two edges before and two after; token i's begin at (i + 2). */
export function nameRows(parts: Int32Array, i: number, out: Int32Array): void {
  const at = (i + 2) * namePartCount;
  const part = (token: number, k: number) => parts[at + token * namePartCount + k] ?? 0;
  const [form, shape, start, end] = [part(0, 0), part(0, 1), part(0, 2), part(0, 3)];
  const [before, shapeBefore, after, shapeAfter] = [part(-1, 0), part(-1, 1), part(1, 0), part(1, 1)];
  const [twoBefore, twoAfter] = [part(-2, 0), part(2, 0)];
  out[0] = mixed(1, form, 0, 0);
  out[1] = mixed(2, form, shape, 0);
  out[2] = mixed(3, before, shape, 0);
  out[3] = mixed(4, after, shape, 0);
  out[4] = mixed(5, before, form, 0);
  out[5] = mixed(6, form, after, 0);
  out[6] = mixed(7, shapeBefore, shape, shapeAfter);
  out[7] = mixed(8, start, shape, 0);
  out[8] = mixed(9, end, shape, 0);
  out[9] = mixed(10, twoBefore, shape, 0);
  out[10] = mixed(11, twoAfter, shape, 0);
  out[11] = mixed(12, before, shape, after);
  out[12] = mixed(13, before, twoBefore, 0);
}

function mixed(kind: number, a: number, b: number, c: number): number {
  let h = Math.imul(2166136261 ^ kind, 16777619);
  h = Math.imul(h ^ a, 16777619);
  h ^= h >>> 13;
  h = Math.imul(h ^ b, 16777619);
  h ^= h >>> 13;
  h = Math.imul(h ^ c, 16777619);
  h ^= h >>> 13;
  return (h ^ (h >>> 16)) & (buckets - 1);
}
