/** Propositions in, chosen by story, documents or parties → the claim matrix: propositions × speakers. */
import type { PropositionRecord, PropositionStatus } from "./propositions.ts";
import type { Speaker } from "./sides.ts";
import type { Position, Statement } from "./statements.ts";
import type { Evidence } from "./types.ts";

/** All that are given must hold. */
export interface MatrixSelection {
  readonly story?: string;
  readonly documents?: readonly string[];
  readonly subject?: string;
  readonly object?: string;
  readonly predicate?: string;
}

export interface MatrixCell {
  readonly speaker: string;
  /** The latest position, and all that were taken, in order of date. */
  readonly position: Position;
  readonly history: readonly {
    readonly position: Position;
    readonly date?: string;
    readonly certainty?: string;
    readonly via?: string;
    /** Parts that the text does not state itself. */
    readonly inferred: readonly string[];
    readonly evidence: Evidence;
  }[];
  readonly certainty?: string;
  readonly first?: string;
}

export interface MatrixRow {
  readonly proposition: string;
  readonly subject: string;
  readonly predicate: string;
  readonly object?: string;
  readonly aspect?: string;
  readonly status: PropositionStatus;
  readonly origins: number;
  readonly articles: number;
  readonly cells: readonly MatrixCell[];
}

export interface Matrix {
  /** In order of side, then name. */
  readonly speakers: readonly Speaker[];
  readonly rows: readonly MatrixRow[];
}

/** Cells hold only statements of the documents selected; the status is that of the whole proposition. */
export function matrixOf(propositions: readonly PropositionRecord[], selection: MatrixSelection): Matrix {
  const documents = selection.documents === undefined ? undefined : new Set(selection.documents);
  const speakers = new Map<string, Speaker>();
  const rows: MatrixRow[] = [];
  for (const proposition of propositions) {
    if (!isSelected(proposition, selection)) continue;
    const statements = proposition.statements.filter((each) => documents === undefined || documents.has(each.document));
    if (statements.length === 0) continue;
    for (const { speaker } of statements) if (!speakers.has(speaker.key)) speakers.set(speaker.key, speaker);
    rows.push(rowOf(proposition, statements));
  }
  const columns = [...speakers.values()].sort((a, b) => compare(a.side, b.side) || compare(a.key, b.key));
  return {
    speakers: columns,
    rows: rows.sort((a, b) => b.cells.length - a.cells.length || compare(a.proposition, b.proposition)),
  };
}

export function isSelected(
  proposition: PropositionRecord,
  { story, subject, object, predicate }: MatrixSelection,
): boolean {
  if (story !== undefined && !proposition.stories.includes(story)) return false;
  const parties = proposition.subject.split("+");
  if (subject !== undefined && !parties.includes(subject)) return false;
  if (object !== undefined && proposition.object !== object && !(parties.length > 1 && parties.includes(object)))
    return false;
  return predicate === undefined || proposition.predicate === predicate;
}

function rowOf(proposition: PropositionRecord, statements: readonly Statement[]): MatrixRow {
  const bySpeaker = new Map<string, Statement[]>();
  for (const each of statements) bySpeaker.set(each.speaker.key, [...(bySpeaker.get(each.speaker.key) ?? []), each]);
  const { id, subject, predicate, object, aspect, status, assertedBy, articles } = proposition;
  return {
    proposition: id,
    subject,
    predicate,
    ...(object === undefined ? {} : { object }),
    ...(aspect === undefined ? {} : { aspect }),
    status,
    origins: assertedBy.length,
    articles,
    cells: [...bySpeaker].map(([speaker, said]) => cellOf(speaker, said)).sort((a, b) => compare(a.speaker, b.speaker)),
  };
}

function cellOf(speaker: string, said: readonly Statement[]): MatrixCell {
  const last = said.at(-1);
  const first = said.find((each) => each.date !== undefined)?.date;
  return {
    speaker,
    position: last?.position ?? "silent",
    history: said.map(({ position, date, certainty, via, inferred, document, sentence, spans }) => ({
      position,
      ...(date === undefined ? {} : { date }),
      ...(certainty === undefined ? {} : { certainty }),
      ...(via === undefined ? {} : { via }),
      inferred,
      evidence: { document, sentence, spans },
    })),
    ...(last?.certainty === undefined ? {} : { certainty: last.certainty }),
    ...(first === undefined ? {} : { first }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
