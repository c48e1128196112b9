import assert from "node:assert/strict";
import { test } from "node:test";
import { affixRows, featureCount, shapeOf } from "./features.ts";
import { nameEdge, nameFeatureCount, namePartCount, nameRows, writeNameParts } from "./name-features.ts";

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

test("rows of the names' lexical table are those that scripts/train/data.py computes", () => {
  const forms = ["Freedonia", "denied", "it", ".", "Ünal"];
  const parts = new Int32Array((forms.length + 4) * namePartCount);
  [0, 1, forms.length + 2, forms.length + 3].forEach((at) => {
    parts.set(nameEdge, at * namePartCount);
  });
  forms.forEach((form, i) => {
    writeNameParts(form, parts, (i + 2) * namePartCount);
  });
  const expected = [
    [21833, 28721, 41541, 6329, 29068, 51453, 3112, 32336, 27327, 8252, 22027, 53805, 37482],
    [37044, 29371, 40256, 26152, 17319, 16439, 46434, 51025, 11028, 54504, 49800, 43400, 31460],
    [30775, 48654, 28159, 47788, 1974, 7625, 75, 1584, 29730, 61475, 11993, 13639, 46657],
    [38898, 18321, 56597, 54661, 4441, 40755, 24055, 55962, 47346, 8473, 17847, 6725, 8574],
    [14411, 54395, 27441, 39551, 45714, 10727, 1925, 18935, 54425, 11251, 20623, 11574, 54866],
  ];
  expected.forEach((rows, i) => {
    const out = new Int32Array(nameFeatureCount);
    nameRows(parts, i, out);
    assert.deepEqual([...out], rows);
  });
});
