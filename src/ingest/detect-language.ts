/** A text that is not plainly English → its language, where that is sure. Loaded only by those who meet such a text: it takes a fifth of a second. */
import { eld } from "eld/extrasmall";
import { isInOtherLetters, shareOfEnglish, shareOfEnglishLines, wordsOf } from "./english.ts";

/** The likeness to a language that its own sentences reach, and lists of names do not. */
const ALIKE = 0.72;
/** How much more alike it must be to another language than to English. */
const AHEAD = 0.12;
/** A part of the text that is worth coding. */
const PART = 0.25;

/** BCP 47; undefined: English, or nobody can tell. */
export function detectLanguage(text: string): string | undefined {
  if (shareOfEnglishLines(text) >= PART) return undefined;
  return isInOtherLetters(text) ? inOwnScript(text) : inLatin(text);
}

/** Other letters cannot be English, however few they are. */
function inOwnScript(text: string): string | undefined {
  const native = text.replace(/\p{Script=Latin}+/gu, " ");
  if ((native.match(/\p{L}/gu)?.length ?? 0) < 4) return undefined;
  const { language } = eld.detect(native);
  return language === "" || LATIN.has(language) ? "und" : language;
}

function inLatin(text: string): string | undefined {
  const words = wordsOf(text);
  const found = eld.detect(text);
  const scores = found.getScores();
  const english = scores["en"] ?? 0;
  const best = scores[found.language] ?? 0;
  if (found.language !== "en" && found.isReliable() && best >= ALIKE && best - english >= AHEAD) {
    return found.language === "ms" && words.some((word) => INDONESIAN.has(word)) ? "id" : found.language;
  }
  // A language that is not known here: long enough that English would have shown.
  const isForeign = words.length >= 100 && shareOfEnglish(words) < 0.02 && english < 0.4;
  return isForeign ? "und" : undefined;
}

/** Languages that are written in Latin letters: never the answer for other letters. */
const LATIN: ReadonlySet<string> = new Set(
  "az ca cs da de en es et eu fi fr hr hu is it lt lv ms nl no pl pt ro sk sl sq sv tl tr vi yo".split(" "),
);

/** The library has one code for Malay and Indonesian; these words are written so in Indonesian only. */
const INDONESIAN: ReadonlySet<string> = new Set("bahwa karena senin selasa rabu kamis jumat mengatakan".split(" "));
