/** Attributions from the trees and the quotations of the document → direct speech joined to its speaker, over sentences. */
import type { Attribution } from "./attribution.ts";
import { joinedSpans, type QuotePart, type Scene } from "./scene.ts";

export function attachQuotes(scene: Scene, found: readonly Attribution[]): readonly Attribution[] {
  const list = [...found];
  const near = bySentence(scene, list);
  for (const part of scene.parts) {
    if (!part.speech) continue;
    const around: Candidate[] = [];
    for (let n = Math.max(0, part.firstSentence - REACH); n <= part.lastSentence + 1; n += 1) {
      for (const i of near[n] ?? []) {
        const each = list[i];
        if (each !== undefined) around.push({ each, i });
      }
    }
    if (around.some(({ each }) => covers(each, part))) continue;
    const speaker = speakerOf(scene, around, part);
    const each = speaker === undefined ? undefined : list[speaker];
    if (speaker === undefined || each === undefined) continue;
    list[speaker] = { ...each, content: joinedSpans([...each.content, { start: part.open, end: part.close }], 1) };
  }
  return list.map((each) => classified(scene, each));
}

/** Sentences back in which a quotation may have its speaker. */
const REACH = 40;

function bySentence(scene: Scene, list: readonly Attribution[]): readonly (readonly number[])[] {
  const near: number[][] = scene.trees.map(() => []);
  for (const [i, each] of list.entries()) near[each.n]?.push(i);
  return near;
}

/** A quotation without a tag of its own: the cue beside it, else the speaker of the quotation before it in the paragraph. */
function speakerOf(scene: Scene, around: readonly Candidate[], part: QuotePart): number | undefined {
  const candidates = around.filter(
    ({ each }) => SPOKEN.has(each.stance) && !(part.start <= each.cue.start && each.cue.end <= part.end),
  );
  // An open cue in the same sentence.
  const beside = candidates.filter(
    ({ each }) =>
      each.n >= part.firstSentence &&
      each.n <= part.lastSentence &&
      each.content.length === 0 &&
      (each.stance !== "asks" || scene.text.slice(part.start, part.end).trimEnd().endsWith("?")),
  );
  if (beside.length > 0) return nearest(beside, part);
  if (part.continues !== undefined) {
    const before = scene.parts[part.continues];
    const holder = before === undefined ? undefined : candidates.find(({ each }) => covers(each, before));
    if (holder !== undefined) return holder.i;
  }
  // "X," he said. "Y.": a sentence of nothing but speech goes on with the speaker of the sentence before.
  const sentence = scene.sentences[part.firstSentence];
  const first = sentence === undefined || /^\W*$/.test(scene.text.slice(sentence.start, part.start));
  if (!first || sentence === undefined) return undefined;
  for (let n = part.firstSentence - 1; n >= 0 && scene.sentences[n]?.paragraph === sentence.paragraph; n -= 1) {
    const last = candidates.filter(({ each }) => each.n === n && each.within === undefined);
    const quoting = last.filter(({ each }) => each.content.length === 0 || touchesQuote(scene, each));
    if (quoting.length > 0) return quoting.at(-1)?.i;
    if (last.length > 0) return undefined;
  }
  const before = scene.sentences[part.firstSentence - 1];
  if (before !== undefined && /[:：]\s*$/.test(scene.text.slice(before.start, sentence.start))) {
    const cue = candidates.filter(({ each }) => each.n === part.firstSentence - 1);
    return cue.at(-1)?.i;
  }
  return isWholeParagraph(scene, part) ? lastQuoted(scene, candidates, part.firstSentence - 1) : undefined;
}

interface Candidate {
  readonly each: Attribution;
  readonly i: number;
}

function isWholeParagraph({ sentences, text }: Scene, part: QuotePart): boolean {
  const first = sentences[part.firstSentence];
  const last = sentences[part.lastSentence];
  if (first === undefined || last === undefined) return false;
  const opens = sentences[part.firstSentence - 1]?.paragraph !== first.paragraph;
  const closes = sentences[part.lastSentence + 1]?.paragraph !== last.paragraph;
  return opens && closes && !/[\p{L}\p{N}]/u.test(text.slice(part.close, last.end));
}

/** A paragraph of nothing but speech goes on with the speaker whose words the paragraph before ended with. */
function lastQuoted(scene: Scene, candidates: readonly Candidate[], n: number): number | undefined {
  const paragraph = scene.sentences[n]?.paragraph;
  const before = candidates.filter(({ each }) => scene.sentences[each.n]?.paragraph === paragraph);
  const last = before.at(-1);
  if (last === undefined || !touchesQuote(scene, last.each)) return undefined;
  const speakers = new Set(before.map(({ each }) => each.source?.start));
  return speakers.size === 1 || last.each.n === n ? last.i : undefined;
}

const SPOKEN = new Set<Attribution["stance"]>([
  "asserts",
  "accuses",
  "denies",
  "asks",
  "urges",
  "predicts",
  "speculates",
]);

function nearest(candidates: readonly Candidate[], part: QuotePart): number | undefined {
  let best: number | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const { each, i } of candidates) {
    const gap = each.cue.start >= part.end ? each.cue.start - part.end : part.start - each.cue.end;
    if (gap < distance) [best, distance] = [i, gap];
  }
  return best;
}

function covers(each: Attribution, part: QuotePart): boolean {
  return each.content.some((span) => span.start <= part.start && part.end <= span.end);
}

function touchesQuote(scene: Scene, each: Attribution): boolean {
  return partsNear(scene, each).some(
    (part) => part.speech && each.content.some((span) => span.start < part.end && part.start < span.end),
  );
}

function partsNear(scene: Scene, each: Attribution): readonly QuotePart[] {
  const found = new Set<number>();
  const last = Math.min(each.n + REACH, scene.partsOf.length - 1);
  for (let n = Math.max(0, each.n - REACH); n <= last; n += 1) for (const at of scene.partsOf[n] ?? []) found.add(at);
  return [...found].flatMap((at) => scene.parts[at] ?? []);
}

function classified(scene: Scene, each: Attribution): Attribution {
  let inside = 0;
  const total = each.content.reduce((sum, span) => sum + span.end - span.start, 0);
  for (const part of partsNear(scene, each)) {
    for (const span of each.content)
      inside += Math.max(0, Math.min(part.close, span.end) - Math.max(part.open, span.start));
  }
  if (inside === 0 || total === 0) return each;
  return { ...each, quoted: true, kind: inside >= total * 0.95 ? "direct" : "mixed" };
}
