/** Documents with claims marked by what they say in → B-cubed of the propositions that their statements are joined into. */

import { createCorpus, type StoryKnowledge } from "../../src/corpus/stories/index.ts";
import type { DocumentInput, DocumentRecord } from "../../src/model/index.ts";
import { type ClusterScore, scoreClusters } from "./stories.ts";

/** Claims with one `proposition`, in whatever document, say the same, whoever says it and whether he asserts or denies it. */
export interface PropositionRow extends DocumentInput {
  readonly claims: readonly {
    /** The content, as it stands in the text. */
    readonly words: string;
    readonly proposition: string;
  }[];
}

export interface PropositionScore extends ClusterScore {
  /** Share of the gold claims for which a statement was found; the others count as groups of one. */
  readonly found: number;
  /** The measure over those alone: what joining does, apart from what reading misses. */
  readonly ofFound: ClusterScore["all"];
}

export function scorePropositions(
  rows: readonly PropositionRow[],
  read: (document: DocumentInput) => DocumentRecord,
  knowledge: StoryKnowledge,
): PropositionScore {
  const corpus = createCorpus(knowledge);
  for (const row of rows) {
    const { claims: _, ...document } = row;
    corpus.add({ record: read(document), text: row.text });
  }
  const { propositions } = corpus.snapshot();
  const gold: { id: string; cluster: string }[] = [];
  const groups = new Map<string, string>();
  for (const row of rows) {
    row.claims.forEach(({ words, proposition }, at) => {
      const id = `${row.id}#${at}`;
      gold.push({ id, cluster: proposition });
      const start = row.text.indexOf(words);
      const group = groupAt(row.id, start, start + words.length, propositions);
      if (group !== undefined) groups.set(id, group);
    });
  }
  const ofFound = scoreClusters(
    gold.filter(({ id }) => groups.has(id)),
    groups,
  ).all;
  return { ...scoreClusters(gold, groups), found: gold.length === 0 ? 0 : groups.size / gold.length, ofFound };
}

/** The proposition of the statement that shares most characters with the claim, relative to both. */
function groupAt(
  document: string,
  start: number,
  end: number,
  propositions: ReturnType<ReturnType<typeof createCorpus>["snapshot"]>["propositions"],
): string | undefined {
  let best: { id: string; share: number } | undefined;
  for (const { id, statements } of propositions) {
    for (const statement of statements) {
      if (statement.document !== document) continue;
      for (const span of statement.spans) {
        const shared = Math.min(end, span.end) - Math.max(start, span.start);
        const share = shared / Math.max(end - start, span.end - span.start);
        // A trigger inside the claim counts, but any span that covers more of it counts more.
        if (shared > 0 && (best === undefined || share > best.share)) best = { id, share };
      }
    }
  }
  return best?.id;
}
