import assert from "node:assert/strict";
import { test } from "node:test";
import { languageIssue, otherLanguage } from "./language.ts";

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
  test(`language: ${name}`, () => assert.equal(otherLanguage({ text, ...(lang !== undefined && { lang }) }), expected));
}

test("language: the issue names it", () => {
  const issue = languageIssue({ text: "x", lang: "fa" });
  assert.equal(issue?.code, "LANGUAGE_NOT_CODED");
  assert.match(issue?.message ?? "", /^not coded \(fa\)/);
});
