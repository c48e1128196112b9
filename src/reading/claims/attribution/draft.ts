/** An attribution as a cue word gives it, in tokens of its sentence; spans are made of it later. */
import type { CueRow } from "./cues.ts";
import type { TokenRange } from "./scene.ts";

export interface Draft {
  readonly row: CueRow;
  readonly token: number;
  readonly cue: TokenRange;
  /** Head of the holder's phrase. */
  readonly source?: number;
  /** Tokens of the sentence that are content; may be empty when the content stands in other sentences. */
  readonly content: ReadonlySet<number>;
  readonly contentHead?: number;
  readonly stance: CueRow["stance"];
  readonly negated: boolean;
  readonly confidence: number;
}
