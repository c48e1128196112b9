import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { plainText, plainTitle } from "./plain.ts";
import { readSource } from "./read-source.ts";
import type { Feed } from "./types.ts";

const NOW = Date.parse("2026-03-10T12:00:00Z");
const URL_ = "https://a.example/feeds/world.xml";

const read = (text: string | Uint8Array, contentType?: string): ReturnType<typeof readSource> =>
  readSource(
    {
      url: URL_,
      bytes: typeof text === "string" ? new TextEncoder().encode(text) : text,
      ...(contentType !== undefined && { contentType }),
    },
    NOW,
  );

function feed(text: string | Uint8Array, contentType?: string): Feed {
  const source = read(text, contentType);
  assert.ok(source.kind === "feed", JSON.stringify(source));
  return source;
}

const rss = (items: string, head = "<title>Example Wire</title><link>https://a.example/</link>"): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${head}${items}</channel></rss>`;

const DATED = "<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>";

const formats: readonly (readonly [name: string, text: string, format: string])[] = [
  [
    "RSS 2.0",
    rss(
      `<item><title>Talks</title><link>/1</link>${DATED}<description>Few words</description><content:encoded><![CDATA[<p>All.</p>]]></content:encoded></item>`,
    ),
    "rss",
  ],
  [
    "RSS 0.91 with Netscape's document type",
    `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/rss-0.91.dtd"><rss version="0.91"><channel><title>Example Wire</title><item><title>Talks</title><link>https://a.example/1</link>${DATED}<description>Few words</description></item></channel></rss>`,
    "rss",
  ],
  [
    "Atom",
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/"><title>Example Wire</title><id>u</id><updated>2026-03-04T00:00:00Z</updated><entry><id>tag:1</id><title type="html">Talks</title><link rel="self" href="x.atom"/><link rel="alternate" href="1"/><published>2026-03-03T10:00:00Z</published><updated>2026-03-04T00:00:00Z</updated><summary>Few words</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>All.</p></div></content></entry></feed>`,
    "atom",
  ],
  [
    "RDF",
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/"><title>Example Wire</title><link>https://a.example/</link></channel><item rdf:about="https://a.example/1"><title>Talks</title><link>https://a.example/1</link><description>Few words</description><dc:date>2026-03-03T10:00:00Z</dc:date></item></rdf:RDF>`,
    "rdf",
  ],
  [
    "JSON Feed",
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Example Wire",
      items: [
        {
          id: 7,
          url: "https://a.example/1",
          title: "Talks",
          content_text: "All.",
          summary: "Few words",
          date_published: "2026-03-03T10:00:00Z",
        },
      ],
    }),
    "json",
  ],
];

for (const [name, text, format] of formats) {
  test(`feed: ${name}`, () => {
    const { items, bad, issues, title, format: seen } = feed(text);
    assert.deepEqual([seen, title, bad, issues], [format, "Example Wire", [], []]);
    const [item, ...more] = items;
    assert.ok(item !== undefined && more.length === 0);
    assert.deepEqual(
      [item.url, plainTitle(item.title), item.published, item.issues],
      ["https://a.example/1", "Talks", "2026-03-03T10:00:00Z", []],
    );
    assert.equal(item.summary === undefined ? "" : plainText(item.summary), "Few words");
    if (item.content !== undefined) assert.equal(plainText(item.content), "All.");
  });
}

const titles: readonly (readonly [inside: string, title: string])[] = [
  ["<![CDATA[Talks &amp; <i>more</i> talks]]>", "Talks & more talks"],
  ["Talks &amp;amp; &lt;b&gt;more&lt;/b&gt;", "Talks & more"],
  ["Fewer than 5 &lt; 6", "Fewer than 5 < 6"],
  ["A & B", "A & B"],
  ["<![CDATA[<script>alert(1)</script>Calm]]>", "Calm"],
  ["  Two\n  lines ", "Two lines"],
];
for (const [inside, title] of titles) {
  test(`title: ${inside}`, () => {
    const { items } = feed(rss(`<item><title>${inside}</title><link>/1</link></item>`));
    assert.equal(plainTitle(items[0]?.title), title);
  });
}

test("Atom's plain text is no HTML", () => {
  const { items } = feed(
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>u</id><entry><id>1</id><title>if a &lt;b then</title><link href="/1"/></entry></feed>`,
  );
  assert.equal(plainTitle(items[0]?.title), "if a <b then");
});

const links: readonly (readonly [item: string, url: string | undefined])[] = [
  ["<link>/1?utm_source=rss&amp;p=2#xtor=RSS-1</link>", "https://a.example/1?p=2"],
  ["<link>https://b.example/1#!/x</link>", "https://b.example/1#!/x"],
  ["<link>https://b.example/live#post-7</link>", "https://b.example/live#post-7"],
  ["<guid>https://a.example/2</guid>", "https://a.example/2"],
  [`<guid isPermaLink="false">https://a.example/2</guid><description>x</description>`, undefined],
  ["<link>javascript:alert(1)</link><description>x</description>", undefined],
  ["<link>mailto:a@a.example</link><guid>https://a.example/3</guid>", "https://a.example/3"],
  ["<link>file:///etc/passwd</link><description>x</description>", undefined],
];
for (const [inside, url] of links) {
  test(`link: ${inside}`, () => {
    const { items } = feed(rss(`<item><title>T</title>${inside}</item>`));
    assert.equal(items.length, 1);
    assert.equal(items[0]?.url, url);
  });
}

const wrong: readonly (readonly [name: string, text: string, keys: string[], bad: string[], remarks: string[]])[] = [
  [
    "without link and text",
    rss("<item><title>T</title></item><item><link>/2</link></item>"),
    ["https://a.example/2"],
    ["FEED_ITEM_NO_LINK"],
    ["FEED_DATE_MISSING"],
  ],
  [
    "the same item twice: the newer stays",
    rss(
      `<item><guid>g</guid><link>/1</link><title>Old</title><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate></item><item><guid>g</guid><link>/1</link><title>New</title>${DATED}</item>`,
    ),
    ["g"],
    [],
    ["FEED_ITEM_TWICE"],
  ],
  [
    "one id for all: links tell them apart",
    rss(
      `<item><guid>g</guid><link>/1</link>${DATED}</item><item><guid>g</guid><link>/2</link>${DATED}</item><item><guid>h</guid><link>/3</link>${DATED}</item>`,
    ),
    ["https://a.example/1", "https://a.example/2", "h"],
    [],
    ["FEED_ID_SHARED"],
  ],
  [
    "broken item among whole ones",
    rss(
      `<item><guid>1</guid><link>/1</link>${DATED}</item><item><guid>2</guid><title>x</titel></item><item><guid>3</guid><link>/3</link>${DATED}</item>`,
    ),
    ["1", "3"],
    ["FEED_ITEM_BROKEN"],
    [],
  ],
  [
    "cut off in the middle",
    rss(`<item><guid>1</guid><link>/1</link>${DATED}</item><item><guid>2</guid><link>/2</link>${DATED}</item>`).slice(
      0,
      -60,
    ),
    ["1"],
    ["FEED_ITEM_BROKEN"],
    [],
  ],
  [
    "the future is not believed, nonsense is not read; both come last",
    rss(
      `<item><guid>1</guid><link>/1</link><pubDate>Tue, 03 Mar 2048 10:00:00 GMT</pubDate></item><item><guid>2</guid><link>/2</link><pubDate>soon</pubDate></item><item><guid>3</guid><link>/3</link>${DATED}</item>`,
    ),
    ["3", "1", "2"],
    [],
    ["FEED_DATE_FUTURE", "FEED_DATE_UNREADABLE"],
  ],
  [
    "entities of its own are not expanded",
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>${rss(
      `<item><guid>1</guid><link>/1</link><title>&c;</title></item><item><guid>2</guid><link>/2</link><title>&x;</title></item><item><guid>3</guid><link>/3</link><title>Fine &amp; well</title>${DATED}</item>`,
    ).replace(/^<\?.*?\?>/, "")}`,
    ["3"],
    ["FEED_ITEM_ENTITY", "FEED_ITEM_ENTITY"],
    [],
  ],
];
for (const [name, text, keys, bad, remarks] of wrong) {
  test(`defects: ${name}`, () => {
    const read = feed(text);
    assert.deepEqual(
      read.items.map(({ key }) => key),
      keys,
    );
    assert.deepEqual(
      read.bad.map(({ issue }) => issue.code),
      bad,
    );
    const said = [...read.issues, ...read.items.flatMap(({ issues }) => issues)];
    assert.deepEqual(
      said.map(({ code }) => code),
      remarks,
    );
    for (const { message } of [...said, ...read.bad.map(({ issue }) => issue)])
      assert.match(message, /https:\/\/a\.example/);
  });
}

test("the newer of two is the one that stays", () => {
  const { items } = feed(wrong[1]?.[1] ?? "");
  assert.equal(plainTitle(items[0]?.title), "New");
});

test("what the feed says of an item has a fingerprint that its date of publication does not change", () => {
  const item = (title: string, date: string): string =>
    rss(`<item><guid>1</guid><link>/1</link><title>${title}</title><pubDate>${date}</pubDate></item>`);
  const digest = (text: string): string | undefined => feed(text).items[0]?.digest;
  const first = digest(item("A", "Tue, 03 Mar 2026 10:00:00 GMT"));
  assert.equal(digest(item("A", "Tue, 03 Mar 2026 11:00:00 GMT")), first);
  assert.notEqual(digest(item("B", "Tue, 03 Mar 2026 10:00:00 GMT")), first);
});

const latin = Buffer.from(
  `<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><title>Caf\u00E9</title><item><link>https://a.example/1</link><title>r\u00E9sum\u00E9</title></item></channel></rss>`,
  "latin1",
);
const encodings: readonly (readonly [
  name: string,
  bytes: Uint8Array,
  contentType: string | undefined,
  title: string,
])[] = [
  ["named in the XML", latin, undefined, "Café"],
  [
    "UTF-16 with a mark",
    Buffer.from(`\uFEFF${rss("<item><link>/1</link></item>")}`, "utf16le"),
    undefined,
    "Example Wire",
  ],
  [
    "named by the server",
    Buffer.from(
      rss("<item><link>/1</link></item>", "<title>Caf\u00E9</title><link>https://a.example</link>"),
      "latin1",
    ),
    "application/rss+xml; charset=windows-1252",
    "Café",
  ],
];
for (const [name, bytes, contentType, title] of encodings) {
  test(`encoding: ${name}`, () => {
    const { title: seen, issues } = feed(bytes, contentType);
    assert.deepEqual([seen, issues], [title, []]);
  });
}

test("encoding: bytes that are none of it are replaced, and it is said", () => {
  const { issues, items } = feed(
    Buffer.from(rss("<item><link>/1</link><title>r\u00E9sum\u00E9</title></item>"), "latin1"),
  );
  assert.deepEqual([issues.map(({ code }) => code), items.length], [["ENCODING_REPLACED"], 1]);
});

test("sitemaps: news, plain, index", () => {
  const news = feed(
    `<?xml version="1.0"?><!-- made by x --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.example/1?a=1&amp;b=2</loc><n:news><n:publication><n:name>Example Post</n:name><n:language>fr</n:language></n:publication><n:publication_date>2026-03-03</n:publication_date><n:title>Talks &amp; more</n:title></n:news></url><url><loc>nonsense:x</loc></url></urlset>`,
  );
  assert.equal(news.format, "news-sitemap");
  const { digest: _, ...item } = news.items[0] ?? {};
  assert.deepEqual(item, {
    key: "https://a.example/1?a=1&b=2",
    url: "https://a.example/1?a=1&b=2",
    published: "2026-03-03",
    title: { value: "Talks & more", html: false },
    source: "Example Post",
    lang: "fr",
    issues: [],
  });
  assert.deepEqual(
    news.bad.map(({ issue }) => issue.code),
    ["FEED_ITEM_NO_LINK"],
  );
  const plain = feed(`<urlset><url><loc>/a</loc><lastmod>2026-03-01</lastmod></url><url><loc>/b</loc></url></urlset>`);
  assert.deepEqual(
    [plain.format, ...plain.items.map(({ url, published }) => [url, published])],
    ["sitemap", ["https://a.example/a", "2026-03-01"], ["https://a.example/b", undefined]],
  );
  assert.deepEqual(
    read(
      `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://a.example/s1.xml</loc><lastmod>2026-03-01</lastmod></sitemap><sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>`,
    ),
    {
      kind: "sitemap-index",
      sitemaps: [{ url: "https://a.example/s1.xml", updated: "2026-03-01" }, { url: "https://a.example/s2.xml" }],
    },
  );
});

test("OPML: nested, each feed once, what is no address is told", () => {
  const list = read(
    `<opml version="2.0"><head><title>My list</title></head><body><outline text="World"><outline text="Wire" type="rss" xmlUrl="https://a.example/feed"/><outline text="More"><outline title="Post" text="p" xmlUrl="https://b.example/feed"/><outline text="Again" xmlUrl="https://a.example/feed"/></outline></outline><outline text="Old" xmlUrl="gopher://c.example"/></body></opml>`,
  );
  assert.ok(list.kind === "list");
  assert.deepEqual(list.feeds, [
    { url: "https://a.example/feed", title: "Wire" },
    { url: "https://b.example/feed", title: "Post" },
  ]);
  assert.deepEqual(
    list.issues.map(({ code }) => code),
    ["LIST_ENTRY_WRONG"],
  );
});

const page = (head: string): string => `<!doctype html><html><head>${head}</head><body><p>Words.</p></body></html>`;
const pages: readonly (readonly [name: string, html: string, feeds: string[], isArticle: boolean])[] = [
  ["without feeds", page(""), [], false],
  [
    "a front page with two feeds, and comments",
    page(
      `<link rel="alternate" type="application/rss+xml" title="News" href="/feed"><link rel="alternate" type="application/rss+xml" title="Comments" href="/c"><link rel="ALTERNATE home" type="application/atom+xml" href="atom.xml"><link rel="stylesheet" type="text/css" href="x.css">`,
    ),
    ["https://a.example/feed", "https://a.example/feeds/atom.xml"],
    false,
  ],
  ["a report", page(`<meta property="og:type" content="article">`), [], true],
  ["a report by JSON-LD", page(`<script type="application/ld+json">{"@type": "NewsArticle"}</script>`), [], true],
];
for (const [name, html, feeds, isArticle] of pages) {
  test(`page: ${name}`, () => {
    const source = read(html, "text/html");
    assert.ok(source.kind === "page");
    assert.deepEqual([source.feeds.map(({ url }) => url), source.isArticle], [feeds, isArticle]);
  });
}

const others: readonly (readonly [name: string, text: string | Uint8Array, kind: string])[] = [
  ["empty", "", "broken"],
  ["blank", " \n ", "broken"],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), "other"],
  ["words", "Ruritania spoke.", "other"],
  ["JSON of some kind", '{"a": 1}', "other"],
  ["half a JSON feed", '{"version":"https://jsonfeed.org/version/1.1","items":[{"id', "other"],
  ["a feed of nothing but broken items", "<rss version='2.0'><channel><item><title>x</item></channel></rss>", "broken"],
  ["a list that is broken", "<opml version='2.0'><body><outline", "broken"],
];
for (const [name, text, kind] of others) {
  test(`neither feed nor page: ${name}`, () => {
    assert.equal(read(text).kind, kind);
  });
}

const huge: readonly (readonly [name: string, text: () => string, items: number])[] = [
  [
    "10,000 items",
    () =>
      rss(
        Array.from(
          { length: 10_000 },
          (_, i) =>
            `<item><guid>${i}</guid><link>/${i}</link><title>No. &lt;b&gt;${i}&lt;/b&gt;</title>${DATED}</item>`,
        ).join(""),
      ),
    10_000,
  ],
  [
    "10,000 items, one of them broken",
    () =>
      rss(
        Array.from({ length: 10_000 }, (_, i) => `<item><guid>${i}</guid><link>/${i}</link><title>x</title></item>`)
          .join("")
          .replace("</title>", "</titel>"),
      ),
    9999,
  ],
  [
    "10,000 items that never end",
    () => rss(`<item><guid>1</guid><link>/1</link></item>${"<item><title>x".repeat(10_000)}`),
    1,
  ],
  [
    "a sitemap of 50,000 addresses",
    () => `<urlset>${Array.from({ length: 50_000 }, (_, i) => `<url><loc>/${i}</loc></url>`).join("")}</urlset>`,
    50_000,
  ],
];
for (const [name, text, items] of huge) {
  test(`bounded time: ${name}`, { timeout: 20_000 }, () => {
    assert.equal(feed(text()).items.length, items);
  });
}

const traps: readonly (readonly [name: string, text: string])[] = [
  ["depth", `<rss version="2.0"><channel><item>${"<a>".repeat(100_000)}`],
  ["depth of a sitemap", `<urlset>${"<url>".repeat(100_000)}`],
  ["depth of a list", `<opml><body>${"<outline text='x'>".repeat(50_000)}`],
  ["tags that never close", `<rss version="2.0"><channel>${"<".repeat(200_000)}`],
  ["comments that never close", `<rss version="2.0"><channel><item><title>${"<!--".repeat(50_000)}`],
  ["a document type that never ends", `<!DOCTYPE rss [${"<!ENTITY a 'b'>".repeat(50_000)}`],
];
for (const [name, text] of traps) {
  test(`bounded time: ${name}`, { timeout: 20_000 }, () => {
    assert.notEqual(read(text).kind, "page");
  });
}

test("whatever bytes come, there is an answer", () => {
  const pieces = fc.constantFrom(
    ...["<rss version='2.0'>", "<channel>", "<item>", "</item>", "<link>", "/1", "</link>", "<![CDATA[", "]]>", "&x;"],
    ...[
      "<!DOCTYPE rss [",
      "]>",
      "<feed>",
      "<entry>",
      "<id>",
      "{",
      '"items"',
      "<urlset>",
      "<url><loc>",
      "<opml>",
      "é",
      "\0",
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
      const source = read(parts.join(""));
      if (source.kind === "feed") for (const { key } of source.items) assert.notEqual(key, "");
    }),
    { numRuns: 300 },
  );
});
