import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayAt } from "./acts.fixture.ts";
import { daysFrom, occurrence, type Sketched } from "./occurrences.fixture.ts";
import { isoDay } from "./periods.ts";
import { type Precedents, type PrecedentsAsked, precedentsOf } from "./precedents.ts";
import type { Occurrence } from "./types.ts";

const quadOf = (type: string): string => (type === "ASSAULT" ? "material-conflict" : "verbal-cooperation");
const HEARD = daysFrom("2025-01-01", 600);

function on(id: string, day: string, more: Partial<Sketched> = {}): Occurrence {
  return occurrence({ id, reports: [{ on: day, for: day }], ...more });
}

/** Six visits, one every 60 days from 2025-01-10; after the first `followed` an agreement of the two within ten days. */
function past(followed: number): Occurrence[] {
  return daysFrom("2025-01-10", 6, 60).flatMap((day, at) => {
    const visit = on(`visit-${at}`, isoDay(day));
    const after = on(`after-${at}`, isoDay(day + 10), { type: "AGREE", act: "agree", mode: "" });
    return at < followed ? [visit, after] : [visit];
  });
}

const VISIT = on("visit", "2026-02-01");

function find(record: readonly Occurrence[], asked: Partial<PrecedentsAsked> = {}, incident = VISIT): Precedents {
  const found = precedentsOf({ incident, record: [...record, incident], heard: HEARD, quadOf, ...asked });
  assert.ok(found !== undefined);
  return found;
}

test("what followed: rates with n and interval, beside those of any stretch of days", () => {
  const { rungs } = find(past(4));
  assert.equal(rungs.length, 1);
  assert.deepEqual([rungs[0]?.precedents.length, rungs[0]?.counted], [6, 6]);
  const agree = rungs[0]?.followed.find(({ name }) => name === "AGREE");
  assert.deepEqual([agree?.count, agree?.n, agree?.share?.count], [4, 6, 4]);
  // Each agreement lies in 30 of the stretches, one beginning on each day before it; the first comes 19 days after all begins.
  const rate = agree?.base?.rate ?? 0;
  assert.equal(agree?.base?.stretches, 570);
  assert.ok(Math.abs(rate - (19 + 3 * 30) / 570) < 1e-9, `${rate}`);
  assert.deepEqual(
    agree?.first.map(({ incident }) => incident),
    ["after-0", "after-1", "after-2", "after-3"],
  );
});

test("fewer than five give counts and no rates, and the wider rung is shown apart", () => {
  const record = [
    ...past(4).filter(({ incident }) => !/-[012]$/.test(incident)),
    on("elsewhere", "2025-05-05", { to: ["QZS"] }),
    on("received", "2025-06-05", { by: ["QZS"], to: ["QZB"] }),
  ];
  const { rungs } = find(record);
  assert.deepEqual(
    rungs.map(({ kind, side, precedents }) => [kind, side, precedents.length]),
    [
      ["pair", undefined, 3],
      ["side", "QZR", 4],
    ],
  );
  for (const { share, base } of rungs.flatMap((rung) => rung.followed))
    assert.deepEqual([share, base], [undefined, undefined]);
});

/** What is earlier, and whether it is a precedent of the visit of 2026-02-01. */
const LIKE: readonly (readonly [string, Occurrence, boolean])[] = [
  ["the same", on("x", "2025-03-01"), true],
  ["of no mode", on("x", "2025-03-01", { mode: "" }), true],
  ["the other way round", on("x", "2025-03-01", { by: ["QZB"], to: ["QZR"] }), true],
  ["of another mode", on("x", "2025-03-01", { mode: "talk" }), false],
  ["of another type", on("x", "2025-03-01", { type: "AID", act: "support" }), false],
  ["with another", on("x", "2025-03-01", { to: ["QZS"] }), false],
  ["only alleged", occurrence({ id: "x", reports: [{ on: "2025-03-01", status: "alleged" }] }), false],
  ["the day before: perhaps the same", on("x", "2026-01-31"), false],
  ["later", on("x", "2026-03-01"), false],
];

for (const [name, earlier, isOne] of LIKE) {
  test(`${isOne ? "a" : "no"} precedent: ${name}`, () => {
    assert.equal(find([earlier]).rungs[0]?.precedents.length, isOne ? 1 : 0);
  });
}

test("one occasion told twice counts once: the next day, and 'in March'", () => {
  const record = [
    on("a", "2025-03-10", { persons: ["qzr.one"] }),
    on("b", "2025-03-11", { mode: "", persons: ["qzr.one", "qzb.two"] }),
    occurrence({ id: "c", persons: ["qzr.one"], reports: [{ on: "2025-12-01", for: "2025-03" }] }),
    on("d", "2025-03-20", { persons: ["qzr.other"] }),
  ];
  const [first, second] = find(record).rungs[0]?.precedents ?? [];
  assert.deepEqual([first?.incidents, second?.incidents].sort(), [["a", "b", "c"], ["d"]]);
});

test("persons in common come first", () => {
  const visit = on("visit", "2026-02-01", { persons: ["qzr.one"] });
  const record = [
    on("other", "2025-09-01", { persons: ["qzr.other"] }),
    on("same", "2025-03-01", { persons: ["qzr.one", "qzb.two"] }),
  ];
  const found = find(record, {}, visit).rungs[0]?.precedents ?? [];
  assert.deepEqual(
    found.map(({ incidents }) => incidents[0]),
    ["same", "other"],
  );
  assert.deepEqual(found[0]?.persons, ["qzr.one"]);
});

test("what cannot count says why: no exact day, days not over, nobody heard", () => {
  const record = [
    occurrence({ id: "vague", reports: [{ on: "2025-12-01", for: "2023" }] }),
    on("deaf", "2024-05-01"),
    on("recent", "2026-01-20"),
  ];
  const found = find(record, { asOf: dayAt("2026-02-10") }).rungs[0]?.precedents ?? [];
  assert.deepEqual(Object.fromEntries(found.map(({ incidents, use }) => [incidents[0], use])), {
    vague: "no-day",
    deaf: "not-heard",
    recent: "too-recent",
  });
});

test("the order in which things came changes nothing", () => {
  const record = [...past(3), on("elsewhere", "2025-05-05", { to: ["QZS"] })];
  const whole = JSON.stringify(find(record));
  fc.assert(
    fc.property(fc.shuffledSubarray(record, { minLength: record.length }), (shuffled) => {
      assert.equal(JSON.stringify(find(shuffled)), whole);
    }),
    { numRuns: 20 },
  );
});

test("what is published later changes no answer of an earlier day", () => {
  const asOf = dayAt("2026-02-05");
  const before = JSON.stringify(find(past(3), { asOf }));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 500 })), { maxLength: 5 }),
      (all) => {
        const more = all.map(([after, back], at) =>
          occurrence({
            id: `later-${at}`,
            reports: [{ on: isoDay(asOf + after), for: isoDay(asOf + after - back) }],
          }),
        );
        const heard = [...HEARD, ...daysFrom(isoDay((HEARD.at(-1) ?? 0) + 1), 300)];
        assert.equal(JSON.stringify(find([...past(3), ...more], { asOf, heard })), before);
      },
    ),
    { numRuns: 50 },
  );
});
