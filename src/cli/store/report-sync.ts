/** How readings of sources went → what is told of them. */
import type { SyncReport } from "../../ingest/sync/index.ts";
import type { Outcome, Subscription } from "../../store/index.ts";
import type { Terminal } from "../terminal.ts";
import { oneLine } from "./one-line.ts";

export const OUTCOME_WORDS: readonly (readonly [Outcome, string])[] = [
  ["revised", "revised"],
  ["older", "older texts of what is there newer"],
  ["carried", "known, carried by another source too"],
  ["known", "known"],
  ["forgotten", "forgotten before and left out (--again takes them in)"],
];

/** "3 new, 1 revised". */
export function outcomeText(outcomes: ReadonlyMap<Outcome, number>): string {
  const count = (outcome: Outcome): number => outcomes.get(outcome) ?? 0;
  return [
    `${count("added")} new`,
    ...OUTCOME_WORDS.flatMap(([outcome, word]) => (count(outcome) === 0 ? [] : [`${count(outcome)} ${word}`])),
  ].join(", ");
}

export function nameOf({ title, source, url }: Pick<Subscription, "title" | "source" | "url">): string {
  return oneLine(title ?? source ?? url);
}

/** One line: "Example Wire: 3 new, 1 set aside". */
export function reportLine({ subscription, result, outcomes, aside, waiting, error }: SyncReport): string {
  const what =
    result === "failed"
      ? oneLine(error?.message ?? "failed")
      : [
          outcomeText(outcomes),
          ...(aside === 0 ? [] : [`${aside} set aside`]),
          ...(waiting === 0 ? [] : [`${waiting} more wait for the next reading`]),
        ].join(", ");
  return `${nameOf(subscription)}: ${what}`;
}

/** Only what went wrong, or is left. */
export function tellReport(terminal: Terminal, report: SyncReport): void {
  if (report.result === "failed" || report.aside > 0 || report.waiting > 0) terminal.remark(reportLine(report));
}

/** As `--json` gives it. */
export function reportJson(report: SyncReport): object {
  const { subscription, outcomes, ...rest } = report;
  const { url, title, due, state } = subscription;
  return { url, title, due, state, ...rest, outcomes: Object.fromEntries(outcomes) };
}
