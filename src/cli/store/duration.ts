/** "30m", "2h", "1d" ↔ milliseconds. */
import { UsageError } from "../command.ts";

const UNITS: readonly (readonly [letter: string, milliseconds: number])[] = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
];

/** From one minute to thirty days. @throws UsageError */
export function durationOf(option: string, given: string): number {
  const [, count = "", letter = ""] = /^(\d{1,4})([mhd])$/.exec(given) ?? [];
  const time = Number(count) * (UNITS.find(([unit]) => unit === letter)?.[1] ?? Number.NaN);
  if (time >= 60_000 && time <= 30 * 86_400_000) return time;
  throw new UsageError(
    `--${option} must be minutes, hours or days, from 1m to 30d, like 30m or 2h, but is "${given}".`,
  );
}

/** About: "45 s", "30 min", "2 h", "3 d". */
export function aboutDuration(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 1) return `${Math.round(milliseconds / 1000)} s`;
  if (minutes < 100) return `${Math.round(minutes)} min`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} d`;
}
