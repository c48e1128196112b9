/** Joined step by step, in whatever order and with whatever breaks, the store knows what the corpus in memory knows of the same documents. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import type { Sketched } from "../../../corpus/stories/corpus.fixture.ts";
import { entryFrom, idOf, inMemory, knowledge, known, REPORTS } from "../../reports.fixture.ts";
import { openIn, temporaryFolder } from "../folder.fixture.ts";

test("stories, incidents and propositions are those of the corpus in memory, whatever the order and the batches", async () => {
  const expected = inMemory(REPORTS);
  const orders = fc.tuple(
    fc.shuffledSubarray([...REPORTS], { minLength: REPORTS.length }),
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 7, maxLength: 7 }),
  );
  await fc.assert(
    fc.asyncProperty(orders, async ([order, sizes]) => {
      const { store } = openIn(temporaryFolder());
      for (let at = 0, step = 0; at < order.length; step += 1) {
        const size = sizes[step] ?? 1;
        await store.put(order.slice(at, at + size).map(entryFrom));
        await store.stories.join({ knowledge });
        at += size;
      }
      assert.deepEqual(await known(store), expected);
      await store.close();
    }),
    { numRuns: 25 },
  );
});

test("of many alike only the nearest are linked: which, does not depend on the order, nor on what came and went", async () => {
  const words = "grain bridge border lorry farmer milk river queue customs treaty ministry copper rocket miner".split(
    " ",
  );
  const many = Array.from({ length: 120 }, (_, i): Sketched => {
    const own = words.filter((_word, at) => (i * 7 + at * (1 + (i % 5))) % 3 !== 0);
    return {
      id: `many-${i}`,
      date: `2026-11-${String(1 + (i % 28)).padStart(2, "0")}`,
      source: `Example Paper ${i % 9}`,
      text: `Number ${i} of Zubrowka and Strelsau. ${own.join(" in Freedonia and the ")} near Sylvania.`,
      events: [{ on: "Number", type: "COERCE", from: "FRE", to: "SYL" }],
    };
  });
  const left = many.filter((_, i) => i % 10 !== 0);
  const expected = inMemory(left);
  for (const order of [many, many.toReversed(), [...many].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))]) {
    const { store } = openIn(temporaryFolder());
    for (let at = 0; at < order.length; at += 37) {
      await store.put(order.slice(at, at + 37).map(entryFrom));
      await store.stories.join({ knowledge });
    }
    for (const each of many) if (!left.includes(each)) await store.forget(idOf(each));
    await store.stories.join({ knowledge });
    assert.deepEqual(await known(store), expected);
    await store.close();
  }
});

const program = fileURLToPath(new URL("./joiner.fixture.ts", import.meta.url));

test("joiners killed at any moment, and two at once: the store is whole and ends as it should", {
  timeout: 120_000,
}, async () => {
  const folder = temporaryFolder();
  const { store } = openIn(folder);
  for (let round = 0; round < 14; round += 1) {
    const report = REPORTS[round % REPORTS.length];
    assert.ok(report);
    if (round >= REPORTS.length) await store.forget(idOf(report));
    await store.put([entryFrom(report)], { again: true });
    const joiners = [0, 1].map(() =>
      spawn(process.execPath, [program, folder], { stdio: ["ignore", "pipe", "inherit"] }),
    );
    const closed = joiners.map((child) => once(child, "close"));
    await Promise.all(joiners.map(({ stdout }) => once(stdout, "data")));
    await setTimeout((round * 5) % 23);
    for (const child of joiners) child.kill("SIGKILL");
    await Promise.all(closed);
    assert.deepEqual(
      (await store.check()).filter(({ good }) => !good),
      [],
    );
  }
  await store.close();
  const later = openIn(folder, { clock: () => Date.now() + 120_000 });
  await later.store.stories.join({ knowledge });
  assert.deepEqual(await known(later.store), inMemory(REPORTS));
  await later.store.close();
});
