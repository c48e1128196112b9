import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Span } from "../model/index.ts";
import { CLAIM_ANNOTATIONS } from "./annotations.ts";
import { CODER, textOf, withFixture } from "./export.fixture.ts";
import type { About, ClaimRow, Kind } from "./rows.ts";

interface Selector {
  readonly type: string;
  readonly start?: number;
  readonly end?: number;
  readonly exact?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

interface Target {
  readonly source: string;
  readonly state: { readonly type: string; readonly cached: string };
  readonly selector: readonly Selector[];
}

interface Annotation {
  readonly id: string;
  readonly type: string;
  readonly "readout:id": string;
  readonly body: { readonly value: string };
  readonly target: Target | readonly Target[];
}

/** As a reader in another language would: by code points. */
function select(text: string, { selector }: Target): string {
  const { start, end } = selector.find(({ type }) => type === "TextPositionSelector") ?? {};
  return [...text].slice(start, end).join("");
}

test("positions and quotations select exactly the evidence words, after an emoji too", async () => {
  const words: readonly (readonly [kind: Kind, finding: string, words: string, value: string])[] = [
    ["events", "accusation.md/e1", "shelled", "alleged by Freedonia: ASSAULT (artillery), Ruritania, Borduria → Klow"],
    ["events", "=denial.md/e1", "shelled", "denied by Ruritania: ASSAULT, Ruritania → Syldavia"],
    ["events", "meeting.md/e1", "met", "reported by Example Post: CONSULT, Borduria, Syldavia"],
    [
      ...(["claims", "accusation.md/c1"] as const),
      "Ruritania and Borduria shelled the port of Klow in February 2026",
      "Freedonia: accuses, reported by Example Wire",
    ],
    ["claims", "=denial.md/c1", "it had shelled Syldavia", "Ruritania: denies, reported by the document"],
    // Nothing is said, so the whole sentence tells it.
    ["claims", "=denial.md/c2", "It said no more.", "somebody: silent, reported by the document"],
  ];
  await withFixture(async (store) => {
    for (const [kind, finding, expected, value] of words) {
      const [given = "", id = ""] = finding.split("/");
      const { text, id: document, url } = await store.documents.find(given);
      const items: readonly Annotation[] = JSON.parse(await textOf(store, { kind, format: "annotations" })).items;
      const annotation = items.find((item) => item["readout:id"] === `${document}/${id}`);
      assert.ok(annotation !== undefined && !Array.isArray(annotation.target) && "source" in annotation.target);
      const { target, body } = annotation;
      assert.equal(body.value, value);
      assert.equal(target.source, url ?? target.state.cached);
      assert.equal(select(text, target), expected, finding);
      const quote = target.selector.find(({ type }) => type === "TextQuoteSelector");
      assert.equal(quote?.exact, expected);
      assert.ok(text.includes(`${quote?.prefix ?? ""}${expected}${quote?.suffix ?? ""}`));
    }
  });
});

const ABOUT: About = { kind: "claims", query: "", withText: false, spreadsheet: false };

async function targetsOf(row: ClaimRow, about = ABOUT): Promise<readonly Target[]> {
  async function* pages(): AsyncGenerator<readonly ClaimRow[]> {
    yield [row];
  }
  let text = "";
  for await (const chunk of CLAIM_ANNOTATIONS.write(pages(), about)) text += String(chunk);
  const { target } = JSON.parse(text).items[0];
  return Array.isArray(target) ? target : [target];
}

function rowOf(text: string, sentence: Span, content: readonly Span[]): ClaimRow {
  return {
    document: { id: "0123456789abcdef", given: "a", known: 0 },
    coder: CODER,
    sentence: { n: 0, ...sentence, text: text.slice(sentence.start, sentence.end) },
    claim: {
      ...{ id: "c1", sentence: 0, holder: { kind: "document" }, content, stance: "asserts", quoted: false },
      ...{ about: [], events: [], propositions: [], confidence: 1 },
    },
    text,
  };
}

test("what leaves the sentence is not quoted, unless the text is asked for", async () => {
  const row = rowOf("One. Two. Three.", { start: 5, end: 9 }, [
    { start: 5, end: 8 },
    { start: 0, end: 3 },
  ]);
  assert.deepEqual(
    (await targetsOf(row)).map(({ selector }) => selector),
    [
      [
        { type: "TextPositionSelector", start: 5, end: 8 },
        { type: "TextQuoteSelector", exact: "Two", suffix: "." },
      ],
      [{ type: "TextPositionSelector", start: 0, end: 3 }],
    ],
  );
  assert.deepEqual(
    (await targetsOf(row, { ...ABOUT, withText: true })).map(({ selector }) => selector[1]),
    [
      { type: "TextQuoteSelector", exact: "Two", prefix: "One. ", suffix: ". Three." },
      { type: "TextQuoteSelector", exact: "One", suffix: ". Two. Three." },
    ],
  );
});

test("any span of any text: the position selects what is quoted", async () => {
  const texts = fc.string({
    unit: fc.constantFrom("a", " ", "é", "😀", "\uD83D", "\uDE00", "𝔸"),
    minLength: 1,
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(texts, fc.nat(40), fc.nat(40), async (text, a, b) => {
      const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
      const [target] = await targetsOf(rowOf(text, { start: 0, end: text.length }, [{ start, end }]));
      assert.ok(target !== undefined);
      assert.equal(select(text, target), target.selector[1]?.exact);
      assert.ok(target.selector[1]?.exact?.includes(text.slice(start, end)));
    }),
  );
});
