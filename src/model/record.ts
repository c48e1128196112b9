/** The record of one document: the contract that library, command line, store, exports and scorers share. */
import type { z } from "zod";
import type * as schema from "./schema.ts";

/** UTF-16 code units into the document's text, end exclusive. */
export type Span = z.infer<typeof schema.span>;
export type DocumentInput = z.infer<typeof schema.documentInput>;
export type SentenceRecord = z.infer<typeof schema.sentenceRecord>;
export type Role = z.infer<typeof schema.role>;
export type ActorKind = z.infer<typeof schema.actorKind>;
export type Actor = z.infer<typeof schema.actor>;
export type Time = z.infer<typeof schema.time>;
export type Place = z.infer<typeof schema.place>;
export type Party = z.infer<typeof schema.party>;
export type EventType = z.infer<typeof schema.eventType>;
export type EventStatus = z.infer<typeof schema.eventStatus>;
export type Event = z.infer<typeof schema.event>;
export type Stance = z.infer<typeof schema.stance>;
export type Holder = z.infer<typeof schema.holder>;
export type Certainty = z.infer<typeof schema.certainty>;
export type Proposition = z.infer<typeof schema.proposition>;
export type Claim = z.infer<typeof schema.claim>;
export type Issue = z.infer<typeof schema.issue>;
export type DocumentRecord = z.infer<typeof schema.documentRecord>;
