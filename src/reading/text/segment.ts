/** Source text in; its sentences with their kinds and tokens, offsets into the source, out. */
import type { Sentence, SentenceKind, Token } from "../../model/index.ts";
import { findBoundaries } from "./boundaries.ts";
import { type FoldedText, foldText } from "./characters.ts";
import { findDateline } from "./datelines.ts";
import { lineKind } from "./line-kinds.ts";
import { LISTS, type TextLists } from "./lists.ts";
import { findParagraphs, type Paragraph } from "./paragraphs.ts";
import { cutTokens } from "./tokens.ts";

/** What tells a line's kind stands in its first part. */
const LINE_HEAD = 600;

/**
 * @param title of the document; a paragraph that repeats it is a headline
 * @example segment("BEIJING — They met.").map((s) => s.kind) // ["dateline", "body"]
 */
export function segment(text: string, title?: string, lists: TextLists = LISTS): readonly Sentence[] {
  const folded = foldText(text);
  const heading = title === undefined ? "" : plain(foldText(title).text);
  const paragraphs = findParagraphs(folded.text);
  const sentences: Sentence[] = [];
  let bodies = 0;
  paragraphs.forEach(({ start, end }, paragraph) => {
    const line = lineHead(folded.text, { start, end });
    const dateline = findDateline(folded.text, start, end, lists);
    const after = paragraphs[paragraph + 1];
    let kind: SentenceKind = "body";
    if (!dateline)
      kind =
        heading !== "" && plain(line) === heading
          ? "headline"
          : lineKind(line, after && lineHead(folded.text, after), bodies === 0, lists);
    if (kind !== "boilerplate" && kind !== "byline") bodies++;
    const body = start + (dateline?.length ?? 0);
    if (dateline) addSentences(folded, start, body, "dateline", paragraph, lists, sentences);
    addSentences(folded, body, end, kind, paragraph, lists, sentences);
  });
  return sentences;
}

function lineHead(text: string, { start, end }: Paragraph): string {
  return text.slice(start, Math.min(end, start + LINE_HEAD));
}

function plain(line: string): string {
  return line.replace(/\s+/g, " ").trim().toLowerCase();
}

function addSentences(
  folded: FoldedText,
  from: number,
  to: number,
  kind: SentenceKind,
  paragraph: number,
  lists: TextLists,
  out: Sentence[],
): void {
  const cuts = cutTokens(folded.text, from, to, lists);
  const ends = kind === "dateline" ? [cuts.length / 2 - 1] : findBoundaries(folded.text, cuts, lists);
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
