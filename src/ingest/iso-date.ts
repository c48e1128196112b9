/** A date as pages write it in their tags → ISO 8601, or undefined where its order of day and month is unclear. */

export function isoDate(text: string): string | undefined {
  const value = text.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(value);
  if (iso !== null) return isDay(iso[1], iso[2], iso[3]) ? value.replace(" ", "T") : undefined;
  const packed = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/.exec(value);
  if (packed !== null) return joined(packed[1], packed[2], packed[3]);
  const slashed = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b/.exec(value);
  if (slashed !== null) return joined(slashed[1], slashed[2], slashed[3]);
  const dayFirst = /(?:^|,\s*)(\d{1,2})\.?\s+([A-Z][a-z]{2})[a-z]*\.?,?\s+(\d{4})\b/.exec(value);
  if (dayFirst !== null) return joined(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^(?:[A-Z][a-z]+,?\s+)?([A-Z][a-z]{2})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})\b/.exec(value);
  if (monthFirst !== null) return joined(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? isoDate(value.slice(0, 10)) : undefined;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function monthOf(name: string | undefined): string {
  return String(MONTHS.indexOf(name ?? "") + 1);
}

function joined(year?: string, month?: string, day?: string): string | undefined {
  if (!isDay(year, month, day)) return undefined;
  return `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
}

function isDay(year?: string, month?: string, day?: string): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return y >= 1500 && m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
}
