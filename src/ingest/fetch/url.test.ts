import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createGate } from "./address.ts";
import { checkUrl } from "./url.ts";

const closed = createGate(false);
const check = (text: string, base?: string) =>
  checkUrl(text, closed, 8000, base === undefined ? undefined : new URL(base));

const good: readonly (readonly [text: string, href: string, base?: string])[] = [
  ["https://example.org/news", "https://example.org/news"],
  ["HTTP://Example.ORG:80/a b", "http://example.org/a%20b"],
  [" https://example.org ", "https://example.org/"],
  ["https://example.org/#latest", "https://example.org/"],
  ["https://example.org/#", "https://example.org/"],
  ["https://example.org:8443/?q=1", "https://example.org:8443/?q=1"],
  ["https://8.8.8.8/", "https://8.8.8.8/"],
  ["https://b\u00fccher.example/", "https://xn--bcher-kva.example/"],
  ["/news", "https://example.org/news", "https://example.org/old"],
  ["//example.net/", "https://example.net/", "https://example.org/old"],
  ["https://example.org/", "https://example.org/", "http://example.org/"],
];

const bad: readonly (readonly [text: string, code: string, base?: string])[] = [
  ["", "FETCH_BAD_URL"],
  ["example.org/news", "FETCH_BAD_URL"],
  ["http://", "FETCH_BAD_URL"],
  ["http://[::1", "FETCH_BAD_URL"],
  ["http://exa mple.org/", "FETCH_BAD_URL"],
  ["http://127.0.0.1.1/", "FETCH_BAD_URL"],
  [`https://example.org/${"a".repeat(8000)}`, "FETCH_BAD_URL"],
  ["file:///etc/passwd", "FETCH_REFUSED_SCHEME"],
  ["ftp://example.org/", "FETCH_REFUSED_SCHEME"],
  ["javascript:alert(1)", "FETCH_REFUSED_SCHEME"],
  ["data:text/html,hello", "FETCH_REFUSED_SCHEME"],
  ["feed:https://example.org/rss", "FETCH_REFUSED_SCHEME"],
  ["gopher://127.0.0.1:25/", "FETCH_REFUSED_SCHEME"],
  ["https://me:secret@example.org/", "FETCH_REFUSED_CREDENTIALS"],
  ["https://me@example.org/", "FETCH_REFUSED_CREDENTIALS"],
  ["https://8.8.8.8@127.0.0.1/", "FETCH_REFUSED_CREDENTIALS"],
  ["http://example.org:25/", "FETCH_REFUSED_PORT"],
  ["http://example.org:6667/", "FETCH_REFUSED_PORT"],
  ["http://127.0.0.1/", "FETCH_REFUSED_PRIVATE"],
  ["http://2130706433/", "FETCH_REFUSED_PRIVATE"],
  ["http://0x7f000001/", "FETCH_REFUSED_PRIVATE"],
  ["http://017700000001/", "FETCH_REFUSED_PRIVATE"],
  ["http://127.1/", "FETCH_REFUSED_PRIVATE"],
  ["http://0/", "FETCH_REFUSED_PRIVATE"],
  ["http://127.0.0.1./", "FETCH_REFUSED_PRIVATE"],
  ["http://%31%32%37.0.0.1/", "FETCH_REFUSED_PRIVATE"],
  ["http://\uff11\uff12\uff17.0.0.1/", "FETCH_REFUSED_PRIVATE"],
  ["http://\u2460\u2461\u2466\u30020.0.1/", "FETCH_REFUSED_PRIVATE"],
  ["http:\\\\127.0.0.1\\", "FETCH_REFUSED_PRIVATE"],
  ["http:127.0.0.1", "FETCH_REFUSED_PRIVATE"],
  ["http://[::1]/", "FETCH_REFUSED_PRIVATE"],
  ["http://[::]/", "FETCH_REFUSED_PRIVATE"],
  ["http://[::ffff:7f00:1]/", "FETCH_REFUSED_PRIVATE"],
  ["http://[::127.0.0.1]/", "FETCH_REFUSED_PRIVATE"],
  ["http://[64:ff9b::10.0.0.1]/", "FETCH_REFUSED_PRIVATE"],
  ["http://localhost/", "FETCH_REFUSED_PRIVATE"],
  ["http://LOCALHOST./", "FETCH_REFUSED_PRIVATE"],
  ["http://a.localhost:8080/", "FETCH_REFUSED_PRIVATE"],
  ["http://example.org/", "FETCH_REFUSED_DOWNGRADE", "https://example.org/"],
  ["//10.0.0.1/", "FETCH_REFUSED_PRIVATE", "https://example.org/"],
  ["file:///etc/passwd", "FETCH_REFUSED_SCHEME", "https://example.org/"],
];

for (const [text, href, base] of good) {
  test(`asked: ${text.slice(0, 60)}${base === undefined ? "" : ` from ${base}`}`, () => {
    const checked = check(text, base);
    assert.equal(checked.kind === "url" ? checked.url.href : checked.code, href);
  });
}

for (const [text, code, base] of bad) {
  test(`refused: "${text.slice(0, 60)}"${base === undefined ? "" : ` from ${base}`}`, () => {
    const checked = check(text, base);
    assert.equal(checked.kind === "url" ? checked.url.href : checked.code, code);
    assert.ok(checked.kind === "failed" && checked.lasting);
    assert.doesNotMatch(checked.message, /secret|undefined/);
    assert.ok(checked.message.length < 500);
    if (base !== undefined) assert.ok(checked.message.includes(base));
  });
}

test("any text gives a value", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.webUrl(),
        fc.string().map((rest) => `http://${rest}`),
      ),
      (text) => {
        const checked = check(text);
        assert.ok(checked.kind === "url" || checked.message !== "");
      },
    ),
    { numRuns: 1000 },
  );
});

/** Inside networks that are closed, by four bytes. */
const inside = fc.oneof(
  fc.tuple(fc.constant(127), fc.nat(255), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.constant(10), fc.nat(255), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.constant(169), fc.constant(254), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.constant(0), fc.nat(255), fc.nat(255), fc.nat(255)),
);

/** A number as C's inet_aton reads it: decimal, octal, hexadecimal, with zeros before it. */
const written = (value: number): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom("decimal", "octal", "hex", "HEX"), fc.nat(4)).map(([base, zeros]) => {
    if (base === "decimal") return String(value);
    if (base === "octal") return `0${"0".repeat(zeros)}${value.toString(8)}`;
    return `${base === "hex" ? "0x" : "0X"}${"0".repeat(zeros)}${value.toString(16)}`;
  });

const disguises: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `${text}.`,
  (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (text) => text.replace(/[0-9a-f]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (text) => text.replaceAll(".", "\u3002"),
  (text) => text.replaceAll(".", "%2e"),
];

const spelling = fc
  .tuple(inside, fc.integer({ min: 1, max: 4 }), fc.constantFrom(...disguises))
  .chain(([bytes, parts, disguise]) => {
    const whole = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    const numbers = [...bytes.slice(0, parts - 1), whole % 256 ** (5 - parts)];
    return fc.tuple(...numbers.map(written)).map((texts) => disguise(texts.join(".")));
  });

const asIpv6 = inside.chain(([a, b, c, d]) => {
  const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  const dotted = [a, b, c, d].join(".");
  return fc.constantFrom(
    `[::ffff:${hex}]`,
    `[::ffff:${dotted}]`,
    `[0:0:0:0:0:FFFF:${hex}]`,
    `[::${dotted}]`,
    `[::ffff:0:${dotted}]`,
    `[64:ff9b::${dotted}]`,
    `[64:ff9b:1::${dotted}]`,
    `[2002:${hex}::]`,
  );
});

test("no spelling of an inner IPv4 address passes", () => {
  const address = fc.tuple(
    fc.constantFrom("http://", "https://", "HTTP:\\\\", "http:", "\thttp://", "ht\ntp://"),
    fc.oneof(spelling, asIpv6),
    fc.constantFrom("", "/", ":8080/", "/feed.xml?a=b#c"),
  );
  fc.assert(
    fc.property(address, ([start, host, end]) => {
      const checked = check(`${start}${host}${end}`);
      assert.equal(checked.kind === "url" ? checked.url.href : checked.code, "FETCH_REFUSED_PRIVATE");
    }),
    { numRuns: 3000 },
  );
});
