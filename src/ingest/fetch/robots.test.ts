/** What stands at /robots.txt, and what becomes of a page behind it. */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { createFetcher } from "./fetcher.ts";
import { type MisbehavingServer, startMisbehaving } from "./misbehaving.fixture.ts";
import { type FetcherOptions, readoutAgent } from "./options.ts";
import type { Fetched, FetchRequest } from "./types.ts";

let now = 0;
let server: MisbehavingServer;
before(async () => {
  server = await startMisbehaving();
});
beforeEach(() => {
  server.forget();
  now = Date.parse("2026-03-02T10:00:00Z");
});
after(() => server.close());

const create = (options: Partial<FetcherOptions> = {}) =>
  createFetcher({
    userAgent: readoutAgent("0.0.0"),
    allowPrivate: ["127.0.0.1"],
    clock: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
    limits: { hostPause: 0, robotsTime: 300 },
    ...options,
  });

const codeOf = (fetched: Fetched): string => (fetched.kind === "failed" ? fetched.code : fetched.kind);
const paths = (): readonly string[] => server.asked.map(({ path }) => path);

const rows: readonly (readonly [robots: string, path: string, code: string, message?: RegExp])[] = [
  ["/nothing", "/page", "fetched"],
  ["/robots/forbidding", "/gzip", "FETCH_ROBOTS", /asks programs not to read it/],
  ["/robots/forbidding", "/page", "fetched"],
  ["/robots/for-others", "/page", "fetched"],
  ["/robots/for-others", "/gzip", "FETCH_ROBOTS"],
  ["/robots/403", "/page", "fetched"],
  ["/robots/429", "/page", "FETCH_ROBOTS_UNREADABLE", /answered 429/],
  ["/robots/500", "/page", "FETCH_ROBOTS_UNREADABLE", /answered 500/],
  ["/robots/silent", "/page", "FETCH_ROBOTS_UNREADABLE", /within 0.3 s/],
  ["/robots/drip", "/page", "FETCH_ROBOTS_UNREADABLE", /within 0.3 s/],
  ["/robots/hangs-up", "/page", "FETCH_ROBOTS_UNREADABLE", /ended the connection/],
  ["/robots/html", "/page", "fetched"],
  ["/robots/gzip", "/page", "FETCH_ROBOTS"],
  ["/robots/gzip-bomb", "/page", "FETCH_ROBOTS_UNREADABLE", /unpacks to more/],
  ["/robots/moved", "/gzip", "FETCH_ROBOTS"],
  ["/robots/loop", "/page", "fetched"],
  ["/robots/to-private", "/page", "FETCH_REFUSED_PRIVATE", /robots.txt redirects there/],
  ["/robots/endless", "/page", "FETCH_ROBOTS"],
  ["/robots/winding", `/${"a".repeat(5000)}`, "FETCH_ROBOTS", /too long and winding/],
  // A redirect leads to a page that may not be read.
  ["/robots/forbidding", "/moved", "FETCH_ROBOTS"],
  ["/robots/for-others", "/moved", "fetched"],
];

for (const [robots, path, code, message] of rows) {
  test(`${robots}: ${path.slice(0, 20)} → ${code}`, async () => {
    server.robots = robots;
    const fetcher = create();
    const fetched = await fetcher.fetch({ url: server.origin + path, wanted: "page" });
    assert.equal(codeOf(fetched), code);
    if (message !== undefined) assert.match(fetched.kind === "failed" ? fetched.message : "", message);
    if (fetched.kind === "failed") assert.ok(!paths().includes(path), "a refused page was asked for");
    await fetcher.close();
    await server.quiet();
  });
}

test("a page that a redirect leads to is asked about too", async () => {
  server.robots = "/robots/for-others";
  const fetcher = create();
  assert.equal(codeOf(await fetcher.fetch({ url: `${server.origin}/moved-to-gzip`, wanted: "page" })), "FETCH_ROBOTS");
  assert.deepEqual(paths(), ["/robots.txt", "/moved-to-gzip"]);
  await fetcher.close();
});

for (const wanted of ["feed", "file"] as const) {
  test(`robots.txt is not asked about a ${wanted}`, async () => {
    server.robots = "/robots/forbidding";
    const fetcher = create();
    assert.equal(codeOf(await fetcher.fetch({ url: `${server.origin}/gzip`, wanted })), "fetched");
    assert.deepEqual(paths(), ["/gzip"]);
    await fetcher.close();
  });
}

const page = (path: string): FetchRequest => ({ url: server.origin + path, wanted: "page" });

test("robots.txt is read once a day, also when many ask at once", async () => {
  server.robots = "/robots/for-others";
  const fetcher = create();
  await Promise.all([fetcher.fetch(page("/page")), fetcher.fetch(page("/br")), fetcher.fetch(page("/zstd"))]);
  now += 23 * 3_600_000;
  await fetcher.fetch(page("/page"));
  assert.equal(paths().filter((path) => path === "/robots.txt").length, 1);
  now += 2 * 3_600_000;
  server.robots = "/robots/forbidding";
  assert.equal(codeOf(await fetcher.fetch(page("/br"))), "FETCH_ROBOTS");
  assert.equal(paths().filter((path) => path === "/robots.txt").length, 2);
  await fetcher.close();
});

test("one that cannot be read is asked for again after a while, and until then the last one counts", async () => {
  server.robots = "/robots/500";
  const fetcher = create({ limits: { hostPause: 0, robotsRetry: 60_000 } });
  assert.equal(codeOf(await fetcher.fetch(page("/gzip"))), "FETCH_ROBOTS_UNREADABLE");
  server.robots = "/robots/for-others";
  assert.equal(codeOf(await fetcher.fetch(page("/gzip"))), "FETCH_ROBOTS_UNREADABLE");
  now += 61_000;
  assert.equal(codeOf(await fetcher.fetch(page("/gzip"))), "FETCH_ROBOTS");
  server.robots = "/robots/500";
  now += 25 * 3_600_000;
  assert.equal(codeOf(await fetcher.fetch(page("/gzip"))), "FETCH_ROBOTS");
  assert.equal(codeOf(await fetcher.fetch(page("/page"))), "fetched");
  await fetcher.close();
});

test("a host that asks to wait with its robots.txt is not asked for the page", async () => {
  server.robots = "/robots/429";
  const fetcher = create();
  const fetched = await fetcher.fetch(page("/page"));
  assert.equal(fetched.kind === "failed" && fetched.retryAfter, 60_000);
  await fetcher.close();
});

const delays: readonly (readonly [robots: string, pause: number])[] = [
  ["/robots/slow-down", 2000],
  ["/robots/slow-down-much", 30_000],
  ["/nothing", 1000],
];

for (const [robots, pause] of delays) {
  test(`${robots}: ${pause} ms between pages`, async () => {
    server.robots = robots;
    const slept: number[] = [];
    const fetcher = create({
      limits: { hostPause: 1000 },
      sleep: async (milliseconds) => {
        slept.push(milliseconds);
        now += milliseconds;
      },
    });
    for (const path of ["/page", "/br", "/zstd"]) assert.equal(codeOf(await fetcher.fetch(page(path))), "fetched");
    assert.deepEqual(slept.slice(1), [pause, pause]);
    await fetcher.close();
  });
}
