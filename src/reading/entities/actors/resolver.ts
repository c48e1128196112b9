/** Trees, names and places of a document → its actor mentions, resolved, and the list of its actors. */
import {
  type Component,
  defineComponent,
  type Layers,
  type Mention,
  type NameSpan,
  type Party,
  type Place,
  type SentenceKind,
  type Tree,
} from "../../../model/index.ts";
import { actorsOf } from "./actor-list.ts";
import { resolveAnaphora } from "./anaphora.ts";
import { type DraftMention, headOf } from "./draft-mention.ts";
import type { ActorKnowledge } from "./knowledge.ts";
import { findNameHits } from "./name-hits.ts";
import { countryFocus, namedMentions } from "./named.ts";
import { joinNames } from "./names-joined.ts";
import { nominalMentions } from "./nominals.ts";
import { takeOwners } from "./owner.ts";
import { applyStatedRoles } from "./stated-roles.ts";
import { readTitles } from "./titles.ts";

type Needed = "document" | "sentences" | "quotes" | "trees" | "names" | "places" | "facts";

export function createActorResolver(knowledge: ActorKnowledge): Component<Needed, "mentions" | "actors"> {
  return defineComponent({
    name: "actor-resolver",
    needs: ["document", "sentences", "quotes", "trees", "names", "places", "facts"],
    provides: ["mentions", "actors"],
    run: (layers) => {
      const { document, trees, facts } = layers;
      const drafts = draftMentions(layers, knowledge);
      const mentions = drafts.flatMap((inSentence, n) =>
        inSentence.map((draft) => mentionOf(draft, trees[n], document.text)),
      );
      return { mentions, actors: actorsOf(drafts.flat(), trees, facts.publishedAt) };
    },
  });
}

/** Lines that say who wrote the text, not what it says. */
const UNREAD: ReadonlySet<SentenceKind> = new Set<SentenceKind>(["byline", "dateline", "boilerplate"]);

function draftMentions(
  { sentences, quotes, trees, names, places, facts }: Pick<Layers, Needed>,
  knowledge: ActorKnowledge,
): DraftMention[][] {
  const namesIn: NameSpan[][] = trees.map(() => []);
  for (const name of names) namesIn[name.n]?.push(name);
  const placesIn = trees.map((tree) => within(tree, places));
  const hits = trees.map((tree, n) =>
    UNREAD.has(sentences[n]?.kind ?? "body") ? [] : findNameHits(tree, namesIn[n] ?? [], knowledge),
  );
  const setting = { day: facts.publishedAt, focus: countryFocus(hits) };
  const context = { knowledge, publishedAt: facts.publishedAt, focus: setting.focus };
  const drafts = trees.map((tree, n) => {
    if (UNREAD.has(sentences[n]?.kind ?? "body")) return [];
    const named = namedMentions(tree, hits[n] ?? [], { ...context, places: placesIn[n] ?? [] });
    named.push(...placeMentions(tree, placesIn[n] ?? [], named));
    named.sort((a, b) => a.first - b.first);
    takeOwners(tree, named);
    readTitles(tree, named, knowledge);
    return withoutSwallowed(named);
  });
  joinNames(trees, drafts, knowledge, setting);
  applyStatedRoles(drafts.flat(), facts.publishedAt);
  for (const [n, tree] of trees.entries()) {
    const named = drafts[n] ?? [];
    if (UNREAD.has(sentences[n]?.kind ?? "body")) continue;
    named.push(...nominalMentions(tree, named, knowledge));
    named.sort((a, b) => a.first - b.first || b.last - a.last);
  }
  resolveAnaphora(trees, drafts, knowledge, setting, quotes);
  return drafts;
}

/** Words the tagger took for a name of their own inside a title: "National" in "National Police Commissioner Jane Doe". */
function withoutSwallowed(named: readonly DraftMention[]): DraftMention[] {
  return named.filter(
    (mention) =>
      mention.known !== undefined ||
      !named.some((other) => other !== mention && other.first <= mention.first && mention.last <= other.last),
  );
}

function within(tree: Tree, places: readonly Place[]): readonly Place[] {
  const [start, end] = [tree.words[0]?.start ?? 0, tree.words.at(-1)?.end ?? 0];
  return places.filter((place) => place.start >= start && place.end <= end);
}

/** Cities and provinces that are no actor by name count for the country they lie in. */
function placeMentions(tree: Tree, places: readonly Place[], named: readonly DraftMention[]): DraftMention[] {
  const found: DraftMention[] = [];
  for (const place of places) {
    if (place.country === undefined || place.precision === "site") continue;
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
      sector: "CVL",
      plural: false,
      place: true,
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
