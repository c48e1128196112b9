import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutFurniture, withoutOutlet } from "./furniture.ts";

const VOCABULARY = new Set(["email", "newsletter", "click", "account", "subscribe"]);

const LINES: readonly [string, string][] = [
  ["Freedonia closed its border with Sylvania on Monday.", "Freedonia closed its border with Sylvania on Monday."],
  ["Click here to subscribe to our newsletter by email.", ""],
  ["Most read stories today", ""],
  [
    "The minister's email account was opened by strangers, a court in Freedonia heard on Monday, and she has left office since.",
    "The minister's email account was opened by strangers, a court in Freedonia heard on Monday, and she has left office since.",
  ],
];

for (const [line, expected] of LINES) {
  test(line, () => assert.equal(withoutFurniture(line, VOCABULARY), expected));
}

const TITLES: readonly [string, string][] = [
  ["Border closed - The Freedonian", "Border closed"],
  ["Border closed :: example.com", "Border closed"],
  ["Border closed | Freedonia Daily News", "Border closed"],
  ["Freedonia-Sylvania border closed", "Freedonia-Sylvania border closed"],
];

for (const [title, expected] of TITLES) {
  test(title, () => assert.equal(withoutOutlet(title), expected));
}
