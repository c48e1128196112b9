import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { FILTER_KEYS, fromUrl, parseQuery, type Query, toUrl, writeQuery } from "./index.ts";

function query(text: string): Query {
  const read = parseQuery(text);
  assert.equal(read.kind, "query", read.kind === "wrong" ? read.message : "");
  return read.kind === "query" ? read.query : { words: [], filters: [] };
}

test("a full line", () => {
  const line =
    'actor:IRN type:assault -status:denied speaker:rus.putin since:2024-01 until:2024-12 source:"Example Wire" text pipe* "a phrase" -not';
  assert.deepEqual(query(line), {
    filters: [
      { key: "actor", value: "IRN", not: false },
      { key: "type", value: "ASSAULT", not: false },
      { key: "status", value: "denied", not: true },
      { key: "speaker", value: "rus.putin", not: false },
      { key: "since", value: "2024-01", not: false },
      { key: "until", value: "2024-12", not: false },
      { key: "source", value: "Example Wire", not: false },
    ],
    words: [
      { text: "text", kind: "word", not: false },
      { text: "pipe", kind: "prefix", not: false },
      { text: "a phrase", kind: "phrase", not: false },
      { text: "not", kind: "word", not: true },
    ],
  });
});

const wrong: readonly (readonly [line: string, message: RegExp])[] = [
  ["typ:ASSAULT", /no "typ:". Keys are: actor, by/],
  ["type:WAR", /is one of: AGREE, CONSULT/],
  ["status:false", /asserted, negated, denied/],
  ["since:march", /2024-03/],
  ["since:2023-02-30", /no day/],
  ["since:2024 since:2025", /stands twice/],
  ["-until:2024", /Use since: instead/],
  ['"open', /not closed/],
  ['source:"open', /not closed/],
  ['source:" "', /needs a value/],
  ["--- ", /no letter/],
];
for (const [line, message] of wrong) {
  test(`wrong: ${line}`, () => {
    const read = parseQuery(line);
    assert.equal(read.kind, "wrong");
    if (read.kind === "wrong") assert.match(read.message, message);
  });
}

test("what is asked survives being written and being a URL", () => {
  for (const line of [
    'source:"Example Wire" "since:2024"',
    '"-dash" "star*" x',
    'source:O"Neil “a b”',
    "",
    "actor:Ruritania",
  ]) {
    assert.deepEqual(query(writeQuery(query(line))), query(line), line);
    assert.deepEqual(fromUrl(toUrl(query(line))), { kind: "query", query: query(line) }, line);
  }
  assert.equal(toUrl(query('actor:IRN -status:denied a "b c"')), "actor=IRN&-status=denied&q=a+%22b+c%22");
  assert.equal(fromUrl("?actor=IRN&page=3", ["page"]).kind, "query");
  assert.equal(fromUrl("?actor=%zz").kind, "wrong");
});

test("any line is read or refused, and what is read round-trips", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...FILTER_KEYS.map((key) => `${key}:`),
      "type:AID",
      "status:denied",
      "since:2024-02-29",
      '"',
      "“",
      "”",
      "„",
      "-",
      "*",
      " ",
      "\t",
    ),
    fc.string({ unit: "grapheme", maxLength: 6 }),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
      (line) => {
        const read = parseQuery(line);
        if (read.kind === "wrong") return;
        assert.deepEqual(parseQuery(writeQuery(read.query)), { kind: "query", query: read.query });
        assert.deepEqual(fromUrl(toUrl(read.query)), read);
      },
    ),
    { numRuns: 2000 },
  );
});
