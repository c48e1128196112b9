/** Draft mentions of a document → the list of its actors, each with the roles held on the day. */
import type { Actor, Role, Tree } from "../../../model/index.ts";
import { type DraftMention, textOf } from "./draft-mention.ts";
import { heldOn } from "./known-actor.ts";
import { published } from "./roles.ts";

export function actorsOf(
  drafts: readonly DraftMention[],
  trees: readonly Tree[],
  day: string | undefined,
): readonly Actor[] {
  const groups = new Map<string, DraftMention[]>();
  for (const draft of drafts) {
    if (draft.actor === undefined || draft.actor.startsWith("place:")) continue;
    const group = groups.get(draft.actor);
    if (group === undefined) groups.set(draft.actor, [draft]);
    else group.push(draft);
  }
  return [...groups].map(([id, group]) => actorOf(id, group, trees, day));
}

function actorOf(id: string, group: readonly DraftMention[], trees: readonly Tree[], day: string | undefined): Actor {
  const named = group.find((draft) => draft.form === "name") ?? group[0];
  const people = named?.kind === "population";
  const known = people ? undefined : group.find((draft) => draft.known?.id === id)?.known;
  const roles = rolesOf(known?.roles ?? [], group, day);
  const state = known?.kind === "state";
  const sector = state ? undefined : group.find((draft) => draft.sector !== undefined)?.sector;
  const country = group.find((draft) => draft.country !== undefined)?.country;
  const tree = trees[named?.n ?? -1];
  const text = named === undefined || tree === undefined ? id : textOf(tree, named.first, named.last);
  return {
    id,
    name: known?.name ?? named?.name ?? text,
    kind: known?.kind ?? named?.kind ?? "organization",
    ...(country === undefined ? {} : { country }),
    ...(known?.wikidata === undefined ? {} : { wikidata: known.wikidata }),
    ...(sector === undefined ? {} : { sector }),
    ...(roles.length === 0 ? {} : { roles }),
    mentions: group.map((draft) => {
      const words = trees[draft.n]?.words ?? [];
      return { start: words[draft.first]?.start ?? 0, end: words[draft.last - 1]?.end ?? 0 };
    }),
  };
}

/** Roles held on the day, then those that the text gives and we do not know. */
function rolesOf(known: readonly Role[], group: readonly DraftMention[], day: string | undefined): Role[] {
  const roles = known.filter((role) => heldOn(role, day)).map(published);
  for (const role of group.flatMap((draft) => (draft.form === "name" ? (draft.roles ?? []) : []))) {
    const title = role.title.toLowerCase();
    if (!roles.some((other) => other.title.toLowerCase() === title)) roles.push(role);
  }
  return roles;
}
