/** Term vectors by name in → by number, small enough that those of a whole store can be read through in a second. */
import { hash32 } from "./hash.ts";
import type { TermVector } from "./vectors.ts";

/** Terms as 32-bit hashes, in descending weight. Two terms of one hash are taken for one: one pair in four thousand million. */
export interface Numbered {
  readonly terms: Int32Array;
  readonly weights: Int32Array;
}

export function numbered({ terms, weights }: TermVector): Numbered {
  return { terms: Int32Array.from(terms, (term) => hash32(term) | 0), weights: Int32Array.from(weights) };
}
