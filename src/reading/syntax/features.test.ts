import assert from "node:assert/strict";
import { test } from "node:test";
import { affixRows, featureCount, shapeOf } from "./features.ts";

test("affix rows are those that scripts/train/data.py computes", () => {
  const rows: [string, number[]][] = [
    ["the", [2433, 7563, 582, 6235, 1985, 7399, 4138, 2044]],
    ["Freedonia's", [951, 292, 7129, 4408, 7490, 2594, 3161, 1571]],
    ["U.N.", [6162, 3215, 7636, 5790, 7177, 1288, 1777, 5342]],
    ["2024-25", [5874, 5643, 5586, 5323, 7215, 2378, 3746, 394]],
    ["São", [3716, 2950, 7691, 3373, 8, 2150, 7580, 884]],
    ["I", [406, 3506, 4659, 1559, 5983, 1361, 3904, 4136]],
  ];
  for (const [form, expected] of rows) {
    const out = new Int32Array(featureCount);
    affixRows(form, 8192, out);
    assert.deepEqual([...out], expected, form);
  }
});

test("a shape keeps the kinds of characters and cuts runs to two", () => {
  const rows: [string, string][] = [
    ["Freedonia", "Xxx"],
    ["NATO", "XX"],
    ["B-52H", "X-ddX"],
    ["São", "Xux"],
    ["....", ".."],
  ];
  for (const [form, expected] of rows) assert.equal(shapeOf(form), expected);
});
