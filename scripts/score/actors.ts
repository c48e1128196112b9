/** Actor phrases with the country and sector expected, and a function that resolves a phrase → accuracy of each. */

export interface ActorRow {
  readonly id: string;
  readonly text: string;
  /** Day on which the phrase is read; absent: no day. */
  readonly date: string | null;
  readonly expect: Readonly<Record<string, string>>;
  /** The set's author expects failure; counted apart. */
  readonly xfail: boolean;
}

export interface ResolvedPhrase {
  readonly country?: string | undefined;
  readonly sector?: string | undefined;
}

export interface ActorScore {
  readonly country: Accuracy;
  readonly sector: Accuracy;
  readonly misses: readonly string[];
}

export interface Accuracy {
  readonly right: number;
  readonly of: number;
  readonly accuracy: number;
}

/** The set codes the European Union and the United Nations as countries; we code them as PLOVER's handbook does. */
const COUNTRYLESS: Readonly<Record<string, string>> = { EUR: "IGO", UNO: "IGO" };
/** How the set writes that it does not know. */
const UNKNOWN_SECTOR = "UNK";

/** An expected empty string means that none may be given. Rows with neither country nor sector are not counted. */
export function scoreActors(
  rows: readonly ActorRow[],
  resolve: (text: string, date: string | undefined) => ResolvedPhrase,
): ActorScore {
  const tally = { country: { right: 0, of: 0 }, sector: { right: 0, of: 0 } };
  const misses: string[] = [];
  for (const row of rows) {
    if (row.xfail) continue;
    const found = resolve(row.text, isoDate(row.date));
    const [country, sector] = [row.expect["country"] ?? row.expect["cc"], row.expect["code_1"]];
    const expected = {
      country: country === undefined ? undefined : (COUNTRYLESS[country] ?? country),
      sector: sector === UNKNOWN_SECTOR ? "" : sector,
    };
    for (const field of ["country", "sector"] as const) {
      const wanted = expected[field];
      if (wanted === undefined) continue;
      tally[field].of += 1;
      if ((found[field] ?? "") === wanted) tally[field].right += 1;
      else misses.push(`${row.text}: ${field} ${found[field] ?? "none"}, expected ${wanted || "none"}`);
    }
  }
  const accuracy = ({ right, of }: { right: number; of: number }): Accuracy => ({
    right,
    of,
    accuracy: of === 0 ? 0 : right / of,
  });
  return { country: accuracy(tally.country), sector: accuracy(tally.sector), misses };
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** "2022-06-01" as it is, "12 April 2022" turned round; anything else counts as no date. */
function isoDate(date: string | null): string | undefined {
  if (date === null) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  const [day = "", month = "", year = ""] = date.split(" ");
  const index = MONTHS.indexOf(month.toLowerCase());
  return index < 0 ? undefined : `${year}-${String(index + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
