import assert from "node:assert/strict";
import { test } from "node:test";
import { plantedDocuments } from "../../bench/planted.ts";
import { loadStoryKnowledge } from "../../src/corpus/stories/index.ts";
import { documentRecord } from "../../src/model/schema.ts";
import { loadResources } from "../../src/resources/node.ts";
import { judgePlanted } from "./silence.ts";

const VISITS = 120;
const planted = plantedDocuments(1, VISITS);

test("planted documents: the same seed, the same bytes; records that a store takes", () => {
  assert.equal(JSON.stringify(plantedDocuments(1, VISITS)), JSON.stringify(planted));
  assert.notEqual(JSON.stringify(plantedDocuments(2, VISITS)), JSON.stringify(planted));
  assert.equal(planted.visits.length, VISITS);
  for (const { document, record } of planted.documents) {
    documentRecord.parse(record);
    for (const { start, end } of record.sentences) assert.match(document.text.slice(start, end), /\.$/);
  }
});

test("inferred silence: found where it is planted; of the announcements that arrived none is missed", async () => {
  const rows = await judgePlanted(planted, loadStoryKnowledge(await loadResources()));
  const silent = rows.filter(({ finding }) => finding === "silent");
  const real = silent.filter(({ visit }) => !visit.isAnnounced);
  assert.ok(real.length >= 3, `${real.length} found`);
  // What never arrived cannot be told from what was never said; there is no other false alarm.
  for (const { visit } of silent) assert.ok(!visit.hasArrived && !visit.isDark, JSON.stringify(visit));
  for (const { visit, finding } of rows) {
    assert.ok(finding !== undefined, JSON.stringify(visit));
    if (visit.hasArrived) assert.equal(finding, "announced", JSON.stringify(visit));
  }
});
