/** Addresses, and files that list feeds → subscriptions, read once; a single page → its document. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { readSource } from "../../ingest/feeds/index.ts";
import {
  FIRST_INTERVAL,
  type Opened,
  openAddress,
  readSubscription,
  type SyncReport,
  type SyncServices,
  syncAll,
} from "../../ingest/sync/index.ts";
import type { Subscription, TextFrom } from "../../store/index.ts";
import { type Call, type Option, UsageError } from "../command.ts";
import { durationOf } from "./duration.ts";
import type { Keeping } from "./keeping.ts";
import { oneLine } from "./one-line.ts";
import { tellReport } from "./report-sync.ts";

export const SUBSCRIBE_OPTIONS = {
  follow: { about: "Read the page or folder itself again and again (readout sync), and keep what changes." },
  interval: {
    value: "TIME",
    about: "Read again after 30m, 2h, 1d … (default: adapts to how often something new comes).",
  },
  text: {
    value: "feed|page",
    about: "Take the text of items from the feed, or from their pages (default: decided for each).",
  },
} as const satisfies Readonly<Record<string, Option>>;

export function isSource(word: string): boolean {
  return /^https?:\/\//i.test(word) || /\.opml$/i.test(word);
}

/** @returns how many subscriptions are new, and how the readings went */
export async function addSources(
  words: readonly string[],
  call: Call,
  keeping: Keeping,
  services: SyncServices,
): Promise<{ readonly subscribed: number; readonly reports: readonly SyncReport[] }> {
  const { terminal } = call;
  const { store } = keeping;
  const reports: SyncReport[] = [];
  const told = (report: SyncReport): void => {
    reports.push(report);
    tellReport(terminal, report);
  };
  let subscribed = 0;
  const settings = settingsOf(call);
  for (const word of words) {
    if (services.signal.aborted) break;
    const opened = await open(word, call, services);
    if (opened.kind === "failed") {
      await keeping.fault(word, opened.issue);
      continue;
    }
    for (const { message } of opened.issues) terminal.remark(oneLine(message));
    await store.faults.clear(word);
    if (opened.kind === "document") {
      const { document } = opened;
      const source = call.value("source") ?? document.source;
      const date = document.date ?? call.value("date");
      const filled = { ...document, ...(source !== undefined && { source }), ...(date !== undefined && { date }) };
      const kept = services.sink(filled, { subscription: word, lineage: `url:${document.url ?? document.id}` });
      await keeping.flush();
      const done = await kept;
      if (done.kind === "fault") await keeping.fault(word, done);
      continue;
    }
    const begun: Subscription[] = [];
    for (const wanted of opened.wanted) {
      const { subscription, isNew } = await store.subscriptions.add({ ...wanted, ...settings });
      if (isNew) subscribed += 1;
      else terminal.remark(oneLine(`${wanted.url} is subscribed already; it is read now.`));
      begun.push(subscription);
    }
    const [only] = begun;
    if (only !== undefined && opened.answer !== undefined) told(await readSubscription(only, services, opened.answer));
    else await syncAll(begun, services, told);
  }
  return { subscribed, reports };
}

/** Subscribes to folders that are added, so that `readout sync` reads them again. */
export async function followFolders(paths: readonly string[], call: Call, { store }: Keeping): Promise<number> {
  let subscribed = 0;
  for (const path of paths) {
    if (path === "-") throw new UsageError("Standard input cannot be followed: give folders or web addresses.");
    const url = resolve(path);
    subscribed += (await store.subscriptions.add({ url, kind: "folder", ...settingsOf(call) })).isNew ? 1 : 0;
  }
  return subscribed;
}

async function open(word: string, call: Call, { fetcher, clock }: SyncServices): Promise<Opened> {
  if (/^https?:\/\//i.test(word)) return openAddress(word, fetcher, clock(), call.has("follow"));
  try {
    const read = readSource({ url: word, bytes: await readFile(word) }, clock());
    if (read.kind === "list") {
      return {
        kind: "subscriptions",
        wanted: read.feeds.map((feed) => ({ ...feed, kind: "feed" })),
        issues: read.issues,
      };
    }
    const message = `${word} is no list of feeds (OPML). Export one from your feed reader, or give the feeds' addresses.`;
    return {
      kind: "failed",
      issue: read.kind === "broken" ? read.issue : { code: "LIST_NOT_ONE", message },
      retryable: false,
    };
  } catch (error) {
    const message = `${word} cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
    return { kind: "failed", issue: { code: "FILE_UNREADABLE", message }, retryable: false };
  }
}

function settingsOf(call: Call): {
  readonly interval: number;
  readonly fixed: boolean;
  readonly source?: string;
  readonly text?: TextFrom;
} {
  const [interval, source, text] = [call.value("interval"), call.value("source"), textOption(call)];
  return {
    interval: interval === undefined ? FIRST_INTERVAL : durationOf("interval", interval),
    fixed: interval !== undefined,
    ...(source !== undefined && { source }),
    ...(text !== undefined && { text }),
  };
}

/** @throws UsageError */
function textOption(call: Call): TextFrom | undefined {
  const given = call.value("text");
  if (given === undefined || given === "feed" || given === "page") return given;
  throw new UsageError(`--text must be feed or page, but is "${given}".`);
}
