import assert from "node:assert/strict";
import { test } from "node:test";
import { loadResources } from "../../resources/node.ts";
import { isOfficial, loadKnownSources, SOURCE_KINDS, sourceKindOf } from "./index.ts";
import { hostOf } from "./names.ts";

const known = loadKnownSources(await loadResources());

const NAMES: readonly [string, string | undefined][] = [
  ["TASS", "tass"],
  ["ITAR-TASS", "tass"],
  ["tass.com", "tass"],
  ["www.tass.ru", "tass"],
  ["the associated press", "ap"],
  ["AP", "ap"],
  ["Chinese Foreign Ministry", "chn.foreign-ministry"],
  ["GDELT", "gdelt"],
  ["Zenda Herald", undefined],
  ["news.tass.example", undefined],
  ["", undefined],
];

for (const [name, expected] of NAMES) {
  test(`name "${name}" is ${expected ?? "none"}`, () => assert.equal(known.find(name)?.id, expected));
}

const ADDRESSES: readonly [string, string | undefined][] = [
  ["https://tass.com/politics/1", "tass"],
  ["http://www.reuters.com:80/world", "reuters"],
  ["HTTPS://EDITION.CNN.COM/x", "cnn"],
  ["https://m.bbc.co.uk/news", "bbc"],
  // Whose a name below a known domain is, we do not guess; nor what a host only looks like.
  ["https://blogs.reuters.com/a", undefined],
  ["https://tass.com.example/a", undefined],
  ["https://user:tass.com@zenda.example/", undefined],
  ["https://zenda.example/?from=https://tass.com/", undefined],
  ["ftp://tass.com/a", undefined],
  ["tass.com", undefined],
  ["/local/file.html", undefined],
];

for (const [address, expected] of ADDRESSES) {
  test(`address ${address} is of ${expected ?? "nobody we know"}`, () => {
    assert.equal(known.ofUrl(address)?.id, expected);
  });
}

test("hosts come out plain", () => {
  assert.equal(hostOf("https://www.Zenda.Example./a?b"), "zenda.example");
  assert.equal(hostOf("https://www.example"), "www.example");
  assert.equal(hostOf("https://localhost/a"), undefined);
});

test("state media and ministries of one country are one family, international bodies of one organisation, papers of one owner", () => {
  const family = (name: string): string | undefined => known.find(name)?.family?.id;
  assert.equal(family("TASS"), "state:RUS");
  assert.equal(family("RIA Novosti"), family("Russian Foreign Ministry"));
  assert.equal(family("UNHCR"), family("World Food Programme"));
  assert.equal(family("The Times"), family("The Wall Street Journal"));
  assert.notEqual(family("The Times"), undefined);
  assert.equal(family("BBC"), undefined);
  assert.equal(family("Reuters"), undefined);
});

test("a source has the country of its actor; an international organisation its own code", () => {
  assert.equal(known.find("Xinhua")?.country, "CHN");
  assert.equal(known.find("UNHCR")?.country, "un");
  assert.equal(known.find("Chatham House")?.country, "GBR");
  assert.equal(known.find("TASS")?.owner, "State of Russia");
});

test("every source has its reference, and a kind", () => {
  for (const { id, kind, references } of known.all) {
    assert.ok(references.length > 0, id);
    assert.ok(SOURCE_KINDS.includes(kind), id);
  }
});

test("a search finds names, hosts, kinds, countries and owners", () => {
  const ids = (word: string): string[] => known.search(word).map(({ id }) => id);
  assert.deepEqual(ids("tass.com"), ["tass"]);
  assert.ok(ids("state media").includes("xinhua"));
  assert.ok(ids("irn").includes("press-tv"));
  assert.deepEqual(ids("News Corp"), ["dow-jones", "times-gbr", "sun-gbr", "wsj", "ny-post", "australian"]);
  assert.equal(ids("").length, known.all.length);
  assert.deepEqual(ids("Ruritania"), []);
});

test("official voices", () => {
  const official = [...SOURCE_KINDS].filter(isOfficial);
  assert.deepEqual(official, ["state-media", "ministry", "igo"]);
  assert.ok(isOfficial("State media"));
  assert.ok(!isOfficial(undefined) && !isOfficial("embassy row"));
  assert.equal(sourceKindOf("Think Tank"), "think-tank");
  assert.equal(sourceKindOf("gossip"), undefined);
});
