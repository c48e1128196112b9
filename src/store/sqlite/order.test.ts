/** Whatever the order in which dated documents come, and however often, the same stands at the end. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { identify } from "../identity.ts";
import { entryOf, type Wanted } from "../record.fixture.ts";
import type { Store } from "../store.ts";
import { openIn, temporaryFolder } from "./folder.fixture.ts";

const text = (words: string): string => `${words}. Ruritania shelled Sylvania.`;
const [one, two] = ["https://a.example/1", "https://b.example/2"];

/** Two addresses with revisions, a text that both carry, one that nobody corrects. */
const POOL: readonly Wanted[] = [
  { id: "a", url: one, date: "2026-03-01", text: text("First"), source: "Example Wire" },
  { id: "b", url: one, date: "2026-03-02", text: text("Shared"), source: "Example Wire", by: "BOR" },
  { id: "c", url: one, date: "2026-03-03", text: text("Third"), source: "Example Wire" },
  { id: "d", url: two, date: "2026-03-02", text: text("Shared"), source: "Other Post", by: "BOR" },
  { id: "e", url: two, date: "2026-03-01", text: text("Older"), source: "Other Post", status: "denied" },
  { id: "f", date: "2026-03-05", text: text("Alone"), source: "Other Post" },
];

test("order of arrival and repetition do not change what stands", async () => {
  const expected = await standing(POOL);
  assert.equal(expected.events, 3);
  const orders = fc
    .shuffledSubarray([...POOL, ...POOL], { minLength: POOL.length })
    .map((some) => [...some, ...POOL.filter((wanted) => !some.includes(wanted))]);
  await fc.assert(
    fc.asyncProperty(orders, async (order) => assert.deepEqual(await standing(order), expected)),
    { numRuns: 40 },
  );
});

interface Standing {
  readonly texts: readonly unknown[];
  readonly events: number;
  readonly tally: unknown;
  readonly sightings: readonly string[];
}

async function standing(order: readonly Wanted[]): Promise<Standing> {
  const folder = temporaryFolder();
  const { store } = openIn(folder);
  try {
    for (const wanted of order) await store.put([entryOf(wanted)]);
    return await seen(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function seen(store: Store): Promise<Standing> {
  const ids = [...new Set(POOL.map((wanted) => identify(wanted.text ?? "").id))];
  const texts: unknown[] = [];
  const sightings: string[] = [];
  for (const id of ids) {
    const { until, text: words } = await store.documents.find(id);
    texts.push([words, until === undefined]);
    for (const { lineage, source } of await store.documents.sightings(id)) sightings.push(`${id} ${lineage} ${source}`);
  }
  const tally = (await store.events.tally("actor", {})).map(({ value, count }) => `${value} ${count}`).sort();
  return { texts, events: await store.events.count({}), tally, sightings: sightings.sort() };
}
