/**
 * `data/events` → parses every rule, runs its yes and no examples on the real reader, and lists what fails and what is written twice.
 * Exit 1 when there is a problem. With `--corpus` it also lists the rules that never fire on `examples/`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type EventRule, loadEventKnowledge } from "../src/reading/events/index.ts";
import { makeReader } from "../src/reading/reader.ts";
import { loadResources } from "../src/resources/node.ts";
import { withFictionalStates } from "../test/fictional.ts";
import { type Drafts, problemsOf, ruleOf } from "./check-rules/examples.ts";

const { values } = parseArgs({ options: { corpus: { type: "boolean", default: false } } });
const resources = withFictionalStates(await loadResources());
const { rules, vetoes } = loadEventKnowledge(resources);
const reader = makeReader(resources);
const draftsOf: Drafts = (text) => reader.analyse({ id: "example", text, date: "2026-01-01" }).drafts;

const problems = problemsOf(rules, vetoes, draftsOf);
for (const problem of problems) console.log(problem);
if (values.corpus) for (const id of neverFiring(rules)) console.log(`${id}: never fires on examples/`);
console.log(`${rules.length} event rules, ${vetoes.length} vetoes, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

function neverFiring(all: readonly EventRule[]): string[] {
  const fired = new Set<string>();
  const folder = fileURLToPath(new URL("../examples/", import.meta.url));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".md")) continue;
    for (const draft of draftsOf(readFileSync(join(entry.parentPath, entry.name), "utf8"))) fired.add(ruleOf(draft));
  }
  return all.map((rule) => rule.id).filter((id) => !fired.has(id));
}
