/** Joined step by step, in whatever order and with whatever breaks, the store knows what the corpus in memory knows of the same documents. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import type { Sketched } from "../../../corpus/stories/corpus.fixture.ts";
import { createCorpus, loadStoryKnowledge, matrixFrom } from "../../../corpus/stories/index.ts";
import { loadResources } from "../../../resources/node.ts";
import { identify } from "../../identity.ts";
import type { Store } from "../../store.ts";
import { dumpOf, openIn, temporaryFolder } from "../folder.fixture.ts";
import { documentFrom, entryFrom, REPORTS } from "./reports.fixture.ts";

const knowledge = loadStoryKnowledge(await loadResources());

const idOf = ({ text }: Sketched): string => identify(text).id;

/** What the two give in common. */
async function known(store: Store): Promise<unknown> {
  const { items } = await store.stories.list({ limit: 100 });
  const stories = await Promise.all(items.map(({ id }) => store.stories.find(id)));
  return stories
    .map(({ id, title, from, to, central, documents, reports, happened, claimed }) => ({
      id,
      title,
      from,
      to,
      central,
      documents,
      origins: reports.map(({ document, origin }) => [document.id, origin.origin, origin.how]),
      happened: byId(happened),
      claimed: byId(claimed),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function inMemory(reports: readonly Sketched[]): unknown {
  const corpus = createCorpus(knowledge);
  for (const each of reports) corpus.add(documentFrom(each, idOf(each)));
  const { stories, origins, incidents, propositions } = corpus.snapshot();
  return stories
    .map(({ id, title, from, to, central, documents }) => ({
      id,
      title,
      from,
      to,
      central,
      documents: documents.length,
      origins: documents.map((document) => {
        const found = origins.find((each) => each.document === document);
        return [document, found?.origin, found?.how];
      }),
      happened: byId(incidents.filter((each) => each.stories.includes(id))),
      claimed: byId(propositions.filter((each) => each.story === id)),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return JSON.parse(JSON.stringify([...items].sort((a, b) => (a.id < b.id ? -1 : 1))));
}

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

test("what is joined is not joined again: nothing is written", async () => {
  const folder = temporaryFolder();
  const { store } = openIn(folder);
  await store.put(REPORTS.map(entryFrom));
  const first = await store.stories.join({ knowledge });
  assert.equal(first.documents, REPORTS.length);
  const before = dumpOf(folder);
  await store.put(REPORTS.map(entryFrom));
  assert.deepEqual(await store.stories.join({ knowledge }), { documents: 0, changed: 0, stories: first.stories });
  assert.equal(dumpOf(folder), before);
  await store.close();
});

test("a document that is forgotten leaves nothing of itself in stories, and the rest joins anew", async () => {
  const folder = temporaryFolder();
  const { store } = openIn(folder);
  await store.put(REPORTS.map(entryFrom));
  await store.stories.join({ knowledge });
  await store.forget("https://mine-ministry.example/");
  assert.doesNotMatch(dumpOf(folder), /mine-ministry|no rockets on Strelsau/i);
  await store.stories.join({ knowledge });
  assert.deepEqual(await known(store), inMemory(REPORTS.filter(({ id }) => id !== "mine-ministry")));
  await store.close();
});

test("a corrected text takes the place of the one before in its story; when that is forgotten it comes back", async () => {
  const { store } = openIn(temporaryFolder());
  const url = "https://a.example/1";
  const [wire] = REPORTS;
  assert.ok(wire);
  const corrected = { ...wire, text: wire.text.replace("on Monday", "on Sunday"), date: "2026-11-03" };
  const at = (sketched: Sketched) => {
    const { document, ...entry } = entryFrom(sketched);
    return { ...entry, document: { ...document, url } };
  };
  await store.put([at(wire)]);
  await store.stories.join({ knowledge });
  await store.put([at(corrected)]);
  await store.stories.join({ knowledge });
  assert.deepEqual(await known(store), inMemory([corrected]));
  await store.forget(idOf(corrected));
  await store.stories.join({ knowledge });
  assert.deepEqual(await known(store), inMemory([wire]));
  await store.close();
});

test("the user's word joins and parts stories, outlives new documents, and can be taken back", async () => {
  const { store } = openIn(temporaryFolder());
  await store.put(REPORTS.map(entryFrom));
  await store.stories.join({ knowledge });
  const count = (await store.stories.list({})).items.length;
  const [border, mine] = ["border-wire", "mine-wire"].map((id) => REPORTS.find((each) => each.id === id));
  assert.ok(border && mine);
  const edit = await store.stories.edit({ kind: "together", documents: [idOf(border), idOf(mine)] }, "one quarrel");
  await store.stories.join({ knowledge });
  assert.equal((await store.stories.find(idOf(border))).id, (await store.stories.find(idOf(mine))).id);
  await store.stories.undo(edit.number);
  await store.stories.join({ knowledge });
  assert.equal((await store.stories.list({})).items.length, count);
  assert.deepEqual(
    (await store.stories.edits()).map(({ reason, undone }) => [reason, undone]),
    [["one quarrel", true]],
  );
  await store.close();
});

test("as of an earlier day: what came later is not there, and the status is that of then", async () => {
  const { store, at } = openIn(temporaryFolder());
  const wires = REPORTS.filter(({ id }) => id !== "mine-ministry");
  await store.put(wires.map(entryFrom));
  at(9000);
  await store.put(REPORTS.filter(({ id }) => id === "mine-ministry").map(entryFrom));
  await store.stories.join({ knowledge });
  const mine = REPORTS.find(({ id }) => id === "mine-wire");
  assert.ok(mine);
  const [now, then] = [await store.stories.find(idOf(mine)), await store.stories.find(idOf(mine), 5000)];
  assert.deepEqual([now.documents, now.contested, then.documents, then.contested], [3, 1, 2, 0]);
  const rows = async (asOf?: number) =>
    (await store.stories.matrix({ story: now.id }, asOf)).rows.map(({ status, cells }) => [status, cells.length]);
  assert.deepEqual(await rows(5000), [["corroborated", 2]]);
  assert.deepEqual(await rows(), [["contested", 3]]);
  assert.deepEqual(
    (await store.stories.list({ asOf: 500 })).items.map(({ id }) => id),
    [],
  );
  await store.close();
});

test("a former id of a story still finds it, and a beginning that is not unique says so", async () => {
  const { store } = openIn(temporaryFolder());
  const late = REPORTS.filter(({ id }) => id === "border-copy");
  await store.put(late.map(entryFrom));
  await store.stories.join({ knowledge });
  const former = (await store.stories.list({})).items[0]?.id ?? "";
  await store.put(REPORTS.map(entryFrom));
  await store.stories.join({ knowledge });
  const story = await store.stories.find(former);
  assert.notEqual(story.id, former);
  assert.ok(story.reports.some(({ document }) => document.given === "border-copy"));
  assert.equal((await store.stories.find(story.id.slice(2, 10))).id, story.id);
  await assert.rejects(store.stories.find("s:ffffffffffffffff"), { code: "STORY_UNKNOWN" });
  await store.close();
});

test("over all stories: what is chosen by its parties is joined, as in memory", async () => {
  const { store } = openIn(temporaryFolder());
  await store.put(REPORTS.map(entryFrom));
  await store.stories.join({ knowledge });
  const corpus = createCorpus(knowledge);
  for (const each of REPORTS) corpus.add(documentFrom(each, idOf(each)));
  const selection = { subject: "BOR", object: "RUR" };
  assert.deepEqual(await store.stories.matrix(selection), matrixFrom(corpus.snapshot(), selection));
  await store.close();
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
