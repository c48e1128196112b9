/** What an import has done → what is said of it: counts, codes that are not mapped, terms of use. */
import type { Outcome, Store } from "../../store/index.ts";
import type { Call } from "../command.ts";
import type { Sums } from "./import-file.ts";
import { suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { folderOf } from "./where.ts";

const MOST_SHOWN = 12;

export async function reportImport(call: Call, store: Store, sums: Sums, seconds: number): Promise<void> {
  const { terminal } = call;
  const { rows, events, leftOut, passed, bad, replaced } = sums;
  const outcome = (name: Outcome): number => sums.outcomes.get(name) ?? 0;
  const notMapped = [...sums.unmapped].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (call.has("json")) {
    const whole = {
      rows,
      imported: outcome("added"),
      revised: outcome("revised"),
      older: outcome("older"),
      carried: outcome("carried"),
      known: outcome("known"),
      forgotten: outcome("forgotten"),
      leftOut,
      passed,
      bad,
      replaced,
      events,
      notMapped: Object.fromEntries(notMapped),
      datasets: [...sums.datasets.keys()],
      seconds: Math.round(seconds * 10) / 10,
    };
    await terminal.write(`${JSON.stringify(whole)}\n`);
    return;
  }
  const count = (number: number): string => number.toLocaleString("en-US");
  const parts: readonly (readonly [number, string])[] = [
    [outcome("revised"), "revised"],
    [outcome("older"), "older than what is there"],
    [outcome("carried"), "carried by another row too"],
    [outcome("known"), "known"],
    [outcome("forgotten"), "forgotten before and left out (--again takes them in)"],
    [leftOut, "not asked for"],
    [passed, "passed over, imported before"],
    [bad, "not readable"],
  ];
  const shown = parts.filter(([number]) => number > 0).map(([number, word]) => `, ${count(number)} ${word}`);
  await terminal.write(`${count(outcome("added"))} imported${shown.join("")}.\n`);
  if (notMapped.length > 0) {
    const lines = notMapped.slice(0, MOST_SHOWN).map(([code, n]) => `  ${count(n).padStart(9)}  ${oneLine(code)}\n`);
    const more = notMapped.length > MOST_SHOWN ? `  and ${notMapped.length - MOST_SHOWN} more codes (--json)\n` : "";
    await terminal.write(`not mapped, kept as the dataset writes it:\n${lines.join("")}${more}`);
  }
  if (replaced > 0) terminal.remark(`${count(replaced)} rows were not all UTF-8: bytes that are none were replaced.`);
  for (const name of sums.datasets.values()) {
    const terms = (await store.sources.find(name))?.terms;
    if (terms !== undefined) terminal.remark(oneLine(`${name}: ${terms}`));
  }
  const rate = Math.round(rows / Math.max(seconds, 0.001));
  terminal.remark(
    `${count(rows)} rows with ${count(events)} events in ${seconds.toFixed(1)} s (${count(rate)} rows/s); store ${folderOf(call)}.`,
  );
  suggest(call, rows === 0 ? "status" : "sources");
}
