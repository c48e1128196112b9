import assert from "node:assert/strict";
import { test } from "node:test";
import type { TextFrom } from "../../store/index.ts";
import type { FeedItem } from "../feeds/index.ts";
import { wholeText } from "./whole-text.ts";

const LONG = `${"Ruritania and Borduria held talks on the border. ".repeat(14)}They will meet again.`;
const html = (value: string): FeedItem["content"] & object => ({ value, html: true });

const rows: readonly (readonly [
  name: string,
  item: Partial<FeedItem>,
  from: TextFrom | undefined,
  text: string | undefined,
])[] = [
  ["a summary alone is none", { summary: html(LONG) }, undefined, undefined],
  ["a summary is the report where the user says so", { summary: html("<p>Short.</p>") }, "feed", "Short."],
  ["the whole", { content: html(`<p>${LONG}</p>`) }, undefined, LONG],
  ["short", { content: html("<p>Ruritania spoke.</p>") }, undefined, undefined],
  ["short, where the user says so", { content: html("<p>Ruritania spoke.</p>") }, "feed", "Ruritania spoke."],
  ["breaks off", { content: html(`${LONG} […]`) }, undefined, undefined],
  ["breaks off in dots", { content: html(`${LONG} And then...`) }, undefined, undefined],
  ["read more", { content: html(`<p>${LONG}</p><p><a href="x">Read more »</a></p>`) }, undefined, undefined],
  [
    "continue reading",
    { content: html(`<p>${LONG}</p><a>Continue reading the full story at Example</a>`) },
    undefined,
    undefined,
  ],
  [
    "a teaser with a note of its publishing program",
    { content: html(`<p>${LONG} […]</p><p>The post <a>Talks</a> appeared first on <a>Example</a>.</p>`) },
    undefined,
    undefined,
  ],
  [
    "the whole with that note",
    { content: html(`<p>${LONG}</p><p>The post <a>Talks</a> appeared first on <a>Example</a>.</p>`) },
    undefined,
    LONG,
  ],
  ["from the page, if there is one", { content: html(LONG) }, "page", undefined],
  ["nothing at all", {}, "feed", undefined],
];
for (const [name, item, from, text] of rows) {
  test(`whole text: ${name}`, () => {
    const whole: FeedItem = { key: "1", url: "https://a.example/1", digest: "x", issues: [], ...item };
    assert.equal(wholeText(whole, from), text);
  });
}

test("whole text: from the page, but there is none", () => {
  assert.equal(wholeText({ key: "1", digest: "x", issues: [], content: html(LONG) }, "page"), LONG);
});
