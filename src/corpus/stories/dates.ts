/** ISO 8601 dates in → day numbers, and how much nearness in time counts. */

/** Days since 1970-01-01 of an ISO 8601 date; undefined where it is none. */
export function dayNumber(date: string | undefined): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? "");
  if (match === null) return undefined;
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / 86_400_000;
  return Number.isFinite(day) ? day : undefined;
}

export interface Nearness {
  /** What is left when two dates lie far apart, or one is unknown; 0–1. */
  readonly floor: number;
  /** Days after which the part above the floor has fallen to 37 %. */
  readonly days: number;
}

export function nearness(a: number | undefined, b: number | undefined, { floor, days }: Nearness): number {
  if (a === undefined || b === undefined) return floor;
  return floor + (1 - floor) * Math.exp(-Math.abs(a - b) / days);
}
