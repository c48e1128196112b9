/** The contract: forgetting, sources, several coders, jobs, and a check that finds nothing. */
import assert from "node:assert/strict";
import { asked, type Checks, CORPUS, put } from "./contract-check.fixture.ts";
import { identify } from "./identity.ts";
import { CODER, entryOf, recordOf } from "./record.fixture.ts";

export const UPKEEP: Checks = [
  [
    "forgetting takes out all that came from a document, and says what",
    async (opened) => {
      const { store } = opened;
      const empty = opened.dump();
      const url = "https://a.example/1";
      await put(opened, { id: "a", url, source: "Example Wire", text: "Unwanted words. Ruritania shelled Sylvania." });
      await put(opened, { id: "a", url, text: "Corrected words. Ruritania shelled Sylvania." });
      const forgotten = await store.forget(url);
      const { documents, copies, ...counts } = forgotten;
      assert.deepEqual(copies, []);
      assert.equal(documents.length, 2);
      assert.deepEqual(counts, { sentences: 4, events: 2, claims: 2, sightings: 2 });
      assert.doesNotMatch(opened.dump(), /Unwanted|Corrected|a\.example|Example Wire/);
      assert.equal((await store.documents.search({ query: asked("unwanted") })).items.length, 0);
      const again = entryOf({ id: "a", url, text: "Unwanted words. Ruritania shelled Sylvania." });
      assert.equal((await store.put([again]))[0]?.outcome, "forgotten");
      assert.equal((await store.put([again], { again: true }))[0]?.outcome, "added");
      await assert.rejects(store.forget("nobody"), { code: "DOCUMENT_UNKNOWN" });
      assert.notEqual(opened.dump(), empty);
    },
  ],
  [
    "forgetting a correction brings back the text before it",
    async (opened) => {
      const url = "https://a.example/1";
      await put(opened, { id: "a", url, text: "First. Ruritania shelled Sylvania." });
      await put(opened, { id: "a", url, text: "Second. Ruritania shelled Sylvania." });
      const { store } = opened;
      await store.forget(identify("Second. Ruritania shelled Sylvania.").id);
      assert.equal((await store.documents.find(url)).until, undefined);
      assert.equal(await store.events.count({}), 1);
    },
  ],
  [
    "sources come with F; a grade needs its reason and leaves a history",
    async (opened) => {
      await put(opened, { id: "a", source: "Example Wire" }, { id: "b", source: "EXAMPLE WIRE" });
      const { sources } = opened.store;
      assert.deepEqual(await sources.list(), [{ id: "example-wire", name: "Example Wire", grade: "F", documents: 2 }]);
      await sources.describe({ name: "Example Wire", kind: "wire", owner: "Example Group" });
      opened.at(7000);
      const graded = await sources.grade("example-wire", "B", "right in nine of ten reports checked");
      assert.deepEqual([graded.grade, graded.kind, graded.owner], ["B", "wire", "Example Group"]);
      assert.deepEqual(await sources.history("Example Wire"), [
        { grade: "B", reason: "right in nine of ten reports checked", at: 7000 },
      ]);
      await assert.rejects(sources.grade("example-wire", "A", " "), { code: "GRADE_WRONG" });
      await assert.rejects(sources.grade("nobody", "A", "x"), { code: "SOURCE_UNKNOWN" });
    },
  ],
  [
    "another coder's results are hidden until all are there, then shown at once; those before are kept for comparison",
    async (opened) => {
      const { store } = opened;
      await put(opened, { id: "a" }, { id: "b" });
      const { items } = await store.codings.missing("new", undefined, 10);
      assert.deepEqual(
        items.map(({ given }) => given),
        ["a", "b"],
      );
      const recoded = items.map(({ id, given, until: _, known: __, ...document }) => ({
        id,
        record: recordOf({ ...document, id: given }, { coder: "new", type: "COERCE" }),
      }));
      await store.codings.keep(recoded.slice(0, 1));
      assert.equal(await store.codings.show("new", []), false);
      assert.deepEqual(await store.events.tally("type", {}), [{ value: "ASSAULT", count: 2 }]);
      await store.codings.keep(recoded);
      assert.deepEqual((await store.codings.missing("new", undefined, 10)).items, []);
      assert.equal(await store.codings.show("new", []), true);
      assert.deepEqual(await store.events.tally("type", {}), [{ value: "COERCE", count: 2 }]);
      assert.deepEqual(await store.codings.coders(), [
        { coder: CODER, current: 0, coded: 2 },
        { coder: "new", current: 2, coded: 2 },
      ]);
      const seen: unknown[] = [];
      for await (const { before, after } of store.codings.pairs(CODER, "new")) {
        seen.push([before.events[0]?.type, after.events[0]?.type]);
      }
      assert.deepEqual(seen, [
        ["ASSAULT", "COERCE"],
        ["ASSAULT", "COERCE"],
      ]);
      assert.equal(await store.codings.prune([CODER]), 0);
      assert.equal(await store.codings.prune([]), 2);
      assert.ok((await store.check()).every(({ good }) => good));
    },
  ],
  [
    "a document that cannot be read by the new coder keeps what it has",
    async (opened) => {
      const { store } = opened;
      await put(opened, { id: "a" }, { id: "b" });
      const { items } = await store.codings.missing("new", undefined, 10);
      const [first, second] = items;
      assert.ok(first !== undefined && second !== undefined);
      await store.codings.keep([{ id: first.id, record: recordOf(first, { coder: "new", type: "COERCE" }) }]);
      assert.equal(await store.codings.show("new", [second.id]), true);
      assert.equal(await store.events.count({}), 2);
    },
  ],
  [
    "rows of a dataset are never handed to another coder, and hinder none",
    async (opened) => {
      const { store } = opened;
      await put(opened, { id: "a" }, { id: "row", coder: "dataset/example@1", type: "PROTEST" });
      const { items } = await store.codings.missing("new", undefined, 10);
      assert.deepEqual(
        items.map(({ given }) => given),
        ["a"],
      );
      const [first] = items;
      assert.ok(first !== undefined);
      await store.codings.keep([{ id: first.id, record: recordOf(first, { coder: "new", type: "COERCE" }) }]);
      assert.equal(await store.codings.show("new", []), true);
      assert.deepEqual(await store.events.tally("type", {}), [
        { value: "PROTEST", count: 1 },
        { value: "COERCE", count: 1 },
      ]);
      assert.deepEqual((await store.codings.missing("newer", undefined, 10)).items.length, 1);
      await store.codings.prune([]);
      assert.ok(
        (await store.codings.coders()).some(({ coder, current }) => coder === "dataset/example@1" && current === 1),
      );
    },
  ],
  [
    "an event without confidence and factuality stays without",
    async (opened) => {
      const { document, record } = entryOf({ id: "row", coder: "dataset/example@1" });
      assert.ok(record !== undefined);
      const events = record.events.map(({ confidence: _, factuality: __, ...event }) => event);
      await opened.store.put([{ document, record: { ...record, events } }]);
      const { items } = await opened.store.events.list({});
      assert.deepEqual(
        items.map(({ event }) => [event.confidence, event.factuality, event.type]),
        [[undefined, undefined, "ASSAULT"]],
      );
    },
  ],
  [
    "the terms of a source stay with it",
    async (opened) => {
      const { sources } = opened.store;
      await sources.describe({
        name: "Example Dataset",
        kind: "dataset",
        terms: "Free with credit: https://a.example",
      });
      await sources.describe({ name: "Example Dataset", owner: "Example Institute" });
      const { kind, owner, terms } = (await sources.list())[0] ?? {};
      assert.deepEqual([kind, owner, terms], ["dataset", "Example Institute", "Free with credit: https://a.example"]);
    },
  ],
  [
    "actors, faults, jobs, settings",
    async (opened) => {
      const { store } = opened;
      await put(opened, { id: "a" }, { id: "b" });
      assert.deepEqual(await store.actors.find("ruritania"), {
        id: "rur",
        name: "Ruritania",
        kind: "state",
        country: "RUR",
        documents: 2,
      });
      assert.equal((await store.actors.list({})).items.length, 1);
      assert.equal(await store.actors.find("d:guard"), undefined);
      const fault = { place: "a.jsonl:3", code: "LINE_BROKEN", message: "no JSON" };
      await store.faults.keep([fault, fault]);
      assert.deepEqual(await store.faults.list(), [{ ...fault, known: 1000 }]);
      await store.faults.clear("a.jsonl:3");
      assert.deepEqual(await store.faults.list(), []);
      const job = await store.jobs.begin("recode", "new", 10);
      await store.jobs.step(job.id, 4);
      assert.equal((await store.jobs.begin("recode", "new", 12)).done, 4);
      assert.equal((await store.jobs.end(job.id, "done")).state, "done");
      assert.notEqual((await store.jobs.begin("recode", "new", 12)).id, job.id);
      assert.equal(await store.settings.get("theme"), undefined);
      await store.settings.set("theme", { dark: true });
      assert.deepEqual(await store.settings.get("theme"), { dark: true });
    },
  ],
  [
    "an empty store answers, and a check of a full one finds nothing",
    async (opened) => {
      const { store } = opened;
      assert.equal((await store.totals()).documents, 0);
      assert.deepEqual(await store.documents.search({ query: asked("x") }), { items: [] });
      await put(opened, ...CORPUS);
      assert.deepEqual(
        (await store.check()).filter(({ good }) => !good),
        [],
      );
      const { bytes, ...totals } = await store.totals();
      assert.ok(bytes > 0);
      assert.deepEqual(totals, {
        documents: 5,
        superseded: 0,
        sentences: 10,
        events: 5,
        claims: 5,
        actors: 5,
        sources: 2,
        faults: 0,
        notCoded: [{ lang: "fa", documents: 1 }],
        lastAdded: 1000,
      });
    },
  ],
];
