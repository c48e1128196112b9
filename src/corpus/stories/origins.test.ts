import assert from "node:assert/strict";
import { test } from "node:test";
import { loadResources } from "../../resources/node.ts";
import { loadStoryKnowledge } from "./knowledge.ts";
import { countOrigins, type OriginSource, originsOf } from "./origins.ts";

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
