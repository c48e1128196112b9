/** New documents and those already there → the links that the new ones bring, the same as if all had come one by one. */
import { MILLION } from "./agglomerate.ts";
import { nearness } from "./dates.ts";
import { createLikenessIndex } from "./likeness.ts";
import { createCopyIndex, type Sketch } from "./near-copies.ts";
import type { Numbered } from "./numbered.ts";
import { STORIES } from "./stories.ts";

export interface Linkable {
  /** Of the store's own choice; links are given by it. */
  readonly key: number;
  readonly id: string;
  readonly day?: number;
  readonly topic: Numbered;
  readonly sketch: Sketch;
}

/** How alike another document is, in parts of a million. */
export interface Neighbour {
  readonly key: number;
  readonly id: string;
  readonly likeness: number;
}

export interface Links {
  /** Of each fresh document its nearest, the likest first; of those there, the fresh ones that may be among their nearest. */
  readonly near: ReadonlyMap<number, readonly Neighbour[]>;
  readonly copies: readonly (readonly [a: number, b: number])[];
}

/**
 * The new ones are held in memory, those there pass by once: so a store of any size is joined by reading it through.
 *
 * @param there documents that are linked among themselves already; none of `fresh`.
 * @param farthest the last of the nearest of a document that is there and has as many as it may.
 */
export function linksOf(
  fresh: readonly Linkable[],
  there: Iterable<Linkable>,
  farthest: (key: number) => Neighbour | undefined,
): Links {
  const index = createLikenessIndex(Math.round(STORIES.least * MILLION));
  const copied = createCopyIndex();
  const near = new Map<number, Neighbour[]>();
  const copies: [number, number][] = [];
  const held: Linkable[] = [];
  const offer = (to: number, neighbour: Neighbour, last: Neighbour | undefined): void => {
    if (last !== undefined && byLikeness(last, neighbour) < 0) return;
    const list = near.get(to) ?? [];
    if (list.length === 0) near.set(to, list);
    list.push(neighbour);
    // Sorted seldom, so that a document like thousands of others costs no more than it must.
    if (list.length > 4 * STORIES.neighbours) nearest(list);
  };
  const take = (one: Linkable, isFresh: boolean): void => {
    const { key, id, day, topic, sketch } = one;
    const factor = (other: number): number => nearness(held[other]?.day, day, STORIES.nearness);
    const last = isFresh ? undefined : farthest(key);
    for (const { a, likeness } of isFresh ? index.add(topic, day, factor) : index.match(topic, day, factor)) {
      const other = held[a];
      if (other === undefined) continue;
      offer(other.key, { key, id, likeness }, undefined);
      offer(key, { key: other.key, id: other.id, likeness }, last);
    }
    for (const { a } of isFresh ? copied.add(sketch) : copied.match(sketch)) {
      const other = held[a]?.key ?? 0;
      copies.push(other < key ? [other, key] : [key, other]);
    }
    if (isFresh) held.push(one);
  };
  for (const each of fresh) take(each, true);
  for (const each of there) take(each, false);
  for (const list of near.values()) nearest(list);
  return { near, copies };
}

/** The likest first; ties fall to the smaller id, as in `nearestOf`. */
export function byLikeness(a: Neighbour, b: Neighbour): number {
  return b.likeness - a.likeness || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function nearest(list: Neighbour[]): void {
  list.sort(byLikeness);
  list.length = Math.min(list.length, STORIES.neighbours);
}
