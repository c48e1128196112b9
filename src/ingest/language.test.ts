import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { ENGLISH_TRAPS, OTHER_LANGUAGES, TRANSLITERATED } from "./language.fixture.ts";
import { keptLanguage, languageIssue, otherLanguage } from "./language.ts";

const ENGLISH =
  "The two governments said on Monday that they had agreed to open the bridge over the river to lorries again in May.";

const cases: readonly (readonly [
  name: string,
  text: string,
  lang: string | undefined,
  expected: string | undefined,
])[] = [
  ["declared Persian", "Some words.", "fa", "fa"],
  ["declared English", "Le gouvernement", "en-GB", undefined],
  ["undetermined is looked at", "The border is open.", "und", undefined],
  [
    "English",
    "The two governments said on Monday that they had agreed to open the bridge over the river to lorries again in May.",
    undefined,
    undefined,
  ],
  ["headline words only", "Freedonia Sylvania Ruritania Borduria Syldavia ".repeat(6), undefined, undefined],
  [
    "French",
    "Le gouvernement a annoncé que les deux pays avaient décidé de rouvrir le pont sur la rivière et que des camions pourraient passer dans les prochains jours.",
    undefined,
    "fr",
  ],
  [
    "German",
    "Die Regierung hat mitgeteilt, dass die beiden Länder sich auf die Öffnung der Brücke geeinigt haben und dass der Verkehr bald wieder rollen wird, auch für Lastwagen.",
    undefined,
    "de",
  ],
  [
    "Russian",
    "Правительство сообщило, что мост снова открыт для грузовиков и что переговоры продолжатся.",
    undefined,
    "ru",
  ],
  ["Chinese", "两国政府周一表示，他们已同意重新开放河上的桥梁，卡车可以再次通行。谈判将继续进行。", undefined, "zh"],
  ["short", "Non.", undefined, undefined],
  [
    "English that quotes French",
    "The minister said « le pont est ouvert et la route de la ville est libre » and that the rest of the road to the town would be free in a week.",
    undefined,
    undefined,
  ],
];

for (const [name, text, lang, expected] of cases) {
  test(`language: ${name}`, async () =>
    assert.equal(await otherLanguage({ text, ...(lang !== undefined && { lang }) }), expected));
}

for (const [lang, text] of OTHER_LANGUAGES) {
  test(`language: ${lang}, two sentences and one`, async () => {
    assert.equal(await otherLanguage({ text }), lang);
    assert.equal(await otherLanguage({ text: text.slice(0, text.search(/[.。।։።۔]|$/)) }), lang);
  });
}

for (const [name, text] of ENGLISH_TRAPS) {
  test(`language: English, ${name}`, async () => assert.equal(await otherLanguage({ text }), undefined));
}

for (const [lang, text] of TRANSLITERATED) {
  test(`language: ${lang} in other letters is not named`, async () =>
    assert.equal(await otherLanguage({ text }), undefined));
}

test("language: a text in two languages has a part to be coded", async () => {
  const foreign = OTHER_LANGUAGES.find(([lang]) => lang === "fr")?.[1] ?? "";
  assert.equal(await otherLanguage({ text: `${ENGLISH}\n\n${foreign}\n\n${foreign}` }), undefined);
  assert.equal(await otherLanguage({ text: `${"Bridge open. ".repeat(3)}\n\n${foreign}` }), "fr");
});

test("language: a long text in a language that is not known here", async () => {
  const words = "vala hetu noro kima sade polu reni tavo gule mira".split(" ");
  const text = Array.from({ length: 150 }, (_, i) => words[(i * 7) % 10]).join(" ");
  assert.equal(await otherLanguage({ text }), "und");
});

test("language: what is kept with a document", async () => {
  const rows: readonly (readonly [text: string, lang: string | undefined, kept: string | undefined])[] = [
    [ENGLISH, undefined, undefined],
    [ENGLISH, "en-GB", "en-GB"],
    [ENGLISH, "fa", "en"],
    ["Un puente.", "ES_mx", "es-mx"],
    [OTHER_LANGUAGES[0]?.[1] ?? "", "en-US", "fa"],
  ];
  for (const [text, lang, kept] of rows) {
    assert.equal(await keptLanguage({ text, ...(lang !== undefined && { lang }) }), kept, `${lang}: ${text}`);
  }
});

test("language: the issue names it, and why", async () => {
  const declared = await languageIssue({ text: "x", lang: "fa" });
  assert.equal(declared?.code, "LANGUAGE_NOT_CODED");
  assert.match(declared?.message ?? "", /^not coded \(fa\).*"lang" says so/);
  const seen = await languageIssue({ text: OTHER_LANGUAGES[0]?.[1] ?? "", lang: "en" });
  assert.match(seen?.message ?? "", /^not coded \(fa\).*looks like/);
});

const ARTICLES = "/work/shared/data/stream/articles.jsonl";

test("language: no article of the stream is taken for another language", { skip: !existsSync(ARTICLES) }, async () => {
  const lines = readFileSync(ARTICLES, "utf8").trim().split("\n");
  const wrong = [];
  for (const line of lines) {
    const { id, text } = JSON.parse(line);
    if ((await otherLanguage({ text })) !== undefined) wrong.push(id);
  }
  assert.deepEqual([lines.length, wrong], [2465, []]);
});

test("language: English does not load what tells the others apart", () => {
  const script = `
    import { otherLanguage } from ${JSON.stringify(new URL("./language.ts", import.meta.url).href)};
    const { registerHooks } = await import("node:module");
    let loaded = 0;
    registerHooks({ load: (url, context, next) => { loaded += url.includes("/eld/") ? 1 : 0; return next(url, context); } });
    await otherLanguage({ text: ${JSON.stringify(ENGLISH)} });
    const before = loaded;
    await otherLanguage({ text: "Мост через реку снова открыт." });
    process.stdout.write(JSON.stringify([before, loaded > 0]));`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  assert.match(run.stdout, /\[0,true\]$/, run.stderr);
});
