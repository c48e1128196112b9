/** A spelling of a place in; the key under which the gazetteer keeps it, out. */

const ASCII_PLAIN = /^[a-z ]*$/;

/** Letters that Unicode does not decompose. */
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ["ı", "i"],
  ["ł", "l"],
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ß", "ss"],
  ["ə", "a"],
  ["ħ", "h"],
]);

/**
 * Lower-case ASCII words with one space between: "Al Qaţrānah" → "al qatranah", "Xi’an" → "xian", "St. Paul's" →
 * "saint pauls", "Champs-Élysées" → "champs elysees". Spellings in other scripts give "".
 */
export function placeKey(name: string): string {
  let key = name.toLowerCase();
  if (!ASCII_PLAIN.test(key)) {
    key = key
      .normalize("NFD")
      .replace(/\p{M}|['’‘ʻʼʿʾ`´′.]/gu, "")
      .replace(/[ıłøđðþæœßəħ]/g, (letter) => SPECIAL.get(letter) ?? "")
      .replace(/&/g, " and ")
      .replace(/[^a-z0-9]+/g, " ");
  }
  key = key.trim();
  if (key.startsWith("st ")) return `saint ${key.slice(3)}`;
  if (key.startsWith("ft ")) return `fort ${key.slice(3)}`;
  if (key.startsWith("mt ")) return `mount ${key.slice(3)}`;
  return key;
}
