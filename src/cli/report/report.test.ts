import assert from "node:assert/strict";
import { test } from "node:test";
import type { Claim, DocumentRecord, Event, Party } from "../../model/index.ts";
import { emptyRecord } from "../coding/code-document.ts";
import type { Read } from "./names.ts";
import { writeReport } from "./report.ts";

const TEXT = "Sylvania accused Freedonia of closing the border. Freedonia denied it. Ruritania would not comment.";

function party(name: string, country: string): Party {
  const start = TEXT.indexOf(name);
  return { text: name, start, end: start + name.length, country, actor: country.toLowerCase() };
}

const freedonia = party("Freedonia", "FRE");
const sylvania = party("Sylvania", "SYL");

function event(id: string, status: Event["status"], holder?: Party): Event {
  return {
    id,
    sentence: 0,
    type: "COERCE",
    contexts: [],
    source: [freedonia],
    target: [sylvania],
    reciprocal: false,
    status,
    ...(holder !== undefined && { holder }),
    factuality: 0,
    trigger: { start: 30, end: 37 },
    rule: "coerce.close.01",
    confidence: 0.8,
  };
}

function claim(id: string, stance: Claim["stance"], holder: Claim["holder"], more: Partial<Claim> = {}): Claim {
  return {
    id,
    sentence: 0,
    holder,
    content: [{ start: 9, end: 48 }],
    stance,
    quoted: false,
    about: [],
    events: [],
    propositions: [],
    confidence: 0.9,
    ...more,
  };
}

function read(id: string, record: Partial<DocumentRecord>, mark?: string): Read {
  const document = { id, text: TEXT, source: "Example Wire", ...(mark !== undefined && { mark }) };
  const state = (country: string, name: string) => ({
    id: country.toLowerCase(),
    name,
    kind: "state" as const,
    country,
    mentions: [],
  });
  return {
    document,
    record: {
      ...emptyRecord(document, "test", []),
      sentences: [
        { n: 0, start: 0, end: 49 },
        { n: 1, start: 50, end: 70 },
        { n: 2, start: 71, end: TEXT.length },
      ],
      actors: [state("FRE", "Freedonia"), state("SYL", "Sylvania")],
      ...record,
    },
  };
}

const options = { width: 100, paint: (_: string, text: string) => text, limit: 10, asked: "x" };

const reads = [
  read(
    "a",
    {
      events: [event("e1", "alleged", sylvania), { ...event("e2", "asserted"), type: "CONSULT", target: [] }],
      claims: [
        claim("c1", "accuses", { kind: "named", ...sylvania }, { within: "c2" }),
        claim("c2", "asserts", { kind: "unnamed", text: "officials", start: 0, end: 1 }),
        claim("c3", "silent", { kind: "named", text: "Ruritania", start: 71, end: 80 }, { sentence: 2 }),
        claim("c4", "predicts", { kind: "document" }, { certainty: { term: "likely" } }),
      ],
    },
    "Example",
  ),
  read("b", {
    events: [event("e1", "denied", freedonia)],
    claims: [claim("c1", "denies", { kind: "named", ...freedonia }, { events: ["e1"] })],
  }),
];

test("report: the first line answers, the last suggests", () => {
  const lines = writeReport(reads, options).trimEnd().split("\n");
  assert.equal(lines[0], "2 documents, 6 sentences: 3 events, 5 claims; 1 denied, 1 alleged; 1 topic contested.");
  assert.equal(lines.at(-1), "Next: readout code x > record.jsonl");
});

const expected: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    "contested topics come first",
    /WHAT IS REPORTED\n {2}Freedonia – Sylvania · COERCE · contested · 1 alleged, 1 denied · 2 documents/,
  ],
  [
    "an accusation has its holder",
    /◐ Freedonia → Sylvania · COERCE · alleged by Sylvania\n {6}“Sylvania accused Freedonia of closing the border\.” a s0 \[Example\]/,
  ],
  ["a denial has its holder", /✕ Freedonia → Sylvania · COERCE · denied by Freedonia/],
  ["without a holder it is the source that reports", /● Freedonia · CONSULT · reported by Example Wire/],
  [
    "who says, and through whom",
    /WHO SAYS\n(.*\n)*? {2}Sylvania · 1 claim · 1 document\n {4}accuses {3}“accused Freedonia of closing the border” via officials · a s0/,
  ],
  [
    "who denies",
    /WHO DENIES\n {2}Freedonia · 1 claim · 1 document\n {4}denies {4}“accused Freedonia of closing the border” b s0\n/,
  ],
  ["who stays silent", /WHO STAYS SILENT\n {2}Ruritania · 1 claim/],
  [
    "what is expected, and how sure",
    /WHAT IS EXPECTED\n {2}reported by Example Wire · 1 claim · 1 document\n {4}predicts \(likely\)/,
  ],
];

for (const [name, pattern] of expected) {
  test(`report: ${name}`, () => assert.match(writeReport(reads, options), pattern));
}

test("report: what a claim denies elsewhere in the document is told with the event", () => {
  const denied = read("a", {
    events: [event("e1", "alleged", sylvania)],
    claims: [claim("c1", "denies", { kind: "named", ...freedonia }, { sentence: 1, events: ["e1"] })],
  });
  const text = writeReport([denied], options);
  assert.match(text, /COERCE · contested · 1 alleged/);
  assert.match(text, /alleged by Sylvania · denied by Freedonia\n/);
});

test("report: several roles, each told once", () => {
  const roles = [
    { title: "Deputy Chairman of the Security Council", from: "2020-01-16" },
    { title: "Chairman of the People's Party" },
    { title: "deputy chairman" },
  ];
  const zorn = {
    id: "fre.zorn",
    name: "Otto Zorn",
    kind: "person" as const,
    country: "FRE",
    roles,
    mentions: [{ start: 52, end: 55 }],
  };
  const text = writeReport([read("a", { actors: [zorn] })], options);
  assert.match(
    text,
    /Otto Zorn \(FRE\) · a s1\n {4}Deputy Chairman of the Security Council \(2020-01-16 to now\)\n {4}Chairman of the People's Party\n\n/,
  );
});

test("report: the limit cuts and says so", () => {
  const many = Array.from({ length: 9 }, (_, i) =>
    read(`d${i}`, { events: [{ ...event("e1", "asserted"), source: [{ ...freedonia, country: `C${i}` }] }] }),
  );
  const text = writeReport(many, { ...options, limit: 2 });
  assert.match(text, /… 7 more topics/);
  assert.match(text, /Next: readout read x --limit 0\n$/);
  assert.doesNotMatch(writeReport(many, { ...options, limit: 0 }), /… /);
});

test("report: no line is wider than the terminal, and nothing in a document commands it", () => {
  const nasty = read("n\u001B[31m", {
    events: [
      event("e1", "asserted", {
        ...sylvania,
        actor: "?",
        country: "X",
        text: `bad\u001B]0;x\u0007${" long".repeat(40)}`,
      }),
    ],
  });
  for (const width of [40, 60, 100]) {
    const text = writeReport([...reads, nasty], { ...options, width });
    assert.doesNotMatch(text, /[\u0000-\u0009\u000B-\u001F\u007F]/);
    const body = text.split("\n").filter((line) => line.startsWith("    "));
    for (const line of body) assert.ok(line.length <= width, `${width}: ${line}`);
  }
});
