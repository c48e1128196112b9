/** `readout retry`: items of sources that were set aside are tried again, or listed. */
import { availableParallelism } from "node:os";
import { retryAside } from "../../ingest/sync/index.ts";
import type { Fault } from "../../store/index.ts";
import { type Call, type Command, wholeNumber } from "../command.ts";
import { joinStories } from "./joining.ts";
import { withKeeping } from "./keeping.ts";
import { NETWORK_OPTIONS, withNetwork } from "./network.ts";
import { suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const retryCommand: Command = {
  name: "retry",
  summary: "Try again what was set aside: items of sources that could not be read.",
  usage: ["retry [OPTIONS] [URL]…"],
  options: {
    ...STORE_OPTION,
    list: { about: "List what is set aside, with reasons, and try nothing." },
    all: { about: "Also what will fail again until somebody changes something (not found, refused, no text)." },
    ...NETWORK_OPTIONS,
    jobs: { value: "N", short: "j", about: "Threads (default: one a core)." },
    json: JSON_OPTION,
  },
  notes: [
    "A URL is that of an item, or of a subscription for all of its items. What is named is tried, whatever its reason was.",
    'Files that could not be read are listed by "readout status"; adding them again tries them again.',
  ],
  examples: ["readout retry --list", "readout retry", "readout retry https://news.example/article"],
  run: retry,
};

async function retry(call: Call): Promise<number> {
  const { words, terminal } = call;
  const jobs = wholeNumber(call, "jobs", 1, 256) ?? availableParallelism();
  return withStore(call, async (store) => {
    const all = await store.faults.aside();
    const wanted = all.filter(({ place, aside }) => {
      if (words.length > 0) return words.includes(place) || words.includes(aside?.subscription ?? "");
      return call.has("list") || call.has("all") || aside?.retryable === true;
    });
    if (call.has("list")) return list(call, wanted);
    const { kept, aside, hopeless } = await withKeeping(call, store, jobs, (keeping) =>
      withNetwork(call, keeping, (services) => retryAside(wanted, services)),
    );
    await joinStories(call, store);
    const left = await store.faults.aside();
    if (call.has("json")) await terminal.write(`${JSON.stringify({ kept, aside, hopeless, left })}\n`);
    else {
      const still = aside === 0 ? "" : `, ${aside} still set aside`;
      const none = hopeless === 0 ? "" : `, ${hopeless} that the feed gave in no readable form`;
      await terminal.write(`${wanted.length} tried: ${kept} kept${still}${none}. ${left.length} set aside in all.\n`);
      suggest(call, left.length > 0 ? "retry --list" : "feeds");
    }
    return aside + hopeless === 0 ? 0 : 1;
  });
}

async function list(call: Call, faults: readonly Fault[]): Promise<number> {
  const { terminal } = call;
  if (call.has("json")) await terminal.write(`${JSON.stringify({ aside: faults })}\n`);
  else {
    const lines = faults.map(({ place, code, message, aside }) => {
      const tries = `${aside?.tries ?? 0} ${aside?.tries === 1 ? "try" : "tries"}`;
      return `${oneLine(place)}\n  ${code}, ${tries}${aside?.retryable === true ? ", tried again by itself" : ""}\n  ${oneLine(message)}\n`;
    });
    await terminal.write(`${faults.length} ${faults.length === 1 ? "item" : "items"} set aside\n${lines.join("")}`);
    suggest(call, faults.length > 0 ? "retry" : "feeds");
  }
  return 0;
}
