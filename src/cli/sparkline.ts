/** Numbers → one line of bars, the lowest at the least of them; a gap where there is none. */

const BARS = "▁▂▃▄▅▆▇█";

export function sparkline(values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const step = (most - least) / (BARS.length - 1);
  return values
    .map((value) => (value === undefined ? " " : BARS[step === 0 ? 3 : Math.round((value - least) / step)]))
    .join("");
}
