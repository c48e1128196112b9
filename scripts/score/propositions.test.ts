/** Our own gold of claims that say the same, on the examples: what is joined belongs together. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadStoryKnowledge } from "../../src/corpus/stories/index.ts";
import { readFile } from "../../src/ingest/index.ts";
import { makeReader } from "../../src/reading/reader.ts";
import { loadResources } from "../../src/resources/node.ts";
import { type PropositionRow, scorePropositions } from "./propositions.ts";

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));

test("claims that are joined say the same", async (context) => {
  const resources = await loadResources();
  const reader = makeReader(resources);
  const documents = new Map<string, Omit<PropositionRow, "claims">>();
  for (const entry of readdirSync(examples, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".md")) continue;
    for (const document of (await readFile(join(entry.parentPath, entry.name))).documents)
      documents.set(document.id, document);
  }
  const gold: Pick<PropositionRow, "id" | "claims">[] = readFileSync(
    new URL("propositions.gold.jsonl", import.meta.url),
    "utf8",
  )
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  const rows = gold.flatMap(({ id, claims }): PropositionRow[] => {
    const document = documents.get(id);
    return document === undefined ? [] : [{ ...document, claims }];
  });
  assert.equal(rows.length, gold.length, "every gold row has its example");
  const { all, found } = scorePropositions(rows, reader.read, loadStoryKnowledge(resources));
  context.diagnostic(
    `B³ precision ${all.precision.toFixed(2)}, recall ${all.recall.toFixed(2)}, F1 ${all.f1.toFixed(2)}; found ${found.toFixed(2)}`,
  );
  assert.ok(all.precision >= 0.95);
});
