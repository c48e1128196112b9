import assert from "node:assert/strict";
import { test } from "node:test";
import { afterFailure, afterSuccess, type Failure, isRetryDue, type Success } from "./schedule.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = 1_000_000;

const plain: Success = { interval: HOUR, fixed: false, hadNew: false, waiting: false };

const successes: readonly (readonly [name: string, success: Success, interval: number, wait: number])[] = [
  ["nothing new: half as long again", plain, 1.5 * HOUR, 1.5 * HOUR],
  ["something new: half", { ...plain, hadNew: true }, HOUR / 2, HOUR / 2],
  ["a quarter of an hour at least", { ...plain, interval: 20 * MINUTE, hadNew: true }, 15 * MINUTE, 15 * MINUTE],
  ["a day at most", { ...plain, interval: 20 * HOUR }, DAY, DAY],
  ["fixed", { ...plain, fixed: true, hadNew: true, interval: 5 * MINUTE }, 5 * MINUTE, 5 * MINUTE],
  ["more waits: soon", { ...plain, waiting: true, hadNew: true, interval: 4 * HOUR }, 2 * HOUR, 15 * MINUTE],
  ["more waits, fixed", { ...plain, fixed: true, waiting: true }, HOUR, HOUR],
  ["the feed asks for patience", { ...plain, hadNew: true, patience: 3 * HOUR }, HOUR / 2, 3 * HOUR],
  ["the feed asks for years", { ...plain, hadNew: true, patience: 1000 * DAY }, HOUR / 2, DAY],
];
for (const [name, success, interval, wait] of successes) {
  test(`after success, ${name}`, () => {
    assert.deepEqual(afterSuccess(success, NOW, 0.5), { interval, due: NOW + wait });
    assert.equal(afterSuccess(success, NOW, 0).due, NOW + 0.9 * wait);
  });
}

const failures: readonly (readonly [name: string, failure: Failure, wait: number, pause: boolean])[] = [
  ["first", { errors: 1, lasting: 0 }, 15 * MINUTE, false],
  ["second", { errors: 2, lasting: 0 }, 30 * MINUTE, false],
  ["fifth", { errors: 5, lasting: 0 }, 4 * HOUR, false],
  ["eighth", { errors: 8, lasting: 0 }, DAY, false],
  ["hundredth", { errors: 100, lasting: 0 }, DAY, false],
  ["the server asks to wait", { errors: 1, lasting: 0, status: 503, retryAfter: 2 * HOUR }, 2 * HOUR, false],
  ["the server asks for a year", { errors: 1, lasting: 0, retryAfter: 365 * DAY }, DAY, false],
  ["the server asks for less", { errors: 3, lasting: 0, retryAfter: 1000 }, HOUR, false],
  ["lasting, fourth", { errors: 4, lasting: 4, status: 404 }, 2 * HOUR, false],
  ["lasting, fifth", { errors: 5, lasting: 5, status: 404 }, 4 * HOUR, true],
  ["gone", { errors: 1, lasting: 1, status: 410 }, 15 * MINUTE, true],
];
for (const [name, failure, wait, pause] of failures) {
  test(`after failure, ${name}`, () => {
    assert.deepEqual(afterFailure(failure, NOW, 0.5), { due: NOW + wait, pause });
    const [early, late] = [afterFailure(failure, NOW, 0).due - NOW, afterFailure(failure, NOW, 0.999).due - NOW];
    assert.ok(early >= 0.75 * Math.min(wait, DAY) && late <= DAY);
    if (failure.retryAfter !== undefined) assert.ok(early >= Math.min(failure.retryAfter, DAY));
  });
}

const retries: readonly (readonly [retryable: boolean, tries: number, after: number, due: boolean])[] = [
  [true, 1, 14 * MINUTE, false],
  [true, 1, 15 * MINUTE, true],
  [true, 3, 50 * MINUTE, false],
  [true, 3, HOUR, true],
  [true, 7, DAY, true],
  [true, 8, 100 * DAY, false],
  [false, 1, 100 * DAY, false],
];
for (const [retryable, tries, after, due] of retries) {
  test(`an item set aside: ${retryable ? "" : "not "}retryable, ${tries} tries, after ${after / MINUTE} min`, () => {
    assert.equal(isRetryDue({ retryable, tries, last: NOW }, NOW + after), due);
  });
}
