/** Weighted links between items in → a partition: the two likest groups join until none are like enough. */
import { createRoots } from "./roots.ts";

export const MILLION = 1_000_000;

export interface Link {
  readonly a: number;
  readonly b: number;
  /** Parts in a million, a whole number: sums are exact, whatever the order. */
  readonly likeness: number;
}

export interface Constraints {
  /** Pairs that share a group whatever their likeness. */
  readonly together?: readonly (readonly [number, number])[];
  /** Pairs that never share a group. */
  readonly apart?: readonly (readonly [number, number])[];
}

export interface Linkage extends Constraints {
  /**
   * Every item has links to its nearest only, so many (`nearestOf`). Between groups that hold more than twice as many items there
   * cannot be a link for every pair: as many count as there can be. Absent: a link for every pair that is alike at all.
   */
  readonly neighbours?: number;
}

/**
 * The links that one of the two counts among its `most` likest; ties fall to the item that comes first by `order`. A function of the
 * links alone, so that a store can keep the lists and need not keep the links.
 */
export function nearestOf(
  items: number,
  links: readonly Link[],
  most: number,
  order: (a: number, b: number) => number,
): readonly Link[] {
  const lists: Link[][] = Array.from({ length: items }, () => []);
  for (const link of links) {
    lists[link.a]?.push(link);
    lists[link.b]?.push(link);
  }
  const kept = new Set<Link>();
  lists.forEach((list, item) => {
    const other = ({ a, b }: Link): number => (a === item ? b : a);
    if (list.length > most) list.sort((x, y) => y.likeness - x.likeness || order(other(x), other(y)));
    for (const link of list.slice(0, most)) kept.add(link);
  });
  return [...kept];
}

/**
 * Average linkage over a sparse graph; a missing link counts 0. Items must stand in an order that does not depend on
 * arrival: ties fall to the lower number, so that the same items give the same groups.
 *
 * @returns groups in order of their first item, items ascending.
 */
export function agglomerate(
  items: number,
  links: readonly Link[],
  threshold: number,
  { neighbours = Number.POSITIVE_INFINITY, ...constraints }: Linkage = {},
): number[][] {
  const near: (Map<number, number> | undefined)[] = Array.from({ length: items }, () => new Map<number, number>());
  const size = new Float64Array(items).fill(1);
  const barred: Set<number>[] = [];
  const bar = (a: number, b: number): void => {
    barred[a] ??= new Set();
    barred[a].add(b);
  };
  for (const [a, b] of constraints.apart ?? []) {
    if (a === b) continue;
    bar(a, b);
    bar(b, a);
  }
  const roots = createRoots(items);
  const heap = createHeap();
  for (const { a, b, likeness } of links) {
    if (a === b) continue;
    near[a]?.set(b, likeness);
    near[b]?.set(a, likeness);
  }
  /** `b` goes into `a`; sums of links add up. */
  const join = (a: number, b: number): void => {
    const [into, from] = [near[a], near[b]];
    if (into === undefined || from === undefined) return;
    near[b] = undefined;
    roots.join(a, b);
    into.delete(b);
    for (const [other, sum] of from) {
      if (other === a) continue;
      const total = (into.get(other) ?? 0) + sum;
      into.set(other, total);
      near[other]?.delete(b);
      near[other]?.set(a, total);
    }
    size[a] = (size[a] ?? 1) + (size[b] ?? 1);
    for (const other of barred[b] ?? []) {
      bar(a, other);
      barred[other]?.delete(b);
      bar(other, a);
    }
  };
  const mean = (a: number, b: number, sum: number): number => {
    const [x, y] = [size[a] ?? 1, size[b] ?? 1];
    return sum / (x * y * Math.min(1, (2 * neighbours) / (x + y)));
  };
  const offer = (a: number, b: number, sum: number): void => {
    const likeness = mean(a, b, sum);
    if (likeness >= threshold) heap.push({ a: Math.min(a, b), b: Math.max(a, b), likeness });
  };
  for (const [x, y] of constraints.together ?? []) {
    const [a, b] = [roots.of(x), roots.of(y)];
    if (a !== b && barred[a]?.has(b) !== true) join(Math.min(a, b), Math.max(a, b));
  }
  near.forEach((others, a) => {
    for (const [b, sum] of others ?? []) if (a < b) offer(a, b, sum);
  });
  for (let best = heap.pop(); best !== undefined; best = heap.pop()) {
    const { a, b, likeness } = best;
    const sum = near[a]?.get(b);
    // Stale: one of the two has grown or gone since this was offered.
    if (sum === undefined || mean(a, b, sum) !== likeness || barred[a]?.has(b) === true) continue;
    join(a, b);
    for (const [other, total] of near[a] ?? []) offer(a, other, total);
  }
  const groups = new Map<number, number[]>();
  for (let at = 0; at < items; at += 1) {
    const root = roots.of(at);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [at]);
    else group.push(at);
  }
  return [...groups.values()];
}

interface Heap {
  push(link: Link): void;
  pop(): Link | undefined;
}

/** The likest first; ties by number. */
function createHeap(): Heap {
  const items: Link[] = [];
  const before = (x: Link, y: Link): boolean =>
    x.likeness !== y.likeness ? x.likeness > y.likeness : x.a !== y.a ? x.a < y.a : x.b < y.b;
  return {
    push(link) {
      let at = items.length;
      items.push(link);
      while (at > 0) {
        const up = (at - 1) >> 1;
        const above = items[up];
        if (above === undefined || !before(link, above)) break;
        items[at] = above;
        at = up;
      }
      items[at] = link;
    },
    pop() {
      const top = items[0];
      const last = items.pop();
      if (top === undefined || last === undefined || items.length === 0) return top;
      let at = 0;
      for (;;) {
        const left = 2 * at + 1;
        const [l, r] = [items[left], items[left + 1]];
        if (l === undefined) break;
        const [child, next] = r !== undefined && before(r, l) ? [r, left + 1] : [l, left];
        if (!before(child, last)) break;
        items[at] = child;
        at = next;
      }
      items[at] = last;
      return top;
    },
  };
}
