/** Text in → folded words with stem, whether written as a name, and numbers, in order. */

export interface Word {
  /** Folded to lower case without accents, stemmed; digits as written without separators. */
  readonly key: string;
  readonly kind: "word" | "name" | "number";
  readonly start: number;
}

/** Punctuation ends a name; so does a line. */
const WORD = /[\p{L}][\p{L}'’‘-]*(?:\.(?=[\p{L}]\.)[\p{L}])*|\p{N}[\p{N},.]*\p{N}|\p{N}/gu;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const written = match[0];
    if (/^\p{N}/u.test(written)) {
      words.push({ key: written.replace(/[,.]/g, ""), kind: "number", start: match.index });
      continue;
    }
    for (const part of written.split("-")) {
      const key = stem(fold(part));
      if (key.length > 1) words.push({ key, kind: /^\p{Lu}/u.test(part) ? "name" : "word", start: match.index });
    }
  }
  return words;
}

/** Lower case, no accents, no possessive, no dots: "Zelenskyy’s" → "zelenskyy", "U.S." → "us". */
export function fold(word: string): string {
  if (/^[A-Za-z]+$/.test(word)) return word.toLowerCase();
  return word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’‘']s?$/u, "")
    .replace(/[’‘'.]/g, "");
}

/** A light stemmer: it has only to bring the forms of one word together, not to give the word. */
export function stem(word: string): string {
  if (word.length < 5) return word;
  let base = word;
  if (base.endsWith("ies")) return `${base.slice(0, -3)}y`;
  if (base.endsWith("sses")) return base.slice(0, -2);
  if (/[^siu]s$/.test(base)) base = base.slice(0, -1);
  if (base.endsWith("ing") && base.length > 6) base = base.slice(0, -3);
  else if (base.endsWith("ed") && base.length > 5) base = base.slice(0, -2);
  if (base.endsWith("e") && base.length > 4) base = base.slice(0, -1);
  return base;
}
