/** The beginning of a table → the sign that parts its cells. */

const SIGNS = [",", ";", "\t", "|"] as const;

/** The sign that stands most often in the head outside quotation marks; a comma where there is a single column. */
export function findDelimiter(text: string): string {
  const counts = new Map<string, number>(SIGNS.map((sign) => [sign, 0]));
  let quoted = false;
  for (const character of text.replace(/^\uFEFF/, "")) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === "\n" || character === "\r")) break;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  let best: string = SIGNS[0];
  for (const sign of SIGNS) if ((counts.get(sign) ?? 0) > (counts.get(best) ?? 0)) best = sign;
  return best;
}
