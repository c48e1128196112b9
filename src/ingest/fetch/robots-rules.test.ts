import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRobots } from "./robots-rules.ts";

const AGENT = "Readout/0.1.0 (reads news)";

const cases: readonly (readonly [text: string, path: string, judged: "allowed" | "forbidden"])[] = [
  ["", "/a", "allowed"],
  ["User-agent: *\nDisallow: /", "/a", "forbidden"],
  ["User-agent: *\nDisallow:", "/a", "allowed"],
  ["user-AGENT : READOUT\ndisallow : /a", "/abc", "forbidden"],
  ["User-agent: Readout/2.0\nDisallow: /a", "/a", "forbidden"],
  ["User-agent: *\nDisallow: /\n\nUser-agent: readout\nDisallow: /b", "/a", "allowed"],
  ["User-agent: *\nDisallow: /\n\nUser-agent: readout\nDisallow: /b", "/b", "forbidden"],
  ["User-agent: otherbot\nDisallow: /", "/a", "allowed"],
  ["User-agent: otherbot\nUser-agent: readout\nUser-agent: thirdbot\nDisallow: /", "/a", "forbidden"],
  ["User-agent: readout\nDisallow: /a\nUser-agent: otherbot\nDisallow: /b", "/b", "allowed"],
  [
    "User-agent: readout\nDisallow: /a\nUser-agent: otherbot\nDisallow: /x\nUser-agent: readout\nDisallow: /b",
    "/b",
    "forbidden",
  ],
  ["User-agent: readoutbot\nDisallow: /", "/a", "allowed"],
  ["User-agent: *\nDisallow: /a\nAllow: /a/open", "/a/open/1", "allowed"],
  ["User-agent: *\nAllow: /a\nDisallow: /a", "/a", "allowed"],
  ["User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", "forbidden"],
  ["User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", "allowed"],
  ["User-agent: *\nDisallow: /a?b=", "/a?b=1", "forbidden"],
  ["User-agent: * # all\r\nDisallow: / # of it\r\n", "/a", "forbidden"],
  ["Disallow: /\n", "/a", "allowed"],
  ["<html>User-agent: *</html>\n<p>Disallow: /", "/a", "allowed"],
  ["\0\u0001\ud800 : : :\nUser-agent\nDisallow /", "/a", "allowed"],
  ["User-agent: constructor\nDisallow: /\nUser-agent: __proto__\nDisallow: /", "/a", "allowed"],
];

for (const [text, path, judged] of cases) {
  test(`robots ${JSON.stringify(text.slice(0, 50))} on ${path}`, () => {
    const rules = parseRobots(text, "https://example.org", AGENT);
    assert.equal(rules.judge(new URL(`https://example.org${path}`)), judged);
  });
}

const delays: readonly (readonly [string, number | undefined])[] = [
  ["User-agent: *\nCrawl-delay: 2.5", 2500],
  ["User-agent: *\nCrawl-delay: 10\n\nUser-agent: readout\nCrawl-delay: 3", 3000],
  ["User-agent: *\nCrawl-delay: -1", undefined],
  ["User-agent: *\nCrawl-delay: a while", undefined],
  ["User-agent: otherbot\nCrawl-delay: 10", undefined],
];

for (const [text, delay] of delays) {
  test(`delay ${JSON.stringify(text)}`, () =>
    assert.equal(parseRobots(text, "https://example.org", AGENT).delay, delay));
}

test("half a megabyte of names and rules takes no memory and little time", () => {
  const names = Array.from({ length: 15_000 }, (_, i) => `User-agent: bot${i}\n`).join("");
  const begun = performance.now();
  const rules = parseRobots(`${names}${"Disallow: /x\n".repeat(20_000)}`, "https://example.org", AGENT);
  assert.equal(rules.judge(new URL("https://example.org/x")), "allowed");
  assert.ok(performance.now() - begun < 2000);
});

test("what would take minutes to tell is not told", () => {
  const rules = parseRobots(
    `User-agent: *\n${`Disallow: /*${"a".repeat(500)}$\n`.repeat(950)}`,
    "https://example.org",
    AGENT,
  );
  assert.equal(rules.judge(new URL(`https://example.org/${"a".repeat(7000)}`)), "unclear");
  assert.equal(rules.judge(new URL("https://example.org/short")), "allowed");
});
