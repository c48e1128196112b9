/** The beginning of a paragraph in; its dateline (place, date, credit, length), if it has one, out. */
import type { TextLists } from "./lists.ts";

export interface Dateline {
  /** Code units up to the end of the dash. */
  readonly length: number;
  readonly place?: { readonly start: number; readonly end: number };
  readonly date?: string;
  readonly credit?: string;
}

const MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
const DAY = `(?:${MONTH}\\.? \\d{1,2}|\\d{1,2} ${MONTH}\\.?)(?:,? \\d{4})?`;
const CAPITALS = "\\p{Lu}[\\p{Lu}.'’-]+(?:[ /-]\\p{Lu}[\\p{Lu}.'’-]*)*";
const PLACE = `(?<place>${CAPITALS}(?:, (?!${MONTH}\\b)\\p{Lu}[\\p{L}.'-]*(?: \\p{Lu}[\\p{L}.'-]*){0,3}){0,2}(?:/${CAPITALS}(?:, \\p{Lu}[\\p{L}.'-]*(?: \\p{Lu}[\\p{L}.'-]*){0,2})?){0,3})`;
const CREDIT = "\\((?<credit>\\p{L}[\\p{L}\\p{N}./ -]{1,30})\\)";
const DASH = "\\s*(?:—|–|--|(?<= )-(?= )|(?<= )_(?= ))\\s*";

/** Words; "WEST PALM BEACH" has three, a slogan in capitals more. */
const LONGEST_PLACE = 3;

const FORMS = [
  new RegExp(`^${PLACE}[.,]? *(?<date>${DAY})[.,]? */(?<credit>\\p{L}[\\p{L} -]{1,30})/\\.?(?<dash>)`, "u"),
  new RegExp(`^(?=[^:]{3,50},)${PLACE},? *(?<date>${DAY})?(?<dash>:)(?= )`, "u"),
  new RegExp(`^${PLACE},? *(?<date>${DAY})?,? *(?:${CREDIT})?(?<dash>${DASH})`, "u"),
  new RegExp(`^${CREDIT} *(?:${PLACE})?(?<dash>${DASH})?`, "u"),
  new RegExp(
    `^(?<place>\\p{Lu}[\\p{L}.'-]+(?: \\p{Lu}[\\p{L}.'-]+){0,2}(?:, \\p{Lu}[\\p{L}.'-]+(?: \\p{Lu}[\\p{L}.'-]+){0,2})?),? *(?<date>${DAY})?,? *${CREDIT}(?<dash>${DASH})?`,
    "u",
  ),
];

export function findDateline(text: string, start: number, end: number, lists: TextLists): Dateline | undefined {
  const head = text.slice(start, Math.min(end, start + 160));
  for (const form of FORMS) {
    const match = form.exec(head);
    const found = match ? readMatch(match, head, lists) : undefined;
    if (found) return found;
  }
  return undefined;
}

function readMatch(match: RegExpExecArray, head: string, lists: TextLists): Dateline | undefined {
  const { place, date, credit, dash } = match.groups ?? {};
  if (credit !== undefined && !lists.agencies.has(credit) && !isCredit(credit, place, dash)) return undefined;
  const rest = head.slice(match[0].length).trimStart();
  if (!/^["'([$]*[\p{Lu}\p{N}]/u.test(rest) || rest.length < 12) return undefined;
  if (credit === undefined) {
    if (place === undefined || dash === undefined) return undefined;
    if ((place.split(",")[0] ?? "").split(/[ -]/).length > LONGEST_PLACE) return undefined;
    if (place.split(/[^\p{L}]+/u).some((word) => lists.notPlaces.has(word))) return undefined;
    if (place.replace(/[^\p{Lu}]/gu, "").length < 4) return undefined;
  }
  const from = place === undefined ? -1 : match[0].indexOf(place);
  return {
    length: match[0].trimEnd().length,
    ...(place !== undefined && { place: { start: from, end: from + trimStop(place).length } }),
    ...(date !== undefined && { date }),
    ...(credit !== undefined && { credit }),
  };
}

/** An outlet that no list names: a host, or what stands in brackets between a place in capitals and a dash. */
function isCredit(credit: string, place: string | undefined, dash: string | undefined): boolean {
  if (dash === undefined) return false;
  return /\.\p{Ll}{2,4}$/u.test(credit) || (place !== undefined && /^\p{Lu}{4}/u.test(place.replace(/[ .]/g, "")));
}

/** "KYIV. Sept 18": the stop is not the name's, as that of "D.C." is. */
function trimStop(place: string): string {
  return /\p{Lu}{3}\.$/u.test(place) ? place.slice(0, -1) : place;
}
