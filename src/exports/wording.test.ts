import assert from "node:assert/strict";
import { test } from "node:test";
import type { Claim, Event, EventStatus, Party } from "../model/index.ts";
import { actOf, sayingOf, standingOf } from "./wording.ts";

const party = (text: string): Party => ({ text, start: 0, end: 1 });
const event = (more: Partial<Event>): Event => ({
  ...{
    id: "e1",
    sentence: 0,
    type: "ASSAULT",
    contexts: [],
    source: [party("Ruritania")],
    target: [party("Syldavia")],
  },
  ...{ reciprocal: false, status: "asserted", factuality: 0, trigger: { start: 0, end: 1 }, rule: "r", confidence: 1 },
  ...more,
});

const standings: readonly (readonly [
  status: EventStatus,
  holder: string | undefined,
  source: string | undefined,
  expected: string,
])[] = [
  ["asserted", undefined, "Example Wire", "reported by Example Wire"],
  ["asserted", undefined, undefined, "reported by the document"],
  ["asserted", "Freedonia", "Example Wire", "asserted by Freedonia"],
  ["alleged", "Freedonia", "Example Wire", "alleged by Freedonia"],
  ["alleged", undefined, "Example Wire", "alleged, reported by Example Wire"],
  ["negated", undefined, "Example\nWire", "negated, reported by Example Wire"],
];

test("how an event stands: never as a fact", () => {
  for (const [status, holder, source, expected] of standings) {
    const given = event({ status, ...(holder !== undefined && { holder: party(holder) }) });
    assert.equal(standingOf(given, source), expected);
  }
});

test("who did what to whom", () => {
  assert.equal(actOf(event({ mode: "artillery" })), "ASSAULT (artillery), Ruritania → Syldavia");
  assert.equal(actOf(event({ source: [] })), "ASSAULT, unknown → Syldavia");
  assert.equal(actOf(event({ reciprocal: true, source: [party("A"), party("B")], target: [] })), "ASSAULT, A, B");
  const source = [{ ...party("it"), actor: "qzr" }];
  const actors = [{ id: "qzr", name: "Ruritania", kind: "state", mentions: [] }] as const;
  assert.equal(actOf(event({ source }), actors), "ASSAULT, Ruritania → Syldavia");
});

const sayings: readonly (readonly [holder: Claim["holder"], stance: Claim["stance"], expected: string])[] = [
  [{ kind: "named", text: "Ruritania" }, "denies", "Ruritania: denies, reported by Example Wire"],
  [{ kind: "unnamed", text: "officials" }, "asserts", "officials: asserts, reported by Example Wire"],
  [{ kind: "unnamed" }, "silent", "somebody: silent, reported by Example Wire"],
  [{ kind: "document" }, "asserts", "reported by Example Wire"],
  [{ kind: "document" }, "doubts", "doubts, reported by Example Wire"],
];

test("who says it", () => {
  for (const [holder, stance, expected] of sayings) {
    const claim: Claim = {
      ...{ id: "c1", sentence: 0, holder, content: [], stance, quoted: false, about: [], events: [] },
      ...{ propositions: [], confidence: 1 },
    };
    assert.equal(sayingOf(claim, "Example Wire"), expected);
  }
});
