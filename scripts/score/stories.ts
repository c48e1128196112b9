/** Articles with gold clusters in → B-cubed precision, recall and F1 of the stories that they are joined into. */
import {
  createLinkStore,
  inCanonicalOrder,
  STORIES,
  type StoryKnowledge,
  textDigestOf,
} from "../../src/corpus/stories/index.ts";

export interface ClusterRow {
  readonly id: string;
  readonly cluster: string;
  readonly text: string;
  readonly title?: string;
  readonly date?: string;
}

export interface Cubed {
  readonly items: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** `seen`: two thirds of the gold clusters, by a hash of their ids; `unseen`: those kept from sight while tuning. */
export interface ClusterScore {
  readonly all: Cubed;
  readonly seen: Cubed;
  readonly unseen: Cubed;
}

/** From text, title and date alone; rows arrive in file order, one at a time. */
export function scoreStories(rows: readonly ClusterRow[], knowledge: StoryKnowledge): ClusterScore {
  return scoreClusters(rows, clusterBy(rows, STORIES, knowledge));
}

/** @returns the number of the group of each row. */
export function clusterBy(
  rows: readonly ClusterRow[],
  grouping: typeof STORIES,
  knowledge: StoryKnowledge,
): ReadonlyMap<string, number> {
  const store = createLinkStore(grouping);
  const digests = rows.map((row) => {
    const day = row.date === undefined ? Number.NaN : Math.floor(Date.parse(row.date) / 86_400_000);
    return {
      id: row.id,
      ...(row.title === undefined ? {} : { title: row.title }),
      ...(row.date === undefined ? {} : { date: row.date }),
      ...(Number.isNaN(day) ? {} : { day }),
      ...textDigestOf({ title: row.title, date: row.date, text: row.text }, knowledge),
    };
  });
  for (const digest of digests) store.add(digest);
  const ordered = inCanonicalOrder(digests);
  const found = new Map<string, number>();
  store.groups(ordered).forEach((group, number) => {
    for (const at of group) found.set(ordered[at]?.id ?? "", number);
  });
  return found;
}

export function scoreClusters(
  rows: readonly { readonly id: string; readonly cluster: string }[],
  found: ReadonlyMap<string, number | string>,
): ClusterScore {
  return {
    all: cubed(rows, found, () => true),
    seen: cubed(rows, found, isSeen),
    unseen: cubed(rows, found, (cluster) => !isSeen(cluster)),
  };
}

/** Bagga and Baldwin 1998: for each item, the share of its group that belongs with it, and of its cluster that is there. */
function cubed(
  rows: readonly { readonly id: string; readonly cluster: string }[],
  found: ReadonlyMap<string, number | string>,
  isCounted: (cluster: string) => boolean,
): Cubed {
  const clusters = new Map<string, number>();
  const groups = new Map<string, number>();
  const both = new Map<string, number>();
  const bump = (counts: Map<string, number>, key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  const groupOf = (id: string): string => String(found.get(id) ?? `none ${id}`);
  for (const { id, cluster } of rows) {
    bump(clusters, cluster);
    bump(groups, groupOf(id));
    bump(both, `${groupOf(id)}|${cluster}`);
  }
  let [items, precision, recall] = [0, 0, 0];
  for (const { id, cluster } of rows) {
    if (!isCounted(cluster)) continue;
    const shared = both.get(`${groupOf(id)}|${cluster}`) ?? 0;
    items += 1;
    precision += shared / (groups.get(groupOf(id)) ?? 1);
    recall += shared / (clusters.get(cluster) ?? 1);
  }
  const mean = (sum: number): number => (items === 0 ? 0 : sum / items);
  const [p, r] = [mean(precision), mean(recall)];
  return { items, precision: p, recall: r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) };
}

function isSeen(cluster: string): boolean {
  let hash = 0;
  for (const character of cluster) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % 3 !== 2;
}
