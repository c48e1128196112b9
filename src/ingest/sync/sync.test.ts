import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentInput, Issue } from "../../model/index.ts";
import type { Subscription, SubscriptionInput, Yield } from "../../store/index.ts";
import { recordOf } from "../../store/record.fixture.ts";
import { openIn, temporaryFolder } from "../../store/sqlite/folder.fixture.ts";
import { fetchedText, type ScriptedFetcher, scriptedFetcher } from "../fetch/scripted.fixture.ts";
import type { Fetched, FetchRequest } from "../fetch/types.ts";
import { retryAside } from "./retry.ts";
import { syncAll } from "./sync.ts";
import { type Kept, SYNC_LIMITS, type SyncLimits, type SyncReport, type SyncServices } from "./types.ts";
import { watchAll } from "./watch.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse("2026-03-10T12:00:00Z");
const FEED = "https://a.example/feed";
const SUBSCRIPTION: SubscriptionInput = { url: FEED, kind: "feed", interval: HOUR };

type Answers = Record<string, Fetched | (() => Fetched)>;

interface Bench {
  readonly services: SyncServices;
  readonly fetcher: ScriptedFetcher;
  readonly answers: Answers;
  readonly documents: DocumentInput[];
  readonly remarks: Issue[];
  readonly store: ReturnType<typeof openIn>["store"];
  dump(): string;
  later(milliseconds: number): void;
  add(more?: Partial<SubscriptionInput>): Promise<void>;
  /** Reads what is due, or all. */
  sync(all?: boolean): Promise<readonly SyncReport[]>;
  one(): Promise<Subscription & Yield>;
}

/** A store, answers by address, and a clock that stands still. */
function bench(limits: Partial<SyncLimits> = {}, fault?: (document: DocumentInput) => Kept | undefined): Bench {
  const opened = openIn(temporaryFolder());
  const { store } = opened;
  let now = START;
  opened.at(now);
  const answers: Answers = {};
  const asked: FetchRequest[] = [];
  // Answers change between readings.
  const fetcher: ScriptedFetcher = {
    asked,
    fetch: async (request) => {
      asked.push(request);
      return scriptedFetcher(answers).fetch(request);
    },
    close: async () => undefined,
  };
  const documents: DocumentInput[] = [];
  const remarks: Issue[] = [];
  const services: SyncServices = {
    subscriptions: store.subscriptions,
    faults: store.faults,
    fetcher,
    sink: async (document, { lineage }) => {
      const wrong = fault?.(document);
      if (wrong !== undefined) return wrong;
      documents.push(document);
      const [put] = await store.put([{ document, record: recordOf(document, {}), lineage, standsNow: true }]);
      assert.ok(put !== undefined);
      return { kind: "kept", ...put };
    },
    folder: async () => ({ outcomes: new Map([["added", 2]]), faults: 1 }),
    clock: () => now,
    random: () => 0.5,
    tell: (remark) => remarks.push(remark),
    limits: { ...SYNC_LIMITS, ...limits },
    signal: new AbortController().signal,
  };
  return {
    ...{ services, fetcher, answers, documents, remarks, store },
    dump: opened.dump,
    later: (milliseconds) => {
      now += milliseconds;
      opened.at(now);
    },
    add: async (more = {}) => {
      await store.subscriptions.add({ ...SUBSCRIPTION, ...more });
    },
    sync: async (all = true) => {
      const reports: SyncReport[] = [];
      const wanted = all ? await store.subscriptions.list() : await store.subscriptions.due(now);
      await syncAll(wanted, services, (report) => reports.push(report));
      return reports;
    },
    one: async () => {
      const [first] = await store.subscriptions.list();
      assert.ok(first !== undefined);
      return { ...first, ...(await store.subscriptions.yield(first.url)) };
    },
  };
}

interface Item {
  readonly id: string;
  readonly title?: string;
  readonly link?: string;
  readonly date?: string;
  readonly content?: string;
  readonly summary?: string;
}

const feedText = (...items: readonly Item[]): string =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Example Wire</title><link>https://a.example/</link>${items
    .map(
      ({ id, title = `Report ${id}`, link = `/${id}`, date = "Tue, 10 Mar 2026 11:00:00 GMT", content, summary }) =>
        `<item><guid isPermaLink="false">${id}</guid><title>${title}</title>${link === "" ? "" : `<link>${link}</link>`}<pubDate>${date}</pubDate>${summary === undefined ? "" : `<description>${summary}</description>`}${content === undefined ? "" : `<content:encoded><![CDATA[${content}]]></content:encoded>`}</item>`,
    )
    .join("")}</channel></rss>`;

const feed = (...items: readonly Item[]): Fetched => fetchedText(FEED, feedText(...items), "application/rss+xml");

function sent(answer: Fetched, more: Partial<Extract<Fetched, { kind: "fetched" }>>): Fetched {
  assert.ok(answer.kind === "fetched");
  return { ...answer, ...more };
}

const page = (id: string, words = `Ruritania and Borduria held talks, says report ${id}.`): Fetched =>
  fetchedText(
    `https://a.example/${id}`,
    `<!doctype html><html lang="en"><head><title>Page ${id}</title><meta property="og:site_name" content="Example Post"></head><body><article><p>${words}</p></article></body></html>`,
  );

const fails = (more: Partial<Extract<Fetched, { kind: "failed" }>> = {}): Fetched => ({
  ...{
    kind: "failed",
    code: "FETCH_STATUS",
    message: "It answered 500. Try again later.",
    status: 500,
    lasting: false,
  },
  ...more,
});

test("new items are read from their pages; the feed's date and title stand, the page's outlet and language", async () => {
  const { add, answers, sync, documents, one, fetcher } = bench();
  answers[FEED] = feed({ id: "1" }, { id: "2", date: "Tue, 10 Mar 2026 11:30:00 GMT" });
  answers["https://a.example/1"] = page("1");
  answers["https://a.example/2"] = page("2");
  await add();
  const [report] = await sync();
  assert.deepEqual([report?.result, report?.items, report?.outcomes], ["read", 2, new Map([["added", 2]])]);
  assert.deepEqual(documents[0], {
    ...{ id: "https://a.example/2", url: "https://a.example/2", title: "Report 2", date: "2026-03-10T11:30:00Z" },
    ...{ source: "Example Post", lang: "en", text: "Ruritania and Borduria held talks, says report 2.\n" },
  });
  const { title, items, documents: count, unique, due, interval, lag } = await one();
  assert.deepEqual(
    [title, items, count, unique, due, interval, lag],
    ["Example Wire", 2, 2, 2, START + HOUR / 2, HOUR / 2, undefined],
  );
  assert.deepEqual(
    fetcher.asked.map(({ wanted }) => wanted),
    ["feed", "page", "page"],
  );
});

test("the same feed again changes nothing but the subscription's times, and asks for no page", async () => {
  const { add, answers, sync, dump, later, fetcher } = bench();
  answers[FEED] = feed({ id: "1" }, { id: "2", content: `${"Ruritania spoke at length. ".repeat(40)}The end.` });
  answers["https://a.example/1"] = page("1");
  await add({ fixed: true });
  await sync();
  const rest = (): string => dump().replace(/-- subscriptions\n.*\n/, "");
  const before = rest();
  const asked = fetcher.asked.length;
  later(2 * HOUR);
  assert.deepEqual((await sync())[0]?.outcomes, new Map());
  assert.equal(rest(), before);
  assert.equal(fetcher.asked.length, asked + 1);
});

test("validators are sent back, and an unchanged feed is a success", async () => {
  const { add, answers, sync, later, one, fetcher } = bench();
  answers[FEED] = sent(feed(), { etag: '"7"', lastModified: "Tue, 10 Mar 2026 11:00:00 GMT" });
  await add();
  await sync();
  answers[FEED] = { kind: "unchanged" };
  later(HOUR);
  assert.equal((await sync())[0]?.result, "unchanged");
  assert.deepEqual(fetcher.asked[1], {
    ...{ url: FEED, wanted: "feed", etag: '"7"', lastModified: "Tue, 10 Mar 2026 11:00:00 GMT" },
  });
  const { succeeded, etag } = await one();
  assert.deepEqual([succeeded, etag], [START + HOUR, '"7"']);
});

test("an item that the feed says has changed is a revision; a text put back stands again", async () => {
  const { add, answers, sync, store, later } = bench();
  answers[FEED] = feed({ id: "1" });
  answers["https://a.example/1"] = page("1");
  await add();
  await sync();
  const texts = ["Correction: no talks were held.", "Ruritania and Borduria held talks, says report 1."];
  for (const [i, words] of texts.entries()) {
    later(HOUR);
    answers[FEED] = feed({ id: "1", title: `Changed ${i}` });
    answers["https://a.example/1"] = page("1", words);
    assert.deepEqual((await sync())[0]?.outcomes, new Map([["revised", 1]]));
    assert.equal((await store.documents.find("https://a.example/1")).text, `${words}\n`);
  }
  assert.equal((await store.totals()).superseded, 1);
});

test("a teaser is never taken for the report: a page that fails is set aside, tried again later, and then kept", async () => {
  const { add, answers, sync, store, later, documents } = bench();
  answers[FEED] = feed({ id: "1", summary: "Talks were held." }, { id: "2" });
  answers["https://a.example/1"] = fails();
  answers["https://a.example/2"] = page("2");
  await add();
  const [first] = await sync();
  assert.deepEqual([first?.aside, documents.length], [1, 1]);
  const [fault] = await store.faults.aside(FEED);
  assert.deepEqual(
    [fault?.place, fault?.code, fault?.aside?.retryable, fault?.aside?.tries],
    ["https://a.example/1", "FETCH_STATUS", true, 1],
  );
  answers[FEED] = { kind: "unchanged" };
  later(10 * MINUTE);
  await sync();
  assert.equal((await store.faults.aside(FEED))[0]?.aside?.tries, 1, "not yet its turn");
  later(10 * MINUTE);
  await sync();
  assert.equal((await store.faults.aside(FEED))[0]?.aside?.tries, 2);
  answers["https://a.example/1"] = page("1");
  later(HOUR);
  assert.deepEqual((await sync())[0]?.outcomes, new Map([["added", 1]]));
  assert.deepEqual([await store.faults.list(), documents[1]?.title], [[], "Report 1"]);
});

const asides: readonly (readonly [
  name: string,
  item: Item,
  answer: Fetched | undefined,
  more: Partial<SubscriptionInput>,
  code: string,
])[] = [
  ["no page, only a summary", { id: "1", link: "", summary: "Talks." }, undefined, {}, "ITEM_SUMMARY_ONLY"],
  ["not found", { id: "1" }, undefined, {}, "FETCH_STATUS"],
  ["refused by robots.txt", { id: "1" }, fails({ code: "FETCH_ROBOTS", lasting: true }), {}, "FETCH_ROBOTS"],
  ["an empty page", { id: "1" }, fetchedText("https://a.example/1", "<html><body></body></html>"), {}, "FILE_EMPTY"],
  ["a picture", { id: "1" }, fetchedText("https://a.example/1", "\u0089PNG\0\0\0", "image/png"), {}, "FILE_BINARY"],
  [
    "a page with less than the summary of it",
    { id: "1", summary: "Ruritania and Borduria held talks on the border on Tuesday, after months of silence." },
    page("1", "Please accept our cookies."),
    {},
    "PAGE_THIN",
  ],
];
for (const [name, item, answer, more, code] of asides) {
  test(`set aside: ${name}`, async () => {
    const { add, answers, sync, store, documents, services, later } = bench();
    answers[FEED] = feed(item);
    if (answer !== undefined) answers["https://a.example/1"] = answer;
    await add(more);
    await sync();
    const faults = await store.faults.aside();
    assert.deepEqual([faults.map((fault) => fault.code), faults[0]?.aside?.retryable, documents], [[code], false, []]);
    later(48 * HOUR);
    await sync();
    assert.equal((await store.faults.aside())[0]?.aside?.tries, 1, "not by itself");
    assert.deepEqual(await retryAside(faults, services), { kept: 0, aside: 1, hopeless: 0 });
    assert.equal((await store.faults.aside())[0]?.aside?.tries, 2, "but when the user asks");
  });
}

test("what the coder cannot read is set aside, and can be tried again", async () => {
  let broken = true;
  const fault = (): Kept | undefined =>
    broken ? { kind: "fault", code: "DOCUMENT_TIMEOUT", message: "It took too long." } : undefined;
  const { add, answers, sync, store, services } = bench({}, fault);
  answers[FEED] = feed({ id: "1" });
  answers["https://a.example/1"] = page("1");
  await add();
  assert.equal((await sync())[0]?.aside, 1);
  broken = false;
  assert.deepEqual(await retryAside(await store.faults.aside(), services), { kept: 1, aside: 0, hopeless: 0 });
  assert.deepEqual(await store.faults.list(), []);
});

test("bad items are kept with their reason once, and forgiven when the feed is whole", async () => {
  const { add, answers, sync, store, later, services } = bench();
  const broken = feedText({ id: "1" }, { id: "2" }).replace("Report 1</title>", "Report 1</titel>");
  answers[FEED] = fetchedText(FEED, broken);
  answers["https://a.example/1"] = page("1");
  answers["https://a.example/2"] = page("2");
  await add();
  const [first] = await sync();
  assert.deepEqual([first?.aside, first?.outcomes], [1, new Map([["added", 1]])]);
  later(HOUR);
  assert.equal((await sync())[0]?.aside, 0);
  const faults = await store.faults.aside();
  assert.deepEqual([faults.length, faults[0]?.code, faults[0]?.aside?.tries], [1, "FEED_ITEM_BROKEN", 1]);
  assert.deepEqual(await retryAside(faults, services), { kept: 0, aside: 0, hopeless: 1 });
  answers[FEED] = feed({ id: "1" }, { id: "2" });
  assert.deepEqual((await sync())[0]?.outcomes, new Map([["added", 1]]));
  assert.deepEqual(await store.faults.list(), []);
});

test("a feed of 10,000 items: the newest are read, the rest waits, and nothing hides it", {
  timeout: 60_000,
}, async () => {
  const { add, answers, sync, one, documents } = bench({ items: 20 });
  const items = Array.from({ length: 10_000 }, (_, i) => ({
    id: `${i}`,
    content: `Report number ${i}. ${"Ruritania spoke at length. ".repeat(30)}`,
    date: new Date(START - i * MINUTE).toUTCString(),
  }));
  answers[FEED] = sent(feed(...items.reverse()), { etag: '"7"' });
  await add();
  const [first] = await sync();
  assert.deepEqual([first?.items, first?.waiting, documents.length], [10_000, 9980, 20]);
  assert.ok(documents.every(({ id }) => Number(id.split("/").pop()) < 20));
  const { etag, due } = await one();
  assert.deepEqual([etag, due], [undefined, START + 15 * MINUTE]);
  assert.equal((await sync())[0]?.waiting, 9960);
});

test("failures: longer each time, Retry-After kept; one success forgives; gone is paused", async () => {
  const { add, answers, sync, later, one } = bench();
  await add();
  const waits: unknown[] = [];
  for (const answer of [fails(), fails(), fails({ retryAfter: 5 * HOUR })]) {
    answers[FEED] = answer;
    await sync();
    const { due, errors, error } = await one();
    waits.push([(due - Date.parse("2026-03-10T12:00:00Z")) / MINUTE, errors, error?.code]);
  }
  assert.deepEqual(waits, [
    [15, 1, "FETCH_STATUS"],
    [30, 2, "FETCH_STATUS"],
    [300, 3, "FETCH_STATUS"],
  ]);
  assert.deepEqual(await sync(false), [], "not due");
  later(5 * HOUR);
  answers[FEED] = feed();
  assert.equal((await sync(false)).length, 1);
  assert.deepEqual([(await one()).errors, (await one()).error], [0, undefined]);
  answers[FEED] = fails({ status: 410, lasting: true, message: "It answered 410." });
  const [gone] = await sync();
  assert.match(gone?.error?.message ?? "", /It answered 410\. It is paused after this answer: readout feeds --resume/);
  assert.equal((await one()).state, "paused");
});

test("five lasting failures in a row pause a subscription, and say so", async () => {
  const { add, sync, one } = bench();
  await add();
  for (let i = 1; i <= 5; i += 1) {
    assert.equal((await one()).state, "active");
    const [report] = await sync();
    if (i === 5) assert.match(report?.error?.message ?? "", /404.*paused after 5 failures: readout feeds --resume/);
  }
  assert.equal((await one()).state, "paused");
});

test("a feed that has moved for good has its new address; where that is subscribed already, it is said", async () => {
  const { add, answers, sync, store, remarks } = bench();
  const there = "https://b.example/feed";
  answers[FEED] = sent(feed(), { url: there, moved: true });
  await add();
  await sync();
  assert.deepEqual(
    (await store.subscriptions.list()).map(({ url }) => url),
    [there],
  );
  await add();
  answers[there] = feed();
  await sync();
  assert.equal(remarks[0]?.code, "SUBSCRIPTION_TWICE");
  assert.equal((await store.subscriptions.list()).length, 2);
});

const notFeeds: readonly (readonly [name: string, answer: Fetched, code: string])[] = [
  ["a page", page("x"), "FEED_NOT_ONE"],
  ["nothing", fetchedText(FEED, ""), "FEED_BROKEN"],
  ["a picture", fetchedText(FEED, "\u0089PNG\0\0", "image/png"), "FEED_NOT_ONE"],
  ["a list", fetchedText(FEED, "<opml version='2.0'><body><outline text='x'/></body></opml>"), "FEED_NOT_ONE"],
];
for (const [name, answer, code] of notFeeds) {
  test(`a feed that answers with ${name} is a failure that is tried again`, async () => {
    const { add, answers, sync, one } = bench();
    answers[FEED] = answer;
    await add();
    const [report] = await sync();
    assert.deepEqual(
      [report?.result, report?.error?.code, (await one()).lasting, (await one()).state],
      ["failed", code, 0, "active"],
    );
  });
}

test("news sitemaps and their indexes", async () => {
  const { add, answers, sync, documents } = bench();
  const map = (id: string): string =>
    `<urlset xmlns:n="x"><url><loc>https://a.example/${id}</loc><n:news><n:publication><n:name>Example Gazette</n:name></n:publication><n:publication_date>2026-03-10T10:00:00Z</n:publication_date><n:title>Map ${id}</n:title></n:news></url></urlset>`;
  answers[FEED] = fetchedText(
    FEED,
    `<sitemapindex>${[1, 2, 3].map((i) => `<sitemap><loc>https://a.example/s${i}</loc><lastmod>2026-03-0${i}</lastmod></sitemap>`).join("")}</sitemapindex>`,
  );
  for (const i of [1, 2]) {
    answers[`https://a.example/s${i}`] = fetchedText(`https://a.example/s${i}`, map(`${i}`));
    answers[`https://a.example/${i}`] = page(`${i}`);
  }
  await add({ kind: "news-sitemap" });
  const [report] = await sync();
  assert.deepEqual(report?.outcomes, new Map([["added", 2]]));
  assert.deepEqual(documents[0]?.source, "Example Gazette");
});

test("a page of its own: read again, a new text is a revision", async () => {
  const { add, answers, sync, store } = bench();
  const url = "https://a.example/1";
  answers[url] = page("1");
  await add({ url, kind: "page" });
  assert.deepEqual((await sync())[0]?.outcomes, new Map([["added", 1]]));
  assert.deepEqual((await sync())[0]?.outcomes, new Map());
  answers[url] = page("1", "The page says something new.");
  assert.deepEqual((await sync())[0]?.outcomes, new Map([["revised", 1]]));
  assert.equal((await store.documents.find(url)).text, "The page says something new.\n");
});

test("items that share a link are told apart, and its page is nobody's text", async () => {
  const { add, answers, sync, documents, store } = bench();
  const link = "/live";
  const content = (id: string): string => `Entry ${id}. ${"Ruritania spoke at length. ".repeat(30)}`;
  answers[FEED] = feed(
    { id: "1", link, content: content("1") },
    { id: "2", link, content: content("2") },
    { id: "3", link },
  );
  answers["https://a.example/live"] = page("live");
  await add();
  assert.deepEqual((await sync())[0]?.outcomes, new Map([["added", 2]]));
  assert.deepEqual(
    documents.map(({ url }) => url),
    ["https://a.example/live", "https://a.example/live"],
  );
  const [fault] = await store.faults.aside();
  assert.deepEqual([fault?.code, fault?.place], ["ITEM_LINK_SHARED", `${FEED}#3`]);
});

test("pages of one text are not taken for several reports", async () => {
  const { add, answers, sync, documents, store } = bench();
  answers[FEED] = feed({ id: "1" }, { id: "2" });
  for (const id of ["1", "2"])
    answers[`https://a.example/${id}`] = page(id, "We value your privacy. Please agree to all of it.");
  await add();
  await sync();
  const [fault] = await store.faults.aside();
  assert.deepEqual([documents.length, fault?.code], [1, "PAGE_SAME"]);
  assert.match(fault?.message ?? "", /readout forget https:\/\/a\.example\/1/);
});

test("a page may not pose as another", async () => {
  const { add, answers, sync, documents } = bench();
  answers[FEED] = feed({ id: "1" });
  answers["https://a.example/1"] = fetchedText(
    "https://a.example/1",
    `<html><head><link rel="canonical" href="https://victim.example/1"></head><body><p>Words of somebody else.</p></body></html>`,
  );
  await add();
  await sync();
  assert.equal(documents[0]?.url, "https://a.example/1");
});

test("folders are read by whoever reads files", async () => {
  const { add, sync } = bench();
  await add({ url: "/reports", kind: "folder" });
  const [report] = await sync();
  assert.deepEqual([report?.items, report?.aside], [2, 1]);
});

test("what goes wrong inside is this subscription's alone", async () => {
  const { add, answers, sync } = bench();
  const other = "https://b.example/feed";
  await add();
  await add({ url: other });
  answers[FEED] = () => {
    throw new Error("unexpected");
  };
  answers[other] = feed();
  const reports = await sync();
  assert.deepEqual(reports.map(({ result, error }) => [result, error?.code]).sort(), [
    ["failed", "SYNC_FAILED"],
    ["read", undefined],
  ]);
});

test("lag: the median of new items, the first reading apart; a date of a day alone is none", async () => {
  const { add, answers, sync, later, one } = bench();
  const whole = (id: string, date: string): Item => ({
    id,
    date,
    content: `No. ${id}. ${"Ruritania spoke at length. ".repeat(30)}`,
  });
  const old = whole("1", "Mon, 02 Mar 2026 10:00:00 GMT");
  answers[FEED] = feed(old);
  await add();
  await sync();
  later(HOUR);
  answers[FEED] = feed(old, whole("2", "Tue, 10 Mar 2026 12:30:00 GMT"), whole("3", "10 Mar 2026"));
  await sync();
  assert.equal((await one()).lag, 30 * MINUTE);
});

test("watch: reads when due, holds nobody up, finishes what was begun", { timeout: 20_000 }, async () => {
  const { add, services, answers, later, store } = bench();
  const stop = new AbortController();
  const slow = Promise.withResolvers<void>();
  const other = "https://b.example/feed";
  await add({ fixed: true });
  await add({ url: other, fixed: true });
  answers[FEED] = feed();
  answers[other] = feed();
  const read: string[] = [];
  const fetcher = {
    ...services.fetcher,
    fetch: async (request: Parameters<typeof services.fetcher.fetch>[0]) => {
      read.push(request.url);
      if (request.url === other) await slow.promise;
      return services.fetcher.fetch(request);
    },
  };
  const sleep = async (milliseconds: number): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    later(milliseconds);
    if (read.length === 5) {
      stop.abort();
      setTimeout(slow.resolve, 20);
    }
  };
  const told: SyncReport[] = [];
  await watchAll({ ...services, fetcher, sleep, signal: stop.signal }, (report) => told.push(report));
  assert.deepEqual(read.slice(0, 5).sort(), [FEED, FEED, FEED, FEED, other]);
  assert.equal(told.at(-1)?.subscription.url, other, "begun before the end, and finished");
  assert.ok((await store.subscriptions.list()).every(({ succeeded }) => succeeded !== undefined));
});

test("the end is asked for in the middle of a feed: what was begun is kept, the rest waits", async () => {
  const { add, answers, services, store } = bench({ together: 1 });
  const stop = new AbortController();
  answers[FEED] = feed({ id: "1" }, { id: "2" }, { id: "3" });
  answers["https://a.example/1"] = () => {
    stop.abort();
    return page("1");
  };
  for (const id of ["2", "3"]) answers[`https://a.example/${id}`] = page(id);
  await add();
  const reports: SyncReport[] = [];
  const subscriptions = await store.subscriptions.list();
  await syncAll(subscriptions, { ...services, signal: stop.signal }, (report) => reports.push(report));
  assert.deepEqual([reports[0]?.outcomes, reports[0]?.waiting], [new Map([["added", 1]]), 2]);
});
