/** `data/events/scores.json` → the score and the quad class of each event type. */
import { z } from "zod";
import type { EventType, Resources } from "../../model/index.ts";
import { eventType } from "../../model/schema.ts";

export const QUAD_CLASSES = [
  "verbal-cooperation",
  "material-cooperation",
  "verbal-conflict",
  "material-conflict",
] as const;

export type QuadClass = (typeof QUAD_CLASSES)[number];

/** From −10, the gravest conflict, to +10, the fullest cooperation. */
export interface Scores {
  /** "PLOVER scores", wherever a score is shown. */
  readonly name: string;
  readonly source: string;
  readonly types: Readonly<Record<EventType, TypeScore>>;
}

export interface TypeScore {
  readonly score: number;
  readonly quad: QuadClass;
  /** The category of the table whose score it has, where that goes by another name there. */
  readonly as?: string | undefined;
}

/** @throws ResourceError when the file is missing; ZodError when a type has no score. */
export function loadScores(resources: Resources): Scores {
  return file.parse(JSON.parse(resources.text("events/scores.json")));
}

const typeScore = z.readonly(
  z.object({
    score: z.number().min(-10).max(10),
    quad: z.enum(QUAD_CLASSES),
    as: z.string().min(1).optional(),
  }),
);

const file = z.object({
  name: z.string().min(1),
  source: z.string().min(1),
  /** The day on which the source was read. */
  read: z.iso.date(),
  types: z.record(eventType, typeScore),
});
