/** Our scorer of events and `../shared/tools/score-events.mjs` give the same figures on the same output. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  type CodedEvent,
  type EventScore,
  type GoldRow,
  type SystemRow,
  scoreEvents,
} from "../scripts/score/events.ts";
import { readRows, SHARED_DATA } from "../scripts/score/gold.ts";
import { ploverEvents } from "../scripts/score/plover-view.ts";
import { createReader } from "../src/index.ts";

const tool = join(SHARED_DATA, "../tools/score-events.mjs");
const path = join(SHARED_DATA, "events/plover-gsr.dev.jsonl");
const absent = existsSync(tool) && existsSync(path) ? false : "../shared is not there";

test("the coder's events score the same in both", { skip: absent }, async () => {
  const reader = await createReader();
  const gold = goldRows();
  await compare(
    gold,
    gold.map(({ id, text = "" }) => ({ id, events: ploverEvents(reader.read({ id, text })) })),
  );
});

test("mixed-up gold events score the same in both", { skip: absent }, async () => {
  for (const seed of [1, 2, 3]) await compare(goldRows(), mixedUp(goldRows(), seed));
});

function goldRows(): GoldRow[] {
  return readRows<GoldRow>({ name: "gsr", path });
}

async function compare(gold: readonly GoldRow[], system: readonly SystemRow[]): Promise<void> {
  const { score } = await import(tool);
  for (const top1 of [false, true]) {
    const theirs = score(gold, system, { top1 });
    const ours = scoreEvents(gold, system, top1);
    assert.deepEqual(levels(ours), theirs.levels, `top1 ${top1}`);
    assert.equal(ours.sentences, theirs.sentences);
    for (const [type, rates] of ours.perType) {
      const { recallWithActors: _, ...same } = theirs.perType[type];
      assert.deepEqual(rates, same, type);
    }
  }
}

function levels({ type, source, both }: EventScore): Readonly<Record<string, unknown>> {
  return { type, "type+source": source, "type+source+target": both };
}

/** Gold events turned round, doubled, swapped with a neighbour's, or left out, by a fixed sequence of numbers. */
function mixedUp(gold: readonly GoldRow[], seed: number): SystemRow[] {
  let state = seed;
  const next = (below: number): number => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  return gold.map((row, i): SystemRow => {
    const other = gold[(i + next(3)) % gold.length] ?? row;
    const event = (from: GoldRow): CodedEvent[] =>
      typeof from.event === "string"
        ? [
            {
              type: from.event,
              source: from.source ?? [],
              target: from.target ?? [],
              reciprocal: from.reciprocal === true,
            },
          ]
        : [];
    const own = event(row);
    const turned = own.map(({ type, source, target }) => ({ type, source: target, target: source }));
    return { id: row.id, events: [own, turned, [...own, ...turned], [...event(other), ...own], []][next(5)] ?? [] };
  });
}
