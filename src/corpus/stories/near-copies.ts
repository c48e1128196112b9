/** Texts in → sketches; sketches → which documents are copies of one text, exact or nearly so. */
import { hash32, hashOf, mix32 } from "./hash.ts";
import { wordsOf } from "./words.ts";

export interface Sketch {
  /** Of the words alone: spacing, case, accents and punctuation do not count. */
  readonly exact: string;
  /** MinHash over runs of five words (Broder 1997), fixed seeds; empty for texts too short to compare. */
  readonly minima: readonly number[];
}

export interface CopyLink {
  readonly a: number;
  readonly b: number;
  readonly kind: "exact" | "near";
  /** Estimated share of runs of five words in common, 0–1. */
  readonly share: number;
}

/** Sketches of 64 minima; bands of 4 find a pair that shares half of its runs with a probability of 0.64, 70 % with 0.99. */
export function sketchOf(text: string): Sketch {
  const words = wordsOf(text).map((word) => word.key);
  const exact = hashOf(words.join(" "));
  if (words.length < SHORTEST) return { exact, minima: [] };
  const minima = new Array<number>(MINIMA).fill(0xffffffff);
  for (let at = 0; at + RUN <= words.length; at += 1) {
    const run = hash32(words.slice(at, at + RUN).join(" "));
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
}

export function createCopyIndex(): CopyIndex {
  const sketches: Sketch[] = [];
  const exact = new Map<string, number[]>();
  const bands = new Map<string, number[]>();
  return {
    add(sketch) {
      const b = sketches.length;
      sketches.push(sketch);
      const same = exact.get(sketch.exact) ?? [];
      const links: CopyLink[] = same.map((a) => ({ a, b, kind: "exact", share: 1 }));
      exact.set(sketch.exact, [...same, b]);
      const seen = new Set(same);
      for (let at = 0; at < sketch.minima.length; at += ROWS) {
        const key = `${at}:${sketch.minima.slice(at, at + ROWS).join(",")}`;
        const others = bands.get(key) ?? [];
        for (const a of others) {
          if (seen.has(a)) continue;
          seen.add(a);
          const share = shared(sketches[a]?.minima ?? [], sketch.minima);
          if (share >= NEAR) links.push({ a, b, kind: "near", share });
        }
        others.push(b);
        bands.set(key, others);
      }
      return links;
    },
  };
}

const RUN = 5;
const SHORTEST = 20;
const MINIMA = 64;
const ROWS = 4;
const NEAR = 0.5;
const SEEDS = Array.from({ length: MINIMA }, (_, at) => mix32(at + 1));

function shared(a: readonly number[], b: readonly number[]): number {
  let same = 0;
  for (let at = 0; at < MINIMA; at += 1) if (a[at] === b[at]) same += 1;
  return same / MINIMA;
}
