/** How many of how many → the share with its 95 % interval (Wilson 1927, doi:10.1080/01621459.1927.10502953), sound for few and for all. */

export interface Proportion {
  readonly count: number;
  readonly n: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** @param n at least 1. */
export function proportion(count: number, n: number): Proportion {
  const rate = count / n;
  const centre = rate + Z ** 2 / (2 * n);
  const half = Z * Math.sqrt((rate * (1 - rate)) / n + Z ** 2 / (4 * n ** 2));
  const scale = 1 + Z ** 2 / n;
  return {
    count,
    n,
    rate,
    low: count === 0 ? 0 : Math.max(0, (centre - half) / scale),
    high: count === n ? 1 : Math.min(1, (centre + half) / scale),
  };
}

/** Of the normal distribution, for 95 %. */
const Z = 1.959963984540054;
