/**
 * Many documents with their records → what is known of them together: near-copies and origins, stories, incidents,
 * propositions. Everything given back is plain and JSON-safe; the same documents give the same bytes in whatever order.
 *
 * @example
 * const corpus = createCorpus(loadStoryKnowledge(resources));
 * for (const document of documents) corpus.add({ record: reader.read(document), text: document.text });
 * const { stories, propositions } = corpus.snapshot();
 */
export type { Inference } from "./contents.ts";
export { type Corpus, type CorpusSnapshot, createCorpus, matrixFrom, originsAmong } from "./corpus.ts";
export type { Detail } from "./details.ts";
export { type DocumentDigest, digestOf, textDigestOf } from "./digest.ts";
export type { EventMention, Incident } from "./incidents.ts";
export { loadStoryKnowledge, type StoryKnowledge } from "./knowledge.ts";
export type { Matrix, MatrixCell, MatrixRow, MatrixSelection } from "./matrix.ts";
export type { DocumentOrigin, OriginCount } from "./origins.ts";
export type { Outlets } from "./outlets.ts";
export {
  type Contradiction,
  originOf,
  type PropositionRecord,
  type PropositionStatus,
  statusOf,
} from "./propositions.ts";
export type { Relay } from "./relays.ts";
export type { Speaker } from "./sides.ts";
export type { Position, Statement } from "./statements.ts";
export { createLinkStore, inCanonicalOrder, type LinkStore, REPORTS, STORIES, successionOf } from "./stories.ts";
export type { CorpusDocument, Evidence, Story, StoryEdit } from "./types.ts";
