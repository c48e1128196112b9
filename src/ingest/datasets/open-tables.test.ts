import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { openTables } from "./open-tables.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-tables-"));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function tablesOf(path: string): Promise<readonly string[]> {
  const tables: string[] = [];
  for await (const { name, chunks } of openTables(path)) {
    let text = "";
    for await (const chunk of chunks) text += Buffer.from(chunk).toString();
    tables.push(`${name.slice(folder.length + 1)}=${text}`);
  }
  return tables;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("plain, packed by gzip, packed by zip with several members", async () => {
  assert.deepEqual(await tablesOf(file("a.csv", "one")), ["a.csv=one"]);
  assert.deepEqual(await tablesOf(file("a.csv.gz", gzipSync("one"))), ["a.csv.gz=one"]);
  const archive = zipSync({
    "x/one.CSV": bytes("one"),
    "README.txt": bytes("not this"),
    "__MACOSX/one.csv": bytes("nor this"),
    "picture.png": bytes("nor that"),
    "two.tab": [bytes("two"), { level: 0 }],
  });
  assert.deepEqual(await tablesOf(file("a.zip", archive)), ["a.zip/x/one.CSV=one", "a.zip/two.tab=two"]);
});

test("a member that is not read to its end does not spoil the next", async () => {
  const path = file("half.zip", zipSync({ "a.csv": bytes("x".repeat(1e6)), "b.csv": bytes("b") }));
  const names: string[] = [];
  for await (const { name, chunks } of openTables(path)) {
    names.push(name.slice(-5));
    for await (const _ of chunks) break;
  }
  assert.deepEqual(names, ["a.csv", "b.csv"]);
});

const zipped = zipSync({ "a.csv": bytes(Array.from({ length: 9000 }, (_, i) => `${i * 7919},${i}\n`).join("")) });
const zeros = new Uint8Array(200 * 2 ** 20);

const broken: readonly (readonly [name: string, content: () => Uint8Array | string, code: string])[] = [
  ["short.csv.gz", () => gzipSync("x".repeat(1e5)).subarray(0, 60), "ARCHIVE_BROKEN"],
  ["text.csv.gz", () => "no gzip at all", "ARCHIVE_BROKEN"],
  ["short.zip", () => zipped.subarray(0, zipped.length / 2), "ARCHIVE_BROKEN"],
  ["text.zip", () => "no zip at all", "ARCHIVE_BROKEN"],
  ["empty.zip", () => zipSync({ "a.png": bytes("a") }), "ARCHIVE_EMPTY"],
  ["bomb.csv.gz", () => gzipSync(zeros), "ARCHIVE_BOMB"],
  ["bomb.zip", () => zipSync({ "a.csv": zeros }), "ARCHIVE_BOMB"],
];

for (const [name, content, code] of broken) {
  test(`${name}: ${code}`, async () => {
    await assert.rejects(tablesOf(file(name, content())), { code });
  });
}
