import assert from "node:assert/strict";
import { test } from "node:test";
import { loadResources } from "../../resources/node.ts";
import { corpusDocument, type SketchedClaim } from "./corpus.fixture.ts";
import { loadStoryKnowledge } from "./knowledge.ts";
import { relaysOf } from "./relays.ts";

const { outlets } = loadStoryKnowledge(await loadResources());

const BODY = "Freedonia closed its border with Sylvania. Nobody knew for how long. Lorries waited.";
const media = (content: string): SketchedClaim => ({ holder: "Xinhua", sector: "JRN", stance: "asserts", content });

const CASES: readonly [string, string, string, SketchedClaim[], string[]][] = [
  ["dateline", `STRELSAU (Reuters) - ${BODY}`, "Zenda Herald", [], ["reuters credit"]],
  ["its own dateline", `STRELSAU (Reuters) - ${BODY}`, "Reuters", [], []],
  ["byline", `By Jan Example, Associated Press\n${BODY}`, "Zenda Herald", [], ["ap credit"]],
  ["foot", `${BODY} ${BODY} ${BODY} ${BODY}\nSource: Xinhua`, "Zenda Herald", [], ["xinhua credit"]],
  ["a name in brackets that is no outlet", `Freedonia (Sylvania) - ${BODY}`, "Zenda Herald", [], []],
  ["no credit", BODY, "Zenda Herald", [], []],
  [
    "the first sentence rests on an agency",
    `${BODY}`,
    "Zenda Herald",
    [media("Freedonia closed its border")],
    ["xinhua reported"],
  ],
  ["an agency further down", BODY, "Zenda Herald", [media("Lorries waited")], []],
  [
    "one of many voices",
    BODY,
    "Zenda Herald",
    [
      media("Freedonia closed its border"),
      { by: "SYL", stance: "asserts", content: "Nobody knew" },
      { by: "FRE", stance: "asserts", content: "Lorries waited" },
    ],
    [],
  ],
];

for (const [name, text, source, claims, expected] of CASES) {
  test(name, () => {
    const found = relaysOf(corpusDocument({ id: "d", text, source, claims }), outlets);
    assert.deepEqual(
      found.map(({ outlet, how }) => `${outlet} ${how}`),
      expected,
    );
    for (const { start, end } of found) assert.ok(start < end && end <= text.length);
  });
}
