import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { allOf, inPieces, outline } from "../items.fixture.ts";
import type { Item } from "../items.ts";
import { makePdf } from "../pdf/pdf.fixture.ts";
import { readWaczFile, readWarcFile } from "./index.ts";
import { readRecords } from "./records.ts";
import { type MadeRecord, makePage, makeRecord, makeSent, makeWarc } from "./warc.fixture.ts";
import { entriesOf } from "./zip-entries.ts";

const root = mkdtempSync(join(tmpdir(), "readout-warc-"));
after(() => rmSync(root, { recursive: true }));

function read(bytes: Uint8Array, name = "a.warc"): Promise<readonly Item[]> {
  const path = join(root, name);
  writeFileSync(path, bytes);
  return allOf(name.endsWith(".wacz") ? readWaczFile(path, name) : readWarcFile(path, name));
}

const page = (text: string, head = ""): string =>
  `<!doctype html><html><head>${head}</head><body><p>${text}</p></body></html>`;
const DATED =
  '<meta property="article:published_time" content="2026-03-01"><meta property="og:site_name" content="Example Daily">';
const PDF = makePdf([Array.from({ length: 12 }, () => "Freedonia and Ruritania reopened the bridge over the river.")]);

const RECORDS: readonly MadeRecord[] = [
  { type: "warcinfo", filename: "a.warc" },
  { type: "request", url: "https://a.example/1", httpHeaders: { Accept: "*/*" }, statusline: "GET /1 HTTP/1.1" },
  makePage("https://a.example/1", page("One.", DATED)),
  { type: "revisit", url: "https://a.example/1", httpHeaders: { "Content-Type": "text/html" } },
  makePage("https://a.example/2", page("Two.", '<link rel="canonical" href="https://a.example/canonical">')),
  makePage("https://a.example/x.png", "\u0089PNG", { "Content-Type": "image/png" }),
  { ...makePage("https://a.example/gone", page("Gone.")), statusline: "HTTP/1.1 404 Not Found" },
  makePage("https://a.example/empty", page("")),
  makePage("https://a.example/3.txt", "Three.", { "Content-Type": "text/plain" }),
  { type: "response", url: "https://a.example/4.pdf", httpHeaders: { "Content-Type": "application/pdf" }, body: PDF },
];

for (const gzip of [false, true]) {
  test(`web archive${gzip ? ", packed" : ""}: pages with address and date; the rest counted`, async () => {
    const parts = await makeWarc(RECORDS, gzip);
    const items = await read(Buffer.concat(parts), gzip ? "a.warc.gz" : "a.warc");
    const name = gzip ? "a.warc.gz" : "a.warc";
    const starts = parts.map((_, i) => Buffer.concat(parts.slice(0, i)).length);
    const documents = items.flatMap((item) => (item.kind === "document" ? [item] : []));
    assert.deepEqual(
      documents.map(({ document: { text: _, ...facts } }) => facts),
      [
        { id: `${name}:${starts[2]}`, url: "https://a.example/1", date: "2026-03-01", source: "Example Daily" },
        { id: `${name}:${starts[4]}`, url: "https://a.example/2", date: "2026-03-05" },
        { id: `${name}:${starts[8]}`, url: "https://a.example/3.txt", date: "2026-03-05" },
        { id: `${name}:${starts[9]}`, url: "https://a.example/4.pdf", date: "2026-03-05" },
      ],
    );
    assert.deepEqual(
      documents.map(({ issues }) => issues.map(({ code }) => code)),
      [[], ["DATE_OF_CAPTURE"], ["DATE_OF_CAPTURE"], ["DATE_OF_CAPTURE"]],
    );
    const remarks = items.flatMap((item) => (item.kind === "issue" ? [item.issue.message] : []));
    assert.deepEqual(remarks, [
      `${name}: left out 1 answer that is no page (pictures, scripts …), 1 answer that is an error or leads elsewhere, 1 page without text, 1 request, 1 revisit of what had not changed, 1 record of another kind.`,
      `${name}: 3 pages give no date; the day of the capture stands in for it.`,
    ]);
  });
}

const sent: readonly (readonly [name: string, head: readonly string[], body: Uint8Array])[] = [
  ["packed by the server", ["Content-Type: text/html", "Content-Encoding: gzip"], gzipSync(page("One."))],
  ["packed by brotli", ["Content-Type: text/html", "Content-Encoding: br"], brotliCompressSync(page("One."))],
  [
    "packed twice",
    ["Content-Type: text/html", "Content-Encoding: gzip, br"],
    brotliCompressSync(gzipSync(page("One."))),
  ],
  ["said to be packed, and is not", ["Content-Type: text/html", "Content-Encoding: gzip"], Buffer.from(page("One."))],
  [
    "in pieces",
    ["Content-Type: text/html", "Transfer-Encoding: chunked"],
    Buffer.from(`5\r\n<html\r\n1d\r\n><body><p>One.</p></body></html\r\n1\r\n>\r\n0\r\n\r\n`),
  ],
  [
    "said to be in pieces, and is not",
    ["Content-Type: text/html", "Transfer-Encoding: chunked"],
    Buffer.from(page("One.")),
  ],
  ["without a charset", ["Content-Type: text/html"], Buffer.from(page("One.", "<meta charset=utf-8>"))],
];

for (const [name, head, body] of sent) {
  test(`web archive: a page ${name}`, async () => {
    const items = await read(makeSent("https://a.example/1", head, body), "a.warc.gz");
    assert.deepEqual(outline(items), ["One.", "DATE_OF_CAPTURE"]);
  });
}

test("web archive: what unpacks to a flood is kept aside", async () => {
  const bomb = gzipSync(Buffer.alloc(80 * 2 ** 20, 32));
  const items = await read(
    makeSent("https://a.example/1", ["Content-Type: text/html", "Content-Encoding: gzip"], bomb),
    "a.warc.gz",
  );
  assert.deepEqual(outline(items), ["RECORD_DAMAGED"]);
  assert.match(items[0]?.kind === "issue" ? items[0].issue.message : "", /more than 64 MiB/);
});

test("web archive: the server's charset, and records that are no pages though they say response", async () => {
  const latin = makeSent(
    "https://a.example/1",
    ["Content-Type: text/plain; charset=iso-8859-2"],
    Buffer.from([0xb6, 0x77, 0x69, 0x74]),
  );
  const dns = await makeRecord(
    { type: "response", url: "dns:a.example", warcHeaders: { "Content-Type": "text/dns" } },
    true,
  );
  assert.deepEqual(outline(await read(Buffer.concat([dns, latin]), "a.warc.gz")), [
    "świt",
    "RECORDS_LEFT_OUT",
    "DATE_OF_CAPTURE",
  ]);
});

const THREE = ["One.", "Two.", "Three."].map((text, i) => makePage(`https://a.example/${i}`, page(text, DATED)));

for (const gzip of [false, true]) {
  const name = gzip ? "b.warc.gz" : "b.warc";
  const lost = (items: readonly Item[]): unknown =>
    items.map((item) => (item.kind === "document" ? item.document.text.trim() : item.place));

  test(`damage, ${name}: cut off within the last record`, async () => {
    const parts = await makeWarc(THREE, gzip);
    const whole = Buffer.concat(parts);
    const items = await read(whole.subarray(0, whole.length - 40), name);
    assert.deepEqual(lost(items), ["One.", "Two.", `${name}:${(parts[0]?.length ?? 0) + (parts[1]?.length ?? 0)}`]);
    assert.match(items[2]?.kind === "issue" ? items[2].issue.message : "", /cut off there/);
  });

  test(`damage, ${name}: garbage between records, and in the middle of one`, async () => {
    const [one, two, three] = await makeWarc(THREE, gzip);
    assert.ok(one && two && three);
    const between = await read(Buffer.concat([one, Buffer.from("garbage garbage\r\n\r\n"), two, three]), name);
    assert.deepEqual(lost(between), ["One.", `${name}:${one.length}`, "Two.", "Three."]);
    const hurt = Buffer.from(two);
    // In a record that is not packed, its head; in one that is, anything.
    const at = gzip ? Math.floor(hurt.length / 2) : hurt.indexOf("Content-Length");
    hurt.fill(0x58, at, at + 16);
    const within = await read(Buffer.concat([one, hurt, three]), name);
    assert.deepEqual(lost(within), ["One.", `${name}:${one.length}`, "Three."]);
  });
}

test("damage: a checksum that does not fit", async () => {
  const [one, two] = await makeWarc(THREE, true);
  assert.ok(one && two);
  const hurt = Buffer.from(one);
  hurt.writeUInt32LE(7, hurt.length - 8);
  assert.deepEqual(outline(await read(Buffer.concat([hurt, two]), "c.warc.gz")), ["RECORD_DAMAGED", "Two."]);
});

test("no archive at all, and an empty one", async () => {
  assert.deepEqual(outline(await read(Buffer.from("Just words, no archive.\n"))), ["RECORD_DAMAGED"]);
  assert.deepEqual(outline(await read(Buffer.alloc(0))), []);
  assert.deepEqual(outline(await read(Buffer.alloc(3_000_000, 65))), ["RECORD_DAMAGED"]);
});

test("packed as one: ids stay apart", async () => {
  const items = await read(gzipSync(Buffer.concat(await makeWarc(THREE, false))), "d.warc.gz");
  assert.deepEqual(outline(items), ["One.", "Two.", "Three."]);
  assert.equal(new Set(items.map(({ place }) => place)).size, 3);
});

test("an archive larger than what is held", async () => {
  const one = await makeRecord(
    { ...makePage("https://a.example/1.mp4", "x".repeat(1 << 20), { "Content-Type": "video/mp4" }) },
    false,
  );
  const count = 300;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < count; i += 1)
      for (let at = 0; at < one.length; at += 1 << 16) yield one.subarray(at, at + (1 << 16));
  }
  const before = process.memoryUsage().rss;
  let most = 0;
  let records = 0;
  for await (const record of readRecords(chunks, (type) => type === "response")) {
    if (record.kind === "record") records += 1;
    most = Math.max(most, process.memoryUsage().rss - before);
  }
  assert.equal(records, count);
  assert.ok(most < 150 * 2 ** 20, `${most} bytes more for an archive of ${one.length * count}`);
});

test("WACZ: its archives, whether stored or packed once more", async () => {
  const packed = Buffer.concat(await makeWarc(THREE.slice(0, 2), true));
  const plain = Buffer.concat(await makeWarc(THREE.slice(2), false));
  const zip = zipSync({
    "datapackage.json": strToU8("{}"),
    "archive/data.warc.gz": [packed, { level: 0 }],
    "archive/more.warc": [plain, { level: 9 }],
    "pages/pages.jsonl": strToU8("{}\n"),
  });
  const items = await read(zip, "e.wacz");
  assert.deepEqual(outline(items), ["One.", "Two.", "Three."]);
  assert.equal(items[0]?.place, "e.wacz/archive/data.warc.gz:0");
});

test("WACZ: damage within an archive, and of the zip", async () => {
  const [one, two, three] = await makeWarc(THREE, true);
  assert.ok(one && two && three);
  const hurt = Buffer.from(two);
  hurt.fill(0x58, 100, 116);
  const zip = zipSync({ "archive/data.warc.gz": [Buffer.concat([one, hurt, three]), { level: 0 }] });
  assert.deepEqual(outline(await read(zip, "f.wacz")), ["One.", "RECORD_DAMAGED", "Three."]);
  assert.deepEqual(outline(await read(zip.subarray(0, 400), "g.wacz")), ["FILE_BROKEN"]);
  assert.deepEqual(outline(await read(Buffer.from("no zip"), "h.wacz")), ["FILE_BROKEN"]);
  assert.deepEqual(outline(await read(zipSync({ "a.txt": strToU8("x") }), "i.wacz")), ["FILE_BROKEN"]);
});

test("WACZ: an archive that unpacks to a flood is not read on", async () => {
  const flood = zipSync({ "archive/data.warc": [new Uint8Array(4 * 2 ** 20), { level: 9 }] });
  const reading = async (free: number): Promise<number> => {
    let size = 0;
    for await (const { chunks } of entriesOf(inPieces(flood, 500), () => true, free)) {
      for await (const chunk of chunks) size += chunk.length;
    }
    return size;
  };
  assert.equal(await reading(4 * 2 ** 20), 4 * 2 ** 20);
  await assert.rejects(reading(2 ** 20), /unpacks to more than 200 times its size/);
});
