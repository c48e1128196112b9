/** The layers of a text → which rules fired in it, which fitted in vain, and what each trigger stands under. */
import type { Layers, Resources } from "../model/index.ts";
import { loadOperators, weigh } from "../reading/claims/factuality/index.ts";
import { loadEventKnowledge } from "../reading/events/index.ts";
import { createMatcher } from "../reading/match/index.ts";

export interface Explained {
  readonly layers: Layers;
  readonly events: readonly ExplainedEvent[];
  /** Rules whose pattern fits, where no event came of it: a party was missing, or an earlier rule won. */
  readonly unused: readonly {
    readonly sentence: number;
    readonly token: number;
    readonly rule: string;
    readonly pattern: string;
  }[];
}

export interface ExplainedEvent {
  readonly event: Layers["events"][number] | Layers["drafts"][number];
  readonly pattern: string;
  /** Codebook section or citation the rule follows. */
  readonly origin: string;
  /** What the words above the trigger do to it, innermost first. */
  readonly steps: readonly { readonly word: string; readonly effect: string }[];
  /** What the tree alone gives. */
  readonly own: { readonly status: string; readonly value: number };
  /** What stands in the record: the speaker around the event may have changed it. */
  readonly value: number;
  readonly status: string;
  /** Claims that speak of the event. */
  readonly claims: readonly { readonly id: string; readonly stance: string; readonly cue?: string }[];
}

export function explainLayers(layers: Layers, resources: Resources): Explained {
  const knowledge = loadEventKnowledge(resources);
  const operators = loadOperators(resources);
  const rules = new Map(knowledge.rules.map((rule) => [rule.id, rule]));
  const coded = new Map(layers.events.map((event) => [event.id, event]));
  const events = layers.drafts.map((draft): ExplainedEvent => {
    const tree = layers.trees[draft.sentence];
    const rule = rules.get(draft.rule.replace(/\+.*$/, ""));
    const weighed = tree === undefined ? undefined : weigh(tree, draft.triggerToken, operators);
    const event = coded.get(draft.id);
    return {
      event: event ?? draft,
      pattern: rule?.pattern ?? "",
      origin: rule?.source ?? "",
      steps: (weighed?.trace ?? []).map(({ token, effect }) => ({ word: tree?.words[token]?.text ?? "", effect })),
      own: { status: weighed?.status ?? "", value: weighed?.value ?? 0 },
      claims: layers.claims
        .filter((claim) => claim.events.includes(draft.id))
        .map(({ id, stance, cue }) => ({ id, stance, ...(cue !== undefined && { cue: cue.text }) })),
      value: event?.factuality ?? weighed?.value ?? 0,
      status: event?.status ?? weighed?.status ?? "",
    };
  });
  const matcher = createMatcher(knowledge.rules, knowledge);
  const used = new Set(layers.drafts.map((draft) => `${draft.sentence} ${draft.triggerToken}`));
  const unused = layers.trees.flatMap((tree) =>
    matcher
      .match(tree)
      .filter(({ trigger }) => !used.has(`${tree.n} ${trigger}`))
      .map(({ rule, trigger }) => ({ sentence: tree.n, token: trigger, rule: rule.id, pattern: rule.pattern })),
  );
  return { layers, events, unused };
}
