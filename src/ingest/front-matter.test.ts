import assert from "node:assert/strict";
import { test } from "node:test";
import { splitFrontMatter } from "./front-matter.ts";

const cases: readonly (readonly [name: string, text: string, fields: Record<string, string>, body: string])[] = [
  ["plain", "---\ndate: 2026-03-02\n---\nBody", { date: "2026-03-02" }, "Body"],
  ["quoted, with a colon", '---\ntitle: "Border: \\"open\\" again"\n---\nB', { title: 'Border: "open" again' }, "B"],
  ["single quotes", "---\ntitle: 'Ruritania''s king'\n---\nB", { title: "Ruritania's king" }, "B"],
  ["comment", "---\nsource: Daily # ours\n---\nB", { source: "Daily" }, "B"],
  ["nested left out", "---\na: 1\nreferences:\n  - url: x\n    date: y\nb: 2\n---\nB", { a: "1", b: "2" }, "B"],
  ["folded", "---\ntitle: >-\n  Two\n  lines\nid: x\n---\nB", { title: "Two lines", id: "x" }, "B"],
  ["nothing is not a value", "---\nurl:\ndate: null\n---\nB", {}, "B"],
  ["CRLF", "---\r\nid: x\r\n---\r\nB\r\n", { id: "x" }, "B\n"],
  ["none", "No front matter", {}, "No front matter"],
  ["never closed", "---\nid: x\nBody", {}, "---\nid: x\nBody"],
];

for (const [name, text, fields, body] of cases) {
  test(`front matter: ${name}`, () => {
    const split = splitFrontMatter(text);
    assert.deepEqual(Object.fromEntries(split.fields), fields);
    assert.equal(split.body, body);
  });
}
