/** The contract: stories, and what relations are computed from. */
import assert from "node:assert/strict";
import type { Sketched } from "../corpus/stories/corpus.fixture.ts";
import { createCorpus, dayNumber, matrixFrom } from "../corpus/stories/index.ts";
import type { Checks } from "./contract-check.fixture.ts";
import { documentFrom, entryFrom, idOf, inMemory, knowledge, known, REPORTS } from "./reports.fixture.ts";

export const STORIES: Checks = [
  [
    "what is joined is not joined again: nothing is written",
    async (opened) => {
      const { store, dump } = opened;
      await store.put(REPORTS.map(entryFrom));
      const first = await store.stories.join({ knowledge });
      assert.equal(first.documents, REPORTS.length);
      const before = dump();
      await store.put(REPORTS.map(entryFrom));
      assert.deepEqual(await store.stories.join({ knowledge }), { documents: 0, changed: 0, stories: first.stories });
      assert.equal(dump(), before);
    },
  ],
  [
    "a document that is forgotten leaves nothing of itself in stories, and the rest joins anew",
    async (opened) => {
      const { store, dump } = opened;
      await store.put(REPORTS.map(entryFrom));
      await store.stories.join({ knowledge });
      await store.forget("https://mine-ministry.example/");
      assert.doesNotMatch(dump(), /mine-ministry|no rockets on Strelsau/i);
      await store.stories.join({ knowledge });
      assert.deepEqual(await known(store), inMemory(REPORTS.filter(({ id }) => id !== "mine-ministry")));
    },
  ],
  [
    "a corrected text takes the place of the one before in its story; when that is forgotten it comes back",
    async (opened) => {
      const { store } = opened;
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
    },
  ],
  [
    "sources that the user says are of one owner count as one origin, from the next join on",
    async (opened) => {
      const { store } = opened;
      await store.put(REPORTS.map(entryFrom));
      await store.stories.join({ knowledge });
      const origins = async (): Promise<number> => {
        const { items } = await store.stories.list({ order: "largest", limit: 1 });
        return items[0]?.origins ?? 0;
      };
      const before = await origins();
      assert.ok(before > 1);
      for (const { name } of await store.sources.list()) await store.sources.describe({ name, owner: "Zenda Press" });
      assert.ok((await store.stories.waiting()) > 0);
      await store.stories.join({ knowledge });
      assert.equal(await origins(), 1);
      assert.equal(await store.stories.waiting(), 0);
    },
  ],
  [
    "the user's word joins and parts stories, outlives new documents, and can be taken back",
    async (opened) => {
      const { store } = opened;
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
    },
  ],
  [
    "as of an earlier day: what came later is not there, and the status is that of then",
    async (opened) => {
      const { store, at } = opened;
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
    },
  ],
  [
    "a former id of a story still finds it, and a beginning that is not unique says so",
    async (opened) => {
      const { store } = opened;
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
    },
  ],
  [
    "over all stories: what is chosen by its parties is joined, as in memory",
    async (opened) => {
      const { store } = opened;
      await store.put(REPORTS.map(entryFrom));
      await store.stories.join({ knowledge });
      const corpus = createCorpus(knowledge);
      for (const each of REPORTS) corpus.add(documentFrom(each, idOf(each)));
      const selection = { subject: "BOR", object: "RUR" };
      assert.deepEqual(await store.stories.matrix(selection), matrixFrom(corpus.snapshot(), selection));
    },
  ],
  [
    "as of an earlier day: no name, headline, status or count that only later reports brought",
    async ({ store, at }) => {
      const [mine] = REPORTS.filter(({ id }) => id === "mine-wire");
      assert.ok(mine);
      const early = {
        id: "early",
        title: "Mine stands still",
        date: "2026-11-03",
        source: "Example Wire",
        text: "Rockets struck the copper mine of Strelsau in Ruritania at dawn. The copper mine stood still, miners said.",
        events: [{ on: "struck", type: "ASSAULT" as const, to: "RUR" }],
      };
      await store.put([entryFrom(early)]);
      at(9000);
      await store.put([entryFrom(mine), ...REPORTS.filter(({ id }) => id === "mine-ministry").map(entryFrom)]);
      await store.stories.join({ knowledge });
      const then = await store.stories.find(idOf(early), 5000);
      assert.deepEqual(
        then.happened.map(({ sources, targets, statuses }) => [sources, targets, statuses]),
        [[[], ["RUR"], { asserted: 1 }]],
      );
      assert.deepEqual([then.title, then.documents], ["Mine stands still", 1]);
      assert.deepEqual(await store.relations.acts({ target: "RUR", asOf: 5000 }), []);
      assert.equal((await store.relations.acts({ target: "RUR" })).length, 1);
      await assert.rejects(store.stories.find(then.id, 500), { code: "STORY_UNKNOWN" });
    },
  ],
  [
    "one text in two papers belongs to the one that had it first, whichever this store met first",
    async ({ store }) => {
      const [wire] = REPORTS;
      assert.ok(wire);
      const late = { ...wire, id: "late", source: "Other Post", date: "2026-11-05" };
      await store.put([entryFrom(late)]);
      await store.stories.join({ knowledge });
      await store.put([entryFrom(wire)]);
      await store.stories.join({ knowledge });
      const { from, reports } = await store.stories.find(idOf(wire));
      assert.deepEqual([from, reports.map(({ origin }) => origin.name)], ["2026-11-02", ["Example Wire"]]);
    },
  ],
  [
    "forgetting leaves no name behind that only the forgotten text had",
    async ({ store, dump }) => {
      const [mine] = REPORTS.filter(({ id }) => id === "mine-wire");
      assert.ok(mine);
      const entry = entryFrom(mine);
      const { record } = entry;
      assert.ok(record);
      const [event] = record.events;
      assert.ok(event);
      const source = ["d:quartermain", "text:border-riders"].map((actor) => ({ text: actor, start: 0, end: 1, actor }));
      await store.put([{ ...entry, record: { ...record, events: [{ ...event, source }] } }]);
      await store.stories.join({ knowledge });
      assert.match(dump(), /border-riders/);
      await store.forget(idOf(mine));
      assert.doesNotMatch(dump(), /quartermain|border-riders/);
    },
  ],
  [
    "acts of a pair: by day, with what they were known to be then, a dataset's apart",
    async ({ store, at }) => {
      await store.put(REPORTS.slice(0, 5).map(entryFrom));
      at(9000);
      await store.put(REPORTS.slice(5).map(entryFrom));
      const [mine] = REPORTS.filter(({ id }) => id === "mine-wire");
      assert.ok(mine);
      const row = entryFrom({ ...mine, id: "row", text: `Row. ${mine.text}`, source: "Example Dataset" });
      assert.ok(row.record);
      await store.put([{ ...row, record: { ...row.record, coder: "dataset/example@1" } }]);
      await store.stories.join({ knowledge });
      const acts = await store.relations.acts({ source: "BOR", target: "RUR" });
      assert.deepEqual(
        acts.map(({ source, target, type, status, documents, origins }) => [
          source,
          target,
          type,
          status,
          documents,
          origins,
        ]),
        [["BOR", "RUR", "ASSAULT", "asserted", 3, 3]],
      );
      assert.equal(acts[0]?.day, dayNumber("2026-11-03"));
      assert.deepEqual(await store.relations.acts({ source: "RUR", target: "BOR" }), []);
      assert.equal((await store.relations.acts({ target: "RUR", asOf: 5000 })).length, 1);
      assert.deepEqual(await store.relations.acts({ target: "RUR", asOf: 500 }), []);
      assert.deepEqual(await store.relations.acts({ source: "BOR", since: (dayNumber("2026-11-03") ?? 0) + 1 }), []);
      const set = await store.relations.acts({ source: "BOR", dataset: "Example Dataset" });
      assert.deepEqual(
        set.map(({ documents, story }) => [documents, story]),
        [[1, undefined]],
      );
    },
  ],
  [
    "occurrences with their reports; when sources were heard; which days are covered",
    async ({ store }) => {
      await store.sources.describe({ name: "Bordurian Ministry", kind: "ministry", country: "BOR" });
      await store.put(REPORTS.map(entryFrom));
      await store.stories.join({ knowledge });
      const found = await store.relations.occurrences({ between: ["RUR", "BOR"], types: ["ASSAULT"] });
      assert.deepEqual(
        found.map(({ sources, targets, reports }) => [
          sources,
          targets,
          reports.map(({ source, sourceKind, status }) => [source, sourceKind, status]),
        ]),
        [
          [
            ["BOR"],
            ["RUR"],
            [
              ["Example Wire", undefined, "asserted"],
              ["Ruritania Times", undefined, "asserted"],
              ["Bordurian Ministry", "ministry", "denied"],
            ],
          ],
        ],
      );
      assert.deepEqual(await store.relations.occurrence(found[0]?.incident ?? ""), found[0]);
      assert.deepEqual(await store.relations.occurrences({ party: "SYL", types: ["ASSAULT"] }), []);
      assert.deepEqual(await store.relations.activity({ country: "BOR" }), [
        { source: "Bordurian Ministry", kind: "ministry", country: "BOR", days: [dayNumber("2026-11-05")] },
      ]);
      const { any, naming } = await store.relations.coverage({ parties: ["SYL"] });
      assert.deepEqual([any.length, naming.length], [4, 2]);
    },
  ],
];
