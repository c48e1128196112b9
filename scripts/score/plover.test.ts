import assert from "node:assert/strict";
import { test } from "node:test";
import type { Event, Party } from "../../src/model/index.ts";
import { chosenEvent, markedSpans, scorePlover } from "./plover.ts";
import { ploverEvents } from "./plover-view.ts";

const text = "Ruritania accused Borduria of shelling Syldavia.";

test("marks are taken off, and their spans are those of the plain text", () => {
  assert.deepEqual(markedSpans("<s>Ruritania</s> accused <t>Borduria</t> of it."), {
    source: { start: 0, end: 9 },
    target: { start: 18, end: 26 },
  });
});

test("the event between the marked actors is chosen, whichever comes first", () => {
  const events = [event("ACCUSE", "Ruritania", "Borduria"), event("ASSAULT", "Borduria", "Syldavia", "alleged")];
  const marked = (source: string, target: string) => ({ source: spanOf(source), target: spanOf(target) });
  assert.equal(chosenEvent(events, marked("Ruritania", "Borduria"))?.type, "ACCUSE");
  assert.equal(chosenEvent(events, marked("Borduria", "Syldavia"))?.type, "ASSAULT");
  assert.equal(chosenEvent([], marked("Borduria", "Syldavia")), undefined);
});

test("CONCEDE and RETREAT are YIELD; no event is wrong", () => {
  const row = { id: "1", sentence: text, marked: "<s>Ruritania</s> accused <t>Borduria</t>", root: "YIELD", quad: "2" };
  const score = scorePlover([row, { ...row, root: "ACCUSE", quad: "3" }], () => [
    event("RETREAT", "Ruritania", "Borduria"),
  ]);
  assert.deepEqual([score.root, score.quad, score.answered], [50, 50, 100]);
  assert.equal(scorePlover([row], () => []).root, 0);
});

test("PLOVER's view leaves out what the sentence does not commit to", () => {
  const rows: readonly (readonly [readonly Event[], readonly string[]])[] = [
    [[event("ACCUSE", "Ruritania", "Borduria"), event("ASSAULT", "Borduria", "Syldavia", "alleged")], ["ACCUSE"]],
    [[event("CONSULT", "Ruritania", "Borduria", "predicted")], ["CONSULT"]],
    [[event("AGREE", "Ruritania", "Borduria"), event("AID", "Borduria", "Syldavia", "predicted")], ["AGREE"]],
    [[event("ASSAULT", "Ruritania", "Borduria", "denied")], []],
    [[event("ASSAULT", "Ruritania", "Borduria", "negated")], []],
  ];
  for (const [events, expected] of rows) {
    assert.deepEqual(
      ploverEvents({ events }).map(({ type }) => type),
      expected,
    );
  }
});

function spanOf(word: string): { start: number; end: number } {
  const start = text.indexOf(word);
  return { start, end: start + word.length };
}

function party(word: string): Party {
  return { text: word, ...spanOf(word) };
}

function event(type: Event["type"], source: string, target: string, status: Event["status"] = "asserted"): Event {
  return {
    id: type,
    sentence: 0,
    type,
    contexts: [],
    source: [party(source)],
    target: [party(target)],
    reciprocal: false,
    status,
    factuality: 3,
    trigger: status === "asserted" ? { start: 10, end: 17 } : { start: 30, end: 38 },
    rule: "test",
    confidence: 0.9,
  };
}
