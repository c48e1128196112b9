import assert from "node:assert/strict";
import { test } from "node:test";
import { parseFile } from "../parse-file.ts";
import { joinLines, wordsOf } from "./hyphen.ts";
import { readPages } from "./in-thread.ts";
import { parsePdf } from "./index.ts";
import { textOfPages } from "./page-text.ts";
import { type DrawnLine, makePdf, type PdfFacts } from "./pdf.fixture.ts";
import { plausibleDate, plausibleTitle } from "./pdf-facts.ts";

const NOW = Date.parse("2026-11-28T00:00:00Z");
const STORY = [
  "The governments of Freedonia and Ruritania said on Monday, 2 March 2026, that the inter-",
  "national bridge over the river is open. It had been closed since the long-",
  "running dispute over tolls, the Sino-",
  "Russian company that runs it said.",
  { text: "Lorries may pass again from Tuesday on, and a second lane is to follow before the end", down: 28 },
  "of the year.",
];

async function read(pages: readonly (readonly (DrawnLine | string)[])[], facts: PdfFacts = {}) {
  return parsePdf(makePdf(pages, facts), "in/a.pdf", NOW);
}

test("PDF: paragraphs, words that were parted, title and date that the text bears out", async () => {
  const { documents, issues } = await read([STORY], {
    title: "International bridge is open",
    created: "D:20260303100000+01'00'",
  });
  assert.deepEqual(documents, [
    {
      id: "in/a.pdf",
      title: "International bridge is open",
      date: "2026-03-03",
      text: "The governments of Freedonia and Ruritania said on Monday, 2 March 2026, that the international bridge over the river is open. It had been closed since the long-running dispute over tolls, the Sino-Russian company that runs it said.\n\nLorries may pass again from Tuesday on, and a second lane is to follow before the end of the year.\n",
    },
  ]);
  assert.deepEqual(
    issues.map(({ code, document }) => [code, document]),
    [["DATE_OF_FILE", "in/a.pdf"]],
  );
});

test("PDF: heads, feet and page numbers that stand on most pages go; a sentence goes on over the page", async () => {
  const page = (number: number, ...lines: string[]): DrawnLine[] => [
    { text: number % 2 === 0 ? "Ministry of Ruritania" : "Report on the bridge", down: 0, size: 9 },
    ...lines.map((text, i) => ({ text, down: i === 0 ? 40 : 14 })),
    { text: `Page ${number} of 6`, down: 60, size: 9 },
  ];
  const { documents } = await read([
    page(
      1,
      "The bridge over the river was closed in the winter, and lorries had to take the road",
      "through the mountains, which",
    ),
    page(2, "takes a day longer."),
    page(3, "Freedonia asked for talks in January. They took place in Strelsau."),
    page(4, "Ruritania said that 40 lorries pass in an hour."),
    page(5, "Both said that they would meet again in May."),
    page(6, "Nobody spoke of tolls."),
  ]);
  assert.equal(
    documents[0]?.text,
    "The bridge over the river was closed in the winter, and lorries had to take the road through the mountains, which takes a day longer.\n\nFreedonia asked for talks in January. They took place in Strelsau.\n\nRuritania said that 40 lorries pass in an hour.\n\nBoth said that they would meet again in May.\n\nNobody spoke of tolls.\n",
  );
});

test("PDF: two pages show no pattern but their numbers", () => {
  const line = (text: string, y: number) => ({ text, x: 72, y, width: 400, size: 11 });
  const pages = [
    [line("Freedonia spoke.", 700), line("The same.", 600), line("- 1 -", 40)],
    [line("Ruritania spoke.", 700), line("The same.", 600), line("- 2 -", 40)],
  ];
  assert.equal(textOfPages(pages), "Freedonia spoke.\n\nThe same.\n\nRuritania spoke.\n\nThe same.\n");
});

test("PDF: the words beside a page number change with the chapter", () => {
  const line = (text: string, y: number) => ({ text, x: 72, y, width: 400, size: 11 });
  const pages = ["Chapter 1: The river 7", "8 The bridge", "9", "10 The tolls"].map((foot, i) => [
    line(`In ${i + 1} of 7 articles Freedonia spoke.`, 700),
    line(foot, 40),
  ]);
  assert.equal(textOfPages(pages), [1, 2, 3, 4].map((i) => `In ${i} of 7 articles Freedonia spoke.\n`).join("\n"));
});

const failures: readonly (readonly [name: string, bytes: Uint8Array, code: string])[] = [
  ["protected", makePdf([STORY], { encrypted: true }), "PDF_ENCRYPTED"],
  ["pictures of pages", makePdf([[], []]), "PDF_WITHOUT_TEXT"],
  ["hardly a word", makePdf([["3"], ["4"]]), "PDF_WITHOUT_TEXT"],
  [
    "letters that are none",
    makePdf([[". . . ! ! ? ? // -- ".repeat(5), `${"= + ".repeat(20)}ab`]]),
    "PDF_WITHOUT_TEXT",
  ],
  ["broken", Buffer.from("%PDF-1.7\nrubbish"), "FILE_BROKEN"],
  ["cut off", makePdf([STORY]).subarray(0, 300), "FILE_BROKEN"],
  ["no PDF", Buffer.from("<html>Log in</html>"), "FILE_BROKEN"],
  ["more pages than are read", makePdf(Array.from({ length: 3001 }, () => [])), "PDF_TOO_LONG"],
];

for (const [name, bytes, code] of failures) {
  test(`PDF: ${name}`, async () => {
    const { documents, issues } = await parseFile("in/a.pdf", bytes);
    assert.deepEqual([documents.length, issues.map((issue) => issue.code)], [0, [code]]);
    assert.match(issues[0]?.message ?? "", /^in\/a\.pdf /);
  });
}

test("PDF: one that hangs is given up, and the next is read", async () => {
  const hanging = new URL("./hanging-worker.fixture.ts", import.meta.url);
  const hung = await readPages(makePdf([STORY]), 300, hanging);
  assert.deepEqual(hung, { kind: "failed", reason: "timeout" });
  assert.equal((await readPages(makePdf([STORY]))).kind, "pages");
});

test("PDF: recognised on standard input and under another name", async () => {
  for (const file of ["-", "a.txt"]) assert.equal((await parseFile(file, makePdf([STORY]))).documents.length, 1);
});

const joins: readonly (readonly [before: string, after: string, text: string, expected: string])[] = [
  ["the inter-", "national bridge", "", "the international bridge"],
  ["the Sino-", "Russian talks", "", "the Sino-Russian talks"],
  ["a long-", "term plan", "", "a long-term plan"],
  ["a US-", "led force", "", "a US-led force"],
  ["the Borduria-", "backed group", "", "the Borduria-backed group"],
  ["the Bordu-", "rian group", "", "the Bordurian group"],
  ["under COVID-", "19 rules", "", "under COVID-19 rules"],
  ["the MiG-29-", "type jet", "", "the MiG-29-type jet"],
  ["state-of-the-", "art", "", "state-of-the-art"],
  ["pre- and post-", "war years", "post-war", "pre- and post-war years"],
  ["pre-", "and post-war", "", "pre- and post-war"],
  ["a cease-", "fire", "The ceasefire holds.", "a ceasefire"],
  ["a co-", "operation pact", "co-operation", "a co-operation pact"],
  ["a co-", "operation pact", "cooperation", "a cooperation pact"],
  ["a SE-", "QUENCE of acts", "sequence", "a SEQUENCE of acts"],
  ["inter\u00AD", "national", "", "international"],
  ["it ended -", "at last", "", "it ended - at last"],
  ["from 2019-", "2020", "", "from 2019-2020"],
  ["no hyphen", "here", "", "no hyphen here"],
];

for (const [before, after, text, expected] of joins) {
  test(`line end: "${before}" "${after}"`, () => assert.equal(joinLines(before, after, wordsOf([text])), expected));
}

const TEXT = "The international bridge over the river reopened on 2 March 2026.";
const titles: readonly (readonly [string, string | undefined])[] = [
  ["International bridge reopened", "International bridge reopened"],
  ["Microsoft Word - doc1", undefined],
  ["Microsoft Word - The international bridge", undefined],
  ["bridge_final_v2", undefined],
  ["The bridge over the river.docx", undefined],
  ["Untitled", undefined],
  ["Annual report of the fishing board", undefined],
  ["", undefined],
];

for (const [title, expected] of titles)
  test(`title of a PDF: "${title}"`, () => assert.equal(plausibleTitle(title, TEXT), expected));

const dates: readonly (readonly [created: string, text: string, expected: string | undefined])[] = [
  ["D:20260303100000+01'00'", TEXT, "2026-03-03"],
  ["20260303", TEXT, "2026-03-03"],
  ["D:20260303", "No year.", "2026-03-03"],
  ["D:20240303", TEXT, undefined],
  ["D:20270303", "No year.", undefined],
  ["D:19700101", "No year.", undefined],
  ["D:20261345", "No year.", undefined],
  ["yesterday", TEXT, undefined],
];

for (const [created, text, expected] of dates) {
  test(`date of a PDF: ${created}`, () => assert.equal(plausibleDate(created, text, NOW), expected));
}
