/**
 * Many documents with their records → what is known of them together: near-copies and origins, stories, incidents,
 * propositions. Everything given back is plain and JSON-safe; the same documents give the same bytes in whatever order.
 *
 * @example
 * const corpus = createCorpus(loadStoryKnowledge(resources));
 * for (const document of documents) corpus.add({ record: reader.read(document), text: document.text });
 * const { stories, propositions } = corpus.snapshot();
 */
export { agglomerate, MILLION } from "./agglomerate.ts";
export type { Inference } from "./contents.ts";
export { type Corpus, type CorpusSnapshot, createCorpus, matrixFrom, originsAmong } from "./corpus.ts";
export { dayNumber } from "./dates.ts";
export type { Detail } from "./details.ts";
export { type DocumentDigest, digestOf, textDigestOf } from "./digest.ts";
export { familiesOf } from "./families.ts";
export { hashOf } from "./hash.ts";
export { type EventMention, type Incident, incidentsOf, mentionsOf, narrowedIncident } from "./incidents.ts";
export { loadStoryKnowledge, type StoryKnowledge } from "./knowledge.ts";
export { byLikeness, type Linkable, linksOf, type Neighbour } from "./linking.ts";
export type { Matrix, MatrixCell, MatrixRow, MatrixSelection } from "./matrix.ts";
export { type Numbered, numbered } from "./numbered.ts";
export { countOrigins, type DocumentOrigin, type OriginCount, originsOf } from "./origins.ts";
export { type Outlets, type ToldOwner, withOwners } from "./outlets.ts";
export {
  type Contradiction,
  narrowed,
  originOf,
  type PropositionContext,
  type PropositionRecord,
  type PropositionStatus,
  propositionsOf,
  statusOf,
} from "./propositions.ts";
export type { Relay } from "./relays.ts";
export type { Speaker } from "./sides.ts";
export type { Position, Statement } from "./statements.ts";
export {
  constraintsOf,
  createLinkStore,
  inCanonicalOrder,
  type LinkStore,
  REPORTS,
  STORIES,
  type StoryMember,
  storyIdOf,
  storyOf,
  successionOf,
} from "./stories.ts";
export type { CorpusDocument, Evidence, Story, StoryEdit } from "./types.ts";
