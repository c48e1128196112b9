/** The contract: one text is one document, a correction is a revision, a batch is whole. */
import assert from "node:assert/strict";
import { asked, type Checks, put } from "./contract-check.fixture.ts";
import { identify } from "./identity.ts";
import { entryOf } from "./record.fixture.ts";
import type { Instant } from "./store.ts";

export const IDENTITY: Checks = [
  [
    "the record that went in comes out",
    async ({ store }) => {
      const entry = entryOf({
        id: "a",
        title: "Shells",
        source: "Example Wire",
        url: "https://a.example/1",
        lang: "en",
      });
      const [done] = await store.put([entry]);
      assert.deepEqual(done, { id: identify(entry.document.text).id, outcome: "added" });
      const id = done?.id ?? "";
      assert.deepEqual(await store.documents.record(id), { ...entry.record, id });
      const { known, given, ...document } = await store.documents.find(id);
      assert.deepEqual([given, known], ["a", 1000]);
      assert.deepEqual(document, { ...entry.document, id });
      const sentences = await store.documents.sentences(id);
      assert.deepEqual(
        sentences.map(({ text }) => text),
        ["Report a.", "Ruritania shelled Sylvania, a says."],
      );
    },
  ],
  [
    "the same text twice is one document, and a second time changes nothing",
    async (opened) => {
      assert.deepEqual(await put(opened, { id: "a" }, { id: "a" }), ["added", "known"]);
      const before = opened.dump();
      opened.at(5000);
      assert.deepEqual(await put(opened, { id: "a" }), ["known"]);
      assert.equal(opened.dump(), before);
      assert.equal((await opened.store.totals()).documents, 1);
    },
  ],
  [
    "the same text elsewhere is one document, carried twice",
    async (opened) => {
      const text = "Same words. Ruritania shelled Sylvania.";
      const outcomes = await put(
        opened,
        { id: "a", text, source: "Example Wire", url: "https://a.example/1" },
        { id: "b", text, source: "Other Post", url: "https://b.example/1" },
        { id: "b", text, source: "Other Post", url: "https://b.example/1" },
      );
      assert.deepEqual(outcomes, ["added", "carried", "known"]);
      const { store } = opened;
      const seen = await store.documents.sightings(identify(text).id);
      assert.deepEqual(
        seen.map(({ source }) => source),
        ["Example Wire", "Other Post"],
      );
      for (const source of ["Example Wire", "other post"]) {
        assert.equal(await store.events.count({ query: asked(`source:"${source}"`) }), 1, source);
      }
    },
  ],
  [
    "same URL, new text: a revision; the old is kept, and no longer counts",
    async (opened) => {
      const { store } = opened;
      const url = "https://a.example/1";
      await put(opened, { id: "a", url, text: "First text. Ruritania shelled Sylvania." });
      opened.at(2000);
      const [done] = await store.put([entryOf({ id: "a", url, text: "Second text. Borduria did not.", by: "BOR" })]);
      assert.equal(done?.outcome, "revised");
      assert.equal((await store.documents.find(url)).text, "Second text. Borduria did not.");
      assert.equal((await store.documents.find(url, 1500)).text, "First text. Ruritania shelled Sylvania.");
      const revisions = await store.documents.revisions(done?.id ?? "");
      assert.deepEqual(
        revisions.map(({ text, until }) => [text.slice(0, 6), until]),
        [
          ["First ", 2000],
          ["Second", undefined],
        ],
      );
      const actors = async (asOf?: Instant): Promise<unknown> =>
        (await store.events.list(asOf === undefined ? {} : { asOf })).items.map(
          ({ event }) => event.source[0]?.country,
        );
      assert.deepEqual(await actors(), ["BOR"]);
      assert.deepEqual(await actors(1500), ["RUR"]);
      assert.deepEqual(await actors(500), []);
      assert.equal((await store.documents.search({ query: asked("first") })).items.length, 0);
      assert.equal((await store.documents.search({ query: asked("first"), asOf: 1500 })).items.length, 1);
      // A copy of the old text changes nothing; the old text fetched anew stands again.
      opened.at(3000);
      const first = entryOf({ id: "a", url, text: "First text. Ruritania shelled Sylvania." });
      assert.equal((await store.put([first]))[0]?.outcome, "known");
      assert.deepEqual(await actors(), ["BOR"]);
      assert.equal((await store.put([{ ...first, standsNow: true }]))[0]?.outcome, "revised");
      assert.deepEqual(await actors(), ["RUR"]);
      assert.equal((await store.totals()).superseded, 1);
    },
  ],
  [
    "revisions that come in any order, and come again, end as the same: the one dated last stands",
    async (opened) => {
      const url = "https://a.example/1";
      const old = { id: "old", url, date: "2026-03-01", text: "Old. Ruritania shelled Sylvania." };
      const late = { id: "late", url, date: "2026-03-02", text: "Late. Borduria shelled Sylvania.", by: "BOR" };
      assert.deepEqual(await put(opened, late, old), ["added", "older"]);
      const { store } = opened;
      assert.equal((await store.documents.find(url)).given, "late");
      assert.equal(await store.events.count({}), 1);
      const before = opened.dump();
      assert.deepEqual(await put(opened, old, late), ["known", "known"]);
      assert.equal(opened.dump(), before);
      await store.forget(identify(late.text).id);
      assert.equal((await store.documents.find(url)).given, "old");
      assert.equal(await store.events.count({}), 1);
      assert.deepEqual(await put(opened, { ...old, id: "third", text: "Third. Ruritania shelled Sylvania." }), [
        "revised",
      ]);
      assert.ok((await store.check()).every(({ good }) => good));
    },
  ],
  [
    "a text that still stands elsewhere is not superseded",
    async (opened) => {
      const text = "Shared words. Ruritania shelled Sylvania.";
      await put(opened, { id: "a", url: "https://a.example/1", text }, { id: "b", url: "https://b.example/1", text });
      await put(opened, {
        id: "a",
        url: "https://a.example/1",
        text: "Corrected. Borduria shelled Sylvania.",
        by: "BOR",
      });
      assert.equal(await opened.store.events.count({}), 2);
    },
  ],
  [
    "a batch is whole or not there",
    async (opened) => {
      const { store } = opened;
      const before = opened.dump();
      const wrong = { document: { id: "b", text: "No record of this one." } };
      await assert.rejects(store.put([entryOf({ id: "a" }), wrong]), { code: "DOCUMENT_UNKNOWN" });
      assert.equal(opened.dump(), before);
    },
  ],
  [
    "documents are found by id, its beginning, file and URL",
    async (opened) => {
      await put(
        opened,
        { id: "x/a.md", url: "https://a.example/1" },
        { id: "twice", text: "One. A b." },
        { id: "twice", text: "Two. A b." },
      );
      const { store } = opened;
      const { id } = await store.documents.find("x/a.md");
      for (const name of [id, id.slice(0, 8), "https://a.example/1"])
        assert.equal((await store.documents.find(name)).id, id);
      await assert.rejects(store.documents.find("nobody"), { code: "DOCUMENT_UNKNOWN" });
      await assert.rejects(store.documents.find("twice"), { code: "DOCUMENT_AMBIGUOUS" });
      await assert.rejects(store.documents.record("nobody"), { code: "DOCUMENT_UNKNOWN" });
    },
  ],
];
