/** Items that come to belong together, two at a time → the one that stands for all of them (union–find with path compression). */

export interface Roots {
  of(item: number): number;
  /** From now on `from`, which must be a root, and all that it stands for have `into` as theirs. */
  join(into: number, from: number): void;
}

export function createRoots(items: number): Roots {
  const parent = Int32Array.from({ length: items }, (_, at) => at);
  return {
    of(item) {
      let root = item;
      while (parent[root] !== root) root = parent[root] ?? root;
      for (let each = item; each !== root; ) {
        const next = parent[each] ?? root;
        parent[each] = root;
        each = next;
      }
      return root;
    },
    join(into, from) {
      parent[from] = into;
    },
  };
}
