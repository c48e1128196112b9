/** `readout sync`: subscriptions that are due are read; with `--watch`, whenever they are due, until the end is asked for. */
import { availableParallelism } from "node:os";
import { type SyncReport, syncAll, watchAll } from "../../ingest/sync/index.ts";
import type { Outcome, Store, Subscription } from "../../store/index.ts";
import { type Call, type Command, UsageError, wholeNumber } from "../command.ts";
import { joinStories } from "./joining.ts";
import { withKeeping } from "./keeping.ts";
import { NETWORK_OPTIONS, withNetwork } from "./network.ts";
import { suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { nameOf, outcomeText, reportJson, reportLine, tellReport } from "./report-sync.ts";
import { subscriptionsNamed } from "./subscriptions-named.ts";
import { watchFolders } from "./watch-folders.ts";
import { JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const syncCommand: Command = {
  name: "sync",
  summary: "Read what is subscribed and due: feeds, sitemaps, pages, folders.",
  usage: ["sync [OPTIONS] [URL | NAME]…", "sync --watch [OPTIONS]"],
  options: {
    ...STORE_OPTION,
    all: { about: "All that is not paused, due or not." },
    watch: { about: "Go on: each source when it is due, until Ctrl-C." },
    ...NETWORK_OPTIONS,
    jobs: { value: "N", short: "j", about: "Threads (default: one a core)." },
    json: JSON_OPTION,
  },
  notes: [
    "An item's text is taken from its page, unless the feed carries the whole report. A page that cannot be read is set aside with its reason and tried again; the feed's summary never stands in for it.",
    "A source that fails is asked again later and later, a day at most; one that is gone, or fails five times in a way that will not mend itself, is paused.",
    "Intervals adapt between 15 minutes and a day, unless readout feeds --interval has fixed them.",
  ],
  examples: ["readout sync", "readout sync --all --json", "readout sync --watch"],
  run: sync,
};

async function sync(call: Call): Promise<number> {
  const jobs = wholeNumber(call, "jobs", 1, 256) ?? availableParallelism();
  if (call.has("watch") && (call.words.length > 0 || call.has("all"))) {
    throw new UsageError("--watch reads everything when it is due: give no names and no --all with it.");
  }
  return withStore(call, (store) =>
    withKeeping(call, store, jobs, (keeping) =>
      withNetwork(call, keeping, async (services) => {
        if (call.has("watch")) {
          const { terminal } = call;
          const join = async (): Promise<void> => {
            try {
              await joinStories(call, store);
            } catch (error) {
              terminal.remark(
                `Not joined into stories now: ${oneLine(error instanceof Error ? error.message : String(error))}`,
              );
            }
          };
          let joined = Promise.resolve();
          const told = (report: SyncReport): void => {
            const line = call.has("json") ? JSON.stringify(reportJson(report)) : reportLine(report);
            void terminal.write(`${line}\n`).catch(() => undefined);
            // One after the other; what came meanwhile is joined with the next.
            if (report.outcomes.size > 0) joined = joined.then(join);
          };
          const folders = await watchFolders(store.subscriptions);
          await watchAll({ ...services, sleep: folders.sleep }, told).finally(folders.close);
          await joined;
          return 0;
        }
        const wanted = await wantedOf(call, store);
        const reports: SyncReport[] = [];
        await syncAll(wanted, services, (report) => {
          reports.push(report);
          tellReport(call.terminal, report);
        });
        await joinStories(call, store);
        return tell(call, store, reports);
      }),
    ),
  );
}

async function wantedOf({ words, has }: Call, store: Store): Promise<readonly Subscription[]> {
  if (words.length > 0) return subscriptionsNamed(words, store);
  if (!has("all")) return store.subscriptions.due(Date.now());
  return (await store.subscriptions.list()).filter(({ state }) => state === "active");
}

async function tell(call: Call, store: Store, reports: readonly SyncReport[]): Promise<number> {
  const { terminal } = call;
  const outcomes = new Map<Outcome, number>();
  for (const report of reports) {
    for (const [outcome, count] of report.outcomes) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count);
  }
  const failed = reports.filter(({ result }) => result === "failed").length;
  const aside = reports.reduce((sum, report) => sum + report.aside, 0);
  if (call.has("json")) {
    const whole = { subscriptions: reports.map(reportJson), outcomes: Object.fromEntries(outcomes), failed, aside };
    await terminal.write(`${JSON.stringify(whole)}\n`);
  } else if (reports.length === 0) {
    await terminal.write(`${await idleText(store)}\n`);
    suggest(call, (await store.subscriptions.list()).length === 0 ? "add https://news.example/feed.xml" : "feeds");
  } else {
    const read = `${reports.length - failed} of ${reports.length} ${reports.length === 1 ? "source" : "sources"} read`;
    const parts = [outcomeText(outcomes), ...(aside === 0 ? [] : [`${aside} set aside`])];
    await terminal.write(`${read}: ${parts.join(", ")}.\n`);
    suggest(call, aside > 0 ? "retry --list" : failed > 0 ? "feeds" : "events");
  }
  return failed === 0 && aside === 0 ? 0 : 1;
}

async function idleText(store: Store): Promise<string> {
  const subscriptions = await store.subscriptions.list();
  const active = subscriptions.filter(({ state }) => state === "active").sort((a, b) => a.due - b.due);
  const [next] = active;
  if (next !== undefined)
    return `Nothing is due. Next: ${nameOf(next)}, ${new Date(next.due).toISOString().slice(0, 16)}Z.`;
  return subscriptions.length === 0 ? "Nothing is subscribed." : "Everything subscribed is paused.";
}
