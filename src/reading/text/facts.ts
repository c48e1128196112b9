/** A document and its sentences in; date of publication, outlet and dateline, and what could not be read, out. */
import type { DocumentFacts, DocumentInput, Issue, Sentence } from "../../model/index.ts";
import { foldText } from "./characters.ts";
import { findDateline } from "./datelines.ts";
import { findDate, isDateLine } from "./dates.ts";
import { LISTS, type TextLists } from "./lists.ts";

export interface FactsFound {
  readonly facts: DocumentFacts;
  readonly issues: readonly Issue[];
}

/** Date lines and bylines stand at the top or at the foot. */
const TOP = 12;
const FOOT = 6;
const LONGEST_LINE = 160;

export function readFacts(
  document: DocumentInput,
  sentences: readonly Sentence[],
  lists: TextLists = LISTS,
): FactsFound {
  const dateline = readDateline(document, sentences, lists);
  const lines = shortLines(document.text, sentences);
  const stated = document.date === undefined ? undefined : findDate(document.date);
  const issues: Issue[] = [];
  if (document.date !== undefined && stated === undefined) {
    issues.push({
      code: "DATE_UNREADABLE",
      message: `The date "${document.date.slice(0, 40)}" of document "${document.id}" is not a day of the calendar, or its order of day and month is unclear. Write it as YYYY-MM-DD.`,
    });
  }
  const publishedAt = stated ?? dateline?.date ?? dateFromLines(lines) ?? dateFromAddress(document.url);
  if (publishedAt === undefined) {
    issues.push({
      code: "DATE_MISSING",
      message: `Document "${document.id}" has no date of publication, so relative times ("yesterday") stay unresolved. Give --date or a "date" field, as YYYY-MM-DD.`,
    });
  }
  const source = document.source?.trim() || dateline?.credit || outletFromLines(lines, lists);
  return {
    facts: {
      ...(publishedAt !== undefined && { publishedAt }),
      ...(source !== undefined && source !== "" && { source }),
      ...(dateline?.place && { dateline: dateline.place }),
    },
    issues,
  };
}

interface ReadDateline {
  readonly place?: { readonly start: number; readonly end: number };
  readonly date?: string;
  readonly credit?: string;
}

/** The first dateline: a round-up may have more. */
function readDateline(
  document: DocumentInput,
  sentences: readonly Sentence[],
  lists: TextLists,
): ReadDateline | undefined {
  const sentence = sentences.find((one) => one.kind === "dateline");
  if (!sentence) return undefined;
  const folded = foldText(document.text.slice(sentence.start, sentence.end + 200));
  const found = findDateline(folded.text, 0, folded.text.length, lists);
  if (!found) return undefined;
  const date = found.date === undefined ? undefined : findDate(found.date);
  const credit = found.credit === undefined ? undefined : (lists.agencyNames.get(found.credit) ?? found.credit);
  return {
    ...(found.place && {
      place: {
        start: sentence.start + folded.at(found.place.start),
        end: sentence.start + folded.after(found.place.end),
      },
    }),
    ...(date !== undefined && { date }),
    ...(credit !== undefined && { credit }),
  };
}

/** Paragraphs of one short line at the top and at the foot. */
function shortLines(text: string, sentences: readonly Sentence[]): readonly string[] {
  const spans = new Map<number, { start: number; end: number }>();
  for (const { paragraph, start, end } of sentences) {
    spans.set(paragraph, { start: spans.get(paragraph)?.start ?? start, end });
  }
  const last = sentences[sentences.length - 1]?.paragraph ?? 0;
  return [...spans]
    .filter(
      ([paragraph, { start, end }]) => (paragraph < TOP || paragraph > last - FOOT) && end - start <= LONGEST_LINE,
    )
    .map(([, { start, end }]) => foldText(text.slice(start, end)).text);
}

/** A line that says "published" goes before a bare date, and that before one that says "updated". */
function dateFromLines(lines: readonly string[]): string | undefined {
  const dated = lines.filter(isDateLine);
  const best =
    dated.find((line) => /publish|posted|issued|released?|^date/i.test(line)) ??
    dated.find((line) => !/updated|modified/i.test(line)) ??
    dated[0];
  return best === undefined ? undefined : findDate(best);
}

function dateFromAddress(url: string | undefined): string | undefined {
  const [, date] = /\/((?:19|20)\d\d[/-]\d{1,2}[/-]\d{1,2})(?!\d)/.exec(url ?? "") ?? [];
  return date === undefined ? undefined : findDate(date);
}

/** "By Jane Doe, Associated Press", or the name of an agency alone on a line. */
function outletFromLines(lines: readonly string[], lists: TextLists): string | undefined {
  const names = new Set([...lists.agencies, ...lists.agencyNames.values()]);
  for (const line of lines) {
    const tail = (/^by\b/i.test(line) ? (line.split(/[,|]|\s[-–—]\s/).at(-1) ?? "") : line)
      .replace(/^the /i, "")
      .trim();
    if (names.has(tail) && tail !== "") return lists.agencyNames.get(tail) ?? tail;
  }
  return undefined;
}
