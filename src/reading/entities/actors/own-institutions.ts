/** Named mentions of a sentence → the same, where a world body's name is only part of a state's own institution's. */
import type { Tree } from "../../../model/index.ts";
import { type DraftMention, textOf } from "./draft-mention.ts";
import type { ActorKnowledge } from "./knowledge.ts";
import { nameKey } from "./name-key.ts";

/** "the Ruritanian Security Council" is not the one of the United Nations, nor is the "Federal Security Council". */
export function takeOwnInstitutions(tree: Tree, mentions: readonly DraftMention[], knowledge: ActorKnowledge): void {
  for (const mention of mentions) takeOwn(tree, mention, mentions, knowledge);
}

function takeOwn(
  tree: Tree,
  mention: DraftMention,
  mentions: readonly DraftMention[],
  { adjectives, byName }: ActorKnowledge,
): void {
  if (mention.kind !== "igo" && mention.kind !== "organization") return;
  if (mention.form !== "name" || mention.last - mention.first < 2 || mention.known === undefined) return;
  const name = textOf(tree, mention.first, mention.last);
  const state =
    mention.kind !== "igo"
      ? undefined
      : mentions.find((other) => other.last === mention.first && other.country !== undefined);
  const before = tree.words[mention.first - 1];
  const covered = mentions.some((other) => other !== mention && other.last === mention.first);
  const longer = !covered && before?.upos === "PROPN" && before.head >= mention.first && before.head < mention.last;
  // "the General Assembly of the Ruritanian Churches".
  const another = mention.kind === "igo" && tree.words[mention.last]?.text === "of";
  if (!longer && !another && state === undefined) return;
  const own = (adjectives.get(state?.country ?? "") ?? []).flatMap(
    (adjective) => byName.get(nameKey(`${adjective} ${name}`)) ?? [],
  )[0]?.actor;
  for (const field of ["country", "org", "sector", "actor", "known"] as const) delete mention[field];
  mention.kind = "organization";
  mention.name =
    own?.name ?? (longer ? `${before.text} ${name}` : state === undefined ? name : `${name} of ${state.name}`);
  if (longer) mention.first -= 1;
  if (state?.country !== undefined) mention.country = state.country;
  if (own === undefined) return;
  mention.known = own;
  mention.actor = own.id;
  if (own.sector !== undefined) mention.sector = own.sector;
}
