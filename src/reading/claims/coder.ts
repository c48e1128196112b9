/** Drafts, mentions and trees of a document → its claims, and its events with status, holder and factuality. */
import {
  type Claim,
  type Component,
  type DocumentInput,
  defineComponent,
  type Event,
  type EventDraft,
  type EventStatus,
  type Mention,
  type Party,
  type Place,
  type Quote,
  type Resources,
  type Sentence,
  type Span,
  type Time,
  type Tree,
} from "../../model/index.ts";
import { createPartyFinder, type PartyFinder } from "../events/index.ts";
import { isPassive } from "../match/index.ts";
import { type Attribution, findAttributions, loadCues } from "./attribution/index.ts";
import { type CertaintyTerms, certaintyIn, loadCertainty } from "./certainty.ts";
import { type Commitment, loadOperators, type Operators, weigh } from "./factuality/index.ts";
import { antecedent, holderOf } from "./holder.ts";
import { propositionOf } from "./propositions.ts";
import { whenAndWhere } from "./setting.ts";
import { isFirstPerson, isSpeech } from "./speech.ts";

type Needs = "document" | "facts" | "sentences" | "quotes" | "trees" | "times" | "places" | "mentions" | "drafts";

export function createClaimCoder(resources: Resources): Component<Needs, "claims" | "events"> {
  const cues = loadCues(resources);
  const operators = loadOperators(resources);
  const certainty = loadCertainty(resources);
  return defineComponent({
    name: "claim-coder",
    needs: ["document", "facts", "sentences", "quotes", "trees", "times", "places", "mentions", "drafts"],
    provides: ["claims", "events"],
    run: (layers) => {
      const finders = findersOf(layers);
      const found = findAttributions({ ...layers, text: layers.document.text }, cues);
      const attributions = found.map((one) => (isSpeech(one, layers.trees, finders, operators) ? one : undefined));
      const reading: Reading = { ...layers, attributions, finders, operators, certainty };
      const events = layers.drafts.map((draft) => eventOf(draft, reading));
      return { events, claims: [...attributed(reading), ...ownVoice(reading)] };
    },
  });
}

interface Reading {
  readonly document: DocumentInput;
  readonly facts: { readonly publishedAt?: string };
  readonly sentences: readonly Sentence[];
  readonly quotes: readonly Quote[];
  readonly trees: readonly Tree[];
  readonly times: readonly Time[];
  readonly places: readonly Place[];
  readonly mentions: readonly Mention[];
  readonly drafts: readonly EventDraft[];
  /** By the finder's index; undefined where nobody says anything. */
  readonly attributions: readonly (Attribution | undefined)[];
  readonly finders: readonly PartyFinder[];
  readonly operators: Operators;
  readonly certainty: CertaintyTerms;
}

function findersOf({ trees, mentions, document }: Pick<Reading, "trees" | "mentions" | "document">): PartyFinder[] {
  const groups: Mention[][] = trees.map(() => []);
  for (const mention of mentions) groups[mention.n]?.push(mention);
  return trees.map((tree, n) => createPartyFinder(tree, groups[n] ?? [], document.text));
}

/** A promise or threat is itself the event: its "will" must not make it a prediction. */
const INTENT = /\+(promise|threat|refusal)$/;

function eventOf(draft: EventDraft, reading: Reading): Event {
  const tree = reading.trees[draft.sentence];
  const { triggerToken, ...coded } = draft;
  const own: Commitment = { value: 3, status: "asserted", trace: [] };
  const weighed = tree === undefined || INTENT.test(draft.rule) ? own : weigh(tree, triggerToken, reading.operators);
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

/** The attribution whose content holds the span most closely. */
function around(span: Span, { attributions }: Reading): Attribution | undefined {
  let best: Attribution | undefined;
  let size = Number.POSITIVE_INFINITY;
  for (const attribution of attributions) {
    if (attribution === undefined) continue;
    if (attribution.cue.start <= span.start && span.end <= attribution.cue.end) continue;
    const holds = attribution.content.some((part) => part.start <= span.start && span.end <= part.end);
    const length = attribution.content.reduce((sum, part) => sum + part.end - part.start, 0);
    if (holds && length < size) [best, size] = [attribution, length];
  }
  return best;
}

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

function speakerOf(source: Attribution["source"], { finders, trees }: Reading): Party | undefined {
  return source === undefined ? undefined : finders[source.n]?.at(antecedent(trees[source.n], source.head))[0];
}

function attributed(reading: Reading): Claim[] {
  const ids = new Map<number, string>();
  const kept = reading.attributions.flatMap((attribution, i) =>
    attribution !== undefined && isClaim(attribution) ? [{ attribution, i }] : [],
  );
  for (const [at, { i }] of kept.entries()) ids.set(i, `c${at + 1}`);
  const claims: Claim[] = [];
  for (const { attribution, i } of kept) {
    const tree = reading.trees[attribution.n];
    if (tree === undefined) continue;
    const { source, cue, content } = attribution;
    const spans = [...content, cue];
    const term = certaintyIn(tree, spans, reading.certainty);
    const within = attribution.within === undefined ? undefined : ids.get(attribution.within);
    const about = aboutOf(content, reading);
    claims.push({
      id: ids.get(i) ?? "",
      sentence: attribution.n,
      holder: holderOf(
        source,
        source === undefined ? undefined : reading.finders[source.n],
        reading.trees,
        reading.document.text,
        source !== undefined && isFirstPerson(source, reading.trees) && !isQuoted(source, reading.quotes),
      ),
      cue: { text: reading.document.text.slice(cue.start, cue.end), start: cue.start, end: cue.end },
      content,
      stance: attribution.negated && attribution.stance === "asserts" ? "silent" : attribution.stance,
      ...(term === undefined ? {} : { certainty: term }),
      quoted: attribution.quoted,
      about,
      events: eventsOf(attribution, claims, about, reading),
      propositions: propositionsOf(attribution, reading),
      ...(within === undefined ? {} : { within }),
      confidence: attribution.confidence,
    });
  }
  return claims;
}

function isQuoted(span: Span, quotes: readonly Quote[]): boolean {
  return quotes.some((quote) => quote.start <= span.start && span.end <= quote.end);
}

/** "did not deny", "did not accuse" commit nobody to anything. */
function isClaim(attribution: Attribution): boolean {
  return !attribution.negated || attribution.stance === "asserts" || attribution.stance === "silent";
}

function aboutOf(spans: readonly Span[], { mentions }: Reading): string[] {
  const codes = mentions
    .filter((mention) => spans.some((span) => span.start <= mention.start && mention.end <= span.end))
    .flatMap((mention) => (mention.members ?? [mention]).map((party) => party.country ?? party.org))
    .filter((code): code is string => code !== undefined);
  return [...new Set(codes)].sort();
}

const POINTS_BACK =
  /\b(this|these|those|such|the)\s+(\w+\s+){0,2}(allegation|accusation|claim|charge|report|assertion|suggestion|speculation|statement|remark)s?\b/i;

/** Events in the content; "these allegations" takes those of the latest accusation that concerns the same parties. */
function eventsOf(
  attribution: Attribution,
  earlier: readonly Claim[],
  about: readonly string[],
  reading: Reading,
): string[] {
  const inside = reading.drafts
    .filter((draft) =>
      attribution.content.some((span) => span.start <= draft.trigger.start && draft.trigger.end <= span.end),
    )
    .map((draft) => draft.id);
  if (inside.length > 0) return inside;
  const text = attribution.content.map((span) => reading.document.text.slice(span.start, span.end)).join(" ");
  if (text.length > 160 || !POINTS_BACK.test(text)) return inside;
  const speaker = speakerOf(attribution.source, reading);
  const concerned = new Set([...about, ...(speaker?.country === undefined ? [] : [speaker.country])]);
  for (const claim of [...earlier].reverse()) {
    if (attribution.n - claim.sentence > 4) break;
    if (claim.stance !== "accuses" && claim.stance !== "asserts" && claim.stance !== "speculates") continue;
    if (claim.events.length > 0 && claim.about.some((code) => concerned.has(code))) return [...claim.events];
  }
  return inside;
}

function propositionsOf({ contentHead }: Attribution, reading: Reading): Claim["propositions"] {
  if (contentHead === undefined) return [];
  const tree = reading.trees[contentHead.n];
  if (tree === undefined) return [];
  const stated = propositionOf(tree, contentHead.token, namer(reading, contentHead.n));
  return stated === undefined ? [] : [stated];
}

function namer(reading: Reading, n: number): (token: number) => string | undefined {
  return (token) => {
    const party = reading.finders[n]?.mention(token);
    return party === undefined ? undefined : party.text;
  };
}

/** Predictions, speculation and calls that the document makes in its own voice. */
function ownVoice(reading: Reading): Claim[] {
  const claims: Claim[] = [];
  for (const tree of reading.trees) {
    const sentence = reading.sentences[tree.n];
    if (sentence === undefined || (sentence.kind !== "body" && sentence.kind !== "bullet")) continue;
    const root = tree.words[tree.root];
    if (root === undefined || around({ start: root.start, end: root.end }, reading) !== undefined) continue;
    if (reading.attributions.some((attribution) => attribution?.n === tree.n && attribution.cueToken === tree.root))
      continue;
    const { head, status, cue } = ownCommitment(tree, reading.operators);
    if (status === undefined) continue;
    const span = { start: sentence.start, end: sentence.end };
    const term = certaintyIn(tree, [span], reading.certainty);
    const stated = propositionOf(tree, head, namer(reading, tree.n));
    const cueWord = tree.words[cue];
    claims.push({
      id: `v${claims.length + 1}`,
      sentence: tree.n,
      holder: { kind: "document" },
      ...(cueWord === undefined ? {} : { cue: { text: cueWord.text, start: cueWord.start, end: cueWord.end } }),
      content: [span],
      stance: status,
      ...(term === undefined ? {} : { certainty: term }),
      quoted: false,
      about: aboutOf([span], reading),
      events: reading.drafts.filter((draft) => draft.sentence === tree.n).map((draft) => draft.id),
      propositions: stated === undefined ? [] : [stated],
      confidence: 0.7,
    });
  }
  return claims;
}

const OWN_STANCE: Readonly<Partial<Record<EventStatus, Claim["stance"]>>> = {
  predicted: "predicts",
  speculated: "speculates",
  urged: "urges",
};

const RULED_OUT: Readonly<Partial<Record<string, Claim["stance"]>>> = {
  will: "predicts",
  should: "urges",
  must: "urges",
};

/** The main predicate ("is likely to continue" → continue), what the text says of it, and the word that says so. */
function ownCommitment(
  tree: Tree,
  operators: Operators,
): { readonly head: number; readonly status: Claim["stance"] | undefined; readonly cue: number } {
  const below = raises(tree)
    ? (tree.children[tree.root] ?? []).find((child) => BELOW.test(tree.words[child]?.deprel ?? ""))
    : undefined;
  for (const head of below === undefined ? [tree.root] : [below, tree.root]) {
    const { status, trace } = weigh(tree, head, operators);
    const step = trace.find((candidate) => candidate.effect !== "negation");
    const cue = step === undefined ? -1 : modalOf(tree, step.token);
    // "will not miss": a prediction all the same; its proposition is negated.
    const stance = status === "negated" ? RULED_OUT[tree.words[cue]?.lemma ?? ""] : OWN_STANCE[status];
    if (stance !== undefined && step !== undefined) return { head, status: stance, cue };
  }
  return { head: tree.root, status: undefined, cue: -1 };
}

/** "is likely to visit" and "it is crucial to monitor": xcomp, or the clause that "it" stands for. */
const BELOW = /^(xcomp|csubj|ccomp)$/;

/**
 * "is likely to visit", "is expected to visit", "seems to have visited": the narrator commits to the lower verb. In "promised to visit"
 * the one who promised does, and the narrator only to the promise.
 */
function raises(tree: Tree): boolean {
  const root = tree.words[tree.root];
  if (root === undefined) return false;
  return root.upos === "ADJ" || isPassive(tree, tree.root) || root.lemma === "seem" || root.lemma === "appear";
}

/** A modal's step names its verb; the cue is the modal word. */
function modalOf(tree: Tree, token: number): number {
  const modal = (tree.children[token] ?? []).find((child) => tree.words[child]?.xpos === "MD");
  return modal ?? token;
}
