/** The sentence of an event in → the numbers it gives: so many dead, wounded, held, expelled. */

export interface Detail {
  readonly kind: "dead" | "wounded" | "held" | "expelled" | "missing";
  /** `high` differs where the text gives a range: "12 or 15 dead". */
  readonly low: number;
  readonly high: number;
  readonly start: number;
  readonly end: number;
}

const SMALL =
  "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty";
const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+|\\d+|${SMALL})`;
const COUNT = `(${NUMBER})(?: *(?:or|to|and|[–-]) *(${NUMBER}))?`;
/** Up to four words between the number and what became of them: "12 people were killed". */
const AFTER = "(?:[ ,]+(?!\\d)[\\p{L}'’-]+){0,4}?[ ,]+";
const KINDS: readonly (readonly [Detail["kind"], string])[] = [
  ["dead", "dead|died|killed|slain|deaths|fatalities|bodies"],
  ["wounded", "wounded|injured|hurt|injuries|hospitali[sz]ed"],
  ["held", "arrested|detained|captured|hostages?|seized|kidnapped|abducted"],
  ["expelled", "expelled"],
  ["missing", "missing"],
];
const VERBS: readonly (readonly [Detail["kind"], string])[] = [
  ["dead", "kill(?:ing|ed|s)?|claim(?:ing|ed) the lives of"],
  ["wounded", "wound(?:ing|ed|s)?|injur(?:ing|ed|es)"],
  ["held", "arrest(?:ing|ed|s)?|detain(?:ing|ed|s)?|captur(?:ing|ed|es)|abduct(?:ing|ed|s)?"],
  ["expelled", "expel(?:ling|led|s)?"],
];
const PATTERNS = [
  ...KINDS.map(([kind, words]) => ({ kind, pattern: new RegExp(`\\b${COUNT}${AFTER}(?:${words})\\b`, "giu") })),
  ...VERBS.map(([kind, verbs]) => ({
    kind,
    pattern: new RegExp(
      `\\b(?:${verbs})(?: (?:at least|about|some|as many as|more than|nearly|up to|over))? ${COUNT}\\b`,
      "giu",
    ),
  })),
];

/** @param offset where the sentence begins in the document; spans are given in the document. */
export function detailsOf(sentence: string, offset: number): Detail[] {
  const found: Detail[] = [];
  for (const { kind, pattern } of PATTERNS) {
    for (const match of sentence.matchAll(pattern)) {
      const [low, high] = [numberOf(match[1]), numberOf(match[2] ?? match[1])];
      if (low === undefined || high === undefined || low > high) continue;
      if (match[2] === undefined && low >= 1900 && low <= 2100) continue;
      const start = offset + match.index;
      if (found.some((each) => each.kind === kind && each.low === low && each.high === high)) continue;
      found.push({ kind, low, high, start, end: start + match[0].length });
    }
  }
  return found;
}

const WORDS = SMALL.split("|");

function numberOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const word = WORDS.indexOf(written.toLowerCase());
  return word >= 0 ? word + 1 : Number(written.replaceAll(",", ""));
}
