/** What a cue takes as its content, in tokens of its sentence. */
import type { Frame } from "./cues.ts";

export interface Taken {
  readonly tokens: ReadonlySet<number>;
  readonly head?: number;
  /** Last word of the cue, where a preposition belongs to it. */
  readonly cueLast?: number;
  /** The frame that found it. */
  readonly frame?: Frame;
  /** The subject is content: passives and "appears to". */
  readonly noSubject?: boolean;
  readonly confidence: number;
}
