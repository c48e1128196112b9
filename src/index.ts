/** The library: `createReader()` reads one document at a time into its record; runs in Node and in browsers. */

import { loadResources } from "#resources";
import type { Resources } from "./model/index.ts";
import { makeReader, type Reader, type ReaderOptions } from "./reading/reader.ts";

export { loadResources } from "#resources";
export type { Act, Agenda, Dyad, Judged, Occurrence, Precedents, Series } from "./corpus/relations/index.ts";
export {
  agendaOf,
  createSilences,
  dyadOf,
  loadScores,
  precedentsOf,
  statedSilences,
} from "./corpus/relations/index.ts";
export type { Corpus, CorpusDocument, CorpusSnapshot, Matrix, Story } from "./corpus/stories/index.ts";
export {
  createCorpus,
  digestOf,
  loadStoryKnowledge,
  matrixFrom,
  originOf,
  originsAmong,
  statusOf,
} from "./corpus/stories/index.ts";
export type { Resources } from "./model/index.ts";
export type * from "./model/record.ts";
export { documentInput, documentRecord } from "./model/schema.ts";
export { CODER_VERSION, makeReader, type Reader, type ReaderOptions } from "./reading/reader.ts";

/**
 * Loads the knowledge that ships with the package (or takes yours) and makes a reader.
 *
 * @example
 * const reader = await createReader();
 * const record = reader.read({ id: "1", text: "Ruritania denied that it had closed the border.", date: "2026-11-24" });
 * record.claims[0]?.stance; // "denies"
 *
 * @throws ResourceError when a file of the knowledge is missing.
 */
export async function createReader(options: ReaderOptions & { readonly resources?: Resources } = {}): Promise<Reader> {
  return makeReader(options.resources ?? (await loadResources()), options);
}
