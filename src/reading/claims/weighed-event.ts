/** An event draft → the event: what the words commit to, who commits, when and where. */
import type { Event, EventDraft, EventStatus, Party, Tree } from "../../model/index.ts";
import type { Attribution } from "./attribution/index.ts";
import { type Commitment, type Operators, weigh } from "./factuality/index.ts";
import { around, type Reading, speakerOf } from "./scene.ts";
import { whenAndWhere } from "./setting.ts";

/** A promise or threat is itself the event: its "will" must not make it a prediction. */
const INTENT = /\+(promise|threat|refusal)$/;

export function weighedEvent(draft: EventDraft, reading: Reading): Event {
  const tree = reading.trees[draft.sentence];
  const { triggerToken, ...coded } = draft;
  const weighed = tree === undefined ? ASSERTED : announced(draft, tree, weigh(tree, triggerToken, reading.operators));
  const finder = reading.finders[draft.sentence];
  const treeHolder = weighed.holder === undefined ? undefined : finder?.at(weighed.holder)[0];
  const outer = around(draft.trigger, reading);
  const { status, factuality, holder } = combine(weighed, treeHolder, outer, reading);
  return {
    ...coded,
    status,
    ...(holder === undefined ? {} : { holder }),
    factuality,
    ...whenAndWhere(draft, tree, reading),
  };
}

const ASSERTED: Commitment = { value: 3, status: "asserted", trace: [] };

/** False for an announced act that nobody announces: "no sign that they will attack" is no threat. */
export function isAnnounced(draft: EventDraft, tree: Tree | undefined, operators: Operators): boolean {
  if (tree === undefined || !INTENT.test(draft.rule)) return true;
  const { status } = announced(draft, tree, weigh(tree, draft.triggerToken, operators));
  return status === "asserted" || status === "alleged" || status === "denied";
}

/** Of a promise, only what stands over it counts: "no sign that they will attack", "he said they will visit". */
function announced(draft: EventDraft, tree: Tree, weighed: Commitment): Commitment {
  if (!INTENT.test(draft.rule)) return weighed;
  const verb =
    tree.words[draft.triggerToken]?.upos === "VERB" ? draft.triggerToken : (tree.words[draft.triggerToken]?.head ?? -1);
  const own = (token: number): boolean =>
    [token, tree.words[token]?.head].some((at) => at === draft.triggerToken || at === verb);
  const above = weighed.trace.filter((step) => !own(step.token) || EMBEDDING.has(step.effect));
  const holder = weighed.holder === undefined ? {} : { holder: weighed.holder };
  return above.some((step) => step.effect !== "report" && step.effect !== "factive" && step.effect !== "bring")
    ? weighed
    : { ...ASSERTED, ...holder, trace: above };
}

const EMBEDDING = new Set<string>(["allege", "deny", "doubt", "think", "expect", "urge", "report", "factive"]);

interface Weighed {
  readonly status: EventStatus;
  readonly factuality: number;
  readonly holder: Party | undefined;
}

const STANCE_STATUS: Readonly<Record<Attribution["stance"], EventStatus>> = {
  asserts: "asserted",
  denies: "denied",
  accuses: "alleged",
  doubts: "speculated",
  speculates: "speculated",
  predicts: "predicted",
  urges: "urged",
  asks: "hypothetical",
  silent: "hypothetical",
};
const STANCE_FACTOR: Readonly<Record<Attribution["stance"], number>> = {
  asserts: 0.95,
  denies: -0.6,
  accuses: 0.6,
  doubts: -0.2,
  speculates: 0.6,
  predicts: 0.55,
  urges: 0.4,
  asks: 0.2,
  silent: 0.3,
};

/** What the sentence's own grammar says, then what the speaker around it adds. */
function combine(
  own: Commitment,
  treeHolder: Party | undefined,
  outer: Attribution | undefined,
  reading: Reading,
): Weighed {
  const speaker = speakerOf(outer?.source, reading);
  // Seen by the tree already: the cue stands over the trigger.
  const seen =
    outer !== undefined && own.trace.some((step) => step.token === outer.cueToken && step.effect !== "modal");
  if (outer === undefined || seen || outer.negated)
    return { status: own.status, factuality: own.value, holder: treeHolder ?? (seen ? speaker : undefined) };
  const stance: EventStatus = STANCE_STATUS[outer.stance];
  const status =
    outer.stance === "denies"
      ? "denied"
      : own.status === "asserted" || (own.status === "negated" && stance !== "asserted")
        ? stance
        : own.status;
  const factor = own.status === "asserted" || outer.stance === "denies" ? STANCE_FACTOR[outer.stance] : 0.95;
  const holder = outer.stance === "denies" ? (speaker ?? treeHolder) : (treeHolder ?? speaker);
  return { status, factuality: Math.round(own.value * factor * 10) / 10, holder };
}
