/**
 * A document → the language it is in, when that is clearly not English. Readout codes English only.
 *
 * Conservative: what is short, mixed or unknown counts as English, since a report wrongly left out is lost.
 */
import type { DocumentInput, Issue } from "../model/index.ts";
import { isEnglishThroughout, isInOtherLetters, isTooShort } from "./english.ts";

/** Absent: the document is to be coded. */
export async function languageIssue(document: Pick<DocumentInput, "text" | "lang">): Promise<Issue | undefined> {
  const language = await otherLanguage(document);
  if (language === undefined) return undefined;
  const seen =
    isDeclared(document.lang) && !isEnglish(document.lang) ? `"lang" says so` : "the text looks like that language";
  return {
    code: "LANGUAGE_NOT_CODED",
    message: `not coded (${language}): Readout reads English, and ${seen}. Give an English translation, or "lang": "en" if it is English.`,
  };
}

/**
 * BCP 47 code of a language that is not English, `und` where it is clearly another but not which. What a page says of its
 * language is often only what its software came with: where the text leaves no doubt, the text counts.
 */
export async function otherLanguage({ text, lang }: Pick<DocumentInput, "text" | "lang">): Promise<string | undefined> {
  const sample = text.slice(0, 20_000);
  // Nearly every report ends here, and pays nothing for the languages that it is not in.
  if (isEnglishThroughout(sample)) return undefined;
  if (isDeclared(lang) && !(isEnglish(lang) && isInOtherLetters(sample))) {
    return isEnglish(lang) ? undefined : plainCode(lang);
  }
  if (isTooShort(sample)) return undefined;
  const { detectLanguage } = await import("./detect-language.ts");
  return detectLanguage(sample);
}

/** What is kept with a document, so that it can be asked for; absent means English. */
export async function keptLanguage(document: Pick<DocumentInput, "text" | "lang">): Promise<string | undefined> {
  const other = await otherLanguage(document);
  return other ?? (isEnglish(document.lang) ? document.lang : "en");
}

/** Of a code that is kept with a document; absent means English. */
export function isEnglish(lang: string | undefined): boolean {
  return lang === undefined || /^en/.test(plainCode(lang));
}

function isDeclared(lang: string | undefined): lang is string {
  return lang !== undefined && !/^(und)?$/.test(plainCode(lang));
}

function plainCode(lang: string): string {
  return lang.trim().toLowerCase().replaceAll("_", "-");
}
