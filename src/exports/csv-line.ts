/** Values → one line of CSV (RFC 4180, save that lines end in a plain line feed). */

export function csvLine(values: readonly (string | number | boolean | undefined)[]): string {
  return `${values.map(field).join(",")}\n`;
}

function field(value: string | number | boolean | undefined): string {
  const text = value === undefined ? "" : String(value);
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
