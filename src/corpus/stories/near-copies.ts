/** Texts in → sketches; sketches → which documents are copies of one text, exact or nearly so. */
import { hash32, hashOf, mix32 } from "./hash.ts";
import type { Word } from "./words.ts";

export interface Sketch {
  /** Of the words alone: spacing, case, accents and punctuation do not count. */
  readonly exact: string;
  /** MinHash over runs of four words (Broder 1997), fixed seeds; empty for texts too short to compare. */
  readonly minima: ArrayLike<number>;
}

export interface CopyLink {
  readonly a: number;
  readonly b: number;
  readonly kind: "exact" | "near";
  /** Estimated share of runs of four words in common, 0–1. */
  readonly share: number;
}

/** 128 minima in bands of two: a pair that shares 20 % of its runs is compared with a probability of 0.93, 30 % with 0.998. */
export function sketchOf(written: readonly Word[]): Sketch {
  const words = written.map((word) => word.key);
  const exact = hashOf(words.join(" "));
  if (words.length < SHORTEST) return { exact, minima: [] };
  const hashes = words.map((word) => hash32(word));
  const minima = new Array<number>(MINIMA).fill(0xffffffff);
  for (let at = 0; at + RUN <= words.length; at += 1) {
    let run = 0;
    for (let each = at; each < at + RUN; each += 1) run = mix32(Math.imul(run, 31) + (hashes[each] ?? 0));
    for (let each = 0; each < MINIMA; each += 1) {
      const value = mix32(run ^ (SEEDS[each] ?? 0));
      if (value < (minima[each] ?? 0)) minima[each] = value;
    }
  }
  return { exact, minima };
}

export interface CopyIndex {
  /** Adds a sketch under the next number, and returns its links to those before it. */
  add(sketch: Sketch): CopyLink[];
  /** The links that `add` would return, and adds nothing. */
  match(sketch: Sketch): CopyLink[];
}

export function createCopyIndex(): CopyIndex {
  const sketches: Sketch[] = [];
  const exact = new Map<string, number[]>();
  const bands = new Map<number, number[]>();
  const match: CopyIndex["match"] = (sketch) => {
    const b = sketches.length;
    const same = exact.get(sketch.exact) ?? [];
    const links: CopyLink[] = same.map((a) => ({ a, b, kind: "exact", share: 1 }));
    const seen = new Set(same);
    for (let at = 0; at < sketch.minima.length; at += ROWS) {
      for (const a of bands.get(bandOf(sketch, at)) ?? []) {
        if (seen.has(a)) continue;
        seen.add(a);
        const share = shared(sketches[a]?.minima ?? [], sketch.minima);
        if (share >= NEAR) links.push({ a, b, kind: "near", share });
      }
    }
    return links;
  };
  return {
    match,
    add(sketch) {
      const links = match(sketch);
      const item = sketches.length;
      sketches.push(sketch);
      put(exact, sketch.exact, item);
      for (let at = 0; at < sketch.minima.length; at += ROWS) put(bands, bandOf(sketch, at), item);
      return links;
    },
  };
}

function put<Key>(lists: Map<Key, number[]>, key: Key, item: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Bands that fall together by chance are told apart by the share. */
function bandOf({ minima }: Sketch, at: number): number {
  return mix32(Math.imul(minima[at] ?? 0, 0x9e3779b1) ^ mix32((minima[at + 1] ?? 0) + at));
}

const RUN = 4;
const SHORTEST = 30;
const MINIMA = 128;
const ROWS = 2;
const NEAR = 0.3;
const SEEDS = Array.from({ length: MINIMA }, (_, at) => mix32(at + 1));

function shared(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let same = 0;
  for (let at = 0; at < MINIMA; at += 1) if (a[at] === b[at]) same += 1;
  return same / MINIMA;
}
