/** The place resolver over real resources: our own sentences, true facts or invented people. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import fc from "fast-check";
import type { Layers, Place } from "../../../model/index.ts";
import { loadResources } from "../../../resources/node.ts";
import { createPipeline } from "../../pipeline.ts";
import { createSyntaxTagger } from "../../syntax/index.ts";
import { textComponents } from "../../text/index.ts";
import { distanceKm } from "./distance.ts";
import { createPlaceResolver } from "./index.ts";
import { placeKey } from "./key.ts";

let find: (text: string, more?: Partial<Layers["document"]>) => readonly Place[];

before(async () => {
  const resources = await loadResources();
  const pipeline = createPipeline([
    ...textComponents(resources),
    createSyntaxTagger(resources),
    createPlaceResolver(resources),
  ]);
  find = (text, more = {}) => pipeline.run({ document: { id: "t", text, ...more } }).places ?? [];
});

/** "span = name country precision", "?" for a place without coordinates. */
const said = (text: string, more?: Partial<Layers["document"]>): readonly string[] =>
  find(text, more).map(({ start, end, name, country, precision, lat }) =>
    [`${text.slice(start, end)} =`, name, country ?? "-", lat === undefined ? "?" : precision].join(" "),
  );

const NAMES: readonly (readonly [text: string, expected: readonly string[]])[] = [
  ["The minister flew to Kyiv on Monday.", ["Kyiv = Kyiv UKR city"]],
  ["Kiev is the older spelling of the name.", ["Kiev = Kyiv UKR city"]],
  ["They met in Paris.", ["Paris = Paris FRA city"]],
  ["The fair is held in Paris, Texas, every year.", ["Paris = Paris USA city", "Texas = Texas USA admin"]],
  ["A port lies near Tripoli, Lebanon.", ["Tripoli = Tripoli LBN city", "Lebanon = Lebanon LBN country"]],
  ["Ships cross the Strait of Hormuz.", ["Strait of Hormuz = Strait of Hormuz - admin"]],
  ["The Kursk region borders Ukraine.", ["Kursk = Kursk Oblast RUS admin", "Ukraine = Ukraine UKR country"]],
  ["Kenyan soldiers arrived in Haiti.", ["Kenyan = Kenya KEN country", "Haiti = Haiti HTI country"]],
  ["She lives in Atlanta, Georgia.", ["Atlanta = Atlanta USA city", "Georgia = Georgia USA admin"]],
  ["He lives in Tbilisi, Georgia.", ["Tbilisi = Tbilisi GEO city", "Georgia = Georgia GEO country"]],
  [
    "The rule holds in Ohio, Georgia, Idaho and Utah.",
    ["Ohio = Ohio USA admin", "Georgia = Georgia USA admin", "Idaho = Idaho USA admin", "Utah = Utah USA admin"],
  ],
  ["The road starts in Georgetown, Ky.", ["Georgetown = Georgetown USA city", "Ky. = Kentucky USA admin"]],
  ["The talks on the Donbas were held in Xi'an.", ["Donbas = Donbas UKR admin", "Xi'an = Xi'an CHN city"]],
];

test("names become points", () => {
  for (const [text, expected] of NAMES) assert.deepEqual(said(text), expected, text);
});

test("names of people, bodies and outlets are no places; nor are languages and peoples", () => {
  for (const text of [
    "The Washington Post printed the list.",
    "The New York Times printed the list.",
    "The Bank of England raised its rate.",
    "She studied at the University of Oxford.",
    "George Washington was a general.",
    "The book was written in Russian.",
    "The White House was silent.",
    "It cost US$ 5 million.",
  ]) {
    assert.deepEqual(said(text), [], text);
  }
});

test("what the text contradicts or nobody knows has a name and no coordinates", () => {
  assert.deepEqual(said("They moved to the town of Zendovar."), ["Zendovar = Zendovar - ?"]);
  assert.deepEqual(said("The mill in Aleppo, Texas, closed.")[0], "Aleppo = Aleppo USA ?");
});

test("the neighbours decide between places of one name", () => {
  const canadian =
    "Police in London met police from Toronto, Hamilton and Ottawa. Ontario paid for it, Canada did not.";
  assert.equal(find("The mayor of London met the mayor of Leeds in England.")[0]?.country, "GBR");
  assert.equal(find(canadian, { url: "https://www.example.ca/a" })[0]?.country, "CAN");
});

test("spans lie inside the text, in order, without overlap", () => {
  const piece = fc.constantFrom(
    ..."Paris Texas , . New York al - Tanf Gaza the of Kenyan Ky. County Street ( ) “ ” 's US in from Ürümqi 北京 \n \ud800".split(
      " ",
    ),
  );
  const mixed = fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 30 });
  fc.assert(
    fc.property(mixed, (pieces) => {
      const text = pieces.join(" ");
      let end = 0;
      for (const place of find(text)) {
        assert.ok(place.start >= end && place.end > place.start && place.end <= text.length);
        end = place.end;
      }
    }),
    { numRuns: 150, seed: 7 },
  );
});

test("spellings fold to one key", () => {
  for (const [name, key] of [
    ["Al Qaţrānah", "al qatranah"],
    ["Xi’an", "xian"],
    ["St. Petersburg", "saint petersburg"],
    ["Champs-Élysées", "champs elysees"],
    ["Łódź", "lodz"],
    ["U.S.", "us"],
    ["北京", ""],
  ] as const) {
    assert.equal(placeKey(name), key);
  }
});

test("distances are great-circle kilometres", () => {
  const [paris, london] = [
    { lat: 48.853, lon: 2.349 },
    { lat: 51.509, lon: -0.126 },
  ];
  assert.ok(Math.abs(distanceKm(paris, london) - 344) < 3);
});
