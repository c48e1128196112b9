/** What the commands that read sources share: the network, the way into the store, the end when it is asked for. */
import { randomInt } from "node:crypto";
import { createFetcher, readoutAgent } from "../../ingest/fetch/index.ts";
import { type Sink, SYNC_LIMITS, type SyncServices } from "../../ingest/sync/index.ts";
import type { Issue } from "../../model/index.ts";
import { CODER_VERSION } from "../../reading/reader.ts";
import { type Call, type Option, wholeNumber } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { addFiles } from "./add-files.ts";
import type { Keeping } from "./keeping.ts";
import { oneLine } from "./one-line.ts";

export const NETWORK_OPTIONS = {
  "allow-private": { about: "Read addresses of your own network too (they are refused otherwise)." },
  most: { value: "N", about: `Items read of one source in one go, the newest first (default ${SYNC_LIMITS.items}).` },
} as const satisfies Readonly<Record<string, Option>>;

/** Documents of a folder between reading and writing. */
const AHEAD = 16;
const MOST_TOLD = 3;
/** Few documents of a source are on their way at once, and each waits until it is kept: a batch is rarely full. */
const WAIT = 50;

/** On SIGINT or SIGTERM what was begun is finished; a second one ends at once. */
export async function withNetwork<Result>(
  call: Call,
  keeping: Keeping,
  work: (services: SyncServices) => Promise<Result>,
): Promise<Result> {
  const { terminal } = call;
  const most = wholeNumber(call, "most", 1, 10_000);
  const fetcher = createFetcher({ userAgent: readoutAgent(CODER_VERSION), allowPrivate: call.has("allow-private") });
  const stop = new AbortController();
  const onSignal = (): void => {
    terminal.remark("Finishing what was begun. Once more ends at once.");
    stop.abort();
  };
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  const remarks = createRemarks(terminal);
  try {
    const result = await work({
      subscriptions: keeping.store.subscriptions,
      faults: keeping.store.faults,
      fetcher,
      sink: sinkOf(keeping),
      folder: async (path) => {
        const before = new Map(keeping.sums.outcomes);
        const faults = keeping.sums.faults;
        await addFiles([path], terminal, { fill: {}, reading: {}, ahead: AHEAD }, keeping);
        const added = [...keeping.sums.outcomes].map(
          ([outcome, count]) => [outcome, count - (before.get(outcome) ?? 0)] as const,
        );
        return { outcomes: new Map(added.filter(([, count]) => count > 0)), faults: keeping.sums.faults - faults };
      },
      clock: () => Date.now(),
      random: () => randomInt(1_000_000) / 1_000_000,
      tell: remarks.tell,
      limits: { ...SYNC_LIMITS, ...(most !== undefined && { items: most }) },
      signal: stop.signal,
    });
    await keeping.flush();
    remarks.end();
    return result;
  } finally {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
    await fetcher.close();
  }
}

/** Fetched just now: it is the text that stands there. */
export function sinkOf(keeping: Keeping): Sink {
  return async (document, { lineage }) => {
    const coded = await keeping.code(document, [], { lineage, standsNow: true });
    if (coded.kind === "fault") return { kind: "fault", code: coded.issue.code, message: coded.issue.message };
    const { id, outcome } = await keeping.put(coded.entry, WAIT);
    keeping.progress.done(coded.sentences, 0);
    return { kind: "kept", id, outcome };
  };
}

/** A feed without dates has a thousand remarks of one kind: the first few are told, the others counted. */
function createRemarks(terminal: Terminal): { tell(remark: Issue): void; end(): void } {
  const told = new Map<string, number>();
  return {
    tell: ({ code, message }) => {
      const count = (told.get(code) ?? 0) + 1;
      told.set(code, count);
      if (count <= MOST_TOLD) terminal.remark(oneLine(message));
    },
    end: () => {
      for (const [code, count] of told) {
        if (count > MOST_TOLD) terminal.remark(`${count - MOST_TOLD} more remarks of this kind: ${code}.`);
      }
    },
  };
}
