import assert from "node:assert/strict";
import { test } from "node:test";
import { loadResources } from "../../resources/node.ts";
import { loadStoryKnowledge } from "./knowledge.ts";
import { countOrigins, type OriginSource, originsOf } from "./origins.ts";
import { withOwners } from "./outlets.ts";

const { outlets } = loadStoryKnowledge(await loadResources());

function countOf(...sources: readonly (string | undefined)[]): ReturnType<typeof countOrigins> {
  const documents = sources.map(
    (source, at): OriginSource => ({ id: `d${at}`, relays: [], ...(source === undefined ? {} : { source }) }),
  );
  return countOrigins(
    originsOf(
      documents,
      documents.map((_, at) => [at]),
      outlets,
    ),
  );
}

const CASES: readonly [string, readonly (string | undefined)[], number][] = [
  ["two papers of nobody we know", ["Zenda Herald", "Sylvania Post"], 2],
  ["one paper under two spellings", ["Zenda Herald", "The ZENDA HERALD"], 1],
  ["one outlet by name and by host", ["TASS", "tass.com"], 1],
  ["two agencies", ["Reuters", "Associated Press"], 2],
  ["two papers of one owner", ["The Times", "The Wall Street Journal"], 1],
  ["media of one state", ["TASS", "RIA Novosti", "RT"], 1],
  ["a state's media and its ministry", ["TASS", "Russian Foreign Ministry"], 1],
  ["media of two states", ["TASS", "Xinhua"], 2],
  ["a public broadcaster and a ministry of its country", ["BBC", "Foreign Office"], 2],
  ["two public broadcasters of one country", ["ARD television", "ZDF"], 2],
  ["no publisher known", [undefined, undefined], 2],
];

for (const [name, sources, expected] of CASES) {
  test(`${name}: ${expected}`, () => assert.equal(countOf(...sources).origins, expected));
}

test("what a user says of an owner counts before the list", () => {
  const told = withOwners(outlets, [
    { source: "Zenda Herald", owner: "News Corp" },
    { source: "Sylvania Post", owner: "Borduria Press" },
    { source: "The Freedonian", owner: "BORDURIA PRESS" },
    { source: "The Times", owner: "Borduria Press" },
  ]);
  const family = (name: string): string | undefined => told.familyOf(told.named(name).id)?.id;
  assert.equal(family("zenda herald"), family("The Wall Street Journal"));
  assert.equal(family("Sylvania Post"), family("The Freedonian"));
  assert.equal(family("The Times"), family("Sylvania Post"));
  assert.notEqual(family("The Times"), family("The Wall Street Journal"));
  assert.equal(family("TASS"), "state:RUS");
});

test("a family of several has the owner's name, of one the outlet's", () => {
  const { byOrigin, articles, texts } = countOf("The Times", "The Wall Street Journal", "Reuters", "TASS");
  assert.deepEqual(
    byOrigin.map(({ origin, name, documents }) => [origin, name, documents.length]),
    [
      ["news-corp", "News Corp", 2],
      ["reuters", "Reuters", 1],
      ["state:RUS", "TASS", 1],
    ],
  );
  assert.deepEqual([articles, texts], [4, 4]);
});
