import assert from "node:assert/strict";
import { test } from "node:test";
import { PatternError, parsePattern } from "./pattern.ts";

const lexicon = { talks: ["talk", "summit"] };

test("a pattern reads into head, class and links", () => {
  const pattern = parsePattern("hold|stage:v subj=S !obj=party obj=(@talks:n with=T?) on|at=*", lexicon);
  assert.deepEqual(pattern.words, ["hold", "stage"]);
  assert.equal(pattern.wordClass, "v");
  assert.deepEqual(
    pattern.links.map(({ functions, negated, optional, value }) => [
      functions.join("|"),
      negated,
      optional,
      value.kind,
    ]),
    [
      ["subj", false, false, "role"],
      ["obj", true, false, "words"],
      ["obj", false, false, "pattern"],
      ["on|at", false, false, "any"],
    ],
  );
});

test("a role may be restricted to words", () => {
  const value = parsePattern("meet:v obj=T(envoy|@talks)", lexicon).links[0]?.value;
  assert.deepEqual(value, { kind: "role", role: "T", words: new Set(["envoy", "talk", "summit"]) });
});

const bad: readonly (readonly [pattern: string, message: RegExp])[] = [
  ["", /empty/],
  ["visit subj=S", /no class/],
  ["visit:z subj=S", /no class/],
  ["visit:v subj", /no link/],
  ["visit:v SUBJ=S", /no function/],
  ["visit:v obj=(talk:n", /without "\)"/],
  ["visit:v obj=talk)", /without "\("/],
  ["visit:v obj=@nothing", /no list; there are talks/],
  ["visit:v obj=a$b", /no word/],
];

for (const [pattern, message] of bad) {
  test(`"${pattern}" says what is wrong`, () => {
    assert.throws(
      () => parsePattern(pattern, lexicon),
      (error) => error instanceof PatternError && error.code === "PATTERN_SYNTAX" && message.test(error.message),
    );
  });
}

test("more words asked for make a pattern more specific", () => {
  const loose = parsePattern("send:v subj=S obj=*", lexicon);
  const close = parsePattern("send:v subj=S obj=envoy to=T", lexicon);
  assert.ok(close.specificity > loose.specificity);
});
