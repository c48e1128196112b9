/**
 * A document → the language it is in, when that is clearly not English. Readout codes English only.
 *
 * Conservative: what is short, mixed or unknown counts as English, since a report wrongly left out is lost.
 */
import type { DocumentInput, Issue } from "../model/index.ts";

/** Absent: the document is to be coded. */
export function languageIssue(document: Pick<DocumentInput, "text" | "lang">): Issue | undefined {
  const language = otherLanguage(document);
  if (language === undefined) return undefined;
  const seen = document.lang === undefined ? "the text looks like that language" : `"lang" says so`;
  return {
    code: "LANGUAGE_NOT_CODED",
    message: `not coded (${language}): Readout reads English, and ${seen}. Give an English translation, or "lang": "en" if it is English.`,
  };
}

/** BCP 47 code of a language that is not English, `und` where the script tells no more. */
export function otherLanguage({ text, lang }: Pick<DocumentInput, "text" | "lang">): string | undefined {
  const declared = lang?.trim().toLowerCase().replaceAll("_", "-");
  if (declared !== undefined && declared !== "" && declared !== "und") {
    return /^en/.test(declared) ? undefined : declared;
  }
  const sample = text.slice(0, 20_000);
  return byScript(sample) ?? byWords(sample);
}

/** Most letters belong to another script. */
function byScript(text: string): string | undefined {
  const letters = count(text, /\p{L}/gu);
  if (letters < 20) return undefined;
  for (const [script, language] of SCRIPTS) if (count(text, script) > letters / 2) return language(text);
  return count(text, /\p{Script=Latin}/gu) < letters / 4 ? "und" : undefined;
}

const SCRIPTS: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/\p{Script=Arabic}/gu, (text) => (count(text, /[پچژگکی]/g) > count(text, /[ةىكي]/g) ? "fa" : "ar")],
  [/\p{Script=Cyrillic}/gu, (text) => (count(text, /[іїєґ]/gi) > count(text, /[ыэё]/gi) ? "uk" : "ru")],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, () => "ja"],
  [/\p{Script=Hangul}/gu, () => "ko"],
  [/\p{Script=Han}/gu, (text) => (count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 5 ? "ja" : "zh")],
  [/\p{Script=Hebrew}/gu, () => "he"],
  [/\p{Script=Devanagari}/gu, () => "hi"],
  [/\p{Script=Greek}/gu, () => "el"],
  [/\p{Script=Thai}/gu, () => "th"],
];

/** Function words: English has them in a third of its words, other languages share two or three of them by chance. */
function byWords(text: string): string | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < 20) return undefined;
  const share = (list: ReadonlySet<string>): number => words.filter((word) => list.has(word)).length / words.length;
  const english = share(ENGLISH);
  if (english > 0.12) return undefined;
  let best: readonly [language: string, share: number] = ["und", 0];
  for (const [language, list] of OTHERS) {
    const found = share(list);
    if (found > best[1]) best = [language, found];
  }
  return best[1] > 0.12 && best[1] > 2 * english ? best[0] : undefined;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const ENGLISH = set(
  "the of and to in that is was for on with as by at from it its be are were has have had been will would said not this which but after he his they their who an or about into over more than",
);

const OTHERS: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    "fr",
    set(
      "le la les des du un une et est dans que qui pour par sur au aux avec ce cette il elle ont été son ses ne pas plus",
    ),
  ],
  [
    "es",
    set("el la los las de del un una y es en que por para con se su al lo como más fue ha no sus este esta entre"),
  ],
  [
    "de",
    set(
      "der die das und den dem des ein eine einer ist in von zu mit auf für im nicht sich auch es als nach bei hat wird dass",
    ),
  ],
  [
    "it",
    set("il lo la gli le di del della dei delle un una e è in che per con da al nel sono ha non si come più alla dal"),
  ],
  [
    "pt",
    set("o a os as de do da dos das um uma e é em que por para com não se no na ao mais foi como seu sua pelo pela"),
  ],
  [
    "nl",
    set("de het een en van in is dat op te voor met zijn niet aan door om bij ook naar uit heeft wordt werd maar"),
  ],
  ["pl", set("i w na z do nie się że jest to o od po za przez dla jak oraz ze który jego są był było")],
  ["tr", set("ve bir bu da de için ile olarak olan daha gibi çok ama ancak kadar sonra var ki türkiye dedi")],
  [
    "id",
    set("yang dan di dengan untuk dari pada ini itu dalam tidak akan ke oleh juga sebagai telah adalah bahwa mereka"),
  ],
  ["sv", set("och i att en som på är av för med det den till inte om har ett de var från vid ska sig")],
  ["vi", set("và của là có trong được cho các với không một người những này đã để khi đến tại về ra")],
  ["ro", set("și în de la cu pe a din un o nu care să pentru mai este au fost că prin al ale")],
];

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
