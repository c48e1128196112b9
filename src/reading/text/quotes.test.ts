/** Quotations: marks, nesting, paragraphs, speech. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { findQuotes, segment } from "./index.ts";

const rows: readonly (readonly [string, readonly string[]])[] = [
  ['"We agree," she said. "We sign."', ["We agree,", "We sign."]],
  ["“We agree,” she said. “We sign.”", ["We agree,", "We sign."]],
  ["'We agree,' she said. 'We can't wait.'", ["We agree,", "We can't wait."]],
  ["The envoys' plan and the states’ rights.", []],
  ["He said: “They told me, ‘We go,’ and went.”", ["They told me, ‘We go,’ and went.", "We go,"]],
  ["‘They told me “we go”’, he said.", ["They told me “we go”", "we go"]],
  ['"We go on. We do not stop. We win."', ["We go on. We do not stop. We win."]],
  ["“We go on.\n\n“We never stop,” he said.", ["We go on.\n\n“We never stop,"]],
  ['"We go on.\n\nThey met on Monday. "No," he said.', ["We go on.", "No,"]],
  ["„We sign“, she said.", ["We sign"]],
  ["«We sign», she said.", ["We sign"]],
  ["``We sign,'' she said.", ["We sign,"]],
  ["“We sign, he said. “We go.”", ["We sign, he said.", "We go."]],
  ["It was 5' 3\" tall.", []],
];

for (const [text, expected] of rows) {
  test(`quotations of: ${text.replaceAll("\n", "⏎")}`, () => {
    assert.deepEqual(
      findQuotes(text, segment(text)).map((q) => text.slice(q.start, q.end)),
      expected,
    );
  });
}

const speech: readonly (readonly [string, boolean])[] = [
  ["It was a “red line” for them.", false],
  ["“No,” she said.", true],
  ["“We agree,” she said.", true],
  ["They want “peace.”", false],
  ["“Stop!” she said.", true],
  ["They read “The Prisoner of Zenda” aloud.", false],
  ["“The river belongs to both states,” she said.", true],
];

for (const [text, expected] of speech) {
  test(`speech or not: ${text}`, () => {
    assert.equal(findQuotes(text, segment(text))[0]?.speech, expected);
  });
}
