/** What every store must do, whatever engine keeps it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseQuery, type Query } from "../corpus/query/index.ts";
import { identify } from "./identity.ts";
import { CODER, entryOf, recordOf, type Wanted } from "./record.fixture.ts";
import type { Instant, Store } from "./store.ts";

export interface Opened {
  readonly store: Store;
  /** Sets the store's clock. */
  at(now: Instant): void;
  /** Everything that is kept, as text. */
  dump(): string;
}

type Check = (opened: Opened) => Promise<void>;

export function storeContract(engine: string, open: () => Promise<Opened>): void {
  for (const [name, check] of [...IDENTITY, ...QUERIES, ...REST]) {
    test(`${engine}: ${name}`, async () => {
      const opened = await open();
      try {
        await check(opened);
      } finally {
        await opened.store.close();
      }
    });
  }
}

export function asked(text: string): Query {
  const read = parseQuery(text);
  if (read.kind === "wrong") throw new Error(read.message);
  return read.query;
}

const put = async ({ store }: Opened, ...wanted: Wanted[]): Promise<readonly string[]> =>
  (await store.put(wanted.map(entryOf))).map(({ outcome }) => outcome);

const IDENTITY: readonly (readonly [string, Check])[] = [
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
      // And back again.
      opened.at(3000);
      await put(opened, { id: "a", url, text: "First text. Ruritania shelled Sylvania." });
      assert.deepEqual(await actors(), ["RUR"]);
      assert.equal((await store.totals()).superseded, 1);
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

const CORPUS: readonly Wanted[] = [
  {
    id: "1",
    date: "2024-01-05",
    type: "ASSAULT",
    by: "RUR",
    to: "SYL",
    speaker: "SYL",
    source: "Example Wire",
    title: "Border shelled",
  },
  {
    id: "2",
    date: "2024-02-05",
    type: "ASSAULT",
    by: "rur.flavia",
    to: "SYL",
    status: "denied",
    stance: "denies",
    speaker: "rur.flavia",
  },
  {
    id: "3",
    date: "2024-03-05",
    type: "AID",
    by: "FRE",
    to: "RUR",
    status: "alleged",
    stance: "accuses",
    source: "Other Post",
  },
  {
    id: "4",
    date: "2024-12-31",
    type: "CONSULT",
    by: "BOR",
    to: "RUR",
    speaker: "BOR",
    text: "Talks on a gas pipeline. Borduria met Ruritania.",
  },
  {
    id: "5",
    date: "2025-01-01",
    type: "CONSULT",
    by: "SYL",
    to: "SYL",
    lang: "fa",
    text: "Gas and a pipeline. Sylvania met.",
  },
];

const EVENT_QUERIES: readonly (readonly [string, string])[] = [
  ["", "54321"],
  ["actor:RUR", "4321"],
  ["actor:Ruritania", "4321"],
  ["actor:rur.flavia", "2"],
  ["actor:rur", "431"],
  ["actor:NON", ""],
  ["actor:RUR actor:SYL", "21"],
  ["actor:RUR -actor:SYL", "43"],
  ["by:RUR", "21"],
  ["to:RUR", "43"],
  ["by:RUR to:SYL type:ASSAULT status:denied", "2"],
  ["type:ASSAULT", "21"],
  ["type:ASSAULT type:AID", "321"],
  ["-type:ASSAULT", "543"],
  ["status:denied", "2"],
  ["-status:asserted", "32"],
  ["speaker:rur.flavia", "2"],
  ["speaker:SYL", "1"],
  ["since:2024-02 until:2024-12", "432"],
  ["until:2024-01", "1"],
  ["since:2025", "5"],
  ['source:"example wire"', "1"],
  ['-source:"Example Wire"', "5432"],
  ["source:Nobody", ""],
  ["lang:fa", "5"],
  ["-lang:fa", "4321"],
  ["pipeline", "54"],
  ['"gas pipeline"', "4"],
  ["pipe*", "54"],
  ["pipelines actor:RUR", "4"],
  ["pipeline -talks", "5"],
  ["-pipeline", "321"],
  ['"--?1"', "1"],
];

const CLAIM_QUERIES: readonly (readonly [string, string])[] = [
  ["", "54321"],
  ["stance:denies", "2"],
  ["stance:denies stance:accuses", "32"],
  ["-stance:asserts", "32"],
  ["speaker:SYL", "1"],
  ["speaker:rur.flavia stance:denies", "2"],
  ["actor:RUR", "4321"],
  ["to:RUR", "4321"],
  ["type:AID", "3"],
  ["status:denied actor:SYL", "2"],
  ["-type:CONSULT", "321"],
  ["pipeline speaker:BOR", "4"],
  ["since:2024-12", "54"],
];

const SEARCHES: readonly (readonly [string, string])[] = [
  ["", "54321"],
  ["actor:rur.flavia", "2"],
  ["actor:RUR -actor:SYL", "43"],
  ["by:RUR status:denied", "2"],
  ["stance:accuses", "3"],
  ["speaker:BOR type:CONSULT", "4"],
  ["speaker:BOR type:AID", ""],
  ["since:2025", "5"],
  ["shelled -pipeline", "123"],
];

const list =
  (
    queries: readonly (readonly [string, string])[],
    ask: (store: Store, query: Query) => Promise<readonly string[]>,
  ): Check =>
  async (opened) => {
    await put(opened, ...CORPUS);
    for (const [text, expected] of queries) {
      assert.equal((await ask(opened.store, asked(text))).join(""), expected, text);
    }
  };

const QUERIES: readonly (readonly [string, Check])[] = [
  [
    "events of a query, newest first, counted alike, and by then the same",
    list(EVENT_QUERIES, async (store, query) => {
      const { items } = await store.events.list({ query });
      assert.equal(await store.events.count({ query }), items.length);
      const then = await store.events.list({ query, asOf: 1000 });
      assert.deepEqual(then.items, items);
      return items.map(({ document }) => document.given);
    }),
  ],
  [
    "claims of a query",
    list(CLAIM_QUERIES, async (store, query) => {
      const { items } = await store.claims.list({ query });
      assert.equal(await store.claims.count({ query }), items.length);
      assert.deepEqual((await store.claims.list({ query, asOf: 1000 })).items, items);
      return items.map(({ document }) => document.given);
    }),
  ],
  [
    "documents of a query",
    list(SEARCHES, async (store, query) => {
      const { items } = await store.documents.search({ query });
      assert.equal(await store.documents.count({ query }), items.length);
      assert.equal((await store.documents.search({ query, asOf: 1000 })).items.length, items.length);
      return items.map(({ document }) => document.given);
    }),
  ],
  [
    "words give snippets with the words marked; titles count more",
    async (opened) => {
      await put(opened, ...CORPUS);
      const { items } = await opened.store.documents.search({ query: asked("border OR pipelines") });
      assert.equal(items.length, 0, "OR is a word like any other");
      const [hit] = (await opened.store.documents.search({ query: asked("pipelines") })).items;
      const { text = "", marks = [] } = hit?.snippet ?? {};
      assert.deepEqual(
        marks.map(({ start, end }) => text.slice(start, end)),
        ["pipeline"],
      );
    },
  ],
  [
    "pages join without gap or repeat, and a wrong cursor is refused",
    async (opened) => {
      await put(
        opened,
        ...Array.from({ length: 23 }, (_, i) => ({ id: `${i}`, date: i % 2 === 0 ? "2024-01-01" : "2024-01-02" })),
      );
      const { store } = opened;
      const walk = async (
        ask: (after: string | undefined) => Promise<{
          readonly items: readonly { readonly document: { readonly given: string } }[];
          readonly next?: string;
        }>,
      ): Promise<number> => {
        const seen: string[] = [];
        for (let after: string | undefined, pages = 0; pages < 20; pages += 1) {
          const { items, next } = await ask(after);
          seen.push(...items.map(({ document }) => document.given));
          if (next === undefined) break;
          after = next;
        }
        assert.equal(new Set(seen).size, seen.length);
        return seen.length;
      };
      for (const text of ["", "actor:RUR", "shelled", "since:2024-01-02"]) {
        const query = asked(text);
        const most = text.startsWith("since") ? 11 : 23;
        const page = (after: string | undefined): { query: Query; limit: number; after?: string } => ({
          query,
          limit: 5,
          ...(after !== undefined && { after }),
        });
        assert.equal(await walk((after) => store.events.list(page(after))), most, text);
        assert.equal(await walk((after) => store.claims.list(page(after))), most, text);
        assert.equal(await walk((after) => store.documents.search(page(after))), most, text);
      }
      await assert.rejects(store.events.list({ after: "'; DROP TABLE" }), { code: "CURSOR_WRONG" });
    },
  ],
  [
    "tallies",
    async (opened) => {
      await put(opened, ...CORPUS);
      const { events } = opened.store;
      const tally = async (facet: Parameters<typeof events.tally>[0], text = ""): Promise<string> =>
        (await events.tally(facet, { query: asked(text) })).map(({ value, count }) => `${value} ${count}`).join(", ");
      assert.equal(await tally("type"), "CONSULT 2, ASSAULT 2, AID 1");
      assert.equal(await tally("status", "actor:RUR"), "asserted 2, denied 1, alleged 1");
      assert.equal(await tally("month"), "2024-01 1, 2024-02 1, 2024-03 1, 2024-12 1, 2025-01 1");
      assert.equal(await tally("source"), "Example Wire 1, Other Post 1");
      assert.match(await tally("actor", "type:AID"), /FRE 1/);
    },
  ],
  [
    "stance: is no filter of events",
    async ({ store }) =>
      assert.rejects(store.events.list({ query: asked("stance:denies") }), { code: "QUERY_NOT_HERE" }),
  ],
];

const REST: readonly (readonly [string, Check])[] = [
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
        lastAdded: 1000,
      });
    },
  ],
];
