/** Sentences in, the time expressions in them with their TIMEX3 values out, in the order of the text. */
import type { Issue, Sentence, Time, Tree } from "../../../model/index.ts";
import type { Anchor } from "./anchor.ts";
import { createAnchor } from "./anchor.ts";
import { extendSpan } from "./extend.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Capture, Match } from "./pattern.ts";
import { matchPattern } from "./pattern.ts";
import type { Captures, Reading, Standing } from "./resolve.ts";
import { resolve, SKIPPED } from "./resolve.ts";
import type { Rule, RuleSet } from "./rules.ts";
import type { Scan } from "./scan.ts";
import { scanTokens } from "./scan.ts";
import { outlookAround } from "./tense.ts";

export interface TimeKnowledge {
  readonly lexicon: Lexicon;
  readonly rules: RuleSet;
}

export interface TimeInput {
  readonly sentences: readonly Sentence[];
  readonly trees?: readonly Tree[];
  /** ISO 8601; without it relative expressions have no value. */
  readonly publishedAt?: string;
}

export interface FoundTimes {
  readonly times: readonly Time[];
  readonly issues: readonly Issue[];
}

/** Total: any tokens give spans inside their sentence, in order, without overlap. */
export function findTimes(input: TimeInput, knowledge: TimeKnowledge): FoundTimes {
  const anchor = createAnchor(input.publishedAt);
  let unresolved: Time | undefined;
  const times: Time[] = [];
  input.sentences.forEach((sentence, index) => {
    for (const found of findInSentence(sentence, index, input.trees?.[index], anchor, knowledge)) {
      times.push(found.time);
      if (found.needsDate) unresolved ??= found.time;
    }
  });
  return { times, issues: unresolved ? [unresolvedIssue(unresolved, input.publishedAt)] : [] };
}

interface Found {
  readonly time: Time;
  readonly needsDate: boolean;
}

interface Candidate {
  readonly rule: Rule;
  readonly match: Match;
}

function findInSentence(
  sentence: Sentence,
  index: number,
  tree: Tree | undefined,
  anchor: Anchor,
  { lexicon, rules }: TimeKnowledge,
): readonly Found[] {
  const scan = scanTokens(
    sentence.tokens.map((token) => token.text),
    lexicon,
  );
  const found: Found[] = [];
  let free = 0;
  for (let at = 0; at < scan.texts.length; ) {
    const [candidate, reading] = firstResolved(candidatesAt(scan, at, rules), scan, at, index, tree, anchor, lexicon);
    if (!candidate || !reading) {
      at++;
      continue;
    }
    if (reading === SKIPPED) {
      at = free = candidate.match.end;
      continue;
    }
    for (const part of splitRange(candidate, reading, at)) {
      const span = extendSpan(scan, part.first, part.last, free, part.reading, lexicon);
      const time = timeOf(sentence, span.first, span.last, part.reading);
      if (time) found.push({ time, needsDate: part.reading.needsDate === true });
      free = span.last;
    }
    if (reading.anchors && reading.value !== undefined) anchor.remember(reading.value, index);
    at = Math.max(free, candidate.match.end);
  }
  return found;
}

/** Longest first; of equal length the rule that stands first in the file. */
function candidatesAt(scan: Scan, at: number, rules: RuleSet): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const rule of rules.startingAt(scan, at)) {
    const match = matchPattern(rule.pattern, scan, at);
    if (match && rule.allows(scan.lower[at - 1] ?? "", scan.lower[match.end] ?? "")) candidates.push({ rule, match });
  }
  return candidates.length < 2 ? candidates : candidates.sort((a, b) => b.match.end - a.match.end);
}

function firstResolved(
  candidates: readonly Candidate[],
  scan: Scan,
  at: number,
  index: number,
  tree: Tree | undefined,
  anchor: Anchor,
  lexicon: Lexicon,
): readonly [Candidate, Reading] | readonly [undefined, undefined] {
  for (const candidate of candidates) {
    const { end, captures } = candidate.match;
    if (candidate.rule.source.common && isTitled(scan, at, end)) continue;
    const standing: Standing = {
      today: anchor.today,
      reference: anchor.reference,
      referenceAge: index - anchor.referenceSentence,
      lastDay: anchor.lastDay,
      dayOfWeekday: anchor.dayOfWeekday,
      yearOfDate: anchor.yearOfDate,
      previous: scan.lower[at - 1] ?? "",
      next: scan.lower[end] ?? "",
      outlook: () => outlookAround(scan.lower, at, end, tree, lexicon),
    };
    const reading = resolve(candidate.rule.source, captureValues(captures), standing);
    if (reading) return [candidate, reading];
  }
  return [undefined, undefined];
}

/** Names and titles borrow words of time: "Future Fund", "This Week", "the Winter Olympics". */
function isTitled(scan: Scan, first: number, end: number): boolean {
  const isCapital = (at: number) => /^\p{Lu}\p{L}/u.test(scan.texts[at] ?? "");
  const isHeadline =
    scan.texts.length > 3 && scan.texts.every((text, at) => isCapital(at) || !/^\p{Ll}{4}/u.test(text));
  if (isHeadline) return false;
  const previous = scan.texts[first - 1] ?? "";
  const isInside = previous === "," || (/^['’]?[\p{L}\p{N}]/u.test(previous) && !previous.endsWith("."));
  for (let at = first; at < end; at++) {
    if (!isCapital(at)) continue;
    const isProper = (scan.pieces[at] ?? []).some((piece) => PROPER.has(piece.class));
    if (!isProper && (at > first || isInside)) return true;
  }
  return false;
}

const PROPER: ReadonlySet<string> = new Set(["month", "weekday", "weekdays", "holiday"]);

function captureValues(last: Capture | undefined): Captures {
  const values: Record<string, Capture["value"]> = {};
  for (let capture = last; capture; capture = capture.before) values[capture.name] = capture.value;
  return values;
}

interface Part {
  readonly first: number;
  readonly last: number;
  readonly reading: Reading;
}

/** "March 3-5" is two dates in TIMEX3, "1992-95" too; everything else is one. */
function splitRange({ match }: Candidate, reading: Reading, at: number): readonly Part[] {
  const whole: Part = { first: at, last: match.end, reading };
  for (let capture = match.captures; capture; capture = capture.before) {
    if (capture.name === "day2" || capture.name === "year2") {
      const value = secondValue(capture, reading.value);
      const second: Reading = value === undefined ? { type: reading.type } : { ...reading, value };
      return [
        { ...whole, last: capture.first - 1 },
        { first: capture.first, last: match.end, reading: second },
      ];
    }
  }
  return [whole];
}

function secondValue(capture: Capture, value: string | undefined): string | undefined {
  if (value === undefined || typeof capture.value !== "number") return undefined;
  if (capture.name === "day2") return value.replace(/\d\d$/, String(capture.value).padStart(2, "0"));
  return capture.value < 100 ? value.slice(0, 2) + String(capture.value).padStart(2, "0") : String(capture.value);
}

function timeOf(sentence: Sentence, first: number, last: number, reading: Reading): Time | undefined {
  const start = sentence.tokens[first]?.start;
  const end = sentence.tokens[last - 1]?.end;
  if (start === undefined || end === undefined || end <= start) return undefined;
  const span = { start, end, type: reading.type };
  return reading.value === undefined ? span : { ...span, value: reading.value };
}

function unresolvedIssue(time: Time, publishedAt: string | undefined): Issue {
  const given = publishedAt === undefined ? "has no publication date" : `has the publication date "${publishedAt}"`;
  return {
    code: "TIME_UNRESOLVED",
    message: `The document ${given}, so relative times ("yesterday", "on Tuesday") have no value; the first stands here. Give the document a date as YYYY-MM-DD.`,
    start: time.start,
    end: time.end,
  };
}
