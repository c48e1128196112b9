import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { withFictionalStates } from "../../../../test/fictional.ts";
import type { Layers, Mention } from "../../../model/index.ts";
import { loadResources } from "../../../resources/node.ts";
import { createPipeline } from "../../pipeline.ts";
import { createSyntaxTagger } from "../../syntax/index.ts";
import { textComponents } from "../../text/index.ts";
import { createPlaceResolver } from "../places/index.ts";
import { createActorResolver, loadActorKnowledge, resolvePhrase } from "./index.ts";

const resources = withFictionalStates(await loadResources());
const pipeline = createPipeline([
  ...textComponents(resources),
  createSyntaxTagger(resources),
  createPlaceResolver(resources),
  createActorResolver(loadActorKnowledge(resources)),
]);

function read(text: string, date = "2024-06-01"): Pick<Layers, "trees" | "mentions" | "actors"> {
  const { trees = [], mentions = [], actors = [] } = pipeline.run({ document: { id: "test", text, date } });
  return { trees, mentions, actors };
}

/** The words of a mention, and who they are: `actor`, or the country with the sector. */
function who({ actor, country, org, sector, members }: Mention): string {
  if (members !== undefined) return members.map((member) => member.actor ?? member.country ?? "?").join("+");
  return actor ?? [country ?? org ?? "-", sector].filter((part) => part !== undefined).join(" ");
}

function whoIs(text: string, words: string, date?: string): string {
  const found = read(text, date).mentions.filter((mention) => mention.text === words);
  return found.map(who).join(", ");
}

describe("names", () => {
  const rows: readonly (readonly [text: string, words: string, expected: string])[] = [
    ["Ruritania protested to Borduria.", "Borduria", "qzb"],
    ["Bordurian troops crossed the river.", "Bordurian", "qzb"],
    ["Szohod rejected the offer.", "Szohod", "qzb"],
    ["The Bordurians agreed.", "Bordurians", "qzb.people"],
    ["Ruritanian President Jane Doe met reporters.", "Ruritanian President Jane Doe", "d:jane-doe"],
    [
      "The Ruritanian Workers Congress (RWC) met. The RWC agreed to help.",
      "RWC",
      "d:ruritanian-workers-congress, d:ruritanian-workers-congress",
    ],
    ["Ships sailed through the South China Sea.", "China", ""],
    ["The ceremony was held at the White House.", "White House", ""],
    ["The Soviet Union was large.", "Soviet Union", ""],
    ["The Ruritanian Security Council met on Monday.", "Security Council", "d:security-council-of-ruritania"],
  ];
  for (const [text, words, expected] of rows) {
    test(`${text} ${words}`, () => assert.equal(whoIs(text, words), expected));
  }

  test("a surname joins the full name, before and after it", () => {
    const { actors } = read("Doe spoke first. Ruritanian Foreign Minister Jane Doe thanked Borduria. Doe left.");
    const doe = actors.find(({ id }) => id === "d:jane-doe");
    assert.equal(doe?.mentions.length, 3);
    assert.equal(doe?.country, "QZR");
    assert.equal(doe?.sector, "GOV");
  });

  test("two people of one surname are kept apart", () => {
    const { mentions } = read("Jane Doe met John Doe in Strelsau. Doe left.");
    assert.equal(mentions.find(({ text }) => text === "Doe")?.actor, undefined);
  });
});

describe("titles", () => {
  const rows: readonly (readonly [text: string, titles: readonly string[]])[] = [
    ["Ruritanian Foreign Minister Jane Doe arrived.", ["Foreign Minister QZR"]],
    ["Ruritania's top diplomat, Jane Doe, arrived.", ["top diplomat QZR"]],
    ["Jane Doe, the Ruritanian defense minister, arrived.", ["defense minister QZR"]],
    ["Former Ruritanian President Jane Doe arrived.", ["President QZR"]],
    ["Ruritanian police spokeswoman Jane Doe said so.", ["police spokeswoman QZR"]],
    ["Ruritanian ambassador to Borduria Jane Doe resigned.", ["ambassador QZR"]],
    ["Jane Doe, not the president of Ruritania, signed.", []],
  ];
  for (const [text, titles] of rows) {
    test(text, () => {
      const doe = read(text).actors.find(({ id }) => id === "d:jane-doe");
      assert.deepEqual(
        (doe?.roles ?? []).map(({ title, country }) => `${title} ${country ?? "-"}`),
        titles,
      );
      assert.ok((doe?.roles ?? []).every(({ checked }) => checked === undefined));
    });
  }

  test("the roles held on the day, several at once", () => {
    const { actors } = read("Dmitry Medvedev arrived in Beijing.", "2024-12-11");
    const titles = actors.find(({ id }) => id === "rus.medvedev")?.roles?.map(({ title }) => title);
    assert.deepEqual(titles, ["Deputy Chairman of the Security Council", "Chairman of United Russia"]);
  });

  test("who serves the United Nations has no country", () => {
    const guterres = read("Antonio Guterres is the UN Secretary-General.").mentions[0];
    assert.equal(guterres?.country, undefined);
    assert.equal(guterres?.org, "IGO");
  });
});

describe("what points back", () => {
  const rows: readonly (readonly [text: string, words: string, expected: string])[] = [
    ["Ruritania said it would attend.", "it", "qzr"],
    ["Ruritania recalled its envoy.", "its", "qzr"],
    ["It is likely that Ruritania will attend.", "It", ""],
    ["Borduria's aid for Ruritania and its allies is large.", "its", ""],
    ["President Jane Doe of Ruritania arrived. She met reporters.", "She", "d:jane-doe"],
    ["Jane Doe met John Roe in Strelsau. She left early.", "She", "d:jane-doe"],
    ['"We will attend," Jane Doe said. "The hall is open," she added.', "she", "d:jane-doe"],
    ["Ruritania and Borduria signed a treaty. The two countries had fought before.", "The two countries", "qzr+qzb"],
    ["Sylvania spoke of its ties with both countries.", "both countries", ""],
    ["Ruritania and Borduria met. Sylvania spoke of its ties with both countries.", "both countries", "qzr+qzb"],
    ["Ruritania, Borduria and Sylvania met. The two countries agreed.", "The two countries", ""],
    ["Ruritanian Foreign Minister Jane Doe arrived. The minister met reporters.", "minister", "d:jane-doe"],
    ["Ruritanian Foreign Minister Jane Doe arrived. A minister resigned.", "minister", "- GOV"],
    ["North Korea and South Korea spoke. The North agreed.", "North", "prk"],
    ["President Jane Doe of Ruritania arrived. A resident said she waved.", "she", ""],
    ["It was reported that Ruritania will attend.", "It", ""],
    ["Ruritania's decision to move its embassy was expected.", "its", "qzr"],
    ["Ruritania's president, Jane Doe, thanked Borduria.", "Ruritania's president", "d:jane-doe"],
    ["The president of Ruritania, Jane Doe, met her Bordurian counterpart.", "Bordurian counterpart", "QZB GOV"],
    ["Bordurian and Ruritanian ministers met.", "Bordurian and Ruritanian ministers", "QZB+QZR"],
  ];
  for (const [text, words, expected] of rows) {
    test(`${text} ${words}`, () => assert.equal(whoIs(text, words), expected));
  }
});

describe("phrases", () => {
  const rows: readonly (readonly [phrase: string, country: string | undefined, sector: string | undefined])[] = [
    ["Ruritanian soldiers", "QZR", "MIL"],
    ["the Ruritanian foreign ministry", "QZR", "GOV"],
    ["a former Ruritanian minister", "QZR", "ELI"],
    ["farmers in Ruritania", "QZR", "AGR"],
    ["Ruritania", "QZR", undefined],
    ["gunmen", undefined, "UAF"],
    ["a Ruritanian intelligence agency official", "QZR", "SPY"],
    ["", undefined, undefined],
  ];
  for (const [phrase, country, sector] of rows) {
    test(phrase || "nothing", () => {
      const mention = resolvePhrase(read(phrase));
      assert.deepEqual([mention?.country, mention?.sector], [country, sector]);
    });
  }
});

test("mentions lie inside the text, in order, and their words are the text's", () => {
  const texts = [
    "Ruritania and Borduria signed.\n\nThe two sides, said President Jane Doe (of Ruritania), agreed: it, they, she.",
    "((( \u201cDoe\u201d -- 's 's The The both both ",
    "JANE DOE MET US OFFICIALS IN KLOW\n\n- it\n- its\n- the ministry",
    "\u00a0\ud83d\ude00 Doe-\ud83d\ude00 the North",
  ];
  for (const text of texts) {
    const { mentions, actors } = read(text);
    let before = { n: 0, first: 0 };
    for (const mention of mentions) {
      assert.ok(0 <= mention.start && mention.start < mention.end && mention.end <= text.length);
      assert.equal(mention.text, text.slice(mention.start, mention.end));
      assert.ok(mention.first <= mention.head && mention.head < mention.last);
      assert.ok(mention.n > before.n || (mention.n === before.n && mention.first >= before.first));
      before = mention;
    }
    for (const span of actors.flatMap((actor) => actor.mentions)) assert.ok(span.start < span.end);
  }
});

test("the same text gives the same mentions", () => {
  const text = "Ruritanian President Jane Doe met Bordurian Premier John Roe. The two leaders agreed. Doe thanked him.";
  assert.deepEqual(read(text), read(text));
});
