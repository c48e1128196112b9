import assert from "node:assert/strict";
import { test } from "node:test";
import { normaliseForm } from "./form.ts";

test("forms are folded to the model's one kind of quote, dash and space", () => {
  const rows: [string, string][] = [
    ["“", '"'],
    ["’s", "'s"],
    ["n’t", "n't"],
    ["``", '"'],
    ["—", "-"],
    ["--", "-"],
    ["…", "..."],
    ["10\u00a0000", "10 000"],
    ["constructor", "constructor"],
    ["", ""],
  ];
  for (const [text, expected] of rows) assert.equal(normaliseForm(text), expected);
});
