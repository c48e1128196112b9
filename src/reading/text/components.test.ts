/** The component, with the lists read from the resources. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Resources } from "../../model/index.ts";
import { textComponents } from "./index.ts";

const data = new URL("../../../data/", import.meta.url);
const resources: Resources = {
  hash: "000000000000",
  list: () => [],
  text: (path) => readFileSync(new URL(path, data), "utf8"),
  bytes: (path) => readFileSync(new URL(path, data)),
};

test("one component makes sentences, quotations and facts of a document", () => {
  const [component] = textComponents(resources);
  const text = "ZENDA, Ruritania (AP) — “We sign on Monday,” the envoy said.";
  const made = component.run({ document: { id: "d1", text } });
  assert.deepEqual(component.provides, ["sentences", "quotes", "facts"]);
  assert.deepEqual(
    made.sentences.map((s) => s.kind),
    ["dateline", "body"],
  );
  assert.equal(made.quotes.length, 1);
  assert.equal(made.facts.source, "Associated Press");
  assert.deepEqual(
    made.issues?.map((issue) => issue.code),
    ["DATE_MISSING"],
  );
});
