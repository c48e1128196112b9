/** A proposition with one of its statements → the name of the issue it belongs to, and the key that makes it the same issue. */
import type { PropositionRecord, Statement } from "../stories/index.ts";

/** Terms, not a sentence of anybody. */
export interface Naming {
  /** Sides; several joined by `+`. */
  readonly subject: string;
  readonly predicate: string;
  readonly object?: string;
  readonly aspect?: string;
}

/** @param promised predicate class of the act, where the statement is the promise of one. */
export function namingOf(
  { subject, predicate, object, aspect }: PropositionRecord,
  { scope }: Pick<Statement, "scope">,
  promised: string | undefined,
  sideOf: (party: string) => string,
): Naming {
  const subjects = [...new Set(subject.split("+").map(sideOf))].sort().join("+");
  const other = object === undefined ? undefined : sideOf(object);
  return {
    subject: subjects,
    predicate: promised ?? predicate,
    ...(other === undefined ? {} : { object: other }),
    ...(aspect === undefined || scope === "occasion" ? {} : { aspect }),
  };
}

/**
 * What lasts is one issue whatever the story; an occasion, and what says little ("agree"), is one within its story. A promise
 * belongs to what is promised.
 */
export function issueKeyOf(
  { subject, predicate, object, aspect }: Naming,
  { scope, vague }: Pick<Statement, "scope" | "vague">,
  promised: string | undefined,
  story: string | undefined,
): string {
  const who = object === undefined ? subject : `${subject}>${object}`;
  const isOfStory = scope === "occasion" || vague || promised !== undefined;
  return [
    predicate,
    who,
    ...(aspect === undefined ? [] : [aspect]),
    ...(isOfStory && story !== undefined ? [story] : []),
  ].join("|");
}
