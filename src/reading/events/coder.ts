/** Trees and actor mentions of a document → event drafts: who did what to whom, before status is weighed. */
import {
  type Component,
  defineComponent,
  type EventDraft,
  type Mention,
  type Sentence,
  type Tree,
} from "../../model/index.ts";
import { createMatcher, type Matcher } from "../match/index.ts";
import { type ContextFinder, createContextFinder } from "./contexts.ts";
import { type DraftWithMatch, draftOf } from "./draft.ts";
import { withoutEchoes } from "./echoes.ts";
import { createPartyFinder, isKnown, type PartyFinder } from "./parties.ts";
import type { EventKnowledge, EventRule, Veto } from "./rules.ts";
import { withTargets } from "./targets.ts";

export function createEventCoder(
  knowledge: EventKnowledge,
): Component<"document" | "sentences" | "trees" | "mentions", "drafts"> {
  const machinery: Machinery = {
    rules: createMatcher(knowledge.rules, knowledge),
    vetoes: createMatcher(knowledge.vetoes, knowledge),
    contextsOf: createContextFinder(knowledge.contexts),
    sport: new Set(knowledge.lexicon["sport"] ?? []),
    agents: new Set(knowledge.lexicon["agents"] ?? []),
    things: new Set(knowledge.lexicon["things"] ?? []),
  };
  return defineComponent({
    name: "event-coder",
    needs: ["document", "sentences", "trees", "mentions"],
    provides: ["drafts"],
    run: ({ document, sentences, trees, mentions }) => {
      const bySentence = groupBySentence(mentions, trees.length);
      const drafts: EventDraft[] = [];
      for (const tree of trees) {
        const inSentence = bySentence[tree.n] ?? [];
        if (!isCoded(sentences[tree.n]) || inSentence.length === 0) continue;
        const finder = createPartyFinder(tree, inSentence, document.text, machinery.agents);
        for (const draft of codeTree(tree, finder, machinery)) drafts.push({ ...draft, id: `e${drafts.length + 1}` });
      }
      return { drafts };
    },
  });
}

interface Machinery {
  readonly rules: Matcher<EventRule>;
  readonly vetoes: Matcher<Veto>;
  readonly contextsOf: ContextFinder;
  readonly sport: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
  readonly things: ReadonlySet<string>;
}

function isCoded(sentence: Sentence | undefined): boolean {
  return (
    sentence !== undefined && (sentence.kind === "body" || sentence.kind === "headline" || sentence.kind === "bullet")
  );
}

function groupBySentence(mentions: readonly Mention[], count: number): Mention[][] {
  const groups: Mention[][] = Array.from({ length: count }, () => []);
  for (const mention of mentions) groups[mention.n]?.push(mention);
  return groups;
}

/** One event a trigger: the first rule in order whose parties are there wins. */
function codeTree(tree: Tree, finder: PartyFinder, machinery: Machinery): readonly Omit<EventDraft, "id">[] {
  const matches = machinery.rules.match(tree, (token, role) =>
    role === "T" ? finder.at(token).some(isKnown) : finder.doers(token).length > 0,
  );
  if (matches.length === 0 || isSport(tree, machinery.sport)) return [];
  const vetoed = new Set(machinery.vetoes.match(tree).map((match) => match.trigger));
  const found: DraftWithMatch[] = [];
  let done = -1;
  for (const match of matches) {
    if (match.trigger === done || vetoed.has(match.trigger)) continue;
    const draft = draftOf(tree, match, finder, machinery.things);
    if (draft === undefined) continue;
    found.push({ draft, match });
    done = match.trigger;
  }
  return withoutEchoes(tree, withTargets(tree, found, finder)).map(({ draft, match }) => ({
    ...draft,
    contexts: machinery.contextsOf(tree, match.trigger, draft.contexts),
  }));
}

/** Two words of sport in one sentence: "beat", "attack" and "defend" are play there. */
function isSport(tree: Tree, sport: ReadonlySet<string>): boolean {
  const found = new Set<string>();
  for (const { lemma } of tree.words) if (sport.has(lemma.toLowerCase())) found.add(lemma.toLowerCase());
  return found.size > 1;
}
