import assert from "node:assert/strict";
import { test } from "node:test";
import { type Run, scoresPage } from "./scores-page.ts";

const run = (value: number, date: string): Run => ({
  coder: "readout/0.1.0+data.0",
  date,
  commit: "abc",
  reports: [
    {
      task: "names",
      data: "ner/uner-dev.iob2",
      size: "1 document",
      figures: [{ measure: "F1", values: { seen: value, unseen: value, all: value }, kind: "percent" }],
    },
  ],
  failures: [{ task: "speed", why: "no articles" }],
});

test("each run adds a row to the path and keeps the earlier ones", () => {
  const first = scoresPage(run(60, "2026-11-24"), "");
  const second = scoresPage(run(75, "2026-11-25"), first);
  const rows = second.split("## Path")[1]?.match(/^\| 2026.*$/gm);
  assert.deepEqual(rows, [
    "| 2026-11-24 | abc | readout/0.1.0+data.0 | 60.0 |",
    "| 2026-11-25 | abc | readout/0.1.0+data.0 | 75.0 |",
  ]);
});

test("missed floors and tasks without figures are named", () => {
  const low = scoresPage(run(60, "2026-11-24"), "");
  assert.match(low, /- Floor 1: names F1 60\.0\./);
  assert.match(low, /\*\*floor 1 missed\*\*/);
  assert.match(low, /speed \(no articles\)/);
  const high = scoresPage(run(75, "2026-11-24"), "");
  assert.match(high, /- Floor 1: none\./);
  assert.match(high, /\| floor reached \|/);
});

test("a measure that one run lacks leaves its cell empty", () => {
  const before = scoresPage(run(60, "2026-11-24"), "");
  const page = scoresPage({ ...run(60, "2026-11-25"), reports: [] }, before);
  assert.match(page, /^\| 2026-11-25 \| abc \| readout\/0\.1\.0\+data\.0 \| {2}\|$/m);
});
