import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMITS } from "./options.ts";
import { createTurns } from "./turns.ts";

/** A clock that only sleeping moves, and the turns that go by it. */
function setUp(limits: Partial<typeof LIMITS> = {}) {
  let now = 0;
  const closing = new AbortController();
  const log: string[] = [];
  const turns = createTurns({
    limits: { ...LIMITS, ...limits },
    clock: () => now,
    closed: closing.signal,
    sleep: async (milliseconds) => {
      const until = now + milliseconds;
      await Promise.resolve();
      now = Math.max(now, until);
    },
  });
  const ask = (address: string, isRedirect = false) => {
    const url = new URL(address);
    return turns.take(url, isRedirect, async () => {
      log.push(`${url.hostname}${url.pathname} ${now}`);
      await Promise.resolve();
      return "done" as const;
    });
  };
  return { turns, ask, log, closing, pass: (milliseconds: number) => (now += milliseconds) };
}

test("a host is asked once a second, in the order of the requests", async () => {
  const { ask, log } = setUp();
  await Promise.all([ask("http://a/1"), ask("http://a/2"), ask("http://a/3")]);
  assert.deepEqual(log, ["a/1 0", "a/2 1000", "a/3 2000"]);
});

test("a redirect is followed without a pause", async () => {
  const { ask, log } = setUp();
  await ask("http://a/1");
  await ask("http://a/2", true);
  await ask("http://a/3");
  assert.deepEqual(log, ["a/1 0", "a/2 0", "a/3 1000"]);
});

test("the name counts, not the port or the scheme", async () => {
  const { ask, log } = setUp();
  await Promise.all([ask("http://a/1"), ask("https://a:8443/2")]);
  assert.deepEqual(log, ["a/1 0", "a/2 1000"]);
});

const pauses: readonly (readonly [asked: number, kept: number])[] = [
  [5000, 5000],
  [100, 1000],
  [86_400_000, 30_000],
  [Number.POSITIVE_INFINITY, 30_000],
];

for (const [asked, kept] of pauses) {
  test(`a delay of ${asked} is kept as ${kept}`, async () => {
    const { ask, log, turns } = setUp();
    turns.slowDown("a", asked);
    await Promise.all([ask("http://a/1"), ask("http://a/2")]);
    assert.deepEqual(log, ["a/1 0", `a/2 ${kept}`]);
  });
}

test("a host that asked to wait is not asked until then, others are", async () => {
  const { ask, log, turns, pass } = setUp();
  turns.hold("a", 60_000);
  const [first, second] = await Promise.all([ask("http://a/1"), ask("http://b/1")]);
  assert.equal(second, "done");
  assert.ok(first !== "done" && first.code === "FETCH_WAIT" && first.retryAfter === 60_000 && !first.lasting);
  pass(60_000);
  assert.equal(await ask("http://a/2"), "done");
  assert.deepEqual(log, ["b/1 0", "a/2 60000"]);
});

test("no more than so many at once, over all hosts", async () => {
  const { turns } = setUp({ concurrent: 3 });
  let now = 0;
  let most = 0;
  const hosts = Array.from({ length: 20 }, (_, i) => new URL(`http://host${i}/`));
  await Promise.all(
    hosts.map((url) =>
      turns.take(url, false, async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setTimeout(resolve, 1));
        now -= 1;
      }),
    ),
  );
  assert.equal(most, 3);
});

test("a task that throws does not stop the line", async () => {
  const { ask, turns } = setUp({ concurrent: 1 });
  await assert.rejects(turns.take(new URL("http://a/0"), false, () => Promise.reject(new Error("no"))));
  assert.equal(await ask("http://a/1"), "done");
});

test("after the end everybody in the line is told", async () => {
  const { ask, log, closing } = setUp();
  const all = Promise.all([ask("http://a/1"), ask("http://a/2"), ask("http://a/3")]);
  closing.abort();
  for (const outcome of await all) assert.ok(outcome !== "done" && outcome.code === "FETCH_CLOSED");
  assert.deepEqual(log, []);
});

test("thousands of hosts do not fill the memory, and one that asked to wait is not forgotten", async () => {
  const { ask, turns, pass } = setUp({ concurrent: 10_000 });
  turns.hold("a", 1e9);
  for (let i = 0; i < 12_000; i += 1) {
    await ask(`http://host${i}/`);
    pass(1);
  }
  const outcome = await ask("http://a/");
  assert.ok(outcome !== "done" && outcome.code === "FETCH_WAIT");
});
