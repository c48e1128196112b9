/** `readout feeds`: what is subscribed, and how it goes; with an option, what is to change about it. */
import type { Store, Subscription, SubscriptionSettings, Yield } from "../../store/index.ts";
import { type Call, type Command, UsageError } from "../command.ts";
import { aboutDuration, durationOf } from "./duration.ts";
import { suggest } from "./next.ts";
import { oneLine } from "./one-line.ts";
import { nameOf } from "./report-sync.ts";
import { subscriptionsNamed } from "./subscriptions-named.ts";
import { JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const feedsCommand: Command = {
  name: "feeds",
  summary: "List what is subscribed, with its health; pause, resume, remove it, or change how it is read.",
  usage: [
    "feeds [OPTIONS] [URL | NAME]…",
    "feeds --pause | --resume | --remove URL | NAME…",
    "feeds --interval TIME URL | NAME…",
  ],
  options: {
    ...STORE_OPTION,
    pause: { about: "Read it no more until it is resumed." },
    resume: { about: "Read it again; its failures are forgiven." },
    remove: { about: "Take the subscription out; its documents stay." },
    interval: { value: "TIME", about: 'Read it after 30m, 2h, 1d …; "adapt": as often as something new comes.' },
    text: { value: "feed|page|decide", about: "Where the text of its items is taken from." },
    source: { value: "NAME", about: "The outlet of its documents from now on." },
    json: JSON_OPTION,
  },
  notes: [
    'A line says: items seen, documents that were new, how many of these no other source has carried, and the lag: the median time from publication to reading. A new one is added by "readout add URL".',
  ],
  examples: [
    "readout feeds",
    'readout feeds --pause "Example Wire"',
    "readout feeds --interval 30m https://news.example/feed.xml",
  ],
  run: feeds,
};

const VERBS = ["pause", "resume", "remove"] as const;

async function feeds(call: Call): Promise<number> {
  const { words } = call;
  const verbs = VERBS.filter((verb) => call.has(verb));
  const settings = settingsOf(call);
  if (verbs.length + (Object.keys(settings).length > 0 ? 1 : 0) > 1) {
    throw new UsageError("Give one of --pause, --resume, --remove, or settings.");
  }
  const [verb] = verbs;
  if (words.length === 0 && (verb !== undefined || Object.keys(settings).length > 0)) {
    throw new UsageError(
      `Give the address or name of what is meant: readout feeds ${verb === undefined ? "--interval 30m" : `--${verb}`} URL`,
    );
  }
  return withStore(call, async (store) => {
    const named = words.length === 0 ? await store.subscriptions.list() : await subscriptionsNamed(words, store);
    if (verb === "remove") {
      for (const { url } of named) await store.subscriptions.remove(url);
      const lines = named.map((one) => `${nameOf(one)}  ${oneLine(one.url)}\n`);
      return tell(call, store, { subscriptions: named, done: verb }, `${headOf(named, verb)}\n${lines.join("")}`);
    }
    const shown: Shown[] = [];
    for (const before of named) {
      const after = await changed(before, verb, settings, store);
      shown.push({ ...after, ...(await store.subscriptions.yield(after.url)) });
    }
    const done = verb === undefined ? {} : { done: verb };
    const text = `${headOf(shown, verb)}\n${shown.map(lineOf).join("")}`;
    return tell(call, store, { subscriptions: shown, ...done }, text);
  });
}

type Shown = Subscription & Yield;

async function changed(
  before: Subscription,
  verb: "pause" | "resume" | undefined,
  settings: SubscriptionSettings,
  { subscriptions }: Store,
): Promise<Subscription> {
  if (verb !== undefined) return subscriptions[verb](before.url);
  return Object.keys(settings).length > 0 ? subscriptions.set(before.url, settings) : before;
}

async function tell(call: Call, store: Store, whole: object, text: string): Promise<number> {
  await call.terminal.write(call.has("json") ? `${JSON.stringify(whole)}\n` : text);
  if (!call.has("json")) suggest(call, await nextOf(store));
  return 0;
}

function settingsOf(call: Call): SubscriptionSettings {
  const [interval, text, source] = [call.value("interval"), call.value("text"), call.value("source")];
  if (text !== undefined && text !== "feed" && text !== "page" && text !== "decide") {
    throw new UsageError(`--text must be feed, page or decide, but is "${text}".`);
  }
  return {
    ...(interval !== undefined && { interval: interval === "adapt" ? "adapt" : durationOf("interval", interval) }),
    ...(text !== undefined && { text }),
    ...(source !== undefined && { source }),
  };
}

function headOf(subscriptions: readonly Subscription[], verb: (typeof VERBS)[number] | undefined): string {
  const count = `${subscriptions.length} ${subscriptions.length === 1 ? "subscription" : "subscriptions"}`;
  if (verb !== undefined) return `${count} ${verb}d.`;
  const wrong = subscriptions.filter((one) => healthOf(one) === "failing").length;
  const paused = subscriptions.filter(({ state }) => state === "paused").length;
  const said = [...(wrong === 0 ? [] : [`${wrong} failing`]), ...(paused === 0 ? [] : [`${paused} paused`])];
  return [count, ...said].join(", ");
}

function healthOf({ state, errors, succeeded }: Subscription): string {
  if (state === "paused") return "paused";
  return errors > 0 ? "failing" : succeeded === undefined ? "new" : "ok";
}

function lineOf(one: Shown): string {
  const { url, kind, documents, unique, items, lag, interval, fixed, due, succeeded, errors, error, state, text } = one;
  const facts = [
    kind,
    `${items} items`,
    `${documents} new`,
    ...(documents === 0 ? [] : [`${Math.round((100 * unique) / documents)} % unique`]),
    ...(lag === undefined ? [] : [`lag ${aboutDuration(lag)}`]),
    `every ${aboutDuration(interval)}${fixed ? " (fixed)" : ""}`,
    ...(text === undefined ? [] : [`text from the ${text}`]),
    `read ${succeeded === undefined ? "never" : minute(succeeded)}`,
    ...(state === "paused" ? [] : [`due ${minute(due)}`]),
    ...(errors === 0 ? [] : [`${errors} ${errors === 1 ? "failure" : "failures"}`]),
  ];
  const trouble = error === undefined ? "" : `          ${error.code}  ${oneLine(error.message)}\n`;
  return `${healthOf(one).padEnd(8)}  ${nameOf(one)}\n          ${oneLine(url)}\n          ${facts.join(", ")}\n${trouble}`;
}

function minute(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`;
}

async function nextOf(store: Store): Promise<string> {
  if ((await store.subscriptions.list()).length === 0) return "add https://news.example/feed.xml";
  return (await store.faults.aside()).length > 0 ? "retry --list" : "sync";
}
