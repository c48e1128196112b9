import assert from "node:assert/strict";
import { test } from "node:test";
import { eventType } from "../../model/schema.ts";
import { loadResources } from "../../resources/node.ts";
import { loadScores } from "./scores.ts";

const SCORES = loadScores(await loadResources());

/** As the table of the PLOVER manual has them; it names DEMAND what is REQUEST here. */
const PUBLISHED = {
  ASSAULT: -9.3,
  COERCE: -7.2,
  PROTEST: -6.6,
  MOBILIZE: -5.3,
  SANCTION: -5.2,
  THREATEN: -5.1,
  REQUEST: -5,
  REJECT: -4.2,
  ACCUSE: -2,
  CONSULT: 2.1,
  AGREE: 4.2,
  SUPPORT: 4.6,
  CONCEDE: 5,
  COOPERATE: 6.8,
  AID: 7.4,
  RETREAT: 7.6,
};

test("scores: those of the table, one for every type", () => {
  assert.deepEqual(
    Object.fromEntries(eventType.options.map((type) => [type, SCORES.types[type].score])),
    Object.fromEntries(eventType.options.map((type) => [type, PUBLISHED[type]])),
  );
  assert.equal(SCORES.types.REQUEST.as, "DEMAND");
});

test("quad classes: cooperation has positive scores, conflict negative ones; four verbal and three material, four and five", () => {
  for (const type of eventType.options) {
    const { score, quad } = SCORES.types[type];
    assert.equal(score > 0, quad.endsWith("cooperation"), type);
  }
  const of = (quad: string): number => eventType.options.filter((type) => SCORES.types[type].quad === quad).length;
  assert.deepEqual(
    ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"].map(of),
    [4, 3, 4, 5],
  );
});

test("scores: a file that leaves a type out is refused", () => {
  const text = JSON.stringify({
    name: "x",
    source: "y",
    read: "2026-11-28",
    types: { AID: { score: 1, quad: "verbal-conflict" } },
  });
  assert.throws(() => loadScores({ hash: "", list: () => [], text: () => text, bytes: () => new Uint8Array() }));
});
