/** `node bench/make-store.ts DIR [--documents N] [--from N] [--seed N] [--batch N] [--seconds N] [--join N]`: fills a store with made documents; prints its rates as JSON. */
import { parseArgs } from "node:util";
import { loadStoryKnowledge } from "../src/corpus/stories/index.ts";
import { loadResources } from "../src/resources/node.ts";
import { type Entry, openStore } from "../src/store/index.ts";
import { storeEntries } from "./store-entries.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    documents: { type: "string", default: "2000" },
    from: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    batch: { type: "string", default: "100" },
    /** Ends after so long, however many are left. */
    seconds: { type: "string", default: "86400" },
    /** Joins stories after every so many documents, and at the end; 0: not at all. */
    join: { type: "string", default: "0" },
  },
});
const [folder = ""] = positionals;
if (folder === "") throw new Error("Give the folder of the store: node bench/make-store.ts DIR");
const number = (name: keyof typeof values): number => Number(values[name]);

// Documents come one second after the other, so that the same seed gives the same store.
let known = Date.UTC(2026, 2, 2);
const store = openStore(folder, { create: true, clock: () => known });
const every = number("join");
const knowledge = every === 0 ? undefined : loadStoryKnowledge(await loadResources());
const begun = performance.now();
let writing = 0;
let joining = 0;
let stories = 0;
let unjoined = 0;
let documents = 0;
let batch: Entry[] = [];
const times: number[] = [];
for (const entry of storeEntries({ seed: number("seed"), from: number("from"), documents: number("documents") })) {
  batch.push(entry);
  if (batch.length < number("batch")) continue;
  await write();
  if (every > 0 && unjoined >= every) await join();
  if (performance.now() - begun > number("seconds") * 1000) break;
}
if (batch.length > 0) await write();
if (every > 0) await join();
const { bytes, events, claims } = await store.totals();
await store.close();
const perDocument = times.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    documents,
    seconds: writing / 1000,
    documentsPerSecond: Math.round(documents / (writing / 1000)),
    batchP50: perDocument[Math.floor(times.length / 2)],
    batchP95: perDocument[Math.floor(times.length * 0.95)],
    events,
    claims,
    bytes,
    joinSeconds: joining / 1000,
    stories,
  }),
);

async function write(): Promise<void> {
  const start = performance.now();
  await store.put(batch);
  const took = performance.now() - start;
  writing += took;
  times.push(took);
  documents += batch.length;
  unjoined += batch.length;
  known += 1000 * batch.length;
  batch = [];
}

async function join(): Promise<void> {
  if (knowledge === undefined) return;
  const start = performance.now();
  ({ stories } = await store.stories.join({ knowledge }));
  joining += performance.now() - start;
  unjoined = 0;
}
