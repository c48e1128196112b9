/** Articles on look-alike incidents in → B-cubed of the incidents that they are taken to report. */
import { REPORTS, type StoryKnowledge } from "../../src/corpus/stories/index.ts";
import { type ClusterRow, type ClusterScore, clusterBy, scoreClusters } from "./stories.ts";

/** From text, title and date alone: each article counts as a report of one incident. */
export function scoreIncidents(rows: readonly ClusterRow[], knowledge: StoryKnowledge): ClusterScore {
  return scoreClusters(rows, clusterBy(rows, REPORTS, knowledge));
}
