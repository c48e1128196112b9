import assert from "node:assert/strict";
import { test } from "node:test";
import { parseFile } from "./parse-file.ts";

const PROSE = "The two governments have argued about the bridge over the river for many years. ".repeat(8);

function page(head: string, body = `<p>Freedonia reopened the bridge.</p><p>${PROSE}</p>`): string {
  return `<!doctype html><html lang="en-GB"><head>${head}</head><body><nav>Home | World | Sport</nav><article>${body}</article><footer>All rights</footer></body></html>`;
}

const facts: readonly (readonly [name: string, head: string, expected: Record<string, string | undefined>])[] = [
  [
    "JSON-LD in a graph",
    `<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Bridge &amp; border","datePublished":"2026-03-02T10:00:00Z","publisher":[{"name":"Example Courier"}]}]}</script><meta property="og:title" content="Other">`,
    { title: "Bridge & border", date: "2026-03-02T10:00:00Z", source: "Example Courier", lang: "en-GB" },
  ],
  [
    "meta tags",
    `<meta property="article:published_time" content="2026-03-02"><meta property="og:site_name" content="Example Daily"><meta property="og:title" content="Bridge"><link rel="canonical" href="https://example.org/bridge">`,
    { title: "Bridge", date: "2026-03-02", source: "Example Daily", url: "https://example.org/bridge" },
  ],
  [
    "a ministry's tags",
    `<meta name="DC.date" content="2 March 2026"><meta name="citation_title" content="Statement"><meta name="DC.publisher" content="Ministry">`,
    { title: "Statement", date: "2026-03-02", source: "Ministry" },
  ],
  [
    "broken JSON-LD",
    `<script type="application/ld+json">{"@type":</script><title>Bridge</title>`,
    { title: "Bridge", date: undefined },
  ],
];

for (const [name, head, expected] of facts) {
  test(`page: ${name}`, async () => {
    const { documents, issues } = await parseFile("page.html", Buffer.from(page(head)));
    assert.deepEqual(issues, []);
    const document: Record<string, unknown> = { ...documents[0] };
    for (const [key, value] of Object.entries(expected)) assert.equal(document[key], value, key);
  });
}

test("page: the article's paragraphs, without what stands around them", async () => {
  const { documents } = await parseFile("page.html", Buffer.from(page("")));
  const text = documents[0]?.text ?? "";
  assert.match(text, /^Freedonia reopened the bridge\.\n\nThe two governments/);
  assert.doesNotMatch(text, /Sport|rights/);
});

test("page: a time element gives the date", async () => {
  const html = page("", `<time datetime="2026-03-02">2 March</time><p>${PROSE}</p>`);
  const { documents } = await parseFile("page.html", Buffer.from(html));
  assert.equal(documents[0]?.date, "2026-03-02");
});

test("page: declared Windows-1252", async () => {
  const html = page(`<meta charset="windows-1252">`, `<p>Caf\u00E9 \u0096 open. ${PROSE}</p>`);
  const { documents } = await parseFile("page.html", Buffer.from(html, "latin1"));
  assert.match(documents[0]?.text ?? "", /^Café – open\./);
});

test("page: a fragment and an empty page", async () => {
  const fragment = await parseFile("a.html", Buffer.from("<p>One.</p><p>Two.</p>"));
  assert.equal(fragment.documents[0]?.text, "One.\n\nTwo.\n");
  const empty = await parseFile("b.html", Buffer.from("<html><body><script>x()</script></body></html>"));
  assert.equal(empty.issues[0]?.code, "FILE_EMPTY");
});
