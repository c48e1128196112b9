/** The state a predicate's weighing goes through: its value, its status, its holder, and the words that changed them. */
import type { EventStatus } from "../../../model/index.ts";
import type { OperatorClass } from "./operators.ts";

export interface Commitment {
  /** −3 … +3 */
  readonly value: number;
  readonly status: EventStatus;
  /** Token that heads the holder's phrase: who says, alleges, denies. Absent: the document's own voice. */
  readonly holder?: number;
  /** Words that changed the commitment, innermost first. */
  readonly trace: readonly Step[];
}

export interface Step {
  readonly token: number;
  readonly effect:
    | OperatorClass
    | "negation"
    | "modal"
    | "condition"
    | "purpose"
    | "without"
    | "question"
    | "infinitive";
}

export interface State {
  value: number;
  status: EventStatus;
  holder?: number;
  readonly trace: Step[];
}

export function attribute(state: State, subject: number | undefined): void {
  if (subject !== undefined) state.holder ??= subject;
}

/** A "not" below stays a "not": "urged them not to attack" is no call to attack. */
export function restate(state: State, status: EventStatus): void {
  if (state.status === "asserted") state.status = status;
}

export function negate(state: State, step: Step): void {
  state.trace.push(step);
  state.value = -0.85 * state.value;
  if (state.status === "asserted") state.status = "negated";
  else if (state.status === "negated") state.status = "asserted";
}

export function scale(state: State, factor: number, step: Step): void {
  state.trace.push(step);
  state.value *= factor;
}

/** Lowers the value to at most `limit` in size and gives the status where none stands yet. */
export function soften(state: State, limit: number, status: EventStatus, step: Step, floor = 0): void {
  state.trace.push(step);
  const size = Math.max(floor, Math.min(Math.abs(state.value), limit));
  state.value = state.value < 0 ? -size : size;
  if (state.status === "asserted") state.status = status;
}

export function clamp(value: number): number {
  return Math.max(-3, Math.min(3, value));
}
