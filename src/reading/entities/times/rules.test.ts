/** Each rule of `data/times/rules.json` finds what its `yes` examples hold, and nothing in its `no` examples. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { segment } from "../../text/index.ts";
import { matchPattern } from "./pattern.ts";
import { resolve } from "./resolve.ts";
import type { Rule } from "./rules.ts";
import { readRules } from "./rules.ts";
import { scanTokens } from "./scan.ts";
import { readTimeKnowledge } from "./tagger.ts";

const read = (path: string) => readFileSync(new URL(`../../../../data/${path}`, import.meta.url), "utf8");
const { lexicon, rules } = readTimeKnowledge({ text: read });

test("every rule holds for its own examples", () => {
  const failures: string[] = [];
  for (const rule of rules.rules) {
    for (const example of rule.source.yes) {
      if (!findsTime(rule, example)) failures.push(`${rule.source.id} finds nothing in: ${example}`);
    }
    for (const example of rule.source.no) {
      if (findsTime(rule, example)) failures.push(`${rule.source.id} finds something in: ${example}`);
    }
  }
  assert.deepEqual(failures, []);
});

test("rule ids are unique", () => {
  const ids = rules.rules.map((rule) => rule.source.id);
  assert.equal(new Set(ids).size, ids.length);
});

const about = { what: "", origin: "", licence: "", date: "" };
const broken: readonly (readonly [string, string])[] = [
  ["an unknown macro", "@NOWHERE"],
  ["an open bracket", "( <month>"],
  ["a closing bracket too many", "<month> )"],
  ["a pattern that can be empty", "<month>?"],
];
for (const [what, pattern] of broken) {
  test(`${what} is refused`, () => {
    const rule = { id: "x", pattern, op: "year", source: "s", yes: ["a"], no: [] };
    assert.throws(() => readRules(JSON.stringify({ about, macros: {}, rules: [rule] })), SyntaxError);
  });
}

function findsTime(rule: Rule, example: string): boolean {
  return segment(example).some((sentence) => {
    const scan = scanTokens(
      sentence.tokens.map((token) => token.text),
      lexicon,
    );
    return scan.texts.some((_, at) => {
      const match = matchPattern(rule.pattern, scan, at);
      if (!match || !rule.allows(scan.lower[at - 1] ?? "", scan.lower[match.end] ?? "")) return false;
      const captures: Record<string, string | number> = {};
      for (let capture = match.captures; capture; capture = capture.before) captures[capture.name] = capture.value;
      const reading = resolve(rule.source, captures, {
        today: 19_800,
        reference: "2024-03-05",
        referenceAge: 1,
        lastDay: "2024-03-05",
        previous: scan.lower[at - 1] ?? "",
        next: scan.lower[match.end] ?? "",
        outlook: () => ({ tense: "past", isDirect: true, isAttribute: false }),
        dayOfWeekday: () => undefined,
        yearOfDate: () => undefined,
      });
      return reading !== undefined;
    });
  });
}
