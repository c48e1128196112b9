/** The commands and the program that README.md and CONTRIBUTING.md show do what the pages say. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { blocks, run, withOutputs } from "../scripts/docs/outputs.ts";
import { SHARED_DATA } from "../scripts/score/gold.ts";
import { eventRule } from "../src/reading/events/rules.ts";
import { makeReader } from "../src/reading/reader.ts";
import { loadResources } from "../src/resources/node.ts";
import { withFictionalStates } from "./fictional.ts";

const root = join(import.meta.dirname, "..");

// Whoever runs the tests may have a store of their own here.
const store = mkdtempSync(join(tmpdir(), "readout-docs-"));
process.env["READOUT_STORE"] = store;
after(() => rmSync(store, { recursive: true }));

const read = (page: string): string => readFileSync(join(root, page), "utf8");

/** The gate itself and what only takes long: run elsewhere, or by hand. */
const ELSEWHERE = /^npm (ci|test|run check|run bench|run build)/;

for (const page of ["README.md", "CONTRIBUTING.md"]) {
  for (const line of blocks(read(page), "sh").flatMap((block) => block.trim().split("\n"))) {
    if (ELSEWHERE.test(line)) continue;
    const skip = line.includes("score") && !existsSync(SHARED_DATA) ? "../shared is not there" : false;
    test(`${page}: ${line}`, { skip }, () => {
      run(line.replace(/ > \S+$/, ""), root);
    });
  }
}

test("npm start reports on the examples", () => assert.match(run("npm -s start", root), /^\d+ documents, /));

test("README.md shows what its commands print: else npx node scripts/docs.ts --write", () => {
  assert.equal(withOutputs(read("README.md"), root), read("README.md"));
});

test("README.md's program prints what the page says", () => {
  const program = blocks(read("README.md"), "ts")[0] ?? "";
  const expected = [...program.matchAll(/^\/\/ (.*)$/gm)].map((match) => match[1]);
  mkdirSync(join(root, ".readout"), { recursive: true });
  const folder = mkdtempSync(join(root, ".readout/docs-"));
  try {
    const file = join(folder, "program.ts");
    // In the repository the package is its sources; test/package.test.ts imports the built one by name.
    writeFileSync(file, program.replace('"readout"', JSON.stringify(join(root, "src/index.ts"))));
    assert.deepEqual(
      run(`node ${JSON.stringify(file)}`, root)
        .trimEnd()
        .split("\n"),
      expected,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("docs/patterns.md: the rule it shows is one, and its sentences fit", async () => {
  const page = read("docs/patterns.md");
  const { id } = eventRule.parse(JSON.parse(blocks(page, "json")[0] ?? ""));
  const text = [...page.matchAll(/^> (.*)$/gm)].map((match) => match[1]).join(" ");
  const reader = makeReader(withFictionalStates(await loadResources()));
  const { sentences, drafts } = reader.analyse({ id: "page", text });
  assert.ok(sentences.length > 4);
  for (const { n, start, end } of sentences) {
    const found = drafts.find((draft) => draft.sentence === n && draft.rule === id);
    const sides = [found?.source[0]?.text, found?.target[0]?.text].join(" → ");
    assert.match(sides, /envoy → Borduria$/, text.slice(start, end));
  }
});
