import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import type { Sentence } from "../../../model/index.ts";
import { segment } from "../../text/index.ts";
import { findTimes } from "./find.ts";
import { readTimeKnowledge } from "./tagger.ts";

const read = (path: string) => readFileSync(new URL(`../../../../data/${path}`, import.meta.url), "utf8");
const knowledge = readTimeKnowledge({ text: read });

/** A Wednesday. */
const publishedAt = "2024-12-11";

const rows: readonly (readonly [string, ...string[]])[] = [
  // weekdays and days
  ["The ministers of Ruritania met Tuesday.", "Tuesday = 2024-12-10"],
  ["The ministers of Ruritania will meet on Tuesday.", "Tuesday = 2024-12-17"],
  ["Freedonia signed the treaty on Wednesday.", "Wednesday = 2024-12-11"],
  ["Freedonia signed the treaty last Wednesday.", "last Wednesday = 2024-12-04"],
  ["Freedonia votes next Friday.", "next Friday = 2024-12-20"],
  ["Freedonia votes this coming Friday.", "this coming Friday = 2024-12-13"],
  ["The court sits on Thursday, the 12th.", "Thursday, the 12th = 2024-12-12"],
  ["Talks are scheduled for Friday.", "Friday = 2024-12-13"],
  ["He was given until Friday to answer.", "Friday = 2024-12-13"],
  ["The vote is on Tuesday of next week.", "Tuesday of next week = 2024-12-17"],
  [
    "The envoy left yesterday, returned today and leaves again tomorrow.",
    "yesterday = 2024-12-10",
    "today = 2024-12-11",
    "tomorrow = 2024-12-12",
  ],
  ["Shelling was heard Monday morning.", "Monday morning = 2024-12-09TMO"],
  ["Shelling was heard late Monday night.", "late Monday night = 2024-12-09TNI"],
  ["Shots were fired at 10 p.m. Sunday.", "10 p.m. Sunday = 2024-12-08T22:00"],
  ["The council meets tonight.", "tonight = 2024-12-11TNI"],
  ["Drones struck the port overnight.", "overnight = 2024-12-10TNI"],
  ["The truce began at noon.", "noon = 2024-12-11T12:00"],
  ["The truce began at 10:30.", "10:30 = 2024-12-11T10:30"],
  ["Prayers are held every Friday.", "every Friday = XXXX-WXX-5"],
  // dates
  ["He visited in December 2022.", "December 2022 = 2022-12"],
  ["He visited on Sept. 18.", "Sept. 18 = 2024-09-18"],
  ["The port will reopen on March 3.", "March 3 = 2025-03-03"],
  ["The summit was held March 3-5, 2023.", "March 3 = 2023-03-03", "5, 2023 = 2023-03-05"],
  ["The treaty of 4 July 1950 lapsed.", "4 July 1950 = 1950-07-04"],
  ["He left on Nov. 2 and came back on the 18th.", "Nov. 2 = 2024-11-02", "the 18th = 2024-11-18"],
  ["The order is dated 2024-02-30.", "2024-02-30 = -"],
  ["It was signed on February 30.", "February 30 = -"],
  ["The rail link opened in June this year.", "June this year = 2024-06"],
  ["Prices rose in late March.", "late March = 2024-03"],
  ["They met Monday, Dec. 9.", "Monday, Dec. 9 = 2024-12-09"],
  ["Polls opened on the first Tuesday of November.", "the first Tuesday of November = 2024-11-05"],
  ["A truce held on Christmas Eve last year.", "Christmas Eve = 2024-12-24", "last year = 2023"],
  // years and longer
  ["The law dates from early 2023.", "early 2023 = 2023"],
  ["The bridge was built in the mid-1990s.", "the mid-1990s = 199"],
  ["The fort dates from the 18th century.", "the 18th century = 17"],
  ["Output fell in the third quarter of 2023.", "the third quarter of 2023 = 2023-Q3"],
  ["Output fell in the first half of 2023.", "the first half of 2023 = 2023-H1"],
  ["Revenue fell in fiscal 2023.", "fiscal 2023 = FY2023"],
  ["The raids of summer 2023 failed.", "summer 2023 = 2023-SU"],
  ["Freedonia voted last spring.", "last spring = 2024-SP"],
  ["The bridge will open by the end of the year.", "the end of the year = 2024"],
  ["Freedonia votes next month.", "next month = 2025-01"],
  ["Freedonia voted last week.", "last week = 2024-W49"],
  // counted
  ["He left two years ago.", "two years ago = 2022"],
  ["He left three weeks ago.", "three weeks ago = 2024-11-20"],
  ["He left in May 2020 and came back the following month.", "May 2020 = 2020-05", "the following month = 2020-06"],
  [
    "He resigned on March 3, 2024. The day before, he had flown home.",
    "March 3, 2024 = 2024-03-03",
    "The day before = 2024-03-02",
  ],
  [
    "He resigned on March 3, 2024. Two days later he flew home.",
    "March 3, 2024 = 2024-03-03",
    "Two days later = 2024-03-05",
  ],
  ["He resigned in 2011. The next day he flew home.", "2011 = 2011", "The next day = -"],
  // lengths
  ["A four-day visit ended.", "four-day = P4D"],
  ["The siege lasted less than 40 days.", "less than 40 days = P40D"],
  ["The siege lasted two and a half years.", "two and a half years = P2Y6M"],
  ["The siege went on for months.", "months = PXM"],
  ["It will take a few days.", "a few days = PXD"],
  ["Fighting grew over the past decade.", "the past decade = P10Y"],
  ["Ties have warmed in recent years.", "recent years = PXY"],
  ["A 22-year-old student was held."],
  // references and repetition
  ["The port is now open.", "now = PRESENT_REF"],
  ["He recently resigned.", "recently = PAST_REF"],
  ["They fear for the future.", "the future = FUTURE_REF"],
  ["The fund reports annually.", "annually = P1Y"],
  ["The council meets every two weeks.", "every two weeks = P2W"],
  // what only looks like a time
  ["The guards march past the gate."],
  ["He may leave, and she may not."],
  ["Theresa May was prime minister."],
  ["The second envoy took the fall."],
  ["Three quarters of the voters stayed at home."],
  ["About 2000 people marched."],
  ["The Syldavia Future Fund paid."],
  ["She reads the People's Daily."],
];

for (const [text, ...expected] of rows) {
  test(text, () => assert.deepEqual(found(text, publishedAt), expected));
}

test("without a publication date only what the text itself dates has a value, and one issue says so", () => {
  const text = "They met on Tuesday, and last week too. He left in May 2020 and came back the following month.";
  const sentences = segment(text);
  const { times, issues } = findTimes({ sentences }, knowledge);
  assert.deepEqual(
    times.map((time) => time.value),
    [undefined, undefined, "2020-05", "2020-06"],
  );
  assert.deepEqual(
    issues.map(({ code, start }) => [code, start]),
    [["TIME_UNRESOLVED", 12]],
  );
});

test("a date that is no date counts as none", () => {
  const sentences = segment("They met yesterday.");
  const { times, issues } = findTimes({ sentences, publishedAt: "2024-02-31" }, knowledge);
  assert.equal(times[0]?.value, undefined);
  assert.equal(issues.length, 1);
});

test("any tokens give spans inside the text, in order, without overlap", () => {
  const words = [
    ...knowledge.lexicon.byFirst.keys(),
    "the",
    "of",
    ",",
    "-",
    "1992",
    "3",
    "10:30",
    "0",
    "99999",
    "’98",
    "2/30/2020",
  ];
  const token = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 6 }) },
  );
  const cased = fc
    .tuple(token, fc.boolean())
    .map(([word, isCapital]) => (isCapital ? word.charAt(0).toUpperCase() + word.slice(1) : word));
  const date = fc.oneof(
    fc.constant(undefined),
    fc.constantFrom("2024-12-11", "0001-01-01", "9999-12-31", "x", "1998-02-27T08:17:00"),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cased, { maxLength: 14 }), { maxLength: 4 }), date, (texts, when) => {
      const sentences = sentencesOf(texts);
      const { times } = findTimes({ sentences, ...(when === undefined ? {} : { publishedAt: when }) }, knowledge);
      const end = sentences.at(-1)?.end ?? 0;
      let last = 0;
      for (const time of times) {
        assert.ok(time.start >= last && time.end > time.start && time.end <= end);
        assert.notEqual(time.value, "");
        assert.ok(!time.value?.includes("NaN") && !time.value?.includes("undefined"), time.value);
        last = time.end;
      }
    }),
    { numRuns: 2000, seed: 11 },
  );
});

function found(text: string, date: string): readonly string[] {
  const { times } = findTimes({ sentences: segment(text), publishedAt: date }, knowledge);
  return times.map((time) => `${text.slice(time.start, time.end)} = ${time.value ?? "-"}`);
}

function sentencesOf(texts: readonly (readonly string[])[]): readonly Sentence[] {
  let at = 0;
  return texts.map((words, n) => {
    const start = at;
    const tokens = words.map((text) => {
      const token = { text, start: at, end: at + text.length };
      at += text.length + 1;
      return token;
    });
    return { n, start, end: at, kind: "body", paragraph: 0, tokens };
  });
}
