/** What an attribution is: who says or thinks what, in which words, and with which cue. */
import type { Span } from "../../../model/index.ts";

export type AttributionStance =
  | "asserts"
  | "denies"
  | "accuses"
  | "doubts"
  | "speculates"
  | "predicts"
  | "urges"
  | "asks"
  | "silent";

/** Offsets are UTF-16 code units into the document's text, end exclusive. */
export interface Attribution {
  /** Sentence of the cue. */
  readonly n: number;
  /** With its auxiliaries, negation, adverbs and the preposition that introduces the content: "has not called for". */
  readonly cue: Span;
  readonly cueToken: number;
  readonly cueLemma: string;
  /** Absent: the text names no holder ("is expected to", "reportedly"). `head` is a token of sentence `n`. */
  readonly source?: Span & { readonly n: number; readonly head: number };
  /** In order of the text; may be discontinuous and may lie in other sentences. Includes "that", "to" and quotation marks. */
  readonly content: readonly Span[];
  /** Head of the content clause, if any. */
  readonly contentHead?: { readonly n: number; readonly token: number };
  readonly stance: AttributionStance;
  /** The cue itself is negated: "did not say that", "no official said". */
  readonly negated: boolean;
  /** At least one fragment of the content is direct speech. */
  readonly quoted: boolean;
  /** Index of the attribution in whose content this one stands. */
  readonly within?: number;
  readonly kind: "direct" | "indirect" | "mixed";
  /** 0–1: how sure it is that the text attributes, and to this holder. */
  readonly confidence: number;
}
