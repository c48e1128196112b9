/** Actor mentions and who they are. */
export { type ActorKnowledge, heldOn, type KnownActor, loadActorKnowledge, nameKey } from "./knowledge.ts";
export { createActorResolver } from "./resolver.ts";
