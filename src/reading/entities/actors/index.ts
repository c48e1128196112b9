/** Actor mentions and who they are. */
export { loadActorKnowledge } from "./knowledge.ts";
export { resolvePhrase } from "./phrase.ts";
export { createActorResolver } from "./resolver.ts";
