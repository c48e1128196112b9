/** The files of `data/sources`: what a row may hold. */
import { z } from "zod";
import { SOURCE_KINDS } from "./kinds.ts";

const id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/);
const text = z.string().trim().min(1);
const host = z.string().regex(/^(?!www\.)(?:[a-z0-9-]+\.)+[a-z]{2,}$/);
const language = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/);
const country = z.string().regex(/^[A-Z]{3}$/);

const facts = {
  kind: z.enum(SOURCE_KINDS),
  names: z.array(text).min(1).optional(),
  country: country.optional(),
  languages: z.array(language).min(1),
  domains: z.array(host).min(1).optional(),
  owner: id.optional(),
  references: z.array(id).min(1),
};

/** Names and country of an actor stand with the actor; what is not one, or has none there, gives them here. */
export const sourceRow = z.union([
  z.strictObject({ actor: id, ...facts }),
  z.strictObject({ id, name: text, ...facts }),
]);

export const ownerRow = z.strictObject({ id, name: text });

export const referenceRow = z.strictObject({ id, url: z.url(), read: z.iso.date(), confirms: text });

/** What we take of the actors' files. */
export const actorRow = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  names: z.array(z.string()).optional(),
  country: z.string().optional(),
});

export type SourceRow = z.infer<typeof sourceRow>;
export type OwnerRow = z.infer<typeof ownerRow>;
export type ReferenceRow = z.infer<typeof referenceRow>;
export type ActorRow = z.infer<typeof actorRow>;
