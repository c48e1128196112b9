/** The contract: subscriptions with their health, items seen, items set aside. */
import assert from "node:assert/strict";
import { type Checks, put } from "./contract-check.fixture.ts";
import { identify } from "./identity.ts";
import { entryOf } from "./record.fixture.ts";
import type { SubscriptionInput } from "./subscriptions.ts";

const HOUR = 3_600_000;
const url = "https://a.example/feed";
const input: SubscriptionInput = { url, kind: "feed", interval: HOUR };

export const SUBSCRIPTIONS: Checks = [
  [
    "a subscription comes once, is due at once, and is found by address or name",
    async ({ store, at }) => {
      const { subscription, isNew } = await store.subscriptions.add({ ...input, title: "Example", text: "page" });
      assert.equal(isNew, true);
      assert.deepEqual(subscription, {
        ...{
          url,
          kind: "feed",
          title: "Example",
          text: "page",
          interval: HOUR,
          fixed: false,
          created: 1000,
          due: 1000,
        },
        ...{ errors: 0, lasting: 0, state: "active" },
      });
      at(2000);
      assert.deepEqual(await store.subscriptions.add({ ...input, title: "Other" }), { subscription, isNew: false });
      for (const name of [url, "example"]) assert.equal((await store.subscriptions.find(name))?.url, url);
      await store.subscriptions.add({ ...input, url: "https://b.example/feed", source: "Example" });
      assert.equal(await store.subscriptions.find("example"), undefined);
      assert.deepEqual(
        (await store.subscriptions.due(1500)).map((due) => due.url),
        [url],
      );
      assert.equal((await store.subscriptions.list()).length, 2);
    },
  ],
  [
    "a reading leaves its health; what the user decides stays",
    async ({ store, at }) => {
      await store.subscriptions.add(input);
      const error = { code: "FETCH_STATUS", message: "no", lasting: true };
      const failed = await store.subscriptions.read(url, { at: 5000, due: 9000, interval: 2 * HOUR, error });
      assert.deepEqual(
        [failed.tried, failed.due, failed.interval, failed.errors, failed.lasting, failed.succeeded, failed.error],
        [5000, 9000, 2 * HOUR, 1, 1, undefined, { code: "FETCH_STATUS", message: "no" }],
      );
      const passing = { ...error, lasting: false };
      const again = await store.subscriptions.read(url, { at: 6000, due: 9000, interval: HOUR, error: passing });
      assert.deepEqual([again.errors, again.lasting], [2, 0]);
      await store.subscriptions.set(url, { interval: 3 * HOUR, text: "feed", source: "Example Wire" });
      const validators = { etag: '"1"' };
      const well = { at: 9000, due: 12_000, interval: HOUR, validators, title: "T" };
      const good = await store.subscriptions.read(url, well);
      assert.deepEqual(
        [good.errors, good.error, good.succeeded, good.interval, good.fixed, good.text, good.etag, good.title],
        [0, undefined, 9000, 3 * HOUR, true, "feed", '"1"', "T"],
      );
      const moved = await store.subscriptions.read(url, { ...well, movedTo: "https://c.example/feed", title: "U" });
      assert.deepEqual([moved.url, moved.title], ["https://c.example/feed", "T"]);
      const decided = await store.subscriptions.set(moved.url, { text: "decide", interval: "adapt" });
      assert.deepEqual([decided.text, decided.fixed], [undefined, false]);
      assert.equal((await store.subscriptions.read(moved.url, { ...well, pause: true })).state, "paused");
      assert.deepEqual(await store.subscriptions.due(1e9), []);
      at(7000);
      const resumed = await store.subscriptions.resume(moved.url);
      assert.deepEqual([resumed.state, resumed.due], ["active", 7000]);
      assert.equal((await store.subscriptions.pause(moved.url)).state, "paused");
      await store.subscriptions.add(input);
      await assert.rejects(store.subscriptions.read(moved.url, { ...well, movedTo: url }), {
        code: "SUBSCRIPTION_TWICE",
      });
      await store.subscriptions.remove(url);
      for (const gone of [
        store.subscriptions.pause(url),
        store.subscriptions.remove(url),
        store.subscriptions.seen(url, []),
      ])
        await assert.rejects(gone, { code: "SUBSCRIPTION_UNKNOWN" });
    },
  ],
  [
    "items are known again, and counted: what is new, what nobody else carried, how late",
    async (opened) => {
      const { store } = opened;
      const shared = "Shared words. Ruritania shelled Sylvania.";
      const own = "Own words. Ruritania shelled Sylvania.";
      await put(
        opened,
        { id: "a", text: shared, source: "Example Wire", url: "https://a.example/1" },
        { id: "b", text: own, source: "Example Wire", url: "https://a.example/2" },
        { id: "c", text: own, source: "Example Wire", url: "https://a.example/world/2" },
      );
      await store.subscriptions.add(input);
      const items = [
        { key: "1", digest: "x", document: identify(shared).id, isNew: true, lag: 100 },
        { key: "2", digest: "y", document: identify(own).id, isNew: true, lag: 900 },
        { key: "3", digest: "z", lag: 300 },
      ];
      await store.subscriptions.note(url, items);
      assert.deepEqual(
        await store.subscriptions.seen(url, ["1", "3", "4"]),
        new Map([
          ["1", "x"],
          ["3", "z"],
        ]),
      );
      const counts = async (): Promise<unknown> => {
        const { items: seen, documents, unique, lag } = await store.subscriptions.yield(url);
        return [seen, documents, unique, lag];
      };
      assert.deepEqual(await counts(), [3, 2, 2, 300]);
      await put(opened, { id: "d", text: shared, source: "Other Post", url: "https://b.example/1" });
      assert.deepEqual(await counts(), [3, 2, 1, 300]);
      const before = opened.dump();
      opened.at(9000);
      await store.subscriptions.note(url, items);
      assert.equal(opened.dump(), before);
      await store.subscriptions.note(url, [{ key: "1", digest: "x2" }]);
      assert.equal((await store.subscriptions.seen(url, ["1"])).get("1"), "x2");
      assert.deepEqual(await counts(), [3, 2, 1, 300]);
    },
  ],
  [
    "a forgotten text leaves no address among the items seen",
    async (opened) => {
      const { store } = opened;
      const page = "https://a.example/unwanted";
      const entry = entryOf({ id: page, url: page });
      await store.put([entry]);
      await store.subscriptions.add(input);
      await store.subscriptions.note(url, [{ key: page, digest: "x", document: identify(entry.document.text).id }]);
      await store.forget(page);
      assert.doesNotMatch(opened.dump(), /unwanted/);
      assert.equal((await store.subscriptions.seen(url, [page])).size, 1);
    },
  ],
  [
    "an item set aside keeps its last reason, counts its tries, and goes with its subscription",
    async (opened) => {
      const { store, at } = opened;
      await store.subscriptions.add(input);
      const item = { key: "1", url: "https://a.example/1" };
      const fault = { place: "https://a.example/1", code: "FETCH_TIMEOUT", message: "slow" };
      const aside = { subscription: url, url: "https://a.example/1", retryable: true, item };
      const file = { place: "a.jsonl:3", code: "LINE_BROKEN", message: "no JSON" };
      await store.faults.keep([{ ...fault, aside }, file]);
      at(5000);
      await store.faults.keep([
        { ...fault, code: "FETCH_STATUS", message: "404", aside: { ...aside, retryable: false } },
      ]);
      const kept = { ...fault, code: "FETCH_STATUS", message: "404", known: 1000 };
      assert.deepEqual(await store.faults.aside(), [
        { ...kept, aside: { ...aside, retryable: false, tries: 2, last: 5000 } },
      ]);
      assert.equal((await store.faults.aside(url)).length, 1);
      assert.deepEqual(await store.faults.aside("https://b.example/feed"), []);
      assert.equal((await store.faults.list()).length, 2);
      const unknown = { ...aside, subscription: "https://b.example/feed" };
      await assert.rejects(store.faults.keep([{ ...fault, aside: unknown }]), { code: "SUBSCRIPTION_UNKNOWN" });
      await store.subscriptions.remove(url);
      assert.deepEqual(await store.faults.list(), [{ ...file, known: 1000 }]);
    },
  ],
];
