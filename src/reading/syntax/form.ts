/** A token's surface in; the form the model was trained on out (one kind of quote, dash and space). */

const folded: Readonly<Record<string, string>> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201a": "'",
  "\u201b": "'",
  "\u2032": "'",
  "\u00b4": "'",
  "`": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u201e": '"',
  "\u201f": '"',
  "\u00ab": '"',
  "\u00bb": '"',
  "\u2033": '"',
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2015": "-",
  "\u2212": "-",
  "\u2026": "...",
  "\u00a0": " ",
  "\u2009": " ",
  "\u202f": " ",
};
const foldable =
  /[\u2018-\u201b\u2032\u00b4`\u201c-\u201f\u00ab\u00bb\u2033\u2010-\u2015\u2212\u2026\u00a0\u2009\u202f]/g;
const whole: Readonly<Record<string, string>> = { "''": '"', "--": "-", "---": "-" };

/** @example normaliseForm("“") === '"' */
export function normaliseForm(text: string): string {
  const form = text.replace(foldable, (character) => folded[character] ?? character);
  return form.length > 3 ? form : (whole[form] ?? form);
}
