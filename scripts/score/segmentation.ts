/** A treebank in CoNLL-U and a segmenter in; word and sentence F1 of the segmenter on the treebank's raw text, out. */
import type { Sentence } from "../../src/model/index.ts";

export interface SegmentationScore {
  /** F1 of words as CoNLL 2018 counts it: a word is right when its characters are exactly those of a gold word. */
  readonly wordF1: number;
  readonly sentenceF1: number;
  readonly words: number;
  readonly sentences: number;
  /** The commonest gold words missed and system words that are not gold, with some context, for looking. */
  readonly wordErrors: readonly string[];
  readonly sentenceErrors: readonly string[];
}

interface Gold {
  readonly text: string;
  /** Offsets into `text` without spaces. */
  readonly words: readonly Range[];
  readonly sentences: readonly Range[];
}

type Range = readonly [start: number, end: number];

export function scoreSegmentation(conllu: string, segment: (text: string) => readonly Sentence[]): SegmentationScore {
  const totals = { words: [0, 0, 0], sentences: [0, 0, 0] };
  const wordErrors: string[] = [];
  const sentenceErrors: string[] = [];
  for (const gold of readDocuments(conllu)) {
    const dense = denseOffsets(gold.text);
    const sentences = segment(gold.text);
    const words = sentences.flatMap((s) => s.tokens.map((t): Range => [dense[t.start] ?? 0, dense[t.end] ?? 0]));
    const spans = sentences.map((s): Range => [dense[s.start] ?? 0, dense[s.end] ?? 0]);
    const solid = gold.text.replace(/\s+/g, "");
    count(gold.words, words, solid, totals.words, wordErrors);
    count(gold.sentences, spans, solid, totals.sentences, sentenceErrors);
  }
  return {
    wordF1: f1(totals.words),
    sentenceF1: f1(totals.sentences),
    words: totals.words[0] ?? 0,
    sentences: totals.sentences[0] ?? 0,
    wordErrors,
    sentenceErrors,
  };
}

/** Documents as raw text: sentences joined as `SpaceAfter` of their last word says, paragraphs by a blank line. */
function readDocuments(conllu: string): readonly Gold[] {
  const documents: Gold[] = [];
  let text = "";
  let length = 0;
  let words: Range[] = [];
  let sentences: Range[] = [];
  let glue = "";
  const close = () => {
    if (text !== "") documents.push({ text, words, sentences });
    text = "";
    length = 0;
    words = [];
    sentences = [];
    glue = "";
  };
  for (const block of conllu.split(/\r?\n\r?\n/)) {
    const lines = block.split(/\r?\n/);
    if (lines.some((line) => line.startsWith("# newdoc"))) close();
    const sentence = lines.find((line) => line.startsWith("# text = "))?.slice(9);
    if (sentence === undefined) continue;
    if (text !== "" && lines.some((line) => line.startsWith("# newpar"))) glue = "\n\n";
    text += (text === "" ? "" : glue) + sentence;
    const begin = length;
    let last = "";
    let until = 0;
    for (const line of lines) {
      const [id, form, , , , , , , , misc] = line.split("\t");
      if (id === undefined || form === undefined || !/^\d+(-\d+)?$/.test(id)) continue;
      const size = form.replace(/\s+/g, "").length;
      const [from, to] = id.split("-").map(Number);
      if (to !== undefined && from !== undefined) {
        words.push(...splitMultiword(lines, from, to, length, size));
        until = to;
        length += size;
        last = misc ?? "";
      } else if (Number(id) > until) {
        words.push([length, length + size]);
        length += size;
        last = misc ?? "";
      }
    }
    sentences.push([begin, length]);
    glue = /SpaceAfter=No/.test(last) ? "" : " ";
  }
  close();
  return documents;
}

/** The words of a multiword token; where their letters do not add up to its own, it counts as one. */
function splitMultiword(lines: readonly string[], from: number, to: number, start: number, size: number): Range[] {
  const parts: Range[] = [];
  let at = start;
  for (const line of lines) {
    const [id, form] = line.split("\t");
    if (form === undefined || !/^\d+$/.test(id ?? "") || Number(id) < from || Number(id) > to) continue;
    parts.push([at, at + form.length]);
    at += form.length;
  }
  return at - start === size ? parts : [[start, start + size]];
}

/** For each code unit, how many that are not spaces come before it. */
function denseOffsets(text: string): Int32Array {
  const dense = new Int32Array(text.length + 1);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    dense[i] = count;
    if (!/\s/.test(text[i] ?? "")) count++;
  }
  dense[text.length] = count;
  return dense;
}

function count(
  gold: readonly Range[],
  system: readonly Range[],
  text: string,
  totals: number[],
  errors: string[],
): void {
  const key = ([start, end]: Range) => `${start}:${end}`;
  const golden = new Set(gold.map(key));
  const found = new Set(system.map(key));
  let right = 0;
  for (const span of golden) if (found.has(span)) right++;
  totals[0] = (totals[0] ?? 0) + golden.size;
  totals[1] = (totals[1] ?? 0) + found.size;
  totals[2] = (totals[2] ?? 0) + right;
  for (const range of gold) if (!found.has(key(range))) errors.push(`missed ${show(text, range)}`);
  for (const range of system) if (!golden.has(key(range))) errors.push(`wrong ${show(text, range)}`);
}

function show(text: string, [start, end]: Range): string {
  return `${text.slice(Math.max(0, start - 25), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 25)}`;
}

function f1(totals: readonly number[]): number {
  const [gold = 0, system = 0, right = 0] = totals;
  return gold + system === 0 ? 0 : (2 * right) / (gold + system);
}
