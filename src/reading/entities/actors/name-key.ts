/** A spelling in → the key under which all spellings of a name meet: letters and digits only, folded. */

/** "People's Liberation Army" and "People ' s liberation army" are one key. */
export function nameKey(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const key = ASCII.test(text) ? text.toLowerCase().replace(/[^a-z0-9]+/g, "") : fold(text);
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(text, key);
  return key;
}

/** What spellings of one name in Latin letters have in common: "Zelenskyy", "Zelenskiy"; "Yanukovich", "Yanukovych". */
export function spellingKey(key: string): string {
  return key
    .replace(/[yj]/g, "i")
    .replace(/kh/g, "h")
    .replace(/ou/g, "u")
    .replace(/ks/g, "x")
    .replace(/(.)\1+/g, "$1");
}

/** The parts of a person's or organisation's name, as keys. */
export function nameParts(name: string): readonly string[] {
  return name
    .split(/[\s.]+/)
    .map(nameKey)
    .filter((part) => part !== "");
}

/** Most names, and several times faster than Unicode's classes. */
const ASCII = /^[ -~]*$/;

/** Keys of words come back by the thousand; the map only spares work, it decides nothing. */
const keys = new Map<string, string>();
const MOST_KEYS = 50_000;

function fold(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
