import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadResources } from "../../resources/node.ts";
import { dumpOf } from "../../store/sqlite/folder.fixture.ts";
import { runCommandLine } from "../run.ts";
import { keptTerminal } from "../terminal.fixture.ts";

let loaded: ReturnType<typeof loadResources> | undefined;
const knowledge = (): ReturnType<typeof loadResources> => {
  loaded ??= loadResources();
  return loaded;
};

const root = mkdtempSync(join(tmpdir(), "readout-sync-"));
after(() => rmSync(root, { recursive: true }));

interface Site {
  readonly url: string;
  /** By path: what is sent, a status, or "hang". */
  readonly pages: Map<string, string | number>;
  readonly asked: string[];
}

/** A server of our own on the loopback. */
async function site(): Promise<Site> {
  const pages = new Map<string, string | number>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const page = pages.get(path) ?? 404;
    if (page === "hang") return;
    if (typeof page === "number") {
      response.writeHead(page).end();
      return;
    }
    const etag = `"${createHash("sha256").update(page).digest("hex").slice(0, 8)}"`;
    const type = path.endsWith(".xml") ? "application/xml" : "text/html; charset=utf-8";
    if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
    else response.writeHead(200, { "content-type": type, etag }).end(page);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => server.closeAllConnections());
  after(() => server.close());
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  return { url: `http://127.0.0.1:${address.port}`, pages, asked };
}

const feed = (...ids: readonly string[]): string =>
  `<rss version="2.0"><channel><title>Example Wire</title><link>/</link>${ids
    .map((id) => {
      const [path = "", title = `Report ${path}`] = id.split("=");
      return `<item><guid isPermaLink="false">${path}</guid><title>${title}</title><link>/${path}</link><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate><description>In short.</description></item>`;
    })
    .join("")}</channel></rss>`;

const page = (words: string, head = ""): string =>
  `<!doctype html><html lang="en"><head><title>A page</title>${head}</head><body><article><p>${words}</p></article></body></html>`;

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function programFor(store: string): (...args: string[]) => Promise<Ran> {
  return async (...args) => {
    const terminal = keptTerminal();
    const status = await runCommandLine([...args, "--store", store], terminal, {
      resources: knowledge,
      reader: () => Promise.reject(new Error("not needed")),
      workerScript: new URL("./worker.fixture.ts", import.meta.url),
      documentTimeout: 10_000,
    });
    return { status, out: terminal.out(), err: terminal.err() };
  };
}

function begin(store: string, ...args: string[]): ChildProcess {
  const program = fileURLToPath(new URL("./sync-program.fixture.ts", import.meta.url));
  return spawn(process.execPath, [program, ...args, "--store", store], { stdio: ["ignore", "pipe", "inherit"] });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test("a source from its first reading to its end", { timeout: 120_000 }, async () => {
  const { url, pages, asked } = await site();
  const store = join(root, "life");
  const readout = programFor(store);
  pages.set("/feed.xml", feed("1", "2"));
  pages.set("/1", page("Morning. Ruritania shelled Sylvania."));
  pages.set("/2", page("Evening. Ruritania denied that it had shelled Sylvania."));

  const refused = await readout("add", `${url}/feed.xml`);
  assert.deepEqual([refused.status, refused.out], [1, "0 new, 1 not readable.\n"]);
  assert.match(refused.err, /private|own network|loopback/i);
  assert.equal(asked.length, 0);

  const added = await readout("add", `${url}/feed.xml`, "--allow-private");
  assert.deepEqual([added.status, added.out], [0, "2 new, 1 subscribed.\n"], added.err);
  assert.match(added.err, /Next: readout feeds --store/);
  assert.equal(JSON.parse((await readout("status", "--json")).out).faults.length, 0, "forgiven, once it is read");
  const found = await readout("search", "source:Example Wire", "evening");
  assert.match(found.out, /^1 document\n\n2026-03-03T10:00:00Z {2}Example Wire {2}Report 2\n/);

  const but = (): string => dumpOf(store).replace(/-- subscriptions\n[^\n]*\n/, "");
  const before = but();
  for (let i = 0; i < 2; i += 1) {
    const again = await readout("sync", "--all", "--allow-private");
    assert.deepEqual([again.status, again.out], [0, "1 of 1 source read: 0 new.\n"], again.err);
    assert.equal(but(), before, "the same feed again changes nothing");
  }

  pages.set("/feed.xml", feed("1=Report 1, corrected", "2"));
  pages.set("/1", page("Morning. Borduria shelled Sylvania."));
  const corrected = await readout("sync", "--all", "--allow-private");
  assert.equal(corrected.out, "1 of 1 source read: 0 new, 1 revised.\n", corrected.err);
  assert.match((await readout("diff", `${url}/1`)).out, /^2 revisions\n[\s\S]*- Ruritania[\s\S]*\+ Borduria/);

  pages.set("/feed.xml", 500);
  const failing = await readout("sync", "--all", "--allow-private");
  assert.deepEqual([failing.status, failing.out], [1, "0 of 1 source read: 0 new.\n"]);
  assert.match(failing.err, /Example Wire: .*500/);
  const wait = async (): Promise<number> => {
    const [one] = JSON.parse((await readout("feeds", "--json")).out).subscriptions;
    return one.due - one.tried;
  };
  const first = await wait();
  await readout("sync", "Example Wire", "--allow-private");
  assert.ok((await wait()) > 1.1 * first && first >= 0.75 * 15 * 60_000, "longer each time");
  assert.match((await readout("sync", "--allow-private")).out, /^Nothing is due\. Next: Example Wire, /);
  assert.match((await readout("feeds")).out, /^1 subscription, 1 failing\nfailing {3}Example Wire\n/);

  pages.set("/feed.xml", 410);
  const gone = await readout("sync", "--all", "--allow-private");
  assert.match(gone.err, /410.*paused/);
  assert.equal((await readout("sync")).out, "Everything subscribed is paused.\n");

  assert.equal((await readout("feeds", "--resume", "Example Wire")).out.split("\n")[0], "1 subscription resumed.");
  pages.set("/feed.xml", feed("1=Report 1, corrected", "2", "3", "4"));
  pages.set("/3", page("Third. Ruritania shelled Sylvania again."));
  pages.set("/4", "hang");
  const killed = begin(store, "sync", "--watch", "--allow-private");
  await until(() => asked.includes("/4"));
  killed.kill("SIGKILL");
  await once(killed, "close");
  pages.set("/4", page("Fourth. Ruritania shelled Sylvania, and stopped."));
  const after = await readout("sync", "--all", "--allow-private");
  assert.equal(after.status, 0, after.err);
  assert.equal(JSON.parse((await readout("status", "--json")).out).totals.documents, 4);
  assert.equal((await readout("doctor")).status, 0);
  assert.match((await readout("feeds")).out, /ok {8}Example Wire\n.*\n {10}feed, 4 items, 4 new, 100 % unique,/);
});

test("watch ends cleanly: what was begun is kept", { timeout: 60_000 }, async () => {
  const { url, pages, asked } = await site();
  const store = join(root, "watch");
  const readout = programFor(store);
  pages.set("/feed.xml", feed());
  await readout("add", `${url}/feed.xml`, "--allow-private");
  pages.set("/feed.xml", feed("1", "2", "3"));
  for (const id of ["1", "2", "3"]) pages.set(`/${id}`, page(`No. ${id}. Ruritania shelled Sylvania.`));
  await readout("feeds", "--resume", "Example Wire");
  const watching = begin(store, "sync", "--watch", "--json", "--allow-private");
  let told = "";
  watching.stdout?.on("data", (chunk) => {
    told += chunk;
  });
  await until(() => asked.includes("/1"));
  watching.kill("SIGINT");
  const [status] = await once(watching, "close");
  assert.equal(status, 0);
  const report = JSON.parse(told);
  const kept = report.outcomes.added ?? 0;
  assert.deepEqual([report.result, kept + report.waiting], ["read", 3]);
  assert.equal(JSON.parse((await readout("status", "--json")).out).totals.documents, kept);
  const rest = await readout("sync", "--all", "--allow-private");
  assert.equal(rest.out, `1 of 1 source read: ${3 - kept} new.\n`);
});

test("watch: a folder is read as soon as something in it changes", { timeout: 60_000 }, async () => {
  const store = join(root, "watched");
  const readout = programFor(store);
  const folder = mkdtempSync(join(root, "watched-"));
  await readout("add", folder, "--follow", "--interval", "1d");
  const watching = begin(store, "sync", "--watch");
  let told = "";
  watching.stdout?.on("data", (chunk) => {
    told += chunk;
  });
  await until(() => told !== "");
  writeFileSync(join(folder, "a.txt"), "First. Ruritania shelled Sylvania.");
  await until(() => told.includes("1 new"));
  watching.kill("SIGTERM");
  assert.deepEqual(await once(watching, "close"), [0, null]);
  assert.equal(JSON.parse((await readout("status", "--json")).out).totals.documents, 1);
});

test("pages, front pages, lists, folders", { timeout: 60_000 }, async () => {
  const { url, pages } = await site();
  const store = join(root, "kinds");
  const readout = programFor(store);
  const link = `<link rel="alternate" type="application/rss+xml" href="/feed.xml">`;
  pages.set("/feed.xml", feed("1"));
  pages.set("/1", page("One. Ruritania shelled Sylvania."));
  pages.set(
    "/report",
    page("Alone. Ruritania shelled Sylvania.", `<meta property="og:type" content="article">${link}`),
  );
  pages.set("/", page("Headlines.", link));
  const single = await readout("add", `${url}/report`, "--allow-private", "--source", "Example Post");
  assert.equal(single.out, "1 new.\n", single.err);
  assert.match((await readout("search", 'source:"Example Post"')).out, /^1 document/);
  const front = await readout("add", `${url}/`, "--allow-private");
  assert.equal(front.out, "1 new, 1 subscribed.\n", front.err);
  assert.match(front.err, /is a page; its feed http.*\/feed\.xml is subscribed/);

  const list = join(root, "list.opml");
  writeFileSync(
    list,
    `<opml version="2.0"><body><outline text="Ours"><outline text="Wire" xmlUrl="${url}/feed.xml"/><outline text="Gone" xmlUrl="${url}/gone.xml"/></outline></body></opml>`,
  );
  const listed = await readout("add", list, "--allow-private", "--interval", "2h");
  assert.deepEqual([listed.status, listed.out], [1, "0 new, 1 subscribed.\n"]);
  assert.match(listed.err, /feed\.xml is subscribed already[\s\S]*Gone: .*404/);

  const folder = mkdtempSync(join(root, "reports-"));
  writeFileSync(join(folder, "a.txt"), "First. Ruritania shelled Sylvania.");
  assert.equal((await readout("add", folder, "--follow")).out, "1 new, 1 subscribed.\n");
  writeFileSync(join(folder, "b.txt"), "Second. Borduria shelled Sylvania.");
  assert.equal((await readout("sync", folder)).out, "1 of 1 source read: 1 new, 1 known.\n");
  assert.match((await readout("feeds", "--remove", folder)).out, /^1 subscription removed\./);

  const { subscriptions } = JSON.parse((await readout("feeds", "--json")).out);
  assert.deepEqual(
    subscriptions.map((one: Record<string, unknown>) => [one["title"], one["interval"], one["fixed"], one["errors"]]),
    [
      ["Example Wire", 2_700_000, false, 0],
      ["Gone", 7_200_000, true, 1],
    ],
  );
});

test("what is set aside is listed and tried again", { timeout: 60_000 }, async () => {
  const { url, pages } = await site();
  const readout = programFor(join(root, "aside"));
  pages.set("/feed.xml", feed("1", "2"));
  pages.set("/1", page("One. Ruritania shelled Sylvania."));
  pages.set("/2", 503);
  const added = await readout("add", `${url}/feed.xml`, "--allow-private");
  assert.deepEqual([added.status, added.out], [1, "1 new, 1 set aside, 1 subscribed.\n"]);
  const listed = await readout("retry", "--list");
  assert.match(listed.out, /^1 item set aside\nhttp.*\/2\n {2}FETCH_\w+, 1 try, tried again by itself\n {2}.*503/);
  assert.match(
    (await readout("retry", "--allow-private")).out,
    /^1 tried: 0 kept, 1 still set aside\. 1 set aside in all\./,
  );
  pages.set("/2", page("Two. Ruritania shelled Sylvania."));
  const tried = await readout("retry", `${url}/2`, "--allow-private");
  assert.deepEqual([tried.status, tried.out], [0, "1 tried: 1 kept. 0 set aside in all.\n"]);
  assert.equal(JSON.parse((await readout("status", "--json")).out).totals.documents, 2);
});

const misuse: readonly (readonly [args: string[], status: number, message: RegExp])[] = [
  [["sync", "--watch", "--all"], 2, /no names and no --all/],
  [["sync", "nobody"], 1, /no subscription "nobody".*readout feeds/],
  [["feeds", "--pause"], 2, /readout feeds --pause URL/],
  [["feeds", "--pause", "--remove", "x"], 2, /Give one of/],
  [["feeds", "--interval", "5x", "x"], 2, /from 1m to 30d.*"5x"/],
  [["feeds", "--interval", "400d", "x"], 2, /from 1m to 30d/],
  [["feeds", "--text", "both", "x"], 2, /feed, page or decide/],
  [["add", "https://a.example/x", "--text", "both"], 2, /feed or page/],
  [["add", "https://a.example/x", "--most", "0"], 2, /from 1 to 10000/],
  [["add", "-", "--follow"], 2, /Standard input cannot be followed/],
  [["add", "nothing.opml"], 1, /nothing\.opml cannot be read/],
];

test("misuse is told with what is allowed", async () => {
  const readout = programFor(join(root, "misuse"));
  assert.equal((await readout("sync")).status, 1, "no store yet");
  writeFileSync(join(root, "x.txt"), "Words.");
  await readout("add", join(root, "x.txt"));
  assert.equal((await readout("sync")).out, "Nothing is subscribed.\n");
  for (const [args, status, message] of misuse) {
    const ran = await readout(...args);
    assert.deepEqual([ran.status, message.test(ran.err)], [status, true], `${args.join(" ")}: ${ran.err}`);
  }
});
