/** Source text in; its sentences with their kinds and tokens, offsets into the source, out. */
import type { Sentence, SentenceKind, Token } from "../../model/index.ts";
import { findBoundaries } from "./boundaries.ts";
import { type FoldedText, foldText } from "./characters.ts";
import { findDateline } from "./datelines.ts";
import { lineKind } from "./line-kinds.ts";
import { LINE_LISTS } from "./line-lists.ts";
import { LISTS } from "./lists.ts";
import { findParagraphs } from "./paragraphs.ts";
import { cutTokens } from "./tokens.ts";

/** Datelines without a credit are looked for in this many paragraphs from the top. */
const LONGEST_LINE = 400;

export function segment(text: string): readonly Sentence[] {
  const folded = foldText(text);
  const paragraphs = findParagraphs(folded.text);
  const sentences: Sentence[] = [];
  let seen = 0;
  paragraphs.forEach(({ start, end }, paragraph) => {
    const line = folded.text.slice(start, Math.min(end, start + LONGEST_LINE));
    const isLast = paragraph === paragraphs.length - 1;
    const dateline = findDateline(folded.text, start, end, LINE_LISTS);
    const kind = dateline ? "body" : lineKind(line, seen === 0, isLast, LINE_LISTS);
    if (kind !== "boilerplate" && kind !== "byline") seen++;
    const body = start + (dateline?.length ?? 0);
    if (dateline) addSentences(folded, start, body, "dateline", paragraph, sentences);
    addSentences(folded, body, end, kind, paragraph, sentences);
  });
  return sentences;
}

function addSentences(
  folded: FoldedText,
  from: number,
  to: number,
  kind: SentenceKind,
  paragraph: number,
  out: Sentence[],
): void {
  const cuts = cutTokens(folded.text, from, to, LISTS);
  const ends = kind === "dateline" ? [cuts.length / 2 - 1] : findBoundaries(folded.text, cuts, LISTS);
  let first = 0;
  for (const last of ends) {
    const tokens: Token[] = [];
    for (let i = first; i <= last; i++) tokens.push(makeToken(folded, cuts[2 * i] ?? 0, cuts[2 * i + 1] ?? 0));
    const start = tokens[0]?.start;
    const end = tokens[tokens.length - 1]?.end;
    if (start !== undefined && end !== undefined) out.push({ n: out.length, start, end, kind, paragraph, tokens });
    first = last + 1;
  }
}

function makeToken(folded: FoldedText, start: number, end: number): Token {
  const surface = folded.text.slice(start, end);
  return { start: folded.at(start), end: folded.after(end), text: surface === "''" ? '"' : surface };
}
