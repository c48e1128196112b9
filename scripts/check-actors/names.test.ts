import assert from "node:assert/strict";
import { test } from "node:test";
import { fullMatch, matchName } from "./names.ts";

const rows: readonly [name: string, family: string, reference: string, expected: "full" | "family" | "none"][] = [
  ["Serzh Sargsyan", "Sargsyan", "SERZH SARKISYAN", "full"],
  ["Ólafur Ragnar Grímsson", "Ólafur Ragnar", "OLAFUR RAGNAR GRIMSSON", "full"],
  ["Evo Morales", "Morales", "EVO MORALES", "full"],
  ["Akihito", "Akihito", "AKIHITO", "full"],
  ["Philippe", "Philippe", "Philippe I of Belgium", "family"],
  ["Abdullah", "Abdullah", "ABDULLAH AHMAD BADAWI", "family"],
  ["Ali Bongo Ondimba", "Bongo", "OMAR BONGO", "family"],
  ["Jacinda Ardern", "Ardern", "JOHN KEY", "none"],
];

for (const [name, family, reference, expected] of rows)
  test(`${name} and ${reference}: ${expected}`, () => {
    const score = matchName({ id: "xxx.x", name, family, roles: [] }, [reference]);
    assert.equal(score >= fullMatch ? "full" : score > 0 ? "family" : "none", expected);
  });
