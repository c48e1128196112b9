/** Says how well a person's names fit a name in a reference, spelling differences aside. */
import type { Person } from "./people.ts";

/** From here on more than the family name agrees: a father and a son in one office share no more than that. */
export const fullMatch = 1;

/** 0: not the same; below `fullMatch`: the family name only; above, the higher the surer. */
export function matchName(person: Person, referenceNames: readonly string[]): number {
  const own = [person.name, ...(person.names ?? [])].map(nameTokens);
  const family = nameTokens(person.family ?? "");
  let best = 0;
  for (const reference of referenceNames.map(nameTokens)) {
    if (reference.length === 0) continue;
    for (const tokens of own) {
      const shared = tokens.filter((token) => reference.some((other) => isSameToken(token, other))).length;
      // One shared name among several is no more than a family name: "Abdullah" of Pahang, "Abdullah Badawi".
      const contained =
        shared >= Math.min(tokens.length, reference.length) && (shared > 1 || tokens.length === reference.length);
      if (contained) best = Math.max(best, shared + 0.5);
      else if (shared > 1) best = Math.max(best, 0.9);
    }
    const known = [...own, family];
    const hasFamily = known.some(
      (tokens) => tokens.length > 0 && tokens.every((token) => reference.some((other) => isSameToken(token, other))),
    );
    if (hasFamily) best = Math.max(best, 0.9);
  }
  return best;
}

export function foldName(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[ðđ]/g, "d").replace(/ø/g, "o").replace(/ı/g, "i").replace(/ł/g, "l").replace(/ß/g, "ss");
}

/** Particles and titles say nothing about who it is. */
const idleTokens = new Set(
  "al el bin ibn bint of the de da do dos la le von van und y e sir dame sheikh shaikh king queen i ii iii iv".split(
    " ",
  ),
);

function nameTokens(name: string): string[] {
  const tokens = foldName(name)
    .replace(/['’‘`´ʻ.]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((token) => token.length > 0);
  const telling = tokens.filter((token) => !idleTokens.has(token));
  return telling.length > 0 ? telling : tokens;
}

/** Transliterations differ by a letter or two in longer words. */
function isSameToken(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  const allowed = shorter < 8 ? 1 : 2;
  if (shorter < 4 || Math.abs(a.length - b.length) > allowed) return false;
  return editDistance(a, b) <= allowed;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
