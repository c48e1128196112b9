/** Links between copies in → families: whatever is linked by copying, directly or through others. */
import { createRoots } from "./roots.ts";

/**
 * @param count how many documents there are.
 * @returns numbers of the members, ascending; families in order of their first.
 */
export function familiesOf(count: number, links: Iterable<readonly [a: number, b: number]>): number[][] {
  const roots = createRoots(count);
  for (const [a, b] of links) {
    const [left, right] = [roots.of(a), roots.of(b)];
    if (left !== right) roots.join(Math.min(left, right), Math.max(left, right));
  }
  const groups = new Map<number, number[]>();
  for (let at = 0; at < count; at += 1) {
    const root = roots.of(at);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [at]);
    else group.push(at);
  }
  return [...groups.values()];
}
