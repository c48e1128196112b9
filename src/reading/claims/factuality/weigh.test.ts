/** What the words commit to, by status and by sign; a slip here defames or misleads. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadResources } from "../../../resources/node.ts";
import { createSyntaxTagger } from "../../syntax/index.ts";
import { segment } from "../../text/index.ts";
import { loadOperators, weigh } from "./index.ts";

const resources = await loadResources();
const tagger = createSyntaxTagger(resources);
const operators = loadOperators(resources);

/** Sentence, the predicate weighed, the status, the sign of the value, the word that heads the holder's phrase. */
const rows: readonly (readonly [text: string, predicate: string, status: string, sign: number, holder?: string])[] = [
  ["Ruritania attacked the port.", "attacked", "asserted", 1],
  ["Ruritania did not attack the port.", "attack", "negated", -1],
  ["Ruritania never attacked the port.", "attacked", "negated", -1],
  ["No troops crossed the border.", "crossed", "negated", -1],
  ["Ruritania denied attacking the port.", "attacking", "denied", -1, "Ruritania"],
  ["Ruritania denied that its army had attacked the port.", "attacked", "denied", -1, "Ruritania"],
  ["Borduria accused Ruritania of attacking the port.", "attacking", "alleged", 1, "Borduria"],
  ["Ruritania was accused by Borduria of attacking the port.", "attacking", "alleged", 1, "Borduria"],
  ["Ruritania allegedly attacked the port.", "attacked", "alleged", 1],
  ["The alleged attack worried the town.", "attack", "alleged", 1],
  ["Borduria claimed that Ruritania attacked the port.", "attacked", "alleged", 1, "Borduria"],
  ["Borduria said Ruritania had attacked the port.", "attacked", "asserted", 1, "Borduria"],
  ["Ruritania denies allegations of supporting the rebels.", "supporting", "denied", -1, "Ruritania"],
  ["Ruritania may attack the port.", "attack", "speculated", 1],
  ["Ruritania might have attacked the port.", "attacked", "speculated", 1],
  ["Ruritania will attack the port.", "attack", "predicted", 1],
  ["Ruritania will not attack the port.", "attack", "negated", -1],
  ["Ruritania is expected to visit Borduria.", "visit", "predicted", 1],
  ["Ruritania is likely to visit Borduria.", "visit", "speculated", 1],
  ["Ruritania plans to visit Borduria.", "visit", "predicted", 1],
  ["Borduria urged Ruritania to withdraw its troops.", "withdraw", "urged", 1, "Borduria"],
  ["Borduria urged Ruritania not to attack the port.", "attack", "negated", -1],
  ["Borduria called on Ruritania to withdraw.", "withdraw", "urged", 1, "Borduria"],
  ["If Ruritania attacks the port, Borduria will respond.", "attacks", "hypothetical", 1],
  ["Ruritania would attack only if it were provoked.", "attack", "hypothetical", 1],
  ["Ruritania failed to reach the port.", "reach", "negated", -1],
  ["Ruritania refused to release the prisoners.", "release", "negated", -1],
  ["Ruritania stopped short of attacking the port.", "attacking", "negated", -1],
  ["Ruritania managed to reach the port.", "reach", "asserted", 1],
  ["Ruritania tried to reach the port.", "reach", "hypothetical", 1],
  ["Ruritania left without attacking the port.", "attacking", "negated", -1],
  ["Ruritania is considering a potential attack.", "attack", "speculated", 1],
  ["Borduria knows that Ruritania attacked the port.", "attacked", "asserted", 1],
  ["Borduria did not say that Ruritania attacked the port.", "attacked", "hypothetical", 1],
  ["Ruritania threatened to attack the port.", "attack", "predicted", 1],
  ["The visit was cancelled.", "visit", "negated", -1],
  ["Borduria asked whether Ruritania had attacked the port.", "attacked", "hypothetical", 1],
  ["It was not until the plane landed in Borduria that the ministry spoke.", "landed", "asserted", 1],
  ["Ruritania not only attacked the port but also burned it.", "attacked", "asserted", 1],
  ["The agreement signed by Ruritania took effect.", "signed", "asserted", 1],
  ["The plan to attack the port was secret.", "attack", "predicted", 1],
  ["Claims regarding Borduria's involvement in supporting Ruritania spread.", "supporting", "alleged", 1],
  ["Questions arise about the extent to which Borduria supports Ruritania.", "supports", "speculated", 1],
  ["Ruritania rejects accusations that it attacked the port.", "attacked", "denied", -1, "Ruritania"],
  ["Neither the Ruritanian nor the Bordurian army attacked the port.", "attacked", "negated", -1],
  ["Borduria warned that Ruritania had attacked the port.", "attacked", "asserted", 1, "Borduria"],
  ["While Ruritania denies the charge, it is essential to watch the port.", "denies", "asserted", 1],
];

for (const [text, predicate, status, sign, holder] of rows) {
  test(`${predicate}: ${text}`, () => {
    const { trees } = tagger.run({ sentences: segment(text) });
    const [tree] = trees;
    assert.ok(tree !== undefined);
    const token = tree.words.findIndex((word) => word.text === predicate);
    const found = weigh(tree, token, operators);
    const trace = found.trace.map((step) => `${step.effect}:${tree.words[step.token]?.text}`).join(" > ");
    assert.equal(found.status, status, trace);
    assert.equal(Math.sign(found.value), sign, trace);
    if (holder !== undefined) assert.equal(tree.words[found.holder ?? -1]?.text, holder, trace);
  });
}
