import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createLemmatiser } from "./lemmas.ts";

test("lemmas come from the list of words, else from the longest suffix", () => {
  const lemmaOf = createLemmatiser(readFileSync(new URL("../../../data/syntax/lemmas.json", import.meta.url), "utf8"));
  const rows: [string, string, string][] = [
    ["said", "VBD", "say"],
    ["DENIED", "VBD", "deny"],
    ["accusing", "VBG", "accuse"],
    ["was", "VBD", "be"],
    ["n't", "RB", "not"],
    ["sanctions", "NNS", "sanction"],
    ["embassies", "NNS", "embassy"],
    ["saw", "VBD", "see"],
    ["Freedonia", "NNP", "Freedonia"],
    ["", "NN", ""],
    ["x", "no such tag", "x"],
  ];
  for (const [form, tag, expected] of rows) assert.equal(lemmaOf(form, tag), expected, `${form} ${tag}`);
});

test("a table without its parts gives the form back", () => {
  assert.equal(createLemmatiser("{}")("Talks", "NNS"), "talks");
});
