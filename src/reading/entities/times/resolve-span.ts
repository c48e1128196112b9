/** Lengths of time and what comes again: captures in, DURATION and SET readings out. */

import { fromDayNumber } from "./calendar.ts";
import type { Captures, Reading, Standing } from "./resolve.ts";
import { number, text } from "./resolve-day.ts";
import type { RuleSource } from "./rules.ts";
import { formatDuration, shiftDay } from "./value.ts";

export function resolveDuration(rule: RuleSource, captures: Captures, standing: Standing): Reading | undefined {
  const unit = text(captures["unit"]) ?? text(captures["long-unit"]);
  if (unit === undefined) return undefined;
  // "three quarters of the vote" counts no time.
  if (unit === "Q" && (standing.next === "of" || captures["article"] !== undefined)) return undefined;
  const given = rule.n ?? captures["n"] ?? 1;
  if (given === "X") return { type: "DURATION", value: formatDuration("X", unit) };
  const n = number(given);
  if (n === undefined) return undefined;
  const amount = n + (rule.add ?? 0);
  if (standing.previous === "in" && !unit.startsWith("T") && isAhead(standing)) {
    // "is to end in five years": a day to come, not a length.
    if (standing.today === undefined) return { type: "DATE", needsDate: true };
    const value = shiftDay(fromDayNumber(standing.today), amount, unit);
    if (value !== undefined) return { type: "DATE", value };
  }
  const second = number(captures["n2"]);
  const secondUnit = text(captures["unit2"]);
  const value = formatDuration(amount, unit);
  if (second === undefined || secondUnit === undefined) return { type: "DURATION", value };
  return { type: "DURATION", value: joinDurations(value, formatDuration(second, secondUnit)) };
}

/** "to end in five years", but not "the first talks in five years". */
function isAhead(standing: Standing): boolean {
  const { tense, isDirect } = standing.outlook();
  return tense === "future" && isDirect;
}

export function resolveSet(captures: Captures): Reading | undefined {
  const unit = text(captures["unit"]);
  if (unit === undefined) return undefined;
  const step = number(captures["n"]) ?? number(captures["every"]) ?? 1;
  return { type: "SET", value: formatDuration(step, unit) };
}

/** "each July", "every summer", "every night". */
export function resolveSetMonth(captures: Captures): Reading | undefined {
  const month = number(captures["month"]);
  if (month !== undefined) return { type: "SET", value: `XXXX-${String(month).padStart(2, "0")}` };
  const season = text(captures["season"]);
  if (season !== undefined) return { type: "SET", value: `XXXX-${season}` };
  const part = text(captures["part"]);
  return part === undefined ? undefined : { type: "SET", value: `XXXX-XX-XX${part}` };
}

/** P2Y and P6M are P2Y6M; PT2H and PT10M are PT2H10M. */
function joinDurations(first: string, second: string): string {
  const rest = second.slice(1);
  return first.includes("T") && rest.startsWith("T") ? first + rest.slice(1) : first + rest;
}
