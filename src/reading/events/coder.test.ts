import assert from "node:assert/strict";
import { before, test } from "node:test";
import { withFictionalStates } from "../../../test/fictional.ts";
import type { EventDraft } from "../../model/index.ts";
import { loadResources } from "../../resources/node.ts";
import { makeReader, type Reader } from "../reader.ts";
import { ploverActors } from "./index.ts";

let reader: Reader;
before(async () => {
  reader = makeReader(withFictionalStates(await loadResources()));
});

const draftsOf = (text: string): readonly EventDraft[] => reader.analyse({ id: "t", text, date: "2026-01-01" }).drafts;
const countries = (parties: EventDraft["source"]): string => parties.map(({ country }) => country ?? "-").join("+");
const written = (draft: EventDraft): string =>
  `${draft.type} ${countries(draft.source)}${draft.reciprocal ? " = " : " > "}${countries(draft.target)}`;

/** Sentence → events that must be among those coded. QZR Ruritania, QZB Borduria, QZS Syldavia, QZF Freedonia. */
const rows: readonly (readonly [text: string, ...expected: string[]])[] = [
  ["Ruritania attacked Borduria.", "ASSAULT QZR > QZB"],
  ["Borduria was attacked by Ruritania.", "ASSAULT QZR > QZB"],
  ["Two Bordurian soldiers were killed.", "ASSAULT  > QZB"],
  ["Ruritania and Syldavia condemned Borduria.", "ACCUSE QZR+QZS > QZB"],
  ["Ruritania held talks with Borduria.", "CONSULT QZR+QZB = "],
  ["Talks between Ruritania and Borduria began.", "CONSULT QZR+QZB = "],
  ["Ruritania will send grain to Borduria.", "AGREE QZR > QZB"],
  ["Ruritania said it would attack Borduria.", "THREATEN QZR > QZB"],
  ["Ruritania will not negotiate with Borduria.", "REJECT QZR > QZB"],
  ["Ruritania agreed to lift the embargo on Borduria.", "AGREE QZR > QZB"],
  ["Ruritania demanded that Borduria release the sailors.", "REQUEST QZR > QZB"],
  ["Ruritania urged Borduria to withdraw.", "REQUEST QZR > QZB"],
  ["Ruritania rejected a Bordurian proposal.", "REJECT QZR > QZB"],
  [
    "Ruritania has criticized Borduria and has expelled two Syldavian diplomats.",
    "ACCUSE QZR > QZB",
    "SANCTION QZR > QZS",
  ],
  ["Ruritania withdrew its troops from Borduria.", "RETREAT QZR > QZB"],
  ["Ruritania accused Borduria of arming Syldavian rebels.", "ACCUSE QZR > QZB", "AID QZB > QZS"],
];

for (const [text, ...expected] of rows) {
  test(`codes "${text}"`, () => {
    const found = draftsOf(text).map(written);
    assert.deepEqual(
      expected.filter((event) => !found.includes(event)),
      [],
      `found: ${found.join("; ")}`,
    );
  });
}

const nothing = [
  "Ruritania's speech struck a chord with Borduria.",
  "Ruritania beat Borduria in the final match of the tournament.",
  "An earthquake struck Ruritania.",
  "Ruritania is a large country with many lakes.",
];

for (const text of nothing) {
  test(`codes nothing in "${text}"`, () => assert.deepEqual(draftsOf(text).map(written), []));
}

test("ids are in order and triggers lie in the text", () => {
  const text = "Ruritania attacked Borduria. Syldavia condemned the attack by Ruritania.";
  const drafts = draftsOf(text);
  assert.deepEqual(
    drafts.map(({ id }) => id),
    drafts.map((_, i) => `e${i + 1}`),
  );
  for (const { trigger } of drafts) assert.ok(trigger.start < trigger.end && trigger.end <= text.length);
});

test("in PLOVER's view a domestic group has its country, in the record it has not", () => {
  const police = { text: "police", start: 0, end: 6, sector: "COP" };
  const people = { text: "Bordurians", start: 16, end: 26, country: "QZB" };
  const event = { type: "COERCE" as const, source: [police], target: [people], reciprocal: false };
  assert.deepEqual(ploverActors(event).source, [{ ...police, country: "QZB" }]);
  assert.equal(Object.hasOwn(police, "country"), false);
  const protest = { type: "PROTEST" as const, source: [people], target: [], reciprocal: false };
  assert.deepEqual(ploverActors(protest).target, [people]);
});
