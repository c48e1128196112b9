/** A document's layers → what finding attributions asks of them: token masks, quotations with their marks, clean spans. */
import type { Quote, Sentence, Span, Tree } from "../../../model/index.ts";

export interface AttributionLayers {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly quotes: readonly Quote[];
  readonly trees: readonly Tree[];
}

/** The part of a quotation that stands in one paragraph. `open` and `close` take in the marks where there are any. */
export interface QuotePart extends Span {
  readonly open: number;
  readonly close: number;
  readonly firstSentence: number;
  readonly lastSentence: number;
  readonly speech: boolean;
  /** The part before in the same quotation, by position in the list. */
  readonly continues?: number;
}

export interface Scene extends AttributionLayers {
  readonly parts: readonly QuotePart[];
  /** Positions in `parts` of those that touch the sentence. */
  readonly partsOf: readonly (readonly number[])[];
}

export function sceneOf(layers: AttributionLayers): Scene {
  const parts = partsByParagraph(layers);
  const partsOf: number[][] = layers.trees.map(() => []);
  for (const [at, part] of parts.entries())
    for (let n = part.firstSentence; n <= part.lastSentence; n += 1) partsOf[n]?.push(at);
  return { ...layers, parts, partsOf };
}

function partsByParagraph({ text, sentences, quotes }: AttributionLayers): QuotePart[] {
  const parts: QuotePart[] = [];
  for (const quote of quotes) {
    let first = quote.firstSentence;
    let previous: number | undefined;
    while (first <= quote.lastSentence) {
      const paragraph = sentences[first]?.paragraph;
      let last = first;
      while (last < quote.lastSentence && sentences[last + 1]?.paragraph === paragraph) last += 1;
      const start = first === quote.firstSentence ? quote.start : (sentences[first]?.start ?? quote.start);
      const end = last === quote.lastSentence ? quote.end : (sentences[last]?.end ?? quote.end);
      if (start < end) {
        parts.push({
          start,
          end,
          open: first === quote.firstSentence ? start - markBefore(text, start) : start,
          close: last === quote.lastSentence ? end + markAfter(text, end) : end,
          firstSentence: first,
          lastSentence: last,
          speech: quote.speech,
          ...(previous === undefined ? {} : { continues: previous }),
        });
        previous = parts.length - 1;
      }
      first = last + 1;
    }
  }
  return parts;
}

const OPENING = /(?:''|``|["'“”‘’«»„‟‚‛])\s?$/u;
const CLOSING = /^\s?(?:''|["'“”‘’«»‟])/u;

function markBefore(text: string, at: number): number {
  return OPENING.exec(text.slice(Math.max(0, at - 3), at))?.[0].length ?? 0;
}

function markAfter(text: string, at: number): number {
  return CLOSING.exec(text.slice(at, at + 3))?.[0].length ?? 0;
}

/** Tokens of the subtree below `top`, without the subtrees that `without` names. */
export function subtree(tree: Tree, top: number, without?: ReadonlySet<number>): Set<number> {
  const found = new Set<number>([top]);
  const open = [top];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const child of tree.children[at] ?? []) {
      if (found.has(child) || without?.has(child) === true) continue;
      found.add(child);
      open.push(child);
    }
  }
  return found;
}

export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** Runs of tokens; a run is broken by a token that is not in the set, unless that is punctuation between two that are. */
export function runsOf(tree: Tree, tokens: ReadonlySet<number>): TokenRange[] {
  const runs: TokenRange[] = [];
  const sorted = [...tokens].sort((a, b) => a - b);
  let first = -1;
  let last = -1;
  for (const token of sorted) {
    if (first >= 0 && (token === last + 1 || (token === last + 2 && isPunctuation(tree, last + 1)))) last = token;
    else {
      if (first >= 0) runs.push({ first, last });
      first = token;
      last = token;
    }
  }
  if (first >= 0) runs.push({ first, last });
  return runs;
}

export function isPunctuation(tree: Tree, token: number): boolean {
  const word = tree.words[token];
  return word === undefined || word.upos === "PUNCT" || PUNCTUATION.test(word.text);
}

const PUNCTUATION = /^[^\p{L}\p{N}$£€#@%]+$/u;
const KEPT_AT_END = /^(?:[%!?)\]…]|\.\.\.)$/u;
const KEPT_AT_START = /^(?:[([]|…|\.\.\.)$/u;

/** The run without punctuation at its edges; empty when nothing is left. */
export function trimRun(tree: Tree, { first, last }: TokenRange): TokenRange | undefined {
  let from = first;
  let to = last;
  while (from <= to && isPunctuation(tree, from) && !KEPT_AT_START.test(tree.words[from]?.text ?? "")) from += 1;
  while (to >= from && isPunctuation(tree, to) && !KEPT_AT_END.test(tree.words[to]?.text ?? "")) to -= 1;
  const closing = tree.words[to]?.text;
  if (closing === ")" || closing === "]") {
    let opens = false;
    for (let at = from; at < to; at += 1) if (/^[([]$/.test(tree.words[at]?.text ?? "")) opens = true;
    if (!opens) to -= 1;
  }
  return from <= to ? { first: from, last: to } : undefined;
}

export function spanOf(tree: Tree, { first, last }: TokenRange): Span | undefined {
  const from = tree.words[first];
  const to = tree.words[last];
  return from === undefined || to === undefined ? undefined : { start: from.start, end: to.end };
}

/**
 * A stretch of content grown to the marks of the quotations it runs along, and over the sentences that such a quotation covers in
 * the paragraph. Only punctuation may lie between its edge and the mark.
 */
export function withMarks(scene: Scene, n: number, span: Span): Span {
  let { start, end } = span;
  // 'calls the plan "a mistake"': words in marks right behind go with the phrase.
  for (const at of scene.partsOf[n] ?? []) {
    const part = scene.parts[at];
    if (part !== undefined && part.open > end && /^\s?$/.test(scene.text.slice(end, part.open))) end = part.end;
  }
  for (const at of scene.partsOf[n] ?? []) {
    const part = scene.parts[at];
    if (part === undefined || part.end <= start || part.start >= end) continue;
    const bounds = scene.sentences[n];
    if (bounds === undefined) continue;
    const isBare = (from: number, to: number): boolean => !/[\p{L}\p{N}]/u.test(scene.text.slice(from, to));
    // From its first word, or from the first word of a later sentence of the quotation.
    if (part.start <= start && isBare(Math.max(part.start, bounds.start), start)) start = part.open;
    if (part.end >= end && isBare(end, Math.min(part.end, bounds.end))) end = part.close;
  }
  return { start, end };
}

/** In order, those that overlap or lie no further apart than `gap` as one. */
export function joinedSpans(spans: readonly Span[], gap = 0): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last !== undefined && span.start <= last.end + gap) {
      out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else out.push(span);
  }
  return out;
}
