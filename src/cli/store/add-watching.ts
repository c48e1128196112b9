/** `readout add FOLDER --watch`: what comes or changes in folders is added batch by batch, until the end is asked for. */
import type { Outcome } from "../../store/index.ts";
import { type Call, UsageError } from "../command.ts";
import { type Adding, addFiles } from "./add-files.ts";
import { watchFiles } from "./changed-files.ts";
import { joinStories } from "./joining.ts";
import type { Keeping } from "./keeping.ts";
import { outcomeText } from "./report-sync.ts";
import { folderOf } from "./where.ts";

/** On SIGINT or SIGTERM the batch that was begun is finished; a second one ends at once. @throws UsageError */
export async function addWatching(
  paths: readonly string[],
  call: Call,
  adding: Adding,
  keeping: Keeping,
): Promise<number> {
  const { terminal } = call;
  if (paths.includes("-")) throw new UsageError("Standard input cannot be watched: give folders or files.");
  const stop = new AbortController();
  const onSignal = (): void => {
    terminal.remark("Finishing the batch that was begun. Once more ends at once.");
    stop.abort();
  };
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  // Watched before it is read, so that nothing falls between.
  const files = await watchFiles(paths, stop.signal);
  try {
    await addBatch(paths, call, adding, keeping);
    if (!stop.signal.aborted) {
      terminal.remark(`Watching ${paths.join(", ")}; store ${folderOf(call)}. Ctrl-C ends.`);
    }
    for (let batch = await files.next(); batch.length > 0; batch = await files.next()) {
      await addBatch(batch, call, adding, keeping);
    }
  } finally {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
    await files.close();
  }
  return keeping.sums.faults === 0 ? 0 : 1;
}

/** One line, or one JSON object, for each. */
async function addBatch(paths: readonly string[], call: Call, adding: Adding, keeping: Keeping): Promise<void> {
  const { terminal, has } = call;
  const { sums } = keeping;
  const before = { outcomes: new Map(sums.outcomes), faults: sums.faults };
  await addFiles(paths, terminal, adding, keeping);
  if (!has("no-join")) await joinStories(call, keeping.store);
  const outcomes = new Map<Outcome, number>(
    [...sums.outcomes].map(([outcome, count]) => [outcome, count - (before.outcomes.get(outcome) ?? 0)]),
  );
  const faults = sums.faults - before.faults;
  if (has("json")) {
    const whole = { files: paths, ...Object.fromEntries(outcomes), faults };
    await terminal.write(`${JSON.stringify(whole)}\n`);
    return;
  }
  const aside = faults === 0 ? "" : `, ${faults} not readable`;
  await terminal.write(`${outcomeText(outcomes)}${aside}.\n`);
}
