import assert from "node:assert/strict";
import { test } from "node:test";
import { writtenTree } from "../../../test/written-tree.ts";
import { argumentsOf, isPassive, preposition, verbKey } from "./index.ts";
import { repaired } from "./repair.ts";

/** Construction, tree, word asked about, its arguments as "function:word". */
const rows: readonly (readonly [name: string, tree: string, word: string, expected: readonly string[]])[] = [
  [
    "active clause with a recipient on the noun",
    `Ruritania Ruritania NNP 2 nsubj
     sent send VBD 0 root
     aid aid NN 2 obj
     to to IN 5 case
     Borduria Borduria NNP 3 nmod`,
    "sent",
    ["subj:Ruritania", "obj:aid", "to:Borduria"],
  ],
  [
    "passive with agent",
    `Borduria Borduria NNP 3 nsubj:pass
     was be VBD 3 aux:pass
     attacked attack VBN 0 root
     by by IN 5 case
     Ruritania Ruritania NNP 3 obl`,
    "attacked",
    ["obj:Borduria", "aux:was", "subj:Ruritania"],
  ],
  [
    "agent hung on the noun before it",
    `Borduria Borduria NNP 3 nsubj:pass
     was be VBD 3 aux:pass
     blamed blame VBN 0 root
     for for IN 5 case
     leaks leak NNS 3 obl
     by by IN 7 case
     Ruritania Ruritania NNP 5 nmod`,
    "blamed",
    ["obj:Borduria", "aux:was", "for:leaks", "subj:Ruritania", "by:Ruritania"],
  ],
  [
    "relative clause",
    `rebels rebel NNS 0 root
     who who WP 3 nsubj
     shelled shell VBD 1 acl:relcl
     Klow Klow NNP 3 obj`,
    "shelled",
    ["subj:rebels", "obj:Klow"],
  ],
  [
    "infinitive under a verb of promise",
    `Ruritania Ruritania NNP 2 nsubj
     agreed agree VBD 0 root
     to to TO 4 mark
     visit visit VB 2 xcomp
     Borduria Borduria NNP 4 obj`,
    "visit",
    ["obj:Borduria", "subj:Ruritania"],
  ],
  [
    "infinitive under a verb of order",
    `Ruritania Ruritania NNP 2 nsubj
     urged urge VBD 0 root
     Borduria Borduria NNP 2 obj
     to to TO 5 mark
     withdraw withdraw VB 2 xcomp`,
    "withdraw",
    ["subj:Borduria"],
  ],
  [
    "second verb shares subject and object",
    `Ruritania Ruritania NNP 2 nsubj
     attacked attack VBD 0 root
     and and CC 4 cc
     killed kill VBD 2 conj
     civilians civilian NNS 4 obj`,
    "attacked",
    ["subj:Ruritania", "obj:civilians"],
  ],
  [
    "noun under a support verb",
    `Ruritania Ruritania NNP 2 nsubj
     held hold VBD 0 root
     talks talk NNS 2 obj
     with with IN 5 case
     Borduria Borduria NNP 2 obl`,
    "talks",
    ["subj:Ruritania", "with:Borduria"],
  ],
  [
    "two objects of a verb that names",
    `Ruritania Ruritania NNP 2 nsubj
     called call VBD 0 root
     Borduria Borduria NNP 2 obj
     threat threat NN 2 obj`,
    "called",
    ["subj:Ruritania", "obj:Borduria", "comp:threat"],
  ],
  [
    "two objects of a verb that gives",
    `Ruritania Ruritania NNP 2 nsubj
     gave give VBD 0 root
     Borduria Borduria NNP 2 obj
     loans loan NNS 2 obj`,
    "gave",
    ["subj:Ruritania", "iobj:Borduria", "obj:loans"],
  ],
  [
    "a day is no place and no party; not is heard",
    `Ruritania Ruritania NNP 4 nsubj
     did do VBD 4 aux
     not not RB 4 advmod
     call call VB 0 root
     on on IN 6 case
     Monday Monday NNP 4 obl`,
    "call",
    ["subj:Ruritania", "aux:did", "neg:not", "when:Monday"],
  ],
];

for (const [name, text, word, expected] of rows) {
  test(`arguments: ${name}`, () => {
    const tree = writtenTree(text);
    const index = tree.words.findIndex((one) => one.text === word);
    const found = argumentsOf(tree, index, new Set(["hold"]));
    assert.deepEqual(
      found.map(({ fn, token }) => `${fn}:${tree.words[token]?.text}`),
      expected,
    );
  });
}

test("a main clause without auxiliary is no passive in prose, and one in a headline", () => {
  const headline = `Ten ten NNS 2 nsubj:pass
     killed kill VBN 0 root
     in in IN 4 case
     Klow Klow NNP 2 obl`;
  assert.equal(isPassive(writtenTree(headline), 1), true);
  assert.equal(isPassive(writtenTree(`${headline}\n. . . 2 punct`), 1), false);
});

test("prepositions and particles are named with their words", () => {
  const tree = writtenTree(`pulled pull VBD 0 root
     out out RP 1 compound:prt
     because because IN 5 case
     of of IN 3 fixed
     rain rain NN 1 obl`);
  assert.equal(preposition(tree, 4), "because_of");
  assert.equal(verbKey(tree, 0), "pull_out");
});

test("a clause that was parsed as a noun phrase is mended", () => {
  const tree = repaired(
    writtenTree(`Ruritania Ruritania NNP 3 compound
     eased ease VBN 3 amod
     measures measure NNS 0 root
     in in IN 5 case
     Borduria Borduria NNP 3 nmod`),
  );
  const found = argumentsOf(tree, 1).map(({ fn, token }) => `${fn}:${tree.words[token]?.text}`);
  assert.deepEqual(found, ["subj:Ruritania", "obj:measures", "in:Borduria"]);
});

test("a participle after a determiner stays one", () => {
  const tree = writtenTree(`the the DT 3 det
     injured injure VBN 3 amod
     soldiers soldier NNS 0 root`);
  assert.equal(repaired(tree), tree);
});
