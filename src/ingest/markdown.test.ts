import assert from "node:assert/strict";
import { test } from "node:test";
import { firstHeading, plainText } from "./markdown.ts";

const cases: readonly (readonly [markdown: string, text: string])[] = [
  ["# Talks *fail*\n\nOne\nline.\n\nTwo.", "Talks fail\n\nOne line.\n\nTwo.\n"],
  ["**Freedonia** denied it, [the daily](https://x.org/a_(b)) _said_.", "Freedonia denied it, the daily said.\n"],
  ["snake_case_name and 2*3*4", "snake_case_name and 234\n"],
  ["> “No,” he said.\n> Again.", "“No,” he said. Again.\n"],
  ["- one\n- two\n* three", "- one\n\n- two\n\n- three\n"],
  ["![map](a.png)\n\nText[^1].\n\n[1]: https://x.org", "Text.\n"],
  ["a \\*star\\* and `co_de`", "a *star* and co_de\n"],
  ["A &amp; B&nbsp;&#8212; C<br>D <!-- hidden\nnote -->end", "A & B\u00A0— CD end\n"],
  ["Title\n=====\n\n***\n\nText", "Title\n\nText\n"],
  ["first  \nsecond", "first\nsecond\n"],
  ["```\ncode here\n```\nafter", "code here\n\nafter\n"],
];

for (const [markdown, text] of cases) {
  test(`markdown: ${JSON.stringify(markdown.slice(0, 40))}`, () => assert.equal(plainText(markdown), text));
}

test("markdown: the first heading is a title", () => {
  assert.equal(firstHeading("Intro\n\n# The *bridge* #\n"), "The bridge");
  assert.equal(firstHeading("## Second level only"), undefined);
});
