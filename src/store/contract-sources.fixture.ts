/** The contract: what a built-in list says of sources, and what the user says. */
import assert from "node:assert/strict";
import type { KnownSources } from "../corpus/sources/index.ts";
import { knownSourcesOf } from "../corpus/sources/known-sources.ts";
import { type Opened, put } from "./contract-check.fixture.ts";
import type { Source } from "./upkeep.ts";

/** Opens the store of one place, with a list or without. */
export type Open = (knownSources?: KnownSources) => Promise<Opened>;

export const SOURCES: readonly (readonly [name: string, check: (open: Open) => Promise<void>])[] = [
  [
    "a source of the list comes with its facts, under any of its names; grading stays the user's",
    async (open) => {
      const opened = await open(LIST);
      await put(
        opened,
        { id: "a", source: "The Zenda Herald" },
        { id: "b", source: "zenda.example" },
        { id: "c", source: "Nobody" },
      );
      const facts = { kind: "newspaper", country: "RUR", language: "en, de", owner: "Zenda Press", entry: "zenda" };
      assert.deepEqual(await opened.store.sources.list(), [
        { id: "nobody", name: "Nobody", grade: "F", documents: 1 },
        { id: "the-zenda-herald", name: "The Zenda Herald", ...facts, grade: "F", documents: 1 },
        { id: "zenda-example", name: "zenda.example", ...facts, grade: "F", documents: 1 },
      ]);
      await opened.store.close();
    },
  ],
  [
    "what the user says stays, whatever the list says later",
    async (open) => {
      const first = await open(LIST);
      await put(first, { id: "a", source: "Zenda Herald" });
      await first.store.sources.describe({ name: "Zenda Herald", kind: "online", language: "en" });
      await first.store.sources.grade("Zenda Herald", "B", "right in nine of ten reports checked");
      await first.store.close();
      const second = await open(listOf("2", { kind: "wire", owner: undefined }));
      assert.equal(await second.store.sources.learn(), 1);
      assert.equal(await second.store.sources.learn(), 0);
      const expected: Partial<Source> = {
        kind: "online",
        country: "RUR",
        language: "en",
        grade: "B",
        own: ["kind", "language"],
      };
      assert.deepEqual(await second.store.sources.find("Zenda Herald"), {
        ...{ id: "zenda-herald", name: "Zenda Herald", entry: "zenda", documents: 1 },
        ...expected,
      });
      await second.store.close();
      const third = await open(knownSourcesOf({ version: "3", sources: [], owners: [], references: [], actors: [] }));
      await third.store.sources.learn();
      assert.deepEqual(await third.store.sources.find("Zenda Herald"), {
        ...{ id: "zenda-herald", name: "Zenda Herald", kind: "online", language: "en", grade: "B", documents: 1 },
        own: ["kind", "language"],
      });
      await third.store.close();
    },
  ],
  [
    "a store filled without a list learns from it later",
    async (open) => {
      const plain = await open();
      await put(plain, { id: "a", source: "Zenda Herald" });
      assert.equal(await plain.store.sources.learn(), 0);
      assert.equal((await plain.store.sources.find("Zenda Herald"))?.kind, undefined);
      await plain.store.close();
      const { store } = await open(LIST);
      assert.equal(await store.sources.learn(), 1);
      assert.equal((await store.sources.find("Zenda Herald"))?.kind, "newspaper");
      await store.close();
    },
  ],
  [
    "the publisher of a URL's host is the source where nobody says another, and it shows that it was not stated",
    async (open) => {
      const opened = await open(LIST);
      await put(
        opened,
        { id: "a", url: "https://www.zenda.example/1" },
        { id: "b", url: "https://www.zenda.example/2", source: "Example Wire" },
        { id: "c", url: "https://blogs.zenda.example/3" },
      );
      const seen = async (id: string): Promise<readonly unknown[]> => {
        const { documents } = opened.store;
        const found = await documents.find(id);
        return [
          found.source,
          ...(await documents.sightings(found.id)).flatMap(({ source, sourceFrom }) => [source, sourceFrom]),
        ];
      };
      assert.deepEqual(await seen("a"), ["Zenda Herald", "Zenda Herald", "url"]);
      assert.deepEqual(await seen("b"), ["Example Wire", "Example Wire", undefined]);
      assert.deepEqual(await seen("c"), [undefined, undefined, undefined]);
      assert.deepEqual(await put(opened, { id: "a", url: "https://www.zenda.example/1" }), ["known"]);
      await opened.store.close();
    },
  ],
];

function listOf(version: string, change: { kind: "newspaper" | "wire"; owner: "press" | undefined }): KnownSources {
  const { kind, owner } = change;
  return knownSourcesOf({
    version,
    sources: [
      {
        ...{ actor: "zenda", kind, languages: ["en", "de"], domains: ["zenda.example"], references: ["a"] },
        ...(owner !== undefined && { owner }),
      },
    ],
    owners: [{ id: "press", name: "Zenda Press" }],
    references: [
      { id: "a", url: "https://library.example/a", read: "2026-11-28", confirms: "the papers of Ruritania" },
    ],
    actors: [{ id: "zenda", kind: "company", name: "Zenda Herald", country: "RUR" }],
  });
}

const LIST = listOf("1", { kind: "newspaper", owner: "press" });
