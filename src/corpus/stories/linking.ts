/** New documents and those already there → the links that the new ones bring, the same as if all had come one by one. */
import { type Link, MILLION } from "./agglomerate.ts";
import { nearness } from "./dates.ts";
import { createLikenessIndex } from "./likeness.ts";
import { createCopyIndex, type Sketch } from "./near-copies.ts";
import type { Numbered } from "./numbered.ts";
import { STORIES } from "./stories.ts";

export interface Linkable {
  /** Of the store's own choice; links are given by it. */
  readonly key: number;
  readonly day?: number;
  readonly topic: Numbered;
  readonly sketch: Sketch;
}

export interface Links {
  /** As `agglomerate` takes them, `a` and `b` being keys, the smaller first. */
  readonly likes: readonly Link[];
  readonly copies: readonly (readonly [a: number, b: number])[];
}

/**
 * The new ones are held in memory, those there pass by once: so a store of any size is joined by reading it through.
 *
 * @param there documents that are linked among themselves already; none of `fresh`.
 */
export function linksOf(fresh: readonly Linkable[], there: Iterable<Linkable>): Links {
  const index = createLikenessIndex(Math.round(STORIES.least * MILLION));
  const copied = createCopyIndex();
  const likes: Link[] = [];
  const copies: [number, number][] = [];
  const keys: number[] = [];
  const days: (number | undefined)[] = [];
  const take = ({ key, day, topic, sketch }: Linkable, isFresh: boolean): void => {
    const near = (other: number): number => nearness(days[other], day, STORIES.nearness);
    const pair = (other: number): [number, number] => {
      const known = keys[other] ?? 0;
      return known < key ? [known, key] : [key, known];
    };
    for (const { a: other, likeness } of isFresh ? index.add(topic, day, near) : index.match(topic, day, near)) {
      const [a, b] = pair(other);
      likes.push({ a, b, likeness });
    }
    for (const { a: other } of isFresh ? copied.add(sketch) : copied.match(sketch)) copies.push(pair(other));
    if (!isFresh) return;
    keys.push(key);
    days.push(day);
  };
  for (const each of fresh) take(each, true);
  for (const each of there) take(each, false);
  return { likes, copies };
}
