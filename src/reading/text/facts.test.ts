/** Date, outlet and dateline of a document. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentInput } from "../../model/index.ts";
import { findDate, isDateLine } from "./dates.ts";
import { readFacts, segment } from "./index.ts";

const dates: readonly (readonly [string, string | undefined])[] = [
  ["2024-03-12", "2024-03-12"],
  ["2024-03-12T23:10:00+02:00", "2024-03-12"],
  ["20240312", "2024-03-12"],
  ["12 March 2024", "2024-03-12"],
  ["March 12, 2024", "2024-03-12"],
  ["Sept. 5th, 2023", "2023-09-05"],
  ["Tue, 12 Mar 2024 10:00:00 GMT", "2024-03-12"],
  ["12.03.2024", "2024-03-12"],
  ["25/12/2023", "2023-12-25"],
  ["12/25/2023", "2023-12-25"],
  ["2024年3月12日", "2024-03-12"],
  ["03/04/2024", undefined],
  ["2024-02-30", undefined],
  ["2023-02-29", undefined],
  ["last Tuesday", undefined],
  ["", undefined],
];

for (const [text, expected] of dates) test(`date: ${text}`, () => assert.equal(findDate(text), expected));

const lines: readonly (readonly [string, boolean])[] = [
  ["Published: 12 March 2024", true],
  ["March 3, 2024", true],
  ["Monday, March 4, 2024 10:30 a.m. GMT", true],
  ["Updated 2024-03-12 10:00", true],
  ["The treaty of 12 March 2024", false],
  ["March 2024", false],
];

for (const [text, expected] of lines) test(`date line: ${text}`, () => assert.equal(isDateLine(text), expected));

const BODY = "The envoys of Freedonia and Sylvania met on the border.";

interface Expected {
  readonly publishedAt?: string;
  readonly source?: string;
  readonly dateline?: string;
  readonly codes?: readonly string[];
}

const documents: readonly (readonly [Omit<DocumentInput, "id">, Expected])[] = [
  [
    { text: BODY, date: "2024-03-12", source: "Zenda Times" },
    { publishedAt: "2024-03-12", source: "Zenda Times" },
  ],
  [
    { text: `ZENDA, Sept 18, 2023 (Xinhua) — ${BODY}` },
    { publishedAt: "2023-09-18", source: "Xinhua", dateline: "ZENDA" },
  ],
  [
    { text: `STRELSAU, Ruritania (AP) — ${BODY}`, date: "2024-03-12" },
    { publishedAt: "2024-03-12", source: "Associated Press", dateline: "STRELSAU, Ruritania" },
  ],
  [
    { text: `ZENDA, September 18, 2023. /TASS/. ${BODY}` },
    { publishedAt: "2023-09-18", source: "TASS", dateline: "ZENDA" },
  ],
  [
    { text: `ZENDA. Sept 18 (Interfax) – ${BODY}`, date: "2023-09-18" },
    { publishedAt: "2023-09-18", source: "Interfax", dateline: "ZENDA" },
  ],
  [{ text: `Envoys Meet\n\nPublished: 12 March 2024\n\n${BODY}` }, { publishedAt: "2024-03-12" }],
  [{ text: `Envoys Meet\n\nUpdated 13 March 2024\n\nMarch 12, 2024\n\n${BODY}` }, { publishedAt: "2024-03-12" }],
  [
    { text: `By Jane Doe, Associated Press\n\n${BODY}`, date: "2024-03-12" },
    { publishedAt: "2024-03-12", source: "Associated Press" },
  ],
  [{ text: BODY, url: "https://example.org/2024/03/12/envoys" }, { publishedAt: "2024-03-12" }],
  [{ text: BODY, date: "03/04/2024" }, { codes: ["DATE_UNREADABLE", "DATE_MISSING"] }],
  [{ text: BODY }, { codes: ["DATE_MISSING"] }],
  [{ text: "" }, { codes: ["DATE_MISSING"] }],
];

for (const [input, { dateline, codes, ...expected }] of documents) {
  test(`facts of: ${JSON.stringify(input).slice(0, 100)}`, () => {
    const document = { id: "d1", ...input };
    const { facts, issues } = readFacts(document, segment(input.text));
    const { dateline: span, ...rest } = facts;
    assert.deepEqual(rest, expected);
    assert.equal(span && input.text.slice(span.start, span.end), dateline);
    assert.deepEqual(
      issues.map((issue) => issue.code),
      codes ?? [],
    );
  });
}
