/** Sentences, their kinds, and what holds for any text whatever. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { classOf, INVISIBLE, SPACE } from "./characters.ts";
import { findQuotes, readFacts, segment } from "./index.ts";

const sentences: readonly (readonly [string, readonly string[]])[] = [
  ['"We will win." He left.', ['"We will win."', "He left."]],
  ['"Go!" he said.', ['"Go!" he said.']],
  ['"Will they come?" Smith asked.', ['"Will they come?" Smith asked.']],
  ["Gen. Doe met Mr. Roe in St. Ives. They talked.", ["Gen. Doe met Mr. Roe in St. Ives.", "They talked."]],
  [
    "He is in the U.S. They know. U.S. President Doe knows.",
    ["He is in the U.S.", "They know.", "U.S. President Doe knows."],
  ],
  [
    "Acme Inc. signed. It sold to Roe Ltd. The price rose.",
    ["Acme Inc. signed.", "It sold to Roe Ltd.", "The price rose."],
  ],
  [
    "It began at 8 a.m. Monday. It ended at 5 p.m. Nobody came.",
    ["It began at 8 a.m. Monday.", "It ended at 5 p.m.", "Nobody came."],
  ],
  ["It began at 8 a.m. Zenda time on Monday.", ["It began at 8 a.m. Zenda time on Monday."]],
  ["J. R. Doe and George W. Roe spoke. See No. 5.", ["J. R. Doe and George W. Roe spoke.", "See No. 5."]],
  ["They waited... and left. Then... Nothing.", ["They waited... and left.", "Then...", "Nothing."]],
  ["(It failed.) They went on.", ["(It failed.)", "They went on."]],
  ["It grew by 3.5 percent. 12 states agreed.", ["It grew by 3.5 percent.", "12 states agreed."]],
  ["It was so.[12] It is not.", ["It was so.[12]", "It is not."]],
  ["1. Sign the treaty. Then ratify it.", ["1. Sign the treaty.", "Then ratify it."]],
];

for (const [text, expected] of sentences) {
  test(`sentences of: ${text}`, () => {
    assert.deepEqual(
      segment(text).map((s) => text.slice(s.start, s.end)),
      expected,
    );
  });
}

const BODY = "The envoys of Freedonia and Sylvania met on the border.";
const kinds: readonly (readonly [string, string])[] = [
  [`ZENDA, Sept 18, 2023 (Xinhua) — ${BODY}`, "dateline body"],
  [`ZENDA (AP) - ${BODY}`, "dateline body"],
  [`STRELSAU, Ruritania — ${BODY}`, "dateline body"],
  [`(Reuters) - ${BODY}`, "dateline body"],
  [`Zenda (CNN) ${BODY}`, "dateline body"],
  [`(AP) ZENDA – ${BODY}`, "dateline body"],
  [`STRELSAU/ZENDA (Reuters) - ${BODY}`, "dateline body"],
  [`ZENDA, September 18. /TASS/. ${BODY}`, "dateline body"],
  [`ZENDA. Sept 18 (Interfax) – ${BODY}`, "dateline body"],
  [`ZENDA, Ruritania: ${BODY}`, "dateline body"],
  [`ROE: ${BODY}`, "body"],
  ["NATO — The alliance of that name met on the border on Monday.", "body"],
  [`The talks – the first since May – failed. ${BODY}`, "body body"],
  [`Envoys Meet on Border\n\n${BODY}`, "headline body"],
  [`${BODY}\n\nWhat it means for Ruritania:\n\n${BODY}`, "body headline body"],
  [`# Envoys meet\n\n${BODY}`, "headline body"],
  [`By Jane Doe and John Roe\n\n${BODY}`, "byline body"],
  [`Jane Doe\n\nUSA TODAY\n\n${BODY}`, "byline byline body"],
  [`${BODY}\n\nReporting by Jane Doe; Editing by John Roe`, "body byline"],
  [`${BODY}\n\nThe Associated Press reports:\n\n${BODY}`, "body body body"],
  [`${BODY}\n\n• one thing\n• another thing\n\n(a) a third`, "body bullet bullet bullet"],
  [`${BODY}\n\n1. sign the text\n2. ratify it`, "body bullet bullet"],
  [`${BODY}\n\nAdvertisement\n\n${BODY}`, "body boilerplate body"],
  [`${BODY}\n\nRead more: Envoys to meet again`, "body boilerplate"],
  [`${BODY}\n\nEnvoys at the border. Jane Doe/Getty Images`, "body boilerplate boilerplate"],
  [
    `${BODY}\n\nSign up for our newsletter\n\n© 2024 Zenda Times. All rights reserved.`,
    "body boilerplate boilerplate boilerplate",
  ],
  ["Copyright law was on the table.\n\nThey share the view.\n\nRead the treaty first, he said.", "body body body"],
];

for (const [text, expected] of kinds) {
  test(`kinds of: ${text.replaceAll("\n", "⏎")}`, () => {
    assert.equal(
      segment(text)
        .map((s) => s.kind)
        .join(" "),
      expected,
    );
  });
}

test("a paragraph that repeats the title is a headline", () => {
  assert.equal(segment(`Both sides: we agree.\n\n${BODY}`, "Both sides: we agree.")[0]?.kind, "headline");
});

test("hard-wrapped lines are one paragraph, short lines are not", () => {
  const wrapped =
    "The envoys of Freedonia and Sylvania met on Monday at the border to\nspeak about the river, the bridge and the price of the water that both\nstates draw from it, and said that they would meet again before long.\nThen they left.";
  assert.deepEqual([...new Set(segment(wrapped).map((s) => s.paragraph))], [0]);
  assert.equal(
    segment(`${wrapped}\n\nThe envoys of Freedonia did not say when the talks would go on, and\nNobody asked.`).at(-1)
      ?.paragraph,
    1,
  );
  assert.deepEqual(
    [...new Set(segment("They met.\nThey left.\r\nThey wrote.\fEnd.").map((s) => s.paragraph))],
    [0, 1, 2, 3],
  );
});

const pieces = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ..."“ ” ‘ ’ \" ' . ... ? ! , - — – / @ # $ & * ( ) [ ] \n \n\n \r\n \t \u00AD \u200B \u200D \uFE0F 👩 🇫 U.S. e.g. don't co-op a@b.c http:// www. 5 1,000 Mr. A. said He the ZENDA (AP) • 1. \uD83D \uDE00".split(
          " ",
        ),
        " ",
        " ",
      ),
      { maxLength: 80 },
    )
    .map((parts) => parts.join("")),
);

test("any text: tokens are ordered, disjoint, inside the text, and cover all that is visible", () => {
  fc.assert(
    fc.property(pieces, (text) => {
      const found = segment(text);
      const covered = new Uint8Array(text.length);
      let at = 0;
      found.forEach((sentence, n) => {
        assert.equal(sentence.n, n);
        assert.ok(sentence.tokens.length > 0);
        assert.equal(sentence.start, sentence.tokens[0]?.start);
        assert.equal(sentence.end, sentence.tokens.at(-1)?.end);
        for (const token of sentence.tokens) {
          assert.ok(token.start >= at && token.end > token.start && token.end <= text.length);
          assert.notEqual(token.text, "");
          covered.fill(1, token.start, token.end);
          at = token.end;
        }
      });
      const invisible = new Set<number>();
      for (const match of text.matchAll(INVISIBLE)) invisible.add(match.index);
      for (let i = 0; i < text.length; i++) {
        const isSpace = classOf(text.charCodeAt(i)) === SPACE;
        if (!isSpace && !invisible.has(i) && !isQuoteControl(text.charCodeAt(i)))
          assert.equal(covered[i], 1, `offset ${i}`);
      }
      for (const quote of findQuotes(text, found)) {
        assert.ok(quote.start < quote.end && quote.end <= text.length && quote.firstSentence <= quote.lastSentence);
      }
      readFacts({ id: "x", text, date: text }, found);
    }),
    { numRuns: 3000 },
  );
});

/** Control characters that are folded to quotes and dashes. */
function isQuoteControl(unit: number): boolean {
  return unit >= 0x91 && unit <= 0x97;
}

const monsters: readonly (readonly [string, string])[] = [
  ["a ", "words"],
  [".", "stops"],
  ['"', "quotes"],
  ["'", "single quotes"],
  [" '", "spaced single quotes"],
  ["U.S.", "acronyms"],
  ["A.b.", "initials"],
  ["x", "one word"],
  ["é", "one accented word"],
  ["😀", "emoji"],
  ["👩‍", "joined emoji"],
  ["-", "hyphens"],
  ["a-", "hyphenated"],
  ["a'", "apostrophes"],
  ["9", "digits"],
  ["1,", "commas"],
  ["1/", "slashes"],
  ["a@", "at signs"],
  ["a.", "dots"],
  ["http://", "addresses"],
  ["(", "brackets"],
  ["A&", "ampersands"],
  ["\n", "lines"],
  ["a\n", "short lines"],
  ["• ", "bullets"],
  ["\u200D", "joiners"],
  ["\u00AD", "soft hyphens"],
  ["A, ", "capitals"],
  ["“a ", "open quotes"],
  ["“a\n\n", "open quotes in paragraphs"],
];

for (const [piece, name] of monsters) {
  test(`a million characters of ${name} take linear time`, () => {
    const text = piece.repeat(Math.floor(1_000_000 / piece.length));
    const before = performance.now();
    const found = segment(text);
    findQuotes(text, found);
    readFacts({ id: "x", text }, found);
    const seconds = (performance.now() - before) / 1000;
    assert.ok(seconds < 8, `${seconds.toFixed(1)} s`);
  });
}
