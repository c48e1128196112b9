import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "./nearest.ts";

const names = ["read", "code", "explain", "parse", "schema", "--jobs", "--json"];
const cases: readonly (readonly [string, string[]])[] = [
  ["raed", ["read"]],
  ["expl", ["explain"]],
  ["--job", ["--jobs"]],
  ["frobnicate", []],
];

for (const [name, found] of cases)
  test(`nearest: ${name}`, () => assert.deepEqual(nearest(name, names).slice(0, 1), found));
