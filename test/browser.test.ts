/** The browser bundle, in a real Chromium, gives the same record as the reader in Node. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { buildBrowser } from "../scripts/build/browser.ts";
import { createReader } from "../src/index.ts";

const program = "/usr/bin/chromium";
const absent = existsSync(program) ? false : `${program} is not there`;

const DOCUMENT = {
  id: "browser",
  date: "2026-11-24",
  text: "China's foreign minister visited Russia in September 2023. Syldavia denied that it had closed its border, and analysts said talks between Ruritania and Syldavia were likely.",
};

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Tells whether the page really compiled the kernel; the fallback would give the same record. */
const COUNT_MODULES = `{
  globalThis.made = [];
  const { Module } = WebAssembly;
  WebAssembly.Module = class extends Module {
    constructor(bytes) {
      super(bytes);
      globalThis.made.push(this);
    }
  };
}`;

const folder = mkdtempSync(join(tmpdir(), "readout-browser-"));
let server: Server | undefined;
let address = "";

before(async () => {
  if (absent) return;
  await buildBrowser(folder);
  server = createServer((request, response) => {
    let name = (request.url ?? "/").slice(1);
    // As servers do that take ".gz" for an encoding.
    const encoded = name.startsWith("encoded/");
    if (encoded) {
      name = name.slice("encoded/".length);
      if (name.endsWith(".gz")) response.setHeader("content-encoding", "gzip");
    }
    if (name === "") response.setHeader("content-type", "text/html").end("<!doctype html><title>Readout</title>");
    else if (!/^readout[\w.-]*$/.test(name) || !existsSync(join(folder, name))) response.writeHead(404).end();
    else {
      response.setHeader("content-type", name.endsWith(".js") ? "text/javascript" : "application/octet-stream");
      response.end(readFileSync(join(folder, name)));
    }
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const bound = server.address();
  if (bound !== null && typeof bound === "object") address = `http://127.0.0.1:${bound.port}`;
});

after(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a page reads a document into the same record as Node", { skip: absent, timeout: 60_000 }, async () => {
  const browser = await chromium.launch({ executablePath: program, args: ARGUMENTS });
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.addInitScript(COUNT_MODULES);
    await page.goto(`${address}/`);
    const readInPage = (script: string): Promise<string> =>
      page.evaluate(
        async ([address, document]) => {
          const { createReader } = await import(address);
          return JSON.stringify((await createReader()).read(document));
        },
        [script, DOCUMENT] as const,
      );
    const inBrowser = await readInPage("/readout.js");
    assert.equal(await readInPage("/encoded/readout.js"), inBrowser);
    assert.ok(Number(await page.evaluate("made.length")) > 0, "the page did not use WebAssembly");
    assert.deepEqual(errors, []);
    const reader = await createReader();
    assert.equal(inBrowser, JSON.stringify(reader.read(DOCUMENT)));
    const plain = await createReader({ syntax: { wasm: false } });
    assert.equal(inBrowser, JSON.stringify(plain.read(DOCUMENT)));
    assert.ok(reader.read(DOCUMENT).events.length > 0);
  } finally {
    await browser.close();
  }
});
