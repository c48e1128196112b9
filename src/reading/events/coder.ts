/** Trees and actor mentions of a document → event drafts: who did what to whom, before status is weighed. */
import {
  type Component,
  defineComponent,
  type EventDraft,
  type Mention,
  type Party,
  type Sentence,
  type Tree,
} from "../../model/index.ts";
import { createMatcher, type Match } from "../match/index.ts";
import { intentOf } from "./intent.ts";
import { createPartyFinder, type PartyFinder } from "./parties.ts";
import type { EventKnowledge, EventRule } from "./rules.ts";

export function createEventCoder(
  knowledge: EventKnowledge,
): Component<"document" | "sentences" | "trees" | "mentions", "drafts"> {
  const matcher = createMatcher(knowledge.rules, knowledge);
  return defineComponent({
    name: "event-coder",
    needs: ["document", "sentences", "trees", "mentions"],
    provides: ["drafts"],
    run: ({ document, sentences, trees, mentions }) => {
      const bySentence = groupBySentence(mentions, trees.length);
      const drafts: EventDraft[] = [];
      for (const tree of trees) {
        if (!isCoded(sentences[tree.n])) continue;
        const finder = createPartyFinder(tree, bySentence[tree.n] ?? [], document.text);
        for (const draft of codeTree(
          tree,
          matcher.match(tree, (token) => finder.at(token).some(isKnown)),
          finder,
        ))
          drafts.push({ ...draft, id: `e${drafts.length + 1}` });
      }
      return { drafts };
    },
  });
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

type UnnumberedDraft = Omit<EventDraft, "id">;

/** One event a trigger: the first rule in order whose parties are there wins. */
function codeTree(tree: Tree, matches: readonly Match<EventRule>[], finder: PartyFinder): UnnumberedDraft[] {
  const drafts: UnnumberedDraft[] = [];
  let done = -1;
  for (const match of matches) {
    if (match.trigger === done) continue;
    const draft = draftOf(tree, match, finder);
    if (draft === undefined) continue;
    drafts.push(draft);
    done = match.trigger;
  }
  return withoutEchoes(tree, drafts);
}

function draftOf(tree: Tree, match: Match<EventRule>, finder: PartyFinder): UnnumberedDraft | undefined {
  const { rule } = match;
  const both = match.both.flatMap((token) => finder.at(token));
  let source = match.source.flatMap((token) => finder.at(token));
  let target = match.target.flatMap((token) => finder.at(token));
  const reciprocal = rule.reciprocal === true || match.both.length > 0;
  if (both.length > 0) source = [...source, ...both.filter((party) => !source.some((other) => same(other, party)))];
  target = target.filter((party) => !source.some((other) => same(other, party)));
  if (!reciprocal && !target.some(isKnown)) target = [...target, ...fartherTarget(tree, match.trigger, source, finder)];
  if (!isComplete(rule, source, target, reciprocal)) return undefined;
  const word = tree.words[match.trigger];
  if (word === undefined) return undefined;
  const intent = intentOf(tree, match.trigger, rule.type, match.source, finder);
  return {
    sentence: tree.n,
    type: intent?.type ?? rule.type,
    ...(rule.mode === undefined || intent !== undefined ? {} : { mode: rule.mode }),
    contexts: rule.contexts ?? [],
    ...((intent?.cameo ?? rule.cameo) ? { cameo: intent?.cameo ?? rule.cameo ?? "" } : {}),
    source,
    target,
    reciprocal: reciprocal && intent === undefined,
    trigger: { start: word.start, end: word.end },
    triggerToken: match.trigger,
    rule: intent === undefined ? rule.id : `${rule.id}+${intent.name}`,
    confidence: confidenceOf(source, target),
  };
}

/**
 * No link of the rule reached a known target: the first known party in the trigger's own complements that is of another country
 * ("agreed to lift the ban on sales of medicine to Sylvania").
 */
function fartherTarget(tree: Tree, trigger: number, source: readonly Party[], finder: PartyFinder): readonly Party[] {
  const home = new Set(source.map((party) => party.country ?? party.org));
  const queue = [...(tree.children[trigger] ?? [])].filter((child) => child > trigger);
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const word = tree.words[at];
    if (word === undefined || LEAVES.test(word.deprel)) continue;
    const found =
      finder.mention(at) === undefined
        ? []
        : finder.at(at).filter((party) => isKnown(party) && !home.has(party.country ?? party.org));
    if (found.length > 0) return found;
    queue.push(...(tree.children[at] ?? []));
  }
  return [];
}

/** Relations that lead out of what the predicate itself says. */
const LEAVES = /^(conj|parataxis|advcl|acl:relcl|nsubj|appos|punct|cc|obl:tmod|obl:agent)/;

/** The same words, or the same actor: an act upon oneself is no event between parties. */
function same(a: Party, b: Party): boolean {
  return (a.start === b.start && a.end === b.end) || (a.actor !== undefined && a.actor === b.actor);
}

const isKnown = (party: Party): boolean => party.country !== undefined || party.org !== undefined;

function isComplete(rule: EventRule, source: readonly Party[], target: readonly Party[], reciprocal: boolean): boolean {
  const hasSource = source.some(isKnown);
  const hasTarget = target.some(isKnown);
  if (reciprocal && source.length + target.length < 2 && rule.needs === undefined) return hasSource;
  switch (rule.needs ?? "source") {
    case "source":
      return hasSource;
    case "target":
      return hasTarget;
    case "both":
      return hasSource && hasTarget;
    case "either":
      return hasSource || hasTarget;
    case "none":
      return true;
  }
}

function confidenceOf(source: readonly Party[], target: readonly Party[]): number {
  const known = [...source, ...target].filter(isKnown).length / Math.max(1, source.length + target.length);
  return Math.round((0.5 + 0.25 * known + (source.length > 0 && target.length > 0 ? 0.15 : 0)) * 100) / 100;
}

/** "held talks … the talks": a noun under the verb that already codes the same event adds nothing. */
function withoutEchoes(tree: Tree, drafts: readonly UnnumberedDraft[]): UnnumberedDraft[] {
  return drafts.filter(
    (draft) =>
      !drafts.some(
        (other) =>
          other !== draft &&
          other.type === draft.type &&
          isAbove(tree, other.triggerToken, draft.triggerToken) &&
          covers(other, draft),
      ),
  );
}

function isAbove(tree: Tree, upper: number, lower: number): boolean {
  const head = tree.words[lower]?.head ?? -1;
  return head === upper || (head >= 0 && tree.words[head]?.head === upper);
}

function covers(other: UnnumberedDraft, draft: UnnumberedDraft): boolean {
  const parties = [...other.source, ...other.target];
  return [...draft.source, ...draft.target].every((party) => parties.some((known) => same(known, party)));
}
