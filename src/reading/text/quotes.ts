/** Text and its sentences in; the quotations, with nested ones and those that run over paragraphs, out. */
import type { Quote, Sentence, Token } from "../../model/index.ts";
import { LISTS, type TextLists } from "./lists.ts";

type Mark = '"' | "'";

/** A token with its place, in document order. */
interface Placed {
  readonly token: Token;
  readonly sentence: number;
  readonly paragraph: number;
}

interface Opened {
  readonly mark: Mark;
  /** Index of the mark among the document's tokens. */
  readonly at: number;
}

type Role = "open" | "close" | "none";

/** The span of a quotation lies between its marks; without a closing mark it ends with the paragraph. */
export function findQuotes(text: string, sentences: readonly Sentence[], lists: TextLists = LISTS): readonly Quote[] {
  const tokens: Placed[] = sentences.flatMap((sentence) =>
    sentence.tokens.map((token) => ({ token, sentence: sentence.n, paragraph: sentence.paragraph })),
  );
  const closers = lastSingleClosers(text, tokens);
  const quotes: Quote[] = [];
  let opened: Opened[] = [];
  tokens.forEach((placed, i) => {
    const previous = tokens[i - 1];
    const mark = markOf(placed.token);
    if (previous && previous.paragraph !== placed.paragraph) {
      const runsOn =
        mark !== undefined && opened.length > 0 && opened[0]?.mark === mark && !endsWithSpeech(tokens, i - 1, lists);
      if (runsOn && startsWord(text, placed.token)) {
        opened = opened.slice(0, 1);
        return;
      }
      closeAll(opened, i, tokens, lists, quotes);
      opened = [];
    }
    if (mark === undefined) return;
    const role = roleOf(text, tokens, i, mark, opened, closers);
    if (role === "open") {
      const broken = opened.findIndex((open) => open.mark === mark);
      if (broken >= 0) {
        addQuote((opened[broken]?.at ?? i) + 1, sentenceEnd(tokens, opened[broken]?.at ?? i, i), tokens, lists, quotes);
        opened = opened.slice(0, broken);
      }
      opened.push({ mark, at: i });
    }
    if (role !== "close") return;
    const depth = opened.findLastIndex((open) => open.mark === mark);
    const open = opened[depth];
    if (!open) return;
    opened = opened.slice(0, depth);
    addQuote(open.at + 1, i - 1, tokens, lists, quotes);
  });
  closeAll(opened, tokens.length, tokens, lists, quotes);
  return quotes.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Last token before `limit` that stands in the sentence of token `at`: as far as a quotation without end is trusted. */
function sentenceEnd(tokens: readonly Placed[], at: number, limit: number): number {
  let last = at;
  while (last + 1 < limit && tokens[last + 1]?.sentence === tokens[at]?.sentence) last++;
  return last;
}

function markOf(token: Token): Mark | undefined {
  return token.text === '"' || token.text === "'" ? token.text : undefined;
}

function isSpaceAt(text: string, at: number): boolean {
  return at < 0 || at >= text.length || /[\s\u200B\u200E\u200F\uFEFF]/.test(text[at] ?? " ");
}

/** Space, an opening bracket, another mark or a dash stands before it, and no space after. */
function startsWord(text: string, token: Token): boolean {
  const before = text[token.start - 1] ?? " ";
  return (isSpaceAt(text, token.start - 1) || "([{—–-\"'“‘«„/:".includes(before)) && !isSpaceAt(text, token.end);
}

function endsWord(text: string, token: Token): boolean {
  const after = text[token.end] ?? " ";
  return !isSpaceAt(text, token.start - 1) && !/[\p{L}\p{N}$£€]/u.test(after);
}

function roleOf(
  text: string,
  tokens: readonly Placed[],
  i: number,
  mark: Mark,
  opened: readonly Opened[],
  closers: Int32Array,
): Role {
  const token = tokens[i]?.token;
  if (!token) return "none";
  const surface = text[token.start] ?? "";
  const isOpen = opened.some((open) => open.mark === mark);
  const starts = startsWord(text, token);
  const ends = endsWord(text, token);
  if (mark === '"') {
    if ("“«„‟".includes(surface)) return isOpen && ends && !starts ? "close" : "open";
    if ("”»".includes(surface)) return isOpen ? "close" : starts && !ends ? "open" : "none";
    if (starts !== ends) return starts ? "open" : isOpen ? "close" : "none";
    return isOpen ? "close" : "open";
  }
  const closer = closers[i] ?? -1;
  if (isOpen && ends) return isPossessive(tokens, i) && closer > i ? "none" : "close";
  if (!isOpen && starts && closer > i) return "open";
  return "none";
}

/** For each token, the last single mark of its paragraph that may close a quotation, or −1. */
function lastSingleClosers(text: string, tokens: readonly Placed[]): Int32Array {
  const last = new Int32Array(tokens.length);
  let closer = -1;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const placed = tokens[i];
    if (!placed) continue;
    if (tokens[i + 1]?.paragraph !== placed.paragraph) closer = -1;
    if (closer < 0 && placed.token.text === "'" && endsWord(text, placed.token) && !isPossessive(tokens, i)) closer = i;
    last[i] = closer;
  }
  return last;
}

/** "the states' rights": the mark follows an s, and a word in small letters follows. */
function isPossessive(tokens: readonly Placed[], i: number): boolean {
  const before = tokens[i - 1]?.token;
  const mark = tokens[i]?.token;
  const after = tokens[i + 1]?.token;
  if (!before || !mark || !after || before.end !== mark.start) return false;
  return /[sxz]$/i.test(before.text) && after.start > mark.end && /^\p{L}/u.test(after.text);
}

/** A paragraph that ends "…, he said." with the mark still open has lost its closing mark: nothing runs on. */
function endsWithSpeech(tokens: readonly Placed[], last: number, lists: TextLists): boolean {
  for (let i = last; i > last - 3; i--) if (lists.speech.has(tokens[i]?.token.text ?? "")) return true;
  return false;
}

function closeAll(
  opened: readonly Opened[],
  next: number,
  tokens: readonly Placed[],
  lists: TextLists,
  out: Quote[],
): void {
  for (const open of opened) if (open.mark === '"') addQuote(open.at + 1, next - 1, tokens, lists, out);
}

function addQuote(first: number, last: number, tokens: readonly Placed[], lists: TextLists, out: Quote[]): void {
  const from = tokens[first];
  const to = tokens[last];
  if (!from || !to || last < first) return;
  out.push({
    start: from.token.start,
    end: to.token.end,
    firstSentence: from.sentence,
    lastSentence: to.sentence,
    speech: isSpeech(tokens, first, last, lists),
  });
}

function isSpeech(tokens: readonly Placed[], first: number, last: number, lists: TextLists): boolean {
  if (last - first > 40) return true;
  const words = tokens
    .slice(first, last + 1)
    .map((placed) => placed.token.text)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const final = tokens[last]?.token.text ?? "";
  if (/[!?]/.test(final)) return true;
  if (words.some((word) => lists.utterances.has(word.toLowerCase()))) return true;
  const isTitle = words.every((word) => word.length < 4 || /^[\p{Lu}\p{N}']/u.test(word));
  if (words.length > 3) return !isTitle || /[.,]/.test(final);
  return false;
}
