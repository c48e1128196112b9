import assert from "node:assert/strict";
import { test } from "node:test";
import { loadResources } from "../../../resources/node.ts";
import { createSyntaxTagger } from "../../syntax/index.ts";
import { textComponents } from "../../text/index.ts";
import { findAttributions, loadCues } from "./index.ts";

const resources = await loadResources();
const lexicon = loadCues(resources);
const [textStage] = textComponents(resources);
const syntax = createSyntaxTagger(resources);

/** One line an attribution: `holder | cue | content | stance`, then what else is true of it. */
function read(text: string): string[] {
  const { sentences, quotes } = textStage.run({ document: { id: "test", text } });
  const { trees } = syntax.run({ sentences });
  return findAttributions({ text, sentences, quotes, trees }, lexicon).map((each) => {
    const words = (span: { readonly start: number; readonly end: number }): string => text.slice(span.start, span.end);
    const notes = [
      ...(each.negated ? ["negated"] : []),
      ...(each.kind === "indirect" ? [] : [each.kind]),
      ...(each.within === undefined ? [] : [`within ${each.within}`]),
    ];
    const content = each.content.map(words).join(" … ");
    const line = `${each.source === undefined ? "" : words(each.source)} | ${words(each.cue)} | ${content} | ${each.stance}`;
    return notes.length === 0 ? line : `${line} (${notes.join(", ")})`;
  });
}

const ROWS: readonly (readonly [string, readonly string[]])[] = [
  // Reported clauses and tags.
  [
    "Freedonia said on Tuesday that it would withdraw its troops from the border.",
    ["Freedonia | said | that it would withdraw its troops from the border | asserts"],
  ],
  ["The talks will go on, officials said.", ["officials | said | The talks will go on | asserts"]],
  [
    "The talks, officials said, will go on until Friday.",
    ["officials | said | The talks … will go on until Friday | asserts"],
  ],
  [
    "The embassy said in a statement that it would close.",
    ["The embassy | said in a statement | that it would close | asserts"],
  ],
  [
    "Three soldiers were killed, according to the defence ministry.",
    ["the defence ministry | according to | Three soldiers were killed | asserts"],
  ],
  [
    "According to the defence ministry, three soldiers were killed.",
    ["the defence ministry | According to | three soldiers were killed | asserts"],
  ],
  [
    "Sylvania's foreign minister, Anna Vasko, a former envoy, said the plan had failed.",
    ["Sylvania's foreign minister, Anna Vasko, a former envoy, | said | the plan had failed | asserts"],
  ],
  // Direct speech.
  [
    '"We want peace," the president said. "We will not attack first."',
    ['the president | said | "We want peace," … "We will not attack first." | asserts (direct)'],
  ],
  [
    '"We want peace," said the president, who arrived on Monday.',
    ['the president, who arrived on Monday | said | "We want peace," | asserts (direct)'],
  ],
  ['The president said: "We want peace."', ['The president | said: | "We want peace." | asserts (direct)']],
  ['Minister Vasko: "We are ready to talk."', ['Minister Vasko | : | "We are ready to talk." | asserts (direct)']],
  [
    '"The border is quiet," he said.\n\n"We will keep it so. We have the means."\n\nThe envoy left.',
    ['he | said | "The border is quiet," … "We will keep it so. We have the means." | asserts (direct)'],
  ],
  // What a holder denies, or is said not to have said.
  ["Sylvania denied any role in the attack.", ["Sylvania | denied | any role in the attack | denies"]],
  [
    "Freedonia denies that it sent weapons to the rebels.",
    ["Freedonia | denies | that it sent weapons to the rebels | denies"],
  ],
  ["Freedonia did not deny sending troops.", ["Freedonia | did not deny | sending troops | denies (negated)"]],
  ["Borduria has not ruled out a strike.", ["Borduria | has not ruled out | a strike | denies (negated)"]],
  ["No official said the deal was dead.", ["No official | said | the deal was dead | asserts (negated)"]],
  [
    "Freedonia rejected allegations that it had hacked the ministry.",
    [
      "Freedonia | rejected | allegations that it had hacked the ministry | denies",
      " | allegations | that it had hacked the ministry | accuses (within 0)",
    ],
  ],
  [
    "Freedonia's foreign ministry denied reports that its troops had entered Sylvania.",
    [
      "Freedonia's foreign ministry | denied | reports that its troops had entered Sylvania | denies",
      " | reports | that its troops had entered Sylvania | speculates (within 0)",
    ],
  ],
  [
    "Officials would neither confirm nor deny the report.",
    ["Officials | would neither confirm |  | silent (negated)", "Officials | deny | the report | denies (negated)"],
  ],
  [
    "Neither the ministry nor the embassy commented on the claim.",
    ["Neither the ministry nor the embassy | commented on | the claim | silent (negated)"],
  ],
  [
    "Freedonia, which denies arming the rebels, said the report was false.",
    [
      "which | denies | arming the rebels | denies",
      "Freedonia, which denies arming the rebels, | said | the report was false | asserts",
    ],
  ],
  // Silence is no denial and no assertion.
  ["The ministry declined to comment on the report.", ["The ministry | declined to comment on | the report | silent"]],
  [
    "The ministry declined to confirm that the minister had met the envoy.",
    ["The ministry | declined to confirm | that the minister had met the envoy | silent"],
  ],
  [
    "The government refused to say whether the two leaders would meet.",
    ["The government | refused to say | whether the two leaders would meet | silent"],
  ],
  [
    "The foreign ministry did not respond to a request for comment.",
    ["The foreign ministry | did not respond to | a request for comment | silent (negated)"],
  ],
  [
    "Ruritania did not say that the border was closed.",
    ["Ruritania | did not say | that the border was closed | silent (negated)"],
  ],
  ["Officials could not confirm the report.", ["Officials | could not confirm | the report | silent (negated)"]],
  ["Freedonia released no news of the visit.", ["Freedonia | released no news of | the visit | silent"]],
  [
    "Neither side made any mention of the talks.",
    ["Neither side | made any mention of | the talks | silent (negated)"],
  ],
  ["The ministry made no comment.", ["The ministry | made no comment |  | silent"]],
  // Accusations, calls, warnings, doubts.
  [
    "Freedonia accused Sylvania of arming the rebels.",
    ["Freedonia | accused | Sylvania of arming the rebels | accuses"],
  ],
  ["The envoy is accused of spying for Sylvania.", [" | is accused of | The envoy … spying for Sylvania | accuses"]],
  ["Freedonia urged Sylvania to stop the shelling.", ["Freedonia | urged | Sylvania to stop the shelling | urges"]],
  [
    "The United Nations called for an immediate ceasefire.",
    ["The United Nations | called for | an immediate ceasefire | urges"],
  ],
  [
    "The premier warned that the dispute could lead to war.",
    ["The premier | warned | that the dispute could lead to war | predicts"],
  ],
  ["Analysts doubt that the truce will hold.", ["Analysts | doubt | that the truce will hold | doubts"]],
  [
    "The government is confident that the vote will pass.",
    ["The government | is confident | that the vote will pass | asserts"],
  ],
  // Holders that the text does not name.
  [
    "The commander is believed to be hiding in the mountains.",
    [" | is believed | The commander … to be hiding in the mountains | speculates"],
  ],
  [
    "It is believed that the convoy crossed the river.",
    [" | is believed | that the convoy crossed the river | speculates"],
  ],
  [
    "Sylvania is expected to sign the treaty on Monday.",
    [" | is expected | Sylvania … to sign the treaty on Monday | predicts"],
  ],
  [
    "The convoy reportedly crossed the border at night.",
    [" | reportedly | The convoy … crossed the border at night | speculates"],
  ],
  // One speaker inside another.
  [
    "TASS reported that the foreign minister said the talks were useful.",
    [
      "TASS | reported | that the foreign minister said the talks were useful | asserts",
      "the foreign minister | said | the talks were useful | asserts (within 0)",
    ],
  ],
  [
    "The state news agency quoted the president as saying that the treaty was dead.",
    [
      "The state news agency | quoted | the president as saying that the treaty was dead | asserts",
      "the president | saying | that the treaty was dead | asserts (within 0)",
    ],
  ],
  [
    "The general was quoted as saying the army was ready.",
    ["The general | was quoted as saying | the army was ready | asserts"],
  ],
  [
    "The minister told reporters that the deal was close, adding that talks would resume on Monday.",
    [
      "The minister | told | that the deal was close | asserts",
      "The minister | adding | that talks would resume on Monday | asserts",
    ],
  ],
  // Nothing is attributed.
  ["The convoy crossed the river at dawn.", []],
  ["", []],
];

for (const [text, expected] of ROWS) {
  test(`attributions: ${text}`, () => assert.deepEqual(read(text), expected));
}

test("attributions: the examples of the lexicon", () => {
  const wrong: string[] = [];
  for (const row of lexicon.rows) {
    const hits = (text: string): boolean => {
      const { sentences, quotes } = textStage.run({ document: { id: "test", text } });
      const { trees } = syntax.run({ sentences });
      return findAttributions({ text, sentences, quotes, trees }, lexicon).some((each) => each.cueLemma === row.lemma);
    };
    for (const text of row.yes ?? []) if (!hits(text)) wrong.push(`${row.class}:${row.lemma} yes: ${text}`);
    for (const text of row.no ?? []) if (hits(text)) wrong.push(`${row.class}:${row.lemma} no: ${text}`);
  }
  assert.deepEqual(wrong, []);
});

test("attributions: spans lie inside any text, however broken", () => {
  const scraps = [
    '"',
    "“He said",
    'said "',
    ", she said.",
    "X: “",
    "said said said",
    '"A," "B," he said, "C',
    "…’ ‘…",
    "\n\n\n",
  ];
  for (const a of scraps) {
    for (const b of scraps) {
      const text = `${a} ${b}`;
      const { sentences, quotes } = textStage.run({ document: { id: "test", text } });
      const { trees } = syntax.run({ sentences });
      for (const { cue, source, content } of findAttributions({ text, sentences, quotes, trees }, lexicon)) {
        for (const span of [cue, ...content, ...(source === undefined ? [] : [source])])
          assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length, JSON.stringify([text, span]));
      }
    }
  }
});
