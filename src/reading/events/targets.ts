/**
 * Drafts of one sentence → the same with targets that no link of their rule reached.
 *
 * What an act of speech is about names its target: "agreed to lift the ban on Sylvania" (target of what is agreed), "rejected a
 * Bordurian proposal", "demanded that Borduria withdraw" (doer of what is demanded). Failing that, the first known party in the
 * predicate's own complements that is of another country.
 */
import type { EventType, Party, Tree } from "../../model/index.ts";
import { confidenceOf, type DraftWithMatch, LISTENING } from "./draft.ts";
import { isKnown, type PartyFinder } from "./parties.ts";

export function withTargets(
  tree: Tree,
  drafts: readonly DraftWithMatch[],
  finder: PartyFinder,
): readonly DraftWithMatch[] {
  const byTrigger = new Map(drafts.map((one) => [one.match.trigger, one]));
  return drafts.map((one) => {
    const { draft, match } = one;
    if (draft.target.length > 0 || draft.source.length === 0) return one;
    if (draft.reciprocal && new Set(draft.source.map(home)).size > 1) return one;
    const found = fromComplements(tree, match.trigger, draft.source, finder, byTrigger, TELLING.has(draft.type));
    if (found.length === 0) return one;
    const target = [...draft.target, ...found];
    return { match, draft: { ...draft, target, confidence: confidenceOf(draft.source, target) - 0.05 } };
  });
}

/** Types whose content is what somebody else is to do, does or says. */
const TELLING = new Set<EventType>(["REQUEST", "ACCUSE", "REJECT"]);

function fromComplements(
  tree: Tree,
  trigger: number,
  source: readonly Party[],
  finder: PartyFinder,
  drafts: ReadonlyMap<number, DraftWithMatch>,
  telling: boolean,
): readonly Party[] {
  const own = new Set(source.map(home));
  const foreign = (parties: readonly Party[]): readonly Party[] =>
    parties.filter((party) => isKnown(party) && !own.has(home(party)) && !LISTENING.has(party.sector ?? ""));
  const queue = [...(tree.children[trigger] ?? [])].filter((child) => child > trigger);
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const word = tree.words[at];
    if (word === undefined || LEAVES.test(word.deprel)) continue;
    const content = drafts.get(at)?.draft;
    if (content !== undefined) {
      const [first, second] = telling ? [content.source, content.target] : [content.target, content.source];
      const found = foreign(first).length > 0 ? foreign(first) : foreign(second);
      if (found.length > 0) return found;
    }
    const found = finder.mention(at) === undefined ? [] : foreign(finder.at(at));
    if (found.length > 0) return found;
    queue.push(...(tree.children[at] ?? []));
  }
  return [];
}

/** Relations that lead out of what the predicate itself says. */
const LEAVES = /^(conj|parataxis|advcl|acl:relcl|nsubj|appos|punct|cc|obl:tmod|obl:agent)/;

function home({ country, org, actor, text }: Party): string {
  return country ?? org ?? actor ?? text;
}
