/** Trees, names and places of a document → its actor mentions, resolved, and the list of its actors. */
import {
  type Actor,
  type Component,
  defineComponent,
  type Mention,
  type NameSpan,
  type Party,
  type Place,
  type Role,
  type Tree,
} from "../../../model/index.ts";
import { clusterNames, markSubjects, resolveAnaphora } from "./coreference.ts";
import { type DraftMention, headOf, textOf } from "./draft-mention.ts";
import { type ActorKnowledge, heldOn } from "./knowledge.ts";
import { findNameHits } from "./name-hits.ts";
import { namedMentions } from "./named.ts";
import { nominalMentions } from "./nominals.ts";
import { readTitles } from "./titles.ts";

export function createActorResolver(
  knowledge: ActorKnowledge,
): Component<"document" | "trees" | "names" | "places" | "facts", "mentions" | "actors"> {
  return defineComponent({
    name: "actor-resolver",
    needs: ["document", "trees", "names", "places", "facts"],
    provides: ["mentions", "actors"],
    run: ({ document, trees, names, places, facts }) => {
      const drafts = draftMentions(trees, names, places, knowledge, facts.publishedAt);
      const mentions = drafts.flatMap((inSentence, n) =>
        inSentence.map((draft) => mentionOf(draft, trees[n], document.text)),
      );
      return { mentions, actors: actorsOf(drafts.flat(), trees, knowledge, facts.publishedAt) };
    },
  });
}

function draftMentions(
  trees: readonly Tree[],
  names: readonly NameSpan[],
  places: readonly Place[],
  knowledge: ActorKnowledge,
  publishedAt: string | undefined,
): DraftMention[][] {
  const focus = new Map<string, number>();
  const drafts: DraftMention[][] = [];
  for (const tree of trees) {
    const own = names.filter((name) => name.n === tree.n);
    const hits = findNameHits(tree, own, knowledge);
    const named = namedMentions(tree, hits, { knowledge, publishedAt, places, focus });
    named.push(...placeMentions(tree, places, named));
    named.sort((a, b) => a.first - b.first);
    readTitles(tree, named, knowledge);
    const nominals = nominalMentions(tree, named, knowledge).filter(
      (nominal) => !named.some((mention) => mention.first <= nominal.head && nominal.head < mention.last),
    );
    const all = [...named, ...nominals].sort((a, b) => a.first - b.first || b.last - a.last);
    markSubjects(tree, all);
    for (const { country } of named) if (country !== undefined) focus.set(country, (focus.get(country) ?? 0) + 0.5);
    drafts.push(all);
  }
  clusterNames(drafts, knowledge, publishedAt);
  resolveAnaphora(trees, drafts);
  return drafts;
}

/** Cities and provinces that are no actor by name count for the country they lie in. */
function placeMentions(tree: Tree, places: readonly Place[], named: readonly DraftMention[]): DraftMention[] {
  const [start, end] = [tree.words[0]?.start ?? 0, tree.words.at(-1)?.end ?? 0];
  const found: DraftMention[] = [];
  for (const place of places) {
    if (place.start < start || place.end > end || place.country === undefined) continue;
    const first = tree.words.findIndex((word) => word.start >= place.start);
    const last = tree.words.findLastIndex((word) => word.end <= place.end) + 1;
    if (first < 0 || last <= first) continue;
    if (named.some((mention) => mention.first < last && first < mention.last)) continue;
    found.push({
      n: tree.n,
      first,
      last,
      head: headOf(tree, first, last),
      form: "name",
      kind: "population",
      actor: `place:${place.geonames ?? place.name}`,
      name: place.name,
      country: place.country,
      plural: false,
      confidence: 0.6,
    });
  }
  return found;
}

function partyOf(draft: DraftMention, tree: Tree | undefined, text: string): Party {
  const start = tree?.words[draft.first]?.start ?? 0;
  const end = tree?.words[draft.last - 1]?.end ?? start;
  return {
    text: text.slice(start, end),
    start,
    end,
    ...(draft.actor === undefined || draft.actor.startsWith("place:") ? {} : { actor: draft.actor }),
    ...(draft.country === undefined ? {} : { country: draft.country }),
    ...(draft.org === undefined || draft.country !== undefined ? {} : { org: draft.org }),
    ...(draft.sector === undefined ? {} : { sector: draft.sector }),
    ...(draft.roles === undefined ? {} : { roles: draft.roles }),
  };
}

function mentionOf(draft: DraftMention, tree: Tree | undefined, text: string): Mention {
  return {
    ...partyOf(draft, tree, text),
    n: draft.n,
    first: draft.first,
    last: draft.last,
    head: draft.head,
    form: draft.form,
    confidence: draft.confidence,
    ...(draft.members === undefined
      ? {}
      : {
          // Members are named elsewhere: the party's span stays on the words here, its identity comes from there.
          members: draft.members.map((member) => ({
            ...partyOf(member, undefined, text),
            ...spanOf(draft, tree, text),
          })),
        }),
  };
}

function spanOf(draft: DraftMention, tree: Tree | undefined, text: string): Pick<Party, "text" | "start" | "end"> {
  const { text: words, start, end } = partyOf(draft, tree, text);
  return { text: words, start, end };
}

function actorsOf(
  drafts: readonly DraftMention[],
  trees: readonly Tree[],
  knowledge: ActorKnowledge,
  day: string | undefined,
): Actor[] {
  const groups = new Map<string, DraftMention[]>();
  for (const draft of drafts) {
    if (draft.actor === undefined || draft.actor.startsWith("place:")) continue;
    const group = groups.get(draft.actor);
    if (group === undefined) groups.set(draft.actor, [draft]);
    else group.push(draft);
  }
  const actors: Actor[] = [];
  for (const [id, group] of groups) {
    const lead = group.find((draft) => draft.form === "name") ?? group[0];
    if (lead === undefined) continue;
    const known = knowledge.byId.get(id);
    const roles = rolesOf(known?.roles ?? [], group, day);
    const sector = group.find((draft) => draft.sector !== undefined)?.sector;
    const country = known?.country ?? group.find((draft) => draft.country !== undefined)?.country;
    actors.push({
      id,
      name: known?.name ?? lead.name ?? textOf(trees[lead.n] ?? EMPTY, lead.first, lead.last),
      kind: known?.kind ?? lead.kind,
      ...(country === undefined ? {} : { country }),
      ...(known?.wikidata === undefined ? {} : { wikidata: known.wikidata }),
      ...(sector === undefined ? {} : { sector }),
      ...(roles.length === 0 ? {} : { roles }),
      mentions: group.map((draft) => {
        const words = trees[draft.n]?.words ?? [];
        return { start: words[draft.first]?.start ?? 0, end: words[draft.last - 1]?.end ?? 0 };
      }),
    });
  }
  return actors;
}

const EMPTY: Tree = { n: 0, words: [], root: 0, children: [] };

/** Roles held on the day, then those that the text gives and we do not know. */
function rolesOf(known: readonly Role[], group: readonly DraftMention[], day: string | undefined): Role[] {
  const held = known.filter((role) => heldOn(role, day)).map(published);
  const stated = group.flatMap((draft) => draft.roles ?? []);
  for (const role of stated) {
    const folded = role.title.toLowerCase();
    if (!held.some((other) => other.title.toLowerCase() === folded)) held.push(role);
  }
  return held;
}

function published({ title, org, country, from, to, checked }: Role): Role {
  return {
    title,
    ...(org === undefined ? {} : { org }),
    ...(country === undefined ? {} : { country }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(checked === undefined ? {} : { checked }),
  };
}
