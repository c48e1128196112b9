/** Text, sentences, quotations and trees of a document → its attributions, in the order of their cues. */
import type { Span, Tree, Word } from "../../../model/index.ts";
import { isVerbal, verbKey } from "../../match/index.ts";
import type { Attribution } from "./attribution.ts";
import { cueReach, manner } from "./cue-span.ts";
import type { CueLexicon } from "./cues.ts";
import type { Draft } from "./draft.ts";
import { ofNoun } from "./nouns.ts";
import { ofAdjective, ofAdverb, ofPreposition } from "./others.ts";
import { attachQuotes } from "./quoted.ts";
import {
  type AttributionLayers,
  joinedSpans,
  runsOf,
  type Scene,
  sceneOf,
  spanOf,
  subtree,
  type TokenRange,
  trimRun,
  withMarks,
} from "./scene.ts";
import { ofSilence } from "./silence.ts";
import { sourceSpan } from "./source.ts";
import { type Tag, tagsOf } from "./tags.ts";
import { ofVerb } from "./verbs.ts";

export function findAttributions(layers: AttributionLayers, lexicon: CueLexicon): readonly Attribution[] {
  const scene = sceneOf(layers);
  const found: Attribution[] = [];
  for (const tree of scene.trees) {
    const kind = scene.sentences[tree.n]?.kind;
    if (kind === "boilerplate" || kind === "byline" || kind === "dateline") continue;
    for (const draft of draftsOf(scene, tree, lexicon)) {
      const made = attributionOf(scene, tree, draft, lexicon);
      if (made !== undefined) found.push(goesOn(tree, draft) ? continued(made, draft, found) : made);
    }
  }
  applyTags(scene, found, lexicon);
  return nest(attachQuotes(scene, found).filter((each) => each.content.length > 0 || each.stance === "silent"));
}

/** "…, adding that": a participle without a holder of its own goes on with the speaker before it in the sentence. */
function goesOn(tree: Tree, draft: Draft): boolean {
  const isLoose = draft.source === undefined && tree.words[draft.token]?.xpos === "VBG";
  return isLoose && tree.words[draft.cue.first - 1]?.text === ",";
}

function continued(made: Attribution, { row }: Draft, found: readonly Attribution[]): Attribution {
  const before = found.findLast((each) => each.n === made.n && each.source !== undefined);
  if (before?.source === undefined) return made;
  const stance = made.stance === row.impersonal ? row.stance : made.stance;
  return { ...made, source: before.source, stance, confidence: Math.min(made.confidence, 0.7) };
}

/** What the line around a quotation says of its speaker goes before what the tree makes of it. */
function applyTags(scene: Scene, found: Attribution[], lexicon: CueLexicon): void {
  for (const tag of tagsOf(scene, lexicon)) {
    const tree = scene.trees[tag.n];
    if (tree === undefined) continue;
    const at = found.findIndex((each) => each.n === tag.n && each.cueToken === tag.verb);
    const reach =
      tag.row.class === "v"
        ? cueReach(tree, tag.verb, lexicon)
        : { first: tag.verb, last: tag.verb, negated: false, forced: undefined };
    const old = found[at];
    const draft: Draft = {
      row: tag.row,
      token: tag.verb,
      cue: { first: reach.first, last: manner(tree, reach.last, new Set()) },
      content: new Set(),
      stance: reach.forced ?? tag.row.stance,
      negated: reach.negated,
      confidence: 0.95,
    };
    const kept = old?.source !== undefined && inStretch(tree, old.source, tag.stretch) ? old.source : undefined;
    const line = speakerSpan(tree, tag);
    // The tree may hold only the end of "Ann Lee, a spokeswoman for the ministry and its former envoy".
    const isWider =
      line !== undefined &&
      kept !== undefined &&
      line.end >= kept.end - 1 &&
      line.start < kept.start &&
      isNounPhrase(tree, tag.speaker, kept.head);
    const read = isWider && line.end <= (old?.cue.start ?? 0) ? { ...line, end: kept.end } : (kept ?? line);
    const made = old ?? attributionOf(scene, tree, draft, lexicon);
    if (made === undefined) continue;
    const { source: _source, contentHead: _head, ...rest } = made;
    const next: Attribution = {
      ...rest,
      ...(read === undefined ? {} : { source: read }),
      content: joinedSpans(tag.content),
      confidence: 0.95,
    };
    if (at < 0) found.push(next);
    else found[at] = next;
  }
  found.sort((a, b) => a.cue.start - b.cue.start || a.cue.end - b.cue.end);
}

/** Begins with a name, noun or article, has no verb of its own and ends in no pronoun. */
function isNounPhrase(tree: Tree, range: TokenRange | undefined, head: number): boolean {
  if (range === undefined || tree.words[head]?.upos === "PRON") return false;
  if (!/^(?:PROPN|NOUN|DET)$/.test(tree.words[range.first]?.upos ?? "")) return false;
  const words = tree.words.slice(range.first, range.last + 1);
  return !words.some((word) => /^(?:VBD|VBZ|VBP|MD)$/.test(word.xpos) || word.upos === "SCONJ");
}

function inStretch(tree: Tree, span: Span, { first, last }: TokenRange): boolean {
  return span.start >= (tree.words[first]?.start ?? 0) && span.end <= (tree.words[last]?.end ?? 0);
}

function speakerSpan(tree: Tree, { speaker, verb }: Tag): Attribution["source"] {
  if (speaker === undefined) return undefined;
  const span = spanOf(tree, speaker);
  if (span === undefined) return undefined;
  let head = speaker.first;
  for (let at = speaker.first; at <= speaker.last; at += 1) {
    const word = tree.words[at];
    if (word === undefined || !/^(?:NOUN|PROPN|PRON)$/.test(word.upos)) continue;
    head = at;
    if (word.head === verb || word.head < speaker.first || word.head > speaker.last) break;
  }
  return { ...span, n: tree.n, head };
}

function draftsOf(scene: Scene, tree: Tree, lexicon: CueLexicon): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const [at, word] of tree.words.entries()) {
    const draft = draftAt(tree, at, word, lexicon);
    if (draft !== undefined && !(isSpoken(scene, tree.n, word) && !isReport(tree, draft))) drafts.push(draft);
  }
  // "declined to comment": the longer cue stands for the verbs inside it.
  return drafts.filter(
    (draft) =>
      !drafts.some(
        (other) =>
          other !== draft &&
          other.cue.first <= draft.token &&
          draft.token <= other.cue.last &&
          other.cue.last - other.cue.first > draft.cue.last - draft.cue.first,
      ),
  );
}

/** The word stands in direct speech. */
function isSpoken(scene: Scene, n: number, word: Word): boolean {
  return (scene.partsOf[n] ?? []).some((at) => {
    const part = scene.parts[at];
    return part?.speech === true && part.start <= word.start && word.end <= part.end;
  });
}

/** Of what a speaker attributes in turn only reports by others count: "I think" and "they want" are the speaker's own words. */
function isReport(tree: Tree, { row, source, content }: Draft): boolean {
  const holder = source === undefined ? undefined : tree.words[source];
  return row.frames.includes("that") && REPORTS.has(row.stance) && holder?.upos === "PROPN" && content.size > 2;
}

const REPORTS = new Set(["asserts", "denies", "accuses"]);

function draftAt(tree: Tree, at: number, word: Word, lexicon: CueLexicon): Draft | undefined {
  const lemma = word.lemma.toLowerCase();
  if (lemma === "accord") return ofPreposition(tree, at, lexicon);
  if (isVerbal(word) && word.upos !== "AUX") {
    const silent = ofSilence(tree, at, lexicon);
    if (silent !== undefined) return silent;
    const cue = lexicon.cue(verbKey(tree, at).toLowerCase(), "v") ?? lexicon.cue(lemma, "v");
    return cue === undefined ? undefined : ofVerb(tree, at, cue, lexicon);
  }
  switch (word.upos) {
    case "NOUN": {
      const cue = lexicon.cue(lemma, "n");
      return cue === undefined ? undefined : ofNoun(tree, at, cue);
    }
    case "ADJ": {
      const cue = lexicon.cue(lemma, "a");
      return cue === undefined ? undefined : ofAdjective(tree, at, cue, lexicon);
    }
    case "ADV": {
      const cue = lexicon.cue(lemma, "adv");
      return cue === undefined ? undefined : ofAdverb(tree, at, cue);
    }
    default:
      return undefined;
  }
}

/** "said that A, adding that B": A ends where the next cue takes over. */
function beforeNextCue(tree: Tree, draft: Draft, lexicon: CueLexicon): ReadonlySet<number> {
  const kept = new Set(draft.content);
  for (const at of draft.content) {
    const word = tree.words[at];
    if (word === undefined || at <= draft.token + 2) continue;
    const cue = lexicon.cue(word.lemma.toLowerCase(), "v");
    if (cue === undefined) continue;
    const adds = word.xpos === "VBG" && tree.words[at - 1]?.text === "," && cue.has("that");
    // "said A and criticized B": the holder goes on acting.
    const acts =
      word.xpos === "VBD" &&
      word.deprel === "conj" &&
      tree.words[draft.token]?.xpos === "VBD" &&
      /^(?:and|but)$/.test(tree.words[at - 1]?.text ?? "");
    if ((!adds && !acts) || isInMarks(tree, kept, at)) continue;
    for (const token of draft.content) if (token >= at - 1) kept.delete(token);
    return kept;
  }
  return withoutAside(tree, draft, kept);
}

/** A quotation that opens in the content is still open at `limit`. */
function isInMarks(tree: Tree, kept: ReadonlySet<number>, limit: number): boolean {
  let marks = 0;
  for (const at of kept) if (at < limit && tree.words[at]?.text === '"') marks += 1;
  return marks % 2 === 1;
}

/** ", which is Sylvania's largest": a relative clause behind a comma at the end is the reporter's aside. */
function withoutAside(tree: Tree, draft: Draft, kept: Set<number>): ReadonlySet<number> {
  const last = Math.max(...kept);
  for (const at of kept) {
    if (tree.words[at]?.deprel !== "acl:relcl" || at <= draft.token) continue;
    const clause = subtree(tree, at);
    const first = Math.min(...clause);
    const start = tree.words[first]?.text === "," ? first + 1 : first;
    if (tree.words[start - 1]?.text !== "," || !/^(?:which|who|whom|whose)$/i.test(tree.words[start]?.text ?? ""))
      continue;
    if (Math.max(...clause) < last - 1 || start - 1 <= draft.token + 1 || isInMarks(tree, kept, start)) continue;
    for (const token of [...kept]) if (token >= start - 1) kept.delete(token);
    return kept;
  }
  return kept;
}

function attributionOf(scene: Scene, tree: Tree, draft: Draft, lexicon: CueLexicon): Attribution | undefined {
  const cue = cueSpan(tree, draft);
  if (cue === undefined) return undefined;
  const source = draft.source === undefined ? undefined : sourceSpan(tree, draft);
  const content: Span[] = [];
  for (const run of runsOf(tree, beforeNextCue(tree, draft, lexicon))) {
    const trimmed = trimRun(tree, run);
    const span = trimmed === undefined ? undefined : spanOf(tree, trimmed);
    if (span !== undefined) content.push(withMarks(scene, tree.n, span));
  }
  return {
    n: tree.n,
    cue,
    cueToken: draft.token,
    cueLemma: draft.row.lemma,
    ...(source === undefined ? {} : { source }),
    content: joinedSpans(content),
    ...(draft.contentHead === undefined ? {} : { contentHead: { n: tree.n, token: draft.contentHead } }),
    stance: draft.stance,
    negated: draft.negated,
    quoted: false,
    kind: "indirect",
    confidence: draft.confidence,
  };
}

/** A colon behind the cue is part of it. */
function cueSpan(tree: Tree, { cue }: Draft): Span | undefined {
  const span = spanOf(tree, cue);
  if (span === undefined) return undefined;
  const after = tree.words[cue.last + 1];
  return after?.text === ":" ? { start: span.start, end: after.end } : span;
}

/** The closest attribution whose content holds another one's cue. */
function nest(found: readonly Attribution[]): readonly Attribution[] {
  return found.map((each, i) => {
    let within: number | undefined;
    let size = Number.POSITIVE_INFINITY;
    for (const [at, other] of found.entries()) {
      if (Math.abs(other.n - each.n) > 12 || at === i) continue;
      for (const span of other.content) {
        if (span.start > each.cue.start || each.cue.end > span.end || span.end - span.start >= size) continue;
        within = at;
        size = span.end - span.start;
      }
    }
    return within === undefined ? each : { ...each, within };
  });
}
