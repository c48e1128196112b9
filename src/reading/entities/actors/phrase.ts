/** The analysis of a short phrase ("the former interior minister of Ruritania") → the mention that stands for all of it. */
import type { Layers, Mention, Tree } from "../../../model/index.ts";

/** The mention at the head of the first tree, or else the widest one below it; absent when the phrase names nobody. */
export function resolvePhrase({ trees, mentions }: Pick<Layers, "trees" | "mentions">): Mention | undefined {
  const tree = trees[0];
  if (tree === undefined) return undefined;
  const own = mentions.filter((mention) => mention.n === tree.n);
  const ranked = own
    .map((mention) => ({ mention, depth: depthOf(tree, mention) }))
    .sort((a, b) => a.depth - b.depth || widthOf(b.mention) - widthOf(a.mention));
  return ranked[0]?.mention;
}

/** Steps from the mention's nearest token up to the root. */
function depthOf(tree: Tree, mention: Mention): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = mention.first; at < mention.last; at += 1) {
    let depth = 0;
    for (let up = at; up >= 0 && depth < tree.words.length; up = tree.words[up]?.head ?? -1) depth += 1;
    least = Math.min(least, depth);
  }
  return least;
}

function widthOf(mention: Mention): number {
  return mention.last - mention.first;
}
