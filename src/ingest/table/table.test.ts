import assert from "node:assert/strict";
import { test } from "node:test";
import { allOf, inPieces, outline } from "../items.fixture.ts";
import type { DateFormat, Item, ReadOptions } from "../items.ts";
import { mapColumns, parseColumns } from "./columns.ts";
import { needsMapping, readMappedLines, readTable } from "./index.ts";
import { readRows } from "./rows.ts";
import { tableDate } from "./table-date.ts";

function read(text: string | Uint8Array, options: ReadOptions = {}, file = "a.csv"): Promise<readonly Item[]> {
  return allOf(readTable(inPieces(Buffer.from(text)), file, options));
}

const tables: readonly (readonly [
  name: string,
  text: string | Uint8Array,
  expected: readonly string[],
  file?: string,
])[] = [
  ["plain", "text,date\nOne.,2026-03-02\nTwo.,\n", ["COLUMNS_READ", "One.", "Two."]],
  ["semicolons", "body;headline\nOne, two.;H\n", ["COLUMNS_READ", "One, two."]],
  ["tabs", "body\theadline\nOne.\tH\n", ["COLUMNS_READ", "One."], "a.tsv"],
  ["a tab in one column of a TSV", "text\nOne, two.\n", ["COLUMNS_READ", "One, two."], "a.tsv"],
  ["bars", "body|headline\nOne.|H\n", ["COLUMNS_READ", "One."]],
  ["one column", "text\nOne.\n", ["COLUMNS_READ", "One."]],
  ["the separator named as Excel does", "sep=;\ntext;title\nOne.;H\n", ["COLUMNS_READ", "One."]],
  [
    "a mark, quotes, line breaks within",
    '\uFEFFtext,title\r\n"One ""x"",\r\ntwo.",H\r\n',
    ["COLUMNS_READ", 'One "x",\r\ntwo.'],
  ],
  ["a quotation mark inside a cell", 'text,title\nThe 5" gun.,H\n', ["COLUMNS_READ", 'The 5" gun.']],
  ["UTF-16", Buffer.from("\uFEFFtext,title\nOne.,H\n", "utf16le"), ["COLUMNS_READ", "One."]],
  ["empty cells behind the head", "text,title,,\nOne.,H,,\nTwo.,H\n", ["COLUMNS_READ", "One.", "Two."]],
  [
    "ragged rows, by the line they begin in",
    'title,text\nH,"One\n."\n\nH\nH,Two.,3\nH,Two.\n',
    ["COLUMNS_READ", "One\n.", "ROW_RAGGED:5", "ROW_RAGGED:6", "Two."],
  ],
  [
    "rows without text",
    "text,title\n,H\nNaN,H\nOne.,H\n",
    ["COLUMNS_READ", "ROW_WITHOUT_TEXT:2", "ROW_WITHOUT_TEXT:3", "One."],
  ],
  [
    "a quotation never closed keeps what came before",
    'text,title\nOne.,H\n"Two.,H\nThree.,H\n',
    ["COLUMNS_READ", "One.", "TABLE_BROKEN:3"],
  ],
  ["no rows", "", ["FILE_EMPTY"]],
  ["no text", "a,b\n1,2\n", ["COLUMNS_UNCLEAR"]],
  ["two that may be the text", "body,content\n1,2\n", ["COLUMNS_UNCLEAR"]],
  [
    "dates in two ways",
    "text,date\nOne.,01/02/2026\nTwo.,13/02/2026\nThree.,soon\n",
    ["COLUMNS_READ", "DATE_AMBIGUOUS:2", "Two.", "Three."],
  ],
];

for (const [name, text, expected, file] of tables) {
  test(`table: ${name}`, async () => assert.deepEqual(outline(await read(text, {}, file)), expected));
}

test("table: fields, ids, and what is said of the columns", async () => {
  const items = await read(
    "key,Published At,body,Headline,Link,outlet,language,author\n7,2 March 2026,One.,H,https://a.example/1,Example Wire,English,X\n,,Two.,,,,fa,\n",
    { columns: { id: "key" } },
    "in/a.csv",
  );
  assert.equal(
    items[0]?.kind === "issue" && items[0].issue.message,
    "in/a.csv is read with --columns text=body,date=Published At,title=Headline,url=Link,source=outlet,id=key,lang=language; left out: author.",
  );
  const documents = items.flatMap((item) => (item.kind === "document" ? [item.document] : []));
  assert.deepEqual(documents, [
    { id: "7", title: "H", url: "https://a.example/1", source: "Example Wire", date: "2026-03-02", text: "One." },
    { id: "in/a.csv:3", lang: "fa", text: "Two." },
  ]);
});

test("table: what cannot be read in a row that stays is told of its document", async () => {
  const items = await read(Buffer.from("text,date\nCaf\u00E9.,soon\n", "latin1"));
  const item = items[1];
  assert.deepEqual(item?.kind === "document" && item.issues.map(({ code }) => code), [
    "DATE_UNREADABLE",
    "ENCODING_REPLACED",
  ]);
});

test("table: a row that never ends is given up, not held", async () => {
  const rows = [];
  for await (const row of readRows(inPieces(Buffer.from(`text\nOne.\n"${"x".repeat(300_000)}`), 1000), false, 1000))
    rows.push(row);
  assert.deepEqual(
    rows.map((row) => (row.kind === "row" ? row.cells : [row.reason, row.line])),
    [["text"], ["One."], ["too-long", 3]],
  );
  const last = rows.at(-1);
  assert.ok(last !== undefined && last.end < 100_000);
});

test("table: a file larger than what is held", async () => {
  const row = Buffer.from(`${"Freedonia reopened the bridge over the river. ".repeat(200)},2026-03-02\n`);
  const count = 4000;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("text,date\n");
    for (let i = 0; i < count; i += 1) yield row;
  }
  const before = process.memoryUsage().rss;
  let most = 0;
  let documents = 0;
  for await (const item of readTable(chunks(), "a.csv", {})) {
    if (item.kind === "document") documents += 1;
    if (documents % 500 === 0) most = Math.max(most, process.memoryUsage().rss - before);
  }
  assert.equal(documents, count);
  assert.ok(most < (row.length * count) / 2 + 64 * 2 ** 20, `${most} bytes more for a file of ${row.length * count}`);
});

const dates: readonly (readonly [text: string, format: DateFormat | undefined, expected: string])[] = [
  ["2026-03-02", undefined, "2026-03-02"],
  ["2026-03-02T10:00:00Z", undefined, "2026-03-02T10:00:00Z"],
  ["20260302", undefined, "2026-03-02"],
  ["2026.3.2", undefined, "2026-03-02"],
  ["2 March 2026", undefined, "2026-03-02"],
  ["March 2, 2026", undefined, "2026-03-02"],
  ["01/02/2026", undefined, "ambiguous"],
  ["1.2.2026", undefined, "ambiguous"],
  ["02/02/2026", undefined, "2026-02-02"],
  ["13/02/2026 10:30", undefined, "2026-02-13"],
  ["02-13-2026", undefined, "2026-02-13"],
  ["01/02/2026", "dmy", "2026-02-01"],
  ["01/02/2026", "mdy", "2026-01-02"],
  ["2026/02/01", "ymd", "2026-02-01"],
  ["02/13/2026", "dmy", "unreadable"],
  ["01/02/2026", "ymd", "unreadable"],
  ["01/02/26", "dmy", "unreadable"],
  ["31/02/2026", undefined, "unreadable"],
  ["45353", undefined, "unreadable"],
  ["yesterday", undefined, "unreadable"],
];

for (const [text, format, expected] of dates) {
  test(`date of a table: "${text}" ${format ?? ""}`, () => {
    const found = tableDate(text, format);
    assert.equal(found.kind === "date" ? found.date : found.kind, expected);
  });
}

const mappings: readonly (readonly [names: string[], given: string, expected: string])[] = [
  [["text", "body"], "", "text=text"],
  [["body", "content"], "text=content", "text=content"],
  [["Full Text", "Pub-Date"], "", "text=Full Text date=Pub-Date"],
  [["text", "headline", "heading"], "", "text=text"],
  [["text", "date"], "date=", "text=text"],
  [["text", "when"], "date=WHEN", "date=when text=text"],
  [["text"], "date=when", "wrong"],
  [["story"], "", "wrong"],
];

for (const [names, given, expected] of mappings) {
  test(`columns: ${names.join(" ")} ${given}`, () => {
    const columns = given === "" ? {} : parseColumns(given);
    assert.ok(typeof columns !== "string");
    const mapping = mapColumns(names, columns, "a.csv");
    const found = mapping.kind === "wrong" ? "wrong" : [...mapping.columns].map((pair) => pair.join("=")).join(" ");
    assert.equal(found, expected);
  });
}

for (const given of ["body", "txt=body", "text=a,text=b", ""]) {
  test(`columns: "${given}" is refused`, () => assert.equal(typeof parseColumns(given), "string"));
}

test("JSON lines with other names: a line may lack any field but the text", async () => {
  const lines = [{ body: "One.", published: "2026-03-02", n: 1 }, { body: "Two." }, { other: 1 }, "x"];
  const bytes = Buffer.from(`${lines.map((line) => JSON.stringify(line)).join("\n")}\n{oh\n`);
  assert.equal(await needsMapping(inPieces(bytes)), true);
  const items = await allOf(readMappedLines(inPieces(bytes), "a.jsonl", { columns: { date: "published" } }));
  assert.deepEqual(outline(items), [
    "COLUMNS_READ",
    "One.",
    "Two.",
    "COLUMNS_UNCLEAR:3",
    "LINE_BROKEN:4",
    "LINE_BROKEN:5",
  ]);
  assert.deepEqual(
    items.flatMap((item) => (item.kind === "document" ? [item.document.date] : [])),
    ["2026-03-02", undefined],
  );
  for (const line of ['{"text":"One."}', '{"a":1}', "{oh", ""])
    assert.equal(await needsMapping(inPieces(Buffer.from(line))), false);
});
