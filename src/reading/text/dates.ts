/** A date as people and feeds write it in; ISO 8601 (`2024-03-12`), or nothing where it is unclear, out. */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NAME =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b";
const WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\b[.,]*\\s*)?";

/** Forms whose order of day and month is beyond doubt. */
const FORMS: readonly RegExp[] = [
  /(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/,
  /(?<year>\d{4})年\s?(?<month>\d{1,2})月\s?(?<day>\d{1,2})日/,
  new RegExp(`(?<name>${NAME})[.,]?\\s*(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})(?!\\d)`, "i"),
  new RegExp(
    `(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?(?<name>${NAME})[.,]?[\\s-]+(?<year>\\d{4})(?!\\d)`,
    "i",
  ),
  /(?<!\d)(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?!\d)/,
  /(?<!\d)(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})(?!\d)/,
];
const SLASHED = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/;

/** The first readable date that stands anywhere in `text`. */
export function findDate(text: string): string | undefined {
  for (const form of FORMS) {
    const groups = form.exec(text)?.groups;
    const found = groups && makeDate(groups["year"], groups["month"] ?? monthOf(groups["name"]), groups["day"]);
    if (found) return found;
  }
  const [, first, second, year] = SLASHED.exec(text) ?? [];
  if (Number(first) > 12) return makeDate(year, second, first);
  return Number(second) > 12 || first === second ? makeDate(year, first, second) : undefined;
}

/** True when the text is a date and nothing else, but for a weekday, a time and words like "Published". */
export function isDateLine(text: string): boolean {
  const rest = text.replace(DATE_WORDS, "").replace(new RegExp(`^${WEEKDAY}`, "i"), "");
  return /^[\s\d.,:;/|()–—·•+-]*$/.test(rest.replace(new RegExp(NAME, "gi"), "")) && findDate(text) !== undefined;
}

const DATE_WORDS =
  /\b(?:first|published|posted|updated|last|modified|released?|issued|created|date|dateline|on|at|of|by|am|pm|a\.m\.?|p\.m\.?|[ecpmg][dsm]?t|utc|gmt\+?\d?|z|t|hrs?|ist|bst|msk|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|st|nd|rd|th)\b|(?<=\d)(?:st|nd|rd|th|t|z)/gi;

function monthOf(name: string | undefined): string | undefined {
  const index = MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase());
  return index < 0 ? undefined : String(index + 1);
}

function makeDate(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (!(y >= 1000 && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m))) return undefined;
  return `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
