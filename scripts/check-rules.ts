/**
 * `data/events` → parses every rule, runs its yes and no examples on the real reader, and lists rules written twice and rules that an
 * earlier one hides. Exit 1 when an example fails. With `--corpus` it also lists the rules that never fire on `examples/`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { EventDraft } from "../src/model/index.ts";
import { type EventRule, loadEventKnowledge } from "../src/reading/events/index.ts";
import { makeReader, type Reader } from "../src/reading/reader.ts";
import { loadResources } from "../src/resources/node.ts";
import { withFictionalStates } from "../test/fictional.ts";

const { values } = parseArgs({ options: { corpus: { type: "boolean", default: false } } });
const resources = withFictionalStates(await loadResources());
const { rules } = loadEventKnowledge(resources);
const reader = makeReader(resources);
const problems = [...writtenTwice(rules), ...rules.flatMap((rule) => failedExamples(rule, reader))];
for (const problem of problems) console.log(problem);
if (values.corpus) for (const id of neverFiring(rules, reader)) console.log(`${id}: never fires on examples/`);
console.log(`${rules.length} event rules, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

function writtenTwice(all: readonly EventRule[]): string[] {
  const seen = new Map<string, string>();
  return all.flatMap((rule) => {
    const earlier = seen.get(rule.id) ?? seen.get(rule.pattern);
    seen.set(rule.id, rule.id).set(rule.pattern, rule.id);
    return earlier === undefined ? [] : [`${rule.id}: written twice, see ${earlier}`];
  });
}

function failedExamples(rule: EventRule, on: Reader): string[] {
  const problems: string[] = [];
  for (const example of rule.yes) {
    const { text, source, target } =
      typeof example === "string" ? { text: example, source: undefined, target: undefined } : example;
    const drafts = draftsOf(text, on);
    const own = drafts.find((draft) => ruleOf(draft) === rule.id);
    const twin = drafts.find((draft) => draft.type === rule.type);
    if (own === undefined && twin === undefined) {
      problems.push(
        `${rule.id}: does not fire on its example "${text}" (there: ${drafts.map(ruleOf).join(", ") || "nothing"})`,
      );
    } else {
      const draft = own ?? twin;
      if (source !== undefined && !sameWords(draft?.source, source))
        problems.push(`${rule.id}: other source in "${text}"`);
      if (target !== undefined && !sameWords(draft?.target, target))
        problems.push(`${rule.id}: other target in "${text}"`);
    }
  }
  for (const example of rule.no) {
    const text = typeof example === "string" ? example : example.text;
    if (draftsOf(text, on).some((draft) => ruleOf(draft) === rule.id))
      problems.push(`${rule.id}: fires on "${text}", which it must not`);
  }
  return problems;
}

function draftsOf(text: string, on: Reader): readonly EventDraft[] {
  return on.analyse({ id: "example", text, date: "2026-01-01" }).drafts;
}

function ruleOf(draft: EventDraft): string {
  return draft.rule.replace(/\+.*/, "");
}

function sameWords(parties: EventDraft["source"] | undefined, words: readonly string[]): boolean {
  return words.every((word) => parties?.some((party) => party.text.includes(word)) === true);
}

function neverFiring(all: readonly EventRule[], on: Reader): string[] {
  const fired = new Set<string>();
  const folder = new URL("../examples/", import.meta.url).pathname;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".md")) continue;
    for (const draft of draftsOf(readFileSync(join(entry.parentPath, entry.name), "utf8"), on))
      fired.add(ruleOf(draft));
  }
  return all.map((rule) => rule.id).filter((id) => !fired.has(id));
}
