import assert from "node:assert/strict";
import { test } from "node:test";
import { writtenTree } from "../../../test/written-tree.ts";
import { createMatcher, keysOf } from "./matcher.ts";

const options = { lexicon: {}, support: new Set(["hold"]) };

function matches(patterns: readonly string[], text: string): string[] {
  const tree = writtenTree(text);
  const words = (tokens: readonly number[]): string => tokens.map((token) => tree.words[token]?.text).join("+");
  return createMatcher(
    patterns.map((pattern) => ({ pattern })),
    options,
  )
    .match(tree)
    .map(({ order, source, target, both }) => `${order}: ${words(source)} > ${words(target)} | ${words(both)}`);
}

const SENT = `Ruritania Ruritania NNP 2 nsubj
  sent send VBD 0 root
  envoys envoy NNS 2 obj
  to to IN 5 case
  Borduria Borduria NNP 2 obl`;
const ARRESTED = `Bordurians Bordurian NNPS 3 nsubj:pass
  were be VBD 3 aux:pass
  arrested arrest VBN 0 root`;

const rows: readonly (readonly [name: string, patterns: readonly string[], text: string, found: readonly string[]])[] =
  [
    [
      "the more specific rule comes first",
      ["send:v subj=S to=T", "send:v subj=S obj=envoy to=T"],
      SENT,
      ["1: Ruritania > Borduria | ", "0: Ruritania > Borduria | "],
    ],
    ["a link that must not be there", ["send:v subj=S !obj=envoy"], SENT, []],
    ["a link that is not there", ["send:v subj=S against=T"], SENT, []],
    ["a link that need not be there", ["send:v subj=S against=T?"], SENT, ["0: Ruritania >  | "]],
    ["a role kept for certain words", ["send:v obj=T(soldier)"], SENT, []],
    ["both parties of one act", ["send:v subj=B to=B"], SENT, ["0:  >  | Ruritania+Borduria"]],
    ["another word class", ["send:n subj=S"], SENT, []],
    ["a passive without agent", ["arrest:v subj=S obj=T"], ARRESTED, ["0:  > Bordurians | "]],
    ["an agent that is there must fit", ["send:v subj=S(army) obj=*"], SENT, []],
  ];

for (const [name, patterns, text, found] of rows) {
  test(`matcher: ${name}`, () => assert.deepEqual(matches(patterns, text), found));
}

test("a compound rule goes before a rule for its head", () => {
  const text = `prisoners prisoner NNS 2 nsubj
    hold hold VBP 0 root
    hunger hunger NN 4 compound
    strikes strike NNS 2 obj`;
  const found = matches(["strike:n subj=S", "hunger_strike:n subj=S"], text);
  assert.deepEqual(found, ["1: prisoners >  | ", "0: prisoners >  | "]);
});

test("keys: particle, compound, hyphen, of-phrase, plural that kept its s", () => {
  const tree = writtenTree(`cease cease NN 3 compound
    - - HYPH 3 punct
    fire fire NN 4 nsubj
    broke break VBD 0 root
    down down RP 4 compound:prt
    state state NN 4 obj
    of of IN 8 case
    emergency emergency NN 6 nmod
    troops troops NNS 4 obj`);
  assert.deepEqual(keysOf(tree, 2), ["cease_fire", "fire"]);
  assert.deepEqual(keysOf(tree, 3), ["break_down", "break"]);
  assert.deepEqual(keysOf(tree, 5), ["state_of_emergency", "state"]);
  assert.deepEqual(keysOf(tree, 8), ["troops", "troop"]);
});
