/** How much of a text is made of words that only English has. */

/** The share at which nobody needs to look any closer: reports have a quarter, other languages next to nothing. */
const SURE = 0.1;

/** False means only that it must be looked at more closely. */
export function isEnglishThroughout(text: string): boolean {
  const words = wordsOf(text);
  return words.length >= 8 && shareOfEnglish(words) >= SURE;
}

/** Letters in lines that are English, among all letters: a text in two languages has an English part that is to be coded. */
export function shareOfEnglishLines(text: string): number {
  let english = 0;
  let all = 0;
  for (const line of text.split(/\n+/)) {
    const letters = line.match(/\p{L}/gu)?.length ?? 0;
    all += letters;
    if (isEnglishThroughout(line)) english += letters;
  }
  return all === 0 ? 0 : english / all;
}

/** So few words in Latin letters that nothing about them is certain. */
export function isTooShort(text: string): boolean {
  return !isInOtherLetters(text) && wordsOf(text).length < FEWEST_WORDS;
}

const FEWEST_WORDS = 6;

/** Most of its letters are not Latin ones. */
export function isInOtherLetters(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return (text.match(/\p{Script=Latin}/gu)?.length ?? 0) < letters / 2;
}

/** Of all words, those that are English and of no other language that writes in Latin letters. */
export function shareOfEnglish(words: readonly string[]): number {
  return words.length === 0 ? 0 : words.filter((word) => ENGLISH.has(word)).length / words.length;
}

export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** Without "in", "is", "was", "for", "of", "have", "on" and others that Dutch, Danish, German or French has too. */
const ENGLISH: ReadonlySet<string> = new Set(
  "the and to of that with from which would said they their been were this but its it by are who has he his she not than will could should after before about into more other when while because between against".split(
    " ",
  ),
);
