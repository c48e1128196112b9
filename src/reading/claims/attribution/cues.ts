/** `data/claims/cues.json` → the words that attribute, by class and lemma, with the frames in which they do. */
import { z } from "zod";
import type { Resources } from "../../../model/index.ts";
import { stance } from "../../../model/schema.ts";

const cueClass = z.enum(["v", "n", "a", "prep", "adv"]);

/**
 * How a word takes its content: `that` a clause, spoken or thought, whose words may also be direct speech; `quote` direct speech
 * only ("she smiled"); `to` an infinitive of which the holder is the subject; `obj` a noun phrase; `obj+to` a person and what that person is to do; `raise` the subject and an
 * infinitive ("is expected to", "appears to"); `bare` none; `with:of` a noun phrase behind that preposition.
 */
const frame = z.union([
  z.enum(["that", "quote", "to", "obj", "obj+to", "raise", "bare"]),
  z.templateLiteral(["with:", z.string().regex(/^[a-z]+$/)]),
]);

const cueRow = z.strictObject({
  lemma: z.string().regex(/^[a-z]+(?:[_-][a-z]+)*$/),
  class: cueClass,
  stance,
  frames: z.array(frame),
  /** How far the holder goes along with the content, where the word says so. */
  certainty: z.enum(["high", "low"]).optional(),
  /** The stance without a holder, where it differs: "is said to", "there were reports that". */
  impersonal: stance.optional(),
  /** The stance in one frame, where it differs: "called for" urges, "called it a mistake" asserts. */
  stances: z.partialRecord(frame, stance).optional(),
  /** Negated, the word says that nothing was said: "did not respond". */
  silent: z.literal(true).optional(),
  /** Sentences of our own: in the first the word attributes, in the second it does not. */
  yes: z.array(z.string()).optional(),
  no: z.array(z.string()).optional(),
});

export type CueRow = z.infer<typeof cueRow>;
export type Frame = z.infer<typeof frame>;

export interface Cue {
  readonly row: CueRow;
  readonly has: (frame: Frame) => boolean;
  /** Prepositions behind which it takes its content. */
  readonly prepositions: ReadonlySet<string>;
}

/** Verbs and nouns that together say nothing: "made no comment", "released no news of". */
const silence = z.strictObject({ verbs: z.array(z.string()), nouns: z.array(z.string()) });

export const cueFile = z.strictObject({
  cues: z.array(cueRow),
  /** Verbs that stand before a cue and belong to it: "went on to say", "declined to confirm"; with the stance they give it. */
  silence,
  chains: z.array(z.strictObject({ lemma: z.string(), stance: stance.optional() })),
});

export interface CueLexicon {
  readonly rows: readonly CueRow[];
  readonly isSilence: (verb: string, noun: string) => boolean;
  readonly cue: (lemma: string, cueClass: CueRow["class"]) => Cue | undefined;
  /** `undefined`: no chain verb; `null`: one that leaves the stance alone. */
  readonly chain: (lemma: string) => CueRow["stance"] | null | undefined;
}

export function loadCues(resources: Resources): CueLexicon {
  const file = cueFile.parse(JSON.parse(resources.text("claims/cues.json")));
  const index = new Map<string, Cue>();
  for (const row of file.cues) {
    const frames: ReadonlySet<Frame> = new Set(row.frames);
    const prepositions = new Set(row.frames.flatMap((each) => (each.startsWith("with:") ? [each.slice(5)] : [])));
    index.set(`${row.class}:${row.lemma}`, { row, has: (each) => frames.has(each), prepositions });
  }
  const chains = new Map(file.chains.map(({ lemma, stance }) => [lemma, stance ?? null]));
  const verbs = new Set(file.silence.verbs);
  const nouns = new Set(file.silence.nouns);
  return {
    rows: file.cues,
    cue: (lemma, kind) => index.get(`${kind}:${lemma}`),
    isSilence: (verb, noun) => verbs.has(verb) && nouns.has(noun),
    chain: (lemma) => chains.get(lemma),
  };
}
