/** One number a period, with its weight → the cost of treating periods as one level, for means and for counts. */
import type { Cost } from "./segments.ts";

/** A period that can be compared. */
export interface Point {
  /** Of the period in the series. */
  readonly position: number;
  readonly key: string;
  readonly first: number;
  readonly last: number;
  readonly acts: number;
  /** On which anything was heard; all of them where that is not known. */
  readonly days: number;
  readonly mean: number;
  /** Sum of the squared distances of the scores from their mean. */
  readonly squares: number;
}

export interface Levels {
  readonly cost: Cost;
  /** The level of a stretch. @param end not included */
  levelOf(start: number, end: number): number;
  /** Variance of one act's score; or how many times more than by Poisson the counts vary. */
  readonly spread: number;
}

type MeanPoint = Pick<Point, "mean" | "acts" | "squares">;
type CountPoint = Pick<Point, "acts" | "days">;

/** Scores of acts with one variance: twice the loss of log-likelihood of a normal mean, a period weighing as many acts as it has. */
export function meanLevels(points: readonly MeanPoint[]): Levels {
  const spread = varianceOf(points);
  const [weight, sum, square] = [
    running(points, ({ acts }) => acts),
    running(points, ({ acts, mean }) => acts * mean),
    running(points, ({ acts, mean }) => acts * mean * mean),
  ];
  return {
    spread,
    levelOf: (start, end) => between(sum, start, end) / between(weight, start, end),
    cost: (start, end) => {
      const total = between(sum, start, end);
      return (between(square, start, end) - (total * total) / between(weight, start, end)) / spread;
    },
  };
}

/** Acts per day heard: twice the loss of log-likelihood of a Poisson rate, divided by the overdispersion (McCullagh & Nelder 1989). */
export function countLevels(points: readonly CountPoint[]): Levels {
  const spread = dispersionOf(points);
  const [count, days] = [running(points, (point) => point.acts), running(points, (point) => point.days)];
  return {
    spread,
    levelOf: (start, end) => between(count, start, end) / between(days, start, end),
    cost: (start, end) => {
      const total = between(count, start, end);
      return total === 0 ? 0 : (2 * (total - total * Math.log(total / between(days, start, end)))) / spread;
    },
  };
}

/** Scores are at least so uncertain: neighbouring types (CONSULT, AGREE) lie two points apart. */
const LEAST_VARIANCE = 1;

/**
 * The larger of the variance within periods, and of that which periods near each other show: acts of one story come together, so
 * that periods differ by more than their acts do.
 */
function varianceOf(points: readonly MeanPoint[]): number {
  const acts = points.reduce((sum, point) => sum + point.acts, 0);
  const within = points.reduce((sum, { squares }) => sum + squares, 0) / Math.max(1, acts - points.length);
  const steps = stepsOf(points, (a, b) => (a.mean - b.mean) ** 2 / (1 / a.acts + 1 / b.acts));
  return Math.max(LEAST_VARIANCE, within, steps);
}

/** Never below that of Poisson: fewer surprises than chance would give are chance as well. */
function dispersionOf(points: readonly CountPoint[]): number {
  const steps = stepsOf(points, (a, b) => {
    const rate = (a.acts + b.acts) / (a.days + b.days);
    return rate === 0 ? 0 : (a.acts / a.days - b.acts / b.days) ** 2 / (rate * (1 / a.days + 1 / b.days));
  });
  return Math.max(1, steps);
}

/**
 * The largest of what periods one, two and three apart show: a run of news that lasts over the end of a period makes neighbours
 * alike. A level that changes is one step among many and weighs little in their median.
 */
function stepsOf<Each>(points: readonly Each[], squareOf: (a: Each, b: Each) => number): number {
  const apart = [1, 2, 3].map((lag) =>
    typical(points.slice(lag).flatMap((point, i) => (points[i] === undefined ? [] : [squareOf(points[i], point)]))),
  );
  return Math.max(...apart);
}

/** The mean square whose median these are, were they squares of normal numbers. */
function typical(squares: readonly number[]): number {
  const sorted = [...squares].sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? 0) / MEDIAN_OF_SQUARES;
}

/** Of the chi-squared distribution with one degree of freedom. */
const MEDIAN_OF_SQUARES = 0.4549364;

function running<Each>(points: readonly Each[], amountOf: (point: Each) => number): Float64Array {
  const sums = new Float64Array(points.length + 1);
  for (const [i, point] of points.entries()) sums[i + 1] = (sums[i] ?? 0) + amountOf(point);
  return sums;
}

function between(sums: Float64Array, start: number, end: number): number {
  return (sums[end] ?? 0) - (sums[start] ?? 0);
}
