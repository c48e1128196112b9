/** Source text in; the text with look-alikes folded and invisible characters removed, and the way back, out. */

/** Text to cut, and for each of its code units the offset in the source. */
export interface FoldedText {
  readonly text: string;
  /** Offset in the source of code unit `i`. */
  readonly at: (i: number) => number;
  /** Offset in the source just after code unit `i - 1`: what follows invisibly is left out. */
  readonly after: (i: number) => number;
}

export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const SIGN = 3;
export const HIGH = 4;
export const LOW = 5;
export const MARK = 6;

/**
 * Code units that take no part in the text. A zero-width joiner after a pictograph does: it makes one emoji of several.
 */
export const INVISIBLE =
  /[\u00AD\u034F\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]|(?<!\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}]?\uFE0F?)\u200D/gu;

/** One code unit each, so that offsets stay. Windows-1252 quotes and dashes that were read as control characters too. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201A": "'",
  "\u201B": "'",
  "\u2032": "'",
  "\u02BC": "'",
  "\u02B9": "'",
  "\u00B4": "'",
  "`": "'",
  "\uFF07": "'",
  "\u0091": "'",
  "\u0092": "'",
  "\u201C": '"',
  "\u201D": '"',
  "\u201E": '"',
  "\u201F": '"',
  "\u2033": '"',
  "\u00AB": '"',
  "\u00BB": '"',
  "\uFF02": '"',
  "\u0093": '"',
  "\u0094": '"',
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "–",
  "\u2212": "-",
  "\uFE63": "-",
  "\uFF0D": "-",
  "\u2015": "—",
  "\u0096": "–",
  "\u0097": "—",
};

const LOOKALIKE = new RegExp(`[${Object.keys(LOOKALIKES).join("")}]`, "g");

const CLASSES = classTable();

export function foldText(source: string): FoldedText {
  const folded = source.replace(LOOKALIKE, (c) => LOOKALIKES[c] ?? c);
  const gaps = [...folded.matchAll(INVISIBLE)].map((match) => match.index);
  if (gaps.length === 0) return { text: folded, at: (i) => i, after: (i) => i };
  const offsets = new Int32Array(folded.length - gaps.length + 1);
  let gap = 0;
  let out = 0;
  for (let i = 0; i < folded.length; i++) {
    if (gaps[gap] === i) gap++;
    else offsets[out++] = i;
  }
  offsets[out] = folded.length;
  return {
    text: folded.replace(INVISIBLE, ""),
    at: (i) => offsets[i] ?? folded.length,
    after: (i) => (i === 0 ? 0 : (offsets[i - 1] ?? folded.length - 1) + 1),
  };
}

/** Class of one code unit; control characters count as spaces. */
export function classOf(unit: number): number {
  return CLASSES[unit] ?? SPACE;
}

export function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}

function classTable(): Uint8Array {
  const table = new Uint8Array(65536).fill(SIGN);
  const kinds: readonly (readonly [RegExp, number])[] = [
    [/[\p{L}\p{Nl}\p{No}_]/u, LETTER],
    [/\p{Nd}/u, DIGIT],
    [/[\p{M}\u200D\uFE0E\uFE0F]/u, MARK],
    [/[\s\p{Z}\p{Cc}\u2800\u3164]/u, SPACE],
  ];
  for (let unit = 0; unit < 65536; unit++) {
    if (unit >= 0xd800 && unit <= 0xdfff) {
      table[unit] = unit < 0xdc00 ? HIGH : LOW;
      continue;
    }
    const char = String.fromCharCode(unit);
    for (const [pattern, kind] of kinds) if (pattern.test(char)) table[unit] = kind;
  }
  return table;
}
