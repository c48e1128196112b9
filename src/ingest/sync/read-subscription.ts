/** One subscription read once: fetched, its new items worked on, its health and next time written down. */
import { createHash } from "node:crypto";
import type { Issue } from "../../model/index.ts";
import type { Reading, Subscription } from "../../store/index.ts";
import { StoreError } from "../../store/index.ts";
import type { BadItem, Feed, FeedItem } from "../feeds/index.ts";
import type { Fetched } from "../fetch/types.ts";
import { type Answered, feedIn } from "./answer.ts";
import { afterFailure, afterSuccess, isRetryDue } from "./schedule.ts";
import { badFault, itemOf } from "./set-aside.ts";
import type { SyncReport, SyncServices } from "./types.ts";
import { type Worked, workItems } from "./work-items.ts";

/** `answer`: what its address has answered just now, where somebody has asked already. */
export async function readSubscription(
  subscription: Subscription,
  services: SyncServices,
  answer?: Fetched,
): Promise<SyncReport> {
  try {
    return subscription.kind === "folder"
      ? await readFolder(subscription, services)
      : await readAddress(subscription, services, answer);
  } catch (error) {
    // The store's trouble is everybody's; any other is this subscription's alone.
    if (error instanceof StoreError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${subscription.url} could not be read: ${reason}. Please report this with the address.`;
    return failed(subscription, services, { code: "SYNC_FAILED", message, lasting: false });
  }
}

async function readAddress(
  subscription: Subscription,
  services: SyncServices,
  answer: Fetched | undefined,
): Promise<SyncReport> {
  const { url, kind, etag, lastModified } = subscription;
  const { fetcher, clock } = services;
  const validators = { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
  const fetched = answer ?? (await fetcher.fetch({ url, wanted: kind === "page" ? "page" : "feed", ...validators }));
  if (fetched.kind === "failed") return failed(subscription, services, fetched);
  const again = await itemsToRetry(subscription, services);
  if (fetched.kind === "unchanged") {
    const worked = await workItems(again, subscription, services);
    return done(subscription, services, { result: "unchanged", items: 0, worked, waiting: worked.left });
  }
  const answered: Answered =
    kind === "page"
      ? { kind: "feed", feed: pageAsFeed(url, fetched), isGathered: false }
      : await feedIn(fetched, subscription, fetcher, clock());
  if (answered.kind === "wrong") return failed(subscription, services, { ...answered.issue, lasting: false });
  const { feed } = answered;
  const aside = await keepBad(feed.bad, subscription, services);
  const unseen = await unseenOf(feed.items, subscription, services);
  // Said once, not with every reading.
  if (unseen.length > 0) for (const issue of feed.issues) services.tell(issue);
  const chosen = unseen.slice(0, services.limits.items);
  const keys = new Set(chosen.map(({ key }) => key));
  const page = kind === "page" ? { ...services, fetcher: { ...fetcher, fetch: async () => fetched } } : services;
  // The first reading is the first to know what the feed calls itself.
  const named = { ...subscription, ...(subscription.title === undefined && feed.title && { title: feed.title }) };
  const worked = await workItems([...chosen, ...again.filter(({ key }) => !keys.has(key))], named, page);
  const waiting = unseen.length - chosen.length + worked.left;
  // Otherwise "unchanged" would hide what waits.
  const kept = waiting > 0 || answered.isGathered ? {} : validatorsOf(fetched);
  const movedTo = fetched.moved && fetched.url !== url ? fetched.url : undefined;
  return done(subscription, services, {
    ...{ result: "read", items: feed.items.length, worked: { ...worked, aside: worked.aside + aside }, waiting },
    reading: {
      validators: kept,
      ...(feed.title !== undefined && { title: feed.title }),
      ...(movedTo !== undefined && { movedTo }),
    },
    ...(feed.patience !== undefined && { patience: feed.patience }),
  });
}

function validatorsOf({
  etag,
  lastModified,
}: Extract<Fetched, { readonly kind: "fetched" }>): Reading["validators"] & object {
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}

async function unseenOf(
  items: readonly FeedItem[],
  { url }: Subscription,
  { subscriptions }: SyncServices,
): Promise<readonly FeedItem[]> {
  const seen = await subscriptions.seen(
    url,
    items.map(({ key }) => key),
  );
  return items.filter(({ key, digest }) => seen.get(key) !== digest);
}

/** A page that is read again and again is its own only item: its bytes tell whether it has changed. */
function pageAsFeed(url: string, { bytes }: Extract<Fetched, { readonly kind: "fetched" }>): Feed {
  const item: FeedItem = {
    key: url,
    url,
    digest: createHash("sha256").update(bytes).digest("hex").slice(0, 24),
    issues: [],
  };
  return { kind: "feed", format: "sitemap", items: [item], bad: [], issues: [] };
}

/** What was set aside by an earlier reading, and whose turn has come. */
async function itemsToRetry({ url }: Subscription, { faults, clock }: SyncServices): Promise<readonly FeedItem[]> {
  const due = (await faults.aside(url)).filter(({ aside }) => aside !== undefined && isRetryDue(aside, clock()));
  return due.flatMap((fault) => itemOf(fault) ?? []);
}

/** Each is kept once, however often the feed is read with it. @returns how many are new */
async function keepBad(bad: readonly BadItem[], { url }: Subscription, { faults }: SyncServices): Promise<number> {
  const before = (await faults.aside(url)).filter(({ code }) => code.startsWith("FEED_ITEM_"));
  const known = new Set(before.map(({ place, code }) => `${code} ${place}`));
  const now = new Set(bad.map(({ place }) => place));
  // Numbers of items mean nothing once the feed has moved on.
  for (const { place, code } of before) if (code === "FEED_ITEM_BROKEN" && !now.has(place)) await faults.clear(place);
  const fresh = bad.filter(({ place, issue }) => !known.has(`${issue.code} ${place}`));
  await faults.keep(fresh.map((item) => badFault(item, url)));
  return fresh.length;
}

async function readFolder(subscription: Subscription, services: SyncServices): Promise<SyncReport> {
  const { outcomes, faults } = await services.folder(subscription.url);
  const items = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
  return done(subscription, services, {
    result: "read",
    items,
    worked: { outcomes, aside: faults, left: 0 },
    waiting: 0,
  });
}

interface Done extends Pick<SyncReport, "result" | "items" | "waiting"> {
  readonly worked: Worked;
  readonly reading?: Pick<Reading, "validators" | "title" | "movedTo">;
  readonly patience?: number;
}

async function done(
  { url, interval, fixed }: Subscription,
  { subscriptions, clock, random, tell }: SyncServices,
  { worked, reading = {}, patience, ...report }: Done,
): Promise<SyncReport> {
  const { outcomes, aside } = worked;
  const hadNew = outcomes.has("added") || outcomes.has("revised");
  const at = clock();
  const success = { interval, fixed, hadNew, waiting: report.waiting > 0, ...(patience !== undefined && { patience }) };
  const next = { at, ...afterSuccess(success, at, random()) };
  try {
    return { ...report, outcomes, aside, subscription: await subscriptions.read(url, { ...next, ...reading }) };
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== "SUBSCRIPTION_TWICE") throw error;
    tell({ code: error.code, message: error.message });
    const { movedTo: _, ...stays } = reading;
    return { ...report, outcomes, aside, subscription: await subscriptions.read(url, { ...next, ...stays }) };
  }
}

async function failed(
  { url, interval, errors, lasting }: Subscription,
  { subscriptions, clock, random }: SyncServices,
  {
    code,
    message,
    ...error
  }: Issue & Pick<Extract<Fetched, { readonly kind: "failed" }>, "lasting" | "status" | "retryAfter">,
): Promise<SyncReport> {
  const at = clock();
  const failure = { ...error, errors: errors + 1, lasting: error.lasting ? lasting + 1 : 0 };
  const { due, pause } = afterFailure(failure, at, random());
  const said = pause
    ? `${message} It is paused after ${failure.errors === 1 ? "this answer" : `${failure.errors} failures`}: readout feeds --resume ${url}`
    : message;
  const reading: Reading = { at, due, interval, pause, error: { code, message: said, lasting: error.lasting } };
  return {
    ...{ subscription: await subscriptions.read(url, reading), result: "failed", items: 0, outcomes: new Map() },
    ...{ aside: 0, waiting: 0, error: { code, message: said } },
  };
}
