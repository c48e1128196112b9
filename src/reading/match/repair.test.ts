/** A mended tree is still a tree, and says what the sentence says. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadResources } from "../../resources/node.ts";
import { createSyntaxTagger } from "../syntax/index.ts";
import { segment } from "../text/index.ts";
import { argumentsOf, repaired } from "./index.ts";

const tagger = createSyntaxTagger(await loadResources());
const read = (text: string) => tagger.run({ sentences: segment(text) }).trees.map(repaired);

test("every word of a mended tree still leads to its one root", () => {
  const folder = fileURLToPath(new URL("../../../examples/", import.meta.url));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".md")) continue;
    for (const tree of read(readFileSync(join(entry.parentPath, entry.name), "utf8"))) {
      for (const start of tree.words.keys()) {
        let at = start;
        let steps = 0;
        for (; at >= 0 && steps <= tree.words.length; steps += 1) at = tree.words[at]?.head ?? -1;
        assert.ok(steps <= tree.words.length, tree.words.map((word) => word.text).join(" "));
      }
    }
  }
});

const rows = [
  ["Borduria was accused by the Syldavian Union of helping Ruritania.", "helping", "Borduria"],
  ["Ruritania protested after Secretary Jane Doe said that Borduria had left.", "said", "Doe"],
] as const;

for (const [text, verb, subject] of rows) {
  test(`${verb}: ${text}`, () => {
    const [tree] = read(text);
    assert.ok(tree !== undefined);
    const found = argumentsOf(
      tree,
      tree.words.findIndex((word) => word.text === verb),
    );
    const token = found.find((argument) => argument.fn === "subj")?.token ?? -1;
    const words = tree.words.filter((_, at) => at === token || tree.words[at]?.head === token).map((word) => word.text);
    assert.ok(
      words.includes(subject),
      `${words.join(" ")} | ${tree.words.map((word) => `${word.text}/${word.deprel}/${word.head}`).join(" ")}`,
    );
  });
}
