/** Actor mentions and who they are. */
export { type ActorKnowledge, loadActorKnowledge } from "./knowledge.ts";
export type { KnownActor } from "./known-actor.ts";
export { resolvePhrase } from "./phrase.ts";
export { createActorResolver } from "./resolver.ts";
