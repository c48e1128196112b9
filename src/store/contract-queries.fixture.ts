/** The contract: what each filter finds, pages, tallies, snippets. */
import assert from "node:assert/strict";
import type { Query } from "../corpus/query/index.ts";
import { asked, type Check, type Checks, CORPUS, put } from "./contract-check.fixture.ts";
import type { Store } from "./store.ts";

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

export const QUERIES: Checks = [
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
    "each document found by its words gives its own words",
    async (opened) => {
      await put(
        opened,
        { id: "a", text: "Grain lay at the first bridge. Ruritania shelled Sylvania." },
        { id: "b", text: "Grain lay at the second bridge. Ruritania shelled Sylvania." },
        { id: "c", text: "Grain lay at the third bridge. Ruritania shelled Sylvania." },
      );
      const { items } = await opened.store.documents.search({ query: asked("grain") });
      assert.deepEqual(
        items
          .map(({ document, snippet }) => [document.given, /the (\w+) bridge/.exec(snippet?.text ?? "")?.[1]])
          .sort(),
        [
          ["a", "first"],
          ["b", "second"],
          ["c", "third"],
        ],
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
