/** A syntax model and a treebank in; UPOS, UAS and LAS out, on gold tokens and from raw text. */
import type { SyntaxModel } from "../../src/reading/syntax/index.ts";
import { type GoldSentence, type GoldWord, readConllu } from "./conllu.ts";

/** Percentages over all words, punctuation included. */
export interface SyntaxScore {
  readonly words: number;
  readonly upos: number;
  readonly xpos: number;
  readonly lemmas: number;
  readonly uas: number;
  /** Labels without subtypes (`nsubj:pass` counts as `nsubj`), as in the CoNLL 2018 shared task. */
  readonly las: number;
  readonly lasWithSubtypes: number;
}

export interface RawSyntaxScore extends SyntaxScore {
  /** F1 of word boundaries and of sentences; the other figures are F1 over aligned words. */
  readonly wordF1: number;
  readonly sentenceF1: number;
}

/** Cuts text into sentences of tokens with offsets into that text (UTF-16, end exclusive). */
export type Segmenter = (
  text: string,
) => readonly { readonly tokens: readonly { readonly text: string; readonly start: number; readonly end: number }[] }[];

export function scoreSyntax(model: SyntaxModel, conllu: string): SyntaxScore {
  const counts = new Counts();
  for (const { words } of readConllu(conllu)) {
    const found = model.analyse(words.map((word) => ({ text: word.form }))).words;
    words.forEach((gold, i) => {
      const word = found[i];
      if (word !== undefined) counts.add(gold, word, word.head === gold.head);
    });
    counts.gold += words.length;
    counts.guessed += words.length;
  }
  return counts.score();
}

/** The treebank's own text, paragraph by paragraph, read from scratch; words are aligned by their characters. */
export function scoreRawSyntax(model: SyntaxModel, segment: Segmenter, conllu: string): RawSyntaxScore {
  const sentences = readConllu(conllu);
  const counts = new Counts();
  let [sentencesFound, sentencesRight, wordsRight] = [0, 0, 0];
  for (const group of groups(sentences)) {
    const text = group.map((sentence) => sentence.text).join(" ");
    const gold = new Map<string, { word: GoldWord; head: string }>();
    const starts = new Map<number, string>();
    const bounds = new Set<string>();
    for (const { words } of group) {
      const keys = keysOf(words);
      words.forEach((word, i) => {
        gold.set(keys[i] ?? "", { word, head: keys[word.head] ?? "root" });
        starts.set(word.start, keys[i] ?? "");
      });
      bounds.add(`${words[0]?.start}-${words.at(-1)?.end}`);
      counts.gold += words.length;
    }
    const position = positions(text, group[0]?.words[0]?.start ?? 0);
    for (const { tokens } of segment(text)) {
      const spans = tokens.map(({ start, end }) => ({ start: position[start] ?? 0, end: position[end] ?? 0 }));
      const keys = keysOf(spans);
      const { words } = model.analyse(tokens);
      sentencesFound++;
      if (bounds.has(`${spans[0]?.start}-${spans.at(-1)?.end}`)) sentencesRight++;
      counts.guessed += words.length;
      words.forEach((word, i) => {
        const match = gold.get(keys[i] ?? "");
        if (match === undefined) return;
        wordsRight++;
        counts.add(match.word, word, (keys[word.head] ?? "root") === match.head);
      });
    }
  }
  return {
    ...counts.score(),
    wordF1: percent(2 * wordsRight, counts.gold + counts.guessed),
    sentenceF1: percent(2 * sentencesRight, sentencesFound + sentences.length),
  };
}

class Counts {
  gold = 0;
  guessed = 0;
  readonly right = { upos: 0, xpos: 0, lemmas: 0, uas: 0, las: 0, lasWithSubtypes: 0 };

  add(gold: GoldWord, word: Omit<GoldWord, "form" | "start" | "end">, sameHead: boolean): void {
    const right = this.right;
    if (word.upos === gold.upos) right.upos++;
    if (word.xpos === gold.xpos) right.xpos++;
    if (gold.lemma === "_" || word.lemma === gold.lemma) right.lemmas++;
    if (!sameHead) return;
    right.uas++;
    if (universal(word.deprel) === universal(gold.deprel)) right.las++;
    if (word.deprel === gold.deprel) right.lasWithSubtypes++;
  }

  score(): SyntaxScore {
    const share = (n: number) => percent(2 * n, this.gold + this.guessed);
    const { upos, xpos, lemmas, uas, las, lasWithSubtypes } = this.right;
    return {
      words: this.gold,
      upos: share(upos),
      xpos: share(xpos),
      lemmas: share(lemmas),
      uas: share(uas),
      las: share(las),
      lasWithSubtypes: share(lasWithSubtypes),
    };
  }
}

function universal(deprel: string): string {
  return deprel.split(":")[0] ?? deprel;
}

/** Sentences of one paragraph, which are given to the segmenter together. */
function groups(sentences: readonly GoldSentence[]): GoldSentence[][] {
  const out: GoldSentence[][] = [];
  let last: GoldSentence | undefined;
  for (const sentence of sentences) {
    if (last?.document === sentence.document && last.paragraph === sentence.paragraph) out.at(-1)?.push(sentence);
    else out.push([sentence]);
    last = sentence;
  }
  return out;
}

/** Words by the characters they cover; those that share characters (a fused token's) by their order as well. */
function keysOf(words: readonly { readonly start: number; readonly end: number }[]): string[] {
  const seen = new Map<string, number>();
  return words.map(({ start, end }) => {
    const span = `${start}-${end}`;
    const n = (seen.get(span) ?? 0) + 1;
    seen.set(span, n);
    return `${span}/${n}`;
  });
}

/** For each offset into `text`, how many characters that are not white space lie before it, counted from `from`. */
function positions(text: string, from: number): number[] {
  const out: number[] = [];
  let at = from;
  for (let i = 0; i <= text.length; i++) {
    out.push(at);
    if (!/\s/.test(text.charAt(i))) at++;
  }
  return out;
}

function percent(part: number, all: number): number {
  return all === 0 ? 0 : (100 * part) / all;
}
