/** What a store knows of its documents together: stories with their origins, incidents, propositions and the claim matrix. */
import type { Query } from "../corpus/query/index.ts";
import type {
  DocumentOrigin,
  Incident,
  Matrix,
  MatrixSelection,
  OriginCount,
  PropositionRecord,
  PropositionStatus,
  StoryEdit,
  StoryKnowledge,
} from "../corpus/stories/index.ts";
import type { DocumentHead, Instant, Page } from "./store.ts";

/** What joining needs and a store does not have: the knowledge of `data/`, and who is at work. */
export interface Joining {
  readonly knowledge: StoryKnowledge;
  /** Called now and then with what is done; a long join can be watched. */
  readonly progress?: (stage: JoinStage, done: number, total: number) => void;
}

export type JoinStage = "digests" | "links" | "groups" | "stories";

export interface Joined {
  /** Documents newly joined. */
  readonly documents: number;
  /** Stories written anew, and stories that are there now. */
  readonly changed: number;
  readonly stories: number;
}

export interface StoryHead {
  readonly id: string;
  readonly title?: string;
  /** ISO 8601 days of the first and last document. */
  readonly from?: string;
  readonly to?: string;
  readonly terms: readonly string[];
  /** The document nearest to all others. */
  readonly central: string;
  readonly documents: number;
  /** Independent publishers at the root; copies and relays count with what they copy. */
  readonly origins: number;
  readonly incidents: number;
  readonly propositions: number;
  /** Propositions that are asserted, or charged by somebody named, and denied. */
  readonly contested: number;
}

export interface StoryWhole extends StoryHead {
  readonly reports: readonly { readonly document: DocumentHead; readonly origin: DocumentOrigin }[];
  readonly count: OriginCount;
  readonly happened: readonly Incident[];
  readonly claimed: readonly PropositionRecord[];
}

/** `cut`: over all stories there was more than the latest propositions that were read, so many. */
export type MatrixFound = Matrix & { readonly cut?: number };

export type StoryOrder = "latest" | "largest" | "contested";

export interface StoriesAsked {
  /** Stories with at least one document that meets it. */
  readonly query?: Query;
  readonly order?: StoryOrder;
  readonly asOf?: Instant;
  readonly limit?: number;
  readonly after?: string;
}

export interface PropositionsAsked {
  /** Both given: between the two, either as subject or object; one: it is subject or object. */
  readonly parties?: readonly string[];
  /** Only those of which it is the subject, or the object; of symmetric ones both parties are subjects. */
  readonly subject?: string;
  readonly object?: string;
  readonly status?: PropositionStatus;
  readonly predicate?: string;
  /** ISO 8601 days: the last statement is not earlier, the first not later. */
  readonly since?: string;
  readonly until?: string;
  readonly asOf?: Instant;
  readonly limit?: number;
  readonly after?: string;
}

export interface EditMade {
  readonly number: number;
  readonly edit: StoryEdit;
  readonly reason: string;
  readonly at: Instant;
  readonly undone: boolean;
}

export interface Stories {
  /**
   * Joins what has come or changed since the last time; nothing new costs nothing. Only one program joins at a time: another
   * waits for it. What is written is whole for each story.
   */
  join(joining: Joining): Promise<Joined>;
  /** Documents and stories that wait to be joined: all are looked through. */
  waiting(): Promise<number>;
  /** Documents that have come since the last join: told in a moment, however large the store. */
  behind(): Promise<number>;
  list(asked: StoriesAsked): Promise<Page<StoryHead>>;
  /** By id, a former id, the beginning of one, or any name of one of its documents. @throws StoreError STORY_UNKNOWN, STORY_AMBIGUOUS */
  find(reference: string, asOf?: Instant): Promise<StoryWhole>;
  /** Of one story, or without one of what is chosen over all stories. @throws StoreError STORY_UNKNOWN, STORY_AMBIGUOUS */
  matrix(selection: MatrixSelection, asOf?: Instant): Promise<MatrixFound>;
  propositions(asked: PropositionsAsked): Promise<Page<PropositionRecord>>;
  /** Takes effect with the next `join`. */
  edit(edit: StoryEdit, reason: string): Promise<EditMade>;
  undo(number: number): Promise<EditMade>;
  edits(): Promise<readonly EditMade[]>;
}
