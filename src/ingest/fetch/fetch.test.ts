/** Each way to misbehave is a row: what is asked for, and what comes of it. No row leaves a connection behind. */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import fc from "fast-check";
import { PAGE } from "./behaviours.fixture.ts";
import {
  createFetcher,
  type Fetched,
  type Fetcher,
  type FetcherOptions,
  type FetchLimits,
  type FetchRequest,
  readoutAgent,
} from "./index.ts";
import { type MisbehavingServer, startMisbehaving } from "./misbehaving.fixture.ts";

const NOW = Date.parse("2026-03-02T10:00:00Z");

/** Long enough for this machine when it is busy, short enough for a test. */
const QUICK: Partial<FetchLimits> = { hostPause: 0, connect: 2000, firstByte: 2000, idle: 2000, robotsTime: 400 };
/** Where a limit is what ends it. */
const SHORT: Partial<FetchLimits> = { firstByte: 150, idle: 150, whole: { page: 400, feed: 400, file: 400 } };
const SMALL: Partial<FetchLimits> = { bytes: { page: 1e6, feed: 1e6, file: 1e6 } };

let server: MisbehavingServer;
before(async () => {
  server = await startMisbehaving();
});
beforeEach(() => {
  server.forget();
  server.robots = "/nothing";
});
after(() => server.close());

function create(options: Partial<FetcherOptions> = {}): Fetcher {
  const { limits, ...others } = options;
  return createFetcher({
    userAgent: readoutAgent("0.0.0"),
    allowPrivate: ["127.0.0.1"],
    clock: () => NOW,
    limits: { ...QUICK, ...limits },
    ...others,
  });
}

/** Asks once, ends the fetcher, and sees that nothing hangs. */
async function ask(
  request: Partial<FetchRequest> & { path: string },
  options?: Partial<FetcherOptions>,
): Promise<Fetched> {
  const { path, ...others } = request;
  const fetcher = create(options);
  const fetched = await fetcher.fetch({
    url: path.includes("://") ? path : server.origin + path,
    wanted: "feed",
    ...others,
  });
  await fetcher.close();
  await server.quiet();
  return fetched;
}

const codeOf = (fetched: Fetched): string => (fetched.kind === "failed" ? fetched.code : fetched.kind);
const textOf = (fetched: Fetched): string =>
  fetched.kind === "fetched" ? Buffer.from(fetched.bytes).toString("latin1") : codeOf(fetched);

type Row = readonly [path: string, code: string, message?: RegExp, limits?: Partial<FetchLimits>];

const rows: readonly Row[] = [
  // Without end, or without beginning.
  ["/endless-body", "FETCH_TOO_LARGE", /larger than/, SMALL],
  ["/single-bytes", "FETCH_TOO_LARGE", /larger than/, SMALL],
  ["/endless-until-close", "FETCH_TOO_LARGE", /larger than/, SMALL],
  ["/endless-headers", "FETCH_TIMEOUT", /did not answer within 0.15 s/, SHORT],
  ["/flood-of-headers", "FETCH_BAD_ANSWER", /headers too large/],
  ["/huge-header", "FETCH_BAD_ANSWER", /headers too large/],
  ["/endless-early-hints", "FETCH_TIMEOUT", /did not answer/, SHORT],
  ["/drip", "FETCH_TIMEOUT", /not read to its end within 0.4 s/, SHORT],
  ["/stalls", "FETCH_TIMEOUT", /stopped sending/, SHORT],
  ["/silent", "FETCH_TIMEOUT", /did not answer/, SHORT],
  ["/hangs-up", "FETCH_CUT_OFF"],
  ["/20-mb", "FETCH_TOO_LARGE", /larger than the 10 MiB/],
  ["/20-mb-unannounced", "FETCH_TOO_LARGE", /larger than the 10 MiB/],

  // Not as long as it says, or not HTTP.
  ["/cut-off", "FETCH_CUT_OFF", /before the answer was complete/],
  ["/cut-off-chunks", "FETCH_CUT_OFF"],
  ["/two-lengths", "FETCH_BAD_ANSWER", /rules of HTTP/],
  ["/no-number", "FETCH_BAD_ANSWER"],
  ["/http-0.9", "FETCH_BAD_ANSWER"],
  ["/garbage", "FETCH_BAD_ANSWER"],
  ["/switches", "FETCH_BAD_ANSWER"],

  // Packed.
  ["/gzip-bomb", "FETCH_BOMB", /unpack to more than 3 MiB/],
  ["/br-bomb", "FETCH_BOMB"],
  ["/zstd-bomb", "FETCH_BOMB"],
  ["/deflate-bomb", "FETCH_BOMB"],
  ["/gzip-bomb-twice", "FETCH_BOMB"],
  ["/gzip-bomb", "FETCH_TOO_LARGE", /more than the 20 MiB/, { ratio: 10_000 }],
  ["/gzip-ten-times", "FETCH_ENCODING", /10 times/],
  ["/gzip-broken", "FETCH_ENCODING", /damaged/],
  ["/gzip-not", "FETCH_ENCODING", /is not, or is damaged/],
  ["/unknown-encoding", "FETCH_ENCODING", /"compress"; readable are gzip/],

  // Leads on.
  ["/loop-a", "FETCH_REDIRECT_LOOP", /in a circle/],
  ["/self", "FETCH_REDIRECT_LOOP"],
  ["/chain?6", "FETCH_REDIRECTS", /more than 5 times/],
  ["/slow-chain?1", "FETCH_TIMEOUT", /within 0.\d+ s/, { whole: SHORT.whole ?? assert.fail() }],
  ["/endless-chain?1", "FETCH_REDIRECTS"],
  ["/to-file", "FETCH_REFUSED_SCHEME", /\/to-file redirects there/],
  ["/to-data", "FETCH_REFUSED_SCHEME"],
  ["/to-private", "FETCH_REFUSED_PRIVATE", /\/to-private redirects there/],
  ["/to-metadata", "FETCH_REFUSED_PRIVATE", /link-local/],
  ["/to-other-loopback", "FETCH_REFUSED_PRIVATE", /this machine itself/],
  ["/to-decimal-other", "FETCH_REFUSED_PRIVATE"],
  ["/to-raw-injection", "FETCH_BAD_ANSWER"],
  ["/to-mapped", "FETCH_REFUSED_PRIVATE"],
  ["/to-password", "FETCH_REFUSED_CREDENTIALS"],
  ["/to-mail", "FETCH_REFUSED_PORT"],
  ["/to-nonsense", "FETCH_BAD_URL"],

  // Statuses.
  ["/to-nowhere", "FETCH_STATUS", /answered 302/],
  ["/unasked-304", "FETCH_STATUS", /answered 304/],
  ["/204", "FETCH_STATUS"],
  ["/206", "FETCH_STATUS"],
  ["/300", "FETCH_STATUS"],
  ["/400", "FETCH_STATUS"],
  ["/401", "FETCH_STATUS", /login/],
  ["/403", "FETCH_STATUS", /browser/],
  ["/nothing", "FETCH_STATUS", /answered 404/],
  ["/410", "FETCH_STATUS"],
  ["/429-seconds", "FETCH_STATUS", /wait 2 minutes|wait 120 s/],
  ["/429-date", "FETCH_STATUS", /wait 5 minutes/],
  ["/429-nonsense", "FETCH_STATUS"],
  ["/500-endless", "FETCH_STATUS"],
  ["/503", "FETCH_STATUS"],
  ["/999", "FETCH_STATUS"],
];

for (const [path, code, message, limits = {}] of rows) {
  test(`${path} → ${code}${"ratio" in limits ? " by size" : ""}`, async () => {
    const wanted = path.startsWith("/20-mb") || path === "/gzip-bomb" ? "page" : "feed";
    const fetched = await ask({ path, wanted }, { limits });
    assert.equal(codeOf(fetched), code);
    assert.ok(fetched.kind === "failed");
    if (message !== undefined) assert.match(fetched.message, message);
    assert.match(fetched.message, /^\S+ .*\.$/);
    assert.doesNotMatch(fetched.message, /undefined|secret|HOST|WHY|[\n\x00-\x1f]/);
  });
}

const read: readonly (readonly [path: string, text?: string])[] = [
  ["/page"],
  ["/image", "\x89PNG"],
  ["/charset", "Z\xfcrich"],
  ["/http-1.0"],
  ["/longer-than-said", PAGE.slice(0, 10)],
  ["/gzip"],
  ["/deflate"],
  ["/raw-deflate"],
  ["/br"],
  ["/zstd"],
  ["/gzip-twice"],
  ["/unicode-path"],
  ["/chain?5"],
  ["/to-decimal"],
  ["/to-injection"],
];

for (const [path, text = PAGE] of read) {
  test(`${path} is read`, async () => {
    assert.equal(textOf(await ask({ path })), text);
    assert.deepEqual(
      server.asked.filter(({ headers }) => "x-injected" in headers),
      [],
    );
  });
}

test("packed in a packed file: the outer packing is the server's, the inner is the file", async () => {
  const fetched = await ask({ path: "/gzip-in-gzip" });
  assert.deepEqual(fetched.kind === "fetched" && [...fetched.bytes.subarray(0, 2)], [0x1f, 0x8b]);
});

test("what the server says of a page is given back", async () => {
  const { bytes, ...fetched } = ((found) => (found.kind === "fetched" ? found : assert.fail(codeOf(found))))(
    await ask({ path: "/page#part" }),
  );
  assert.equal(bytes.length, PAGE.length);
  assert.deepEqual(fetched, {
    kind: "fetched",
    url: `${server.origin}/page`,
    moved: false,
    contentType: "text/html",
    etag: '"v1"',
    lastModified: "Mon, 02 Mar 2026 10:00:00 GMT",
  });
});

const moves: readonly (readonly [path: string, moved: boolean])[] = [
  ["/page", false],
  ["/moved", true],
  ["/chain?3", true],
  ["/moved-for-now", false],
  ["/moved-then-for-now", false],
];

for (const [path, moved] of moves) {
  test(`${path} ${moved ? "has" : "has not"} moved for good`, async () => {
    const fetched = await ask({ path });
    assert.ok(fetched.kind === "fetched");
    assert.equal(fetched.moved, moved);
    if (path.startsWith("/moved")) assert.equal(fetched.url, `${server.origin}/page`);
  });
}

const lasting: readonly (readonly [path: string, isLasting: boolean, retryAfter?: number])[] = [
  ["/nothing", true],
  ["/410", true],
  ["/401", true],
  ["/403", true],
  ["/400", true],
  ["/to-private", true],
  ["/204", false],
  ["/429-seconds", false, 120_000],
  ["/429-date", false, 300_000],
  ["/429-nonsense", false],
  ["/500-endless", false],
  ["/503", false],
  ["/999", false],
  ["/hangs-up", false],
];

for (const [path, isLasting, retryAfter] of lasting) {
  test(`${path} is ${isLasting ? "lasting" : "passing"}`, async () => {
    const fetched = await ask({ path });
    assert.ok(fetched.kind === "failed");
    assert.equal(fetched.lasting, isLasting);
    assert.equal(fetched.retryAfter, retryAfter);
  });
}

const conditions: readonly (readonly [Partial<FetchRequest>, string])[] = [
  [{}, "fetched"],
  [{ etag: '"v1"' }, "unchanged"],
  [{ etag: '"v0"' }, "fetched"],
  [{ lastModified: "Mon, 02 Mar 2026 10:00:00 GMT" }, "unchanged"],
  [{ etag: '"v1"\r\nX-Injected: yes' }, "fetched"],
  [{ etag: "\u0416" }, "fetched"],
];

for (const [condition, outcome] of conditions) {
  test(`with ${JSON.stringify(condition)}: ${outcome}`, async () => {
    assert.equal(codeOf(await ask({ path: "/conditional", ...condition })), outcome);
    assert.deepEqual(Object.keys(server.asked[0]?.headers ?? {}).includes("x-injected"), false);
  });
}

test("servers are told who asks, and nothing of the user", async () => {
  await ask({ path: "/page", wanted: "feed" });
  const { host, ...headers } = server.asked[0]?.headers ?? {};
  assert.equal(host, `127.0.0.1:${server.port}`);
  assert.match(headers["user-agent"] ?? "", /^Readout\/0\.0\.0 /);
  assert.deepEqual(Object.keys(headers).sort(), ["accept", "accept-encoding", "connection", "user-agent"]);
});

test("a kept connection that is reset when used again is opened anew", async () => {
  const fetcher = create();
  const request: FetchRequest = { url: `${server.origin}/reset-on-second`, wanted: "feed" };
  assert.deepEqual(
    [codeOf(await fetcher.fetch(request)), codeOf(await fetcher.fetch(request))],
    ["fetched", "fetched"],
  );
  assert.equal(server.asked.length, 3);
  await fetcher.close();
  await server.quiet();
});

test("bytes after the announced end do not become the next answer", async () => {
  const fetcher = create();
  for (let i = 0; i < 3; i += 1) {
    assert.equal(
      textOf(await fetcher.fetch({ url: `${server.origin}/longer-than-said`, wanted: "feed" })),
      PAGE.slice(0, 10),
    );
    assert.equal(textOf(await fetcher.fetch({ url: `${server.origin}/page`, wanted: "feed" })), PAGE);
  }
  await fetcher.close();
  await server.quiet();
});

test("a host is asked one thing at a time, and after a Retry-After nothing", async () => {
  const fetcher = create();
  const ask20 = await Promise.all(
    Array.from({ length: 20 }, (_, i) => fetcher.fetch({ url: `${server.origin}/page?${i}`, wanted: "feed" })),
  );
  assert.ok(ask20.every(({ kind }) => kind === "fetched"));
  assert.equal(server.busiest(), 1);
  assert.equal(codeOf(await fetcher.fetch({ url: `${server.origin}/429-seconds`, wanted: "feed" })), "FETCH_STATUS");
  const waiting = await fetcher.fetch({ url: `${server.origin}/page`, wanted: "feed" });
  assert.equal(codeOf(waiting), "FETCH_WAIT");
  assert.equal(waiting.kind === "failed" && waiting.retryAfter, 120_000);
  assert.equal(server.asked.length, 21);
  await fetcher.close();
});

test("the end of the fetcher ends everything at once, and it stays ended", async () => {
  const fetcher = create({ limits: { hostPause: 60_000 } });
  const paths = ["/silent", "/page", "/drip", "/page"];
  const all = Promise.all(paths.map((path) => fetcher.fetch({ url: server.origin + path, wanted: "page" })));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const begun = performance.now();
  await fetcher.close();
  assert.deepEqual(
    (await all).map(codeOf),
    paths.map(() => "FETCH_CLOSED"),
  );
  assert.ok(performance.now() - begun < 500);
  await server.quiet();
  assert.equal(codeOf(await fetcher.fetch({ url: `${server.origin}/page`, wanted: "feed" })), "FETCH_CLOSED");
  await fetcher.close();
});

/** Names and what they lead to; the server answers on 127.0.0.1 only, which is allowed where the row says so. */
const names: readonly (readonly [
  what: string,
  addresses: readonly string[] | Error | "never",
  code: string,
  allowed?: boolean,
])[] = [
  ["the loopback", ["127.0.0.1"], "FETCH_REFUSED_PRIVATE"],
  ["the loopback, allowed", ["127.0.0.1"], "fetched", true],
  ["private and allowed addresses", ["10.0.0.1", "127.0.0.1", "fe80::1"], "fetched", true],
  ["a private network", ["192.168.1.1"], "FETCH_REFUSED_PRIVATE", true],
  ["IPv4 in IPv6", ["::ffff:127.0.0.1"], "FETCH_REFUSED_PRIVATE", true],
  ["no IP address", ["2130706433"], "FETCH_REFUSED_PRIVATE", true],
  ["nothing", [], "FETCH_DNS"],
  ["an error", Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" }), "FETCH_DNS"],
  ["no answer", "never", "FETCH_TIMEOUT"],
];

for (const [what, addresses, code, allowed = false] of names) {
  test(`a name that leads to ${what} → ${code}`, async () => {
    const options: Partial<FetcherOptions> = {
      allowPrivate: allowed ? ["127.0.0.1"] : false,
      limits: { connect: 200 },
      resolve: async () => {
        if (addresses === "never") return new Promise(() => {});
        if (addresses instanceof Error) throw addresses;
        return addresses;
      },
    };
    const fetched = await ask({ path: `http://news.example:${server.port}/page` }, options);
    assert.equal(codeOf(fetched), code);
    assert.equal(server.asked.length, code === "fetched" ? 1 : 0);
  });
}

test("a name that leads elsewhere the second time (DNS rebinding) gains nothing", async () => {
  const answers = [["127.0.0.1"], ["127.0.0.2"], ["127.0.0.1"]];
  const asked: string[] = [];
  const fetcher = create({
    resolve: async (host) => {
      asked.push(host);
      return answers[asked.length - 1] ?? [];
    },
  });
  const url = `http://news.example:${server.port}/http-1.0`;
  const codes: string[] = [];
  for (let i = 0; i < 3; i += 1) codes.push(codeOf(await fetcher.fetch({ url, wanted: "feed" })));
  // One look-up a connection: nothing lies between what was checked and what is connected to.
  assert.deepEqual(codes, ["fetched", "FETCH_REFUSED_PRIVATE", "fetched"]);
  assert.deepEqual(asked, Array(3).fill("news.example"));
  await fetcher.close();
  await server.quiet();
});

test("a look-up that throws is a failure like others", async () => {
  const resolve = () => {
    throw new Error("no resolver");
  };
  const fetched = await ask({ path: "http://news.example/page" }, { resolve });
  assert.match(fetched.kind === "failed" ? fetched.message : "", /no resolver/);
});

test("nobody listens there", async () => {
  const other = await startMisbehaving();
  await other.close();
  assert.equal(codeOf(await ask({ path: `${other.origin}/page` })), "FETCH_CONNECT");
});

test("https where http is spoken", async () => {
  const fetched = await ask({ path: `https://127.0.0.1:${server.port}/page` });
  assert.equal(codeOf(fetched), "FETCH_TLS");
  assert.match(
    fetched.kind === "failed" ? fetched.message : "",
    /\((wrong version number|packet length too long|[a-z ]+)\)/,
  );
});

test("any address gives a value, and none of them reaches this machine", async () => {
  const fetcher = create({ allowPrivate: false, resolve: async () => ["127.0.0.1"], limits: { hostPause: 0 } });
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.tuple(fc.constantFrom("http://", "https://", "//", "http:"), fc.string()).map((parts) => parts.join("")),
    fc
      .constantFrom("localhost", "127.1", "0x7f.1", "[::1]", "news.example")
      .map((host) => `http://${host}:${server.port}/page`),
  );
  const wanted = fc.constantFrom("page" as const, "feed" as const, "file" as const);
  await fc.assert(
    fc.asyncProperty(text, wanted, async (url, kind) => {
      const fetched = await fetcher.fetch({ url, wanted: kind });
      assert.ok(fetched.kind === "failed" && fetched.message !== "" && /^FETCH_[A-Z_]+$/.test(fetched.code));
      assert.notEqual(fetched.code, "FETCH_DEFECT");
    }),
    { numRuns: 500 },
  );
  assert.deepEqual(server.asked, []);
  await fetcher.close();
});
