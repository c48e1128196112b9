/** The document's own sentences → the predictions, speculation and calls that it makes in its own voice. */
import type { Claim, EventStatus, Tree } from "../../model/index.ts";
import { isPassive } from "../match/index.ts";
import { certaintyIn } from "./certainty.ts";
import { type Operators, weigh } from "./factuality/index.ts";
import { propositionOf } from "./propositions.ts";
import { aboutOf, around, namer, type Reading } from "./scene.ts";

export function ownVoice(reading: Reading): Claim[] {
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
