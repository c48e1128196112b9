/** Documents in, one at a time and in any order → a snapshot: copies, origins, stories, incidents, propositions. */
import { type DocumentDigest, digestOf } from "./digest.ts";
import { familiesOf } from "./families.ts";
import { type Incident, incidentsOf } from "./incidents.ts";
import type { StoryKnowledge } from "./knowledge.ts";
import { isSelected, type Matrix, type MatrixSelection, matrixOf } from "./matrix.ts";
import { type CopyIndex, type CopyLink, createCopyIndex } from "./near-copies.ts";
import { countOrigins, type DocumentOrigin, type OriginCount, originsOf } from "./origins.ts";
import { type PropositionContext, type PropositionRecord, propositionsOf } from "./propositions.ts";
import {
  constraintsOf,
  createLinkStore,
  inCanonicalOrder,
  type LinkStore,
  memberOf,
  REPORTS,
  STORIES,
  storyOf,
} from "./stories.ts";
import type { CorpusDocument, Story, StoryEdit } from "./types.ts";

export interface Corpus {
  /** A document of the same id replaces the old one; the same document again changes nothing. @returns whether anything changed. */
  add(document: CorpusDocument): boolean;
  /** The same from a digest that a store has kept. */
  addDigest(digest: DocumentDigest): boolean;
  remove(id: string): boolean;
  /** The user's merges and splits, oldest first; takes the place of those before. */
  setEdits(edits: readonly StoryEdit[]): void;
  snapshot(): CorpusSnapshot;
}

/** A function of the documents and edits alone, not of the order in which they came. */
export interface CorpusSnapshot {
  readonly documents: readonly string[];
  /** Families of near-copies with two members or more, earliest first. */
  readonly copies: readonly { readonly documents: readonly string[]; readonly exact: boolean }[];
  readonly origins: readonly DocumentOrigin[];
  readonly stories: readonly Story[];
  /** Documents whose main event is one incident. */
  readonly reports: readonly (readonly string[])[];
  readonly incidents: readonly Incident[];
  readonly propositions: readonly PropositionRecord[];
}

export function createCorpus(knowledge: StoryKnowledge): Corpus {
  const digests = new Map<string, DocumentDigest>();
  let edits: readonly StoryEdit[] = [];
  let indexes = createIndexes();
  let snapshot: CorpusSnapshot | undefined;
  const addDigest = (digest: DocumentDigest): boolean => {
    const before = digests.get(digest.id);
    if (before?.hash === digest.hash) return false;
    digests.set(digest.id, digest);
    snapshot = undefined;
    if (before === undefined) indexes.add(digest);
    else indexes = rebuilt(digests);
    return true;
  };
  return {
    add: (document) => addDigest(digestOf(document, knowledge)),
    addDigest,
    remove(id) {
      if (!digests.delete(id)) return false;
      indexes = rebuilt(digests);
      snapshot = undefined;
      return true;
    },
    setEdits(next) {
      edits = [...next];
      snapshot = undefined;
    },
    snapshot() {
      snapshot ??= snapshotOf(digests, edits, indexes, knowledge);
      return snapshot;
    },
  };
}

/** Articles, texts and independent origins of any set of documents. */
export function originsAmong(snapshot: CorpusSnapshot, documents: readonly string[]): OriginCount {
  const chosen = new Set(documents);
  return countOrigins(snapshot.origins.filter((each) => chosen.has(each.document)));
}

/** The part of a snapshot that a matrix is made of. */
export interface MatrixSource {
  readonly propositions: readonly PropositionRecord[];
  readonly stories: readonly Pick<Story, "id" | "documents">[];
  readonly origins: readonly Pick<DocumentOrigin, "document" | "origin">[];
}

/**
 * The matrix of one story; or, where no story is given, of what the selection chooses over all stories, lasting matters joined:
 * "what is said about Chinese support for Russia" is one row, not one for each story.
 */
export function matrixFrom(snapshot: MatrixSource, selection: MatrixSelection): Matrix {
  if (selection.story !== undefined) return matrixOf(snapshot.propositions, selection);
  const stories = new Map(
    snapshot.stories.flatMap(({ id, documents }) => documents.map((each) => [each, id] as const)),
  );
  const origins = new Map(snapshot.origins.map((each) => [each.document, each.origin]));
  const chosen = snapshot.propositions.filter((each) => isSelected(each, selection));
  const joined = propositionsOf(
    chosen.flatMap((each) => each.statements),
    { ...contextOf(stories, origins), acrossStories: true },
  );
  return matrixOf(joined, selection);
}

function contextOf(stories: ReadonlyMap<string, string>, origins: ReadonlyMap<string, string>): PropositionContext {
  return {
    story: (document) => stories.get(document),
    origin: (document) => origins.get(document) ?? `text:${document}`,
  };
}

interface Indexes {
  readonly stories: LinkStore;
  readonly reports: LinkStore;
  readonly copies: CopyIndex;
  readonly numbers: Map<string, number>;
  readonly copyLinks: CopyLink[];
  add(digest: DocumentDigest): void;
}

function createIndexes(): Indexes {
  const indexes: Indexes = {
    stories: createLinkStore(STORIES),
    reports: createLinkStore(REPORTS),
    copies: createCopyIndex(),
    numbers: new Map(),
    copyLinks: [],
    add(digest) {
      indexes.numbers.set(digest.id, indexes.numbers.size);
      indexes.stories.add(digest);
      indexes.reports.add(digest);
      for (const link of indexes.copies.add(digest.sketch)) indexes.copyLinks.push(link);
    },
  };
  return indexes;
}

function rebuilt(digests: ReadonlyMap<string, DocumentDigest>): Indexes {
  const indexes = createIndexes();
  for (const digest of digests.values()) indexes.add(digest);
  return indexes;
}

function snapshotOf(
  digests: ReadonlyMap<string, DocumentDigest>,
  edits: readonly StoryEdit[],
  indexes: Indexes,
  knowledge: StoryKnowledge,
): CorpusSnapshot {
  const ordered = inCanonicalOrder(digests.values());
  const rank = new Map(ordered.map((digest, at) => [digest.id, at]));
  const ids = (group: readonly number[]): string[] => group.flatMap((at) => ordered[at]?.id ?? []);
  const families = familiesOf(ordered.length, copiesAmong(indexes, ordered));
  const origins = originsOf(ordered, families, knowledge.outlets);
  const stories = indexes.stories
    .groups(ordered, constraintsOf(edits, rank))
    .flatMap((group) => storyOf(group.flatMap((at) => memberOf(ordered[at]) ?? [])) ?? []);
  const storyIds = new Map(
    stories.flatMap((story) => story.documents.map((document) => [document, story.id] as const)),
  );
  const originIds = new Map(origins.map((each) => [each.document, each.origin]));
  const story = (document: string): string | undefined => storyIds.get(document);
  return {
    documents: ordered.map((digest) => digest.id),
    copies: families
      .filter((family) => family.length > 1)
      .map((family) => ({
        documents: ids(family),
        exact: new Set(family.map((at) => ordered[at]?.sketch.exact)).size === 1,
      })),
    origins,
    stories,
    reports: indexes.reports.groups(ordered).map(ids),
    incidents: incidentsOf(
      ordered.flatMap((digest) => digest.mentions),
      story,
    ),
    propositions: propositionsOf(
      ordered.flatMap((digest) => digest.statements),
      contextOf(storyIds, originIds),
    ),
  };
}

/** Numbers of arrival → places in the order given. */
function copiesAmong(
  { copyLinks, numbers }: Indexes,
  ordered: readonly DocumentDigest[],
): (readonly [number, number])[] {
  const ids = [...numbers.keys()];
  const rank = new Map(ordered.map((digest, at) => [digest.id, at]));
  return copyLinks.flatMap(({ a, b }) => {
    const [x, y] = [rank.get(ids[a] ?? ""), rank.get(ids[b] ?? "")];
    return x === undefined || y === undefined ? [] : [[x, y] as const];
  });
}
