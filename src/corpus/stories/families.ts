/** Links between copies in → families: whatever is linked by copying, directly or through others. */

/**
 * @param count how many documents there are.
 * @returns numbers of the members, ascending; families in order of their first.
 */
export function familiesOf(count: number, links: Iterable<readonly [a: number, b: number]>): number[][] {
  const parent = Int32Array.from({ length: count }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let each = at; each !== root; ) {
      const next = parent[each] ?? root;
      parent[each] = root;
      each = next;
    }
    return root;
  };
  for (const [a, b] of links) {
    const [left, right] = [rootOf(a), rootOf(b)];
    parent[Math.max(left, right)] = Math.min(left, right);
  }
  const groups = new Map<number, number[]>();
  for (let at = 0; at < count; at += 1) {
    const root = rootOf(at);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [at]);
    else group.push(at);
  }
  return [...groups.values()];
}
