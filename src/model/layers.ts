/** What is known of one document while it is read: each component adds layers, none changes one. */
import type { Actor, Claim, DocumentInput, Event, Issue, Party, Place, Span, Time } from "./record.ts";

/** A token as the text stage cuts it. `text` is the surface with look-alikes folded (curly quotes, NBSP), never empty. */
export interface Token extends Span {
  readonly text: string;
}

/** What kind of line a sentence stands in. Only `body`, `headline` and `bullet` are coded. */
export type SentenceKind = "body" | "headline" | "dateline" | "byline" | "bullet" | "boilerplate";

export interface Sentence extends Span {
  /** Position in the document, from 0. */
  readonly n: number;
  readonly kind: SentenceKind;
  /** Index of the paragraph the sentence stands in, from 0. */
  readonly paragraph: number;
  readonly tokens: readonly Token[];
}

/** A token with its Universal Dependencies analysis. */
export interface Word extends Token {
  readonly upos: string;
  readonly xpos: string;
  readonly lemma: string;
  /** Index of the head in the sentence; −1 for the root. */
  readonly head: number;
  /** Universal Dependencies relation, with subtype (`nsubj:pass`). */
  readonly deprel: string;
}

/** The tree of one sentence; `children[i]` are the indexes of the dependents of word i, in order. */
export interface Tree {
  /** Index of the sentence. */
  readonly n: number;
  readonly words: readonly Word[];
  readonly root: number;
  readonly children: readonly (readonly number[])[];
}

/** A name the tagger found: tokens [first, last) of sentence n. */
export interface NameSpan extends Span {
  readonly n: number;
  readonly first: number;
  readonly last: number;
  readonly kind: "PER" | "ORG" | "LOC";
  readonly score: number;
}

/** Facts of the document that the text itself or its input gives. */
export interface DocumentFacts {
  /** ISO 8601 date; absent when nothing gives it. */
  readonly publishedAt?: string;
  /** The outlet named by the input or by the dateline's credit. */
  readonly source?: string;
  /** Where the dateline says the report was written. */
  readonly dateline?: Span;
}

/** A stretch of one sentence that denotes an actor: tokens [first, last), syntactic head `head`. */
export interface Mention extends Party {
  readonly n: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly form: "name" | "nominal" | "pronoun" | "adjective";
  /** Members, when the mention is plural and its parts are known: "both countries", "the two sides". */
  readonly members?: readonly Party[];
  /** 0–1: how sure the resolution is. */
  readonly confidence: number;
}

/** A quotation: the span between its marks, and the sentences it covers. */
export interface Quote extends Span {
  readonly firstSentence: number;
  readonly lastSentence: number;
  /** False for scare quotes and titles: one to three words without a verb. */
  readonly speech: boolean;
}

/** An event before anyone has weighed what the text commits to. `triggerToken` is a token of sentence n. */
export interface EventDraft
  extends Omit<Event, "status" | "holder" | "historical" | "factuality" | "confidence" | "time"> {
  readonly triggerToken: number;
  readonly confidence: number;
}

export interface Layers {
  readonly document: DocumentInput;
  readonly facts: DocumentFacts;
  readonly sentences: readonly Sentence[];
  readonly quotes: readonly Quote[];
  /** One a sentence, same index. */
  readonly trees: readonly Tree[];
  readonly names: readonly NameSpan[];
  readonly times: readonly Time[];
  readonly places: readonly Place[];
  readonly mentions: readonly Mention[];
  readonly actors: readonly Actor[];
  readonly drafts: readonly EventDraft[];
  readonly events: readonly Event[];
  readonly claims: readonly Claim[];
  readonly issues: readonly Issue[];
}
