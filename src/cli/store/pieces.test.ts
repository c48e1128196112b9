import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrder } from "./in-order.ts";
import { asOfOption, queryOf } from "./where.ts";

test("words that the shell has unquoted", () => {
  assert.deepEqual(queryOf(["source:Example Wire", "gas field"]), {
    filters: [{ key: "source", value: "Example Wire", not: false }],
    words: [{ text: "gas field", kind: "phrase", not: false }],
  });
  assert.equal(queryOf(['actor:IRN "gas field" x']).words.length, 2);
});

test("as of: the end of the day, or the time", () => {
  const asOf = (value: string): number | undefined => asOfOption({ value: () => value }).asOf;
  assert.equal(asOf("2024-12-11"), Date.UTC(2024, 11, 11, 23, 59, 59, 999));
  assert.equal(asOf("2024-12-11T08:00:00+02:00"), Date.UTC(2024, 11, 11, 6));
});

test("work in order", async () => {
  async function* items(): AsyncGenerator<number> {
    yield* [3, 1, 2, 0];
  }
  const done: number[] = [];
  for await (const item of inOrder(
    items(),
    2,
    async (n) => new Promise<number>((resolve) => setTimeout(() => resolve(n), n * 5)),
  )) {
    done.push(item);
  }
  assert.deepEqual(done, [3, 1, 2, 0]);
});
