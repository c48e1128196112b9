/** How a reading went → when the next one is due. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LEAST_INTERVAL = 15 * MINUTE;
const MOST_INTERVAL = DAY;
export const FIRST_INTERVAL = HOUR;

/** Failures in a row, of those that asking again will not mend, after which it is not asked again. */
const MOST_LASTING = 5;

export interface Success {
  readonly interval: number;
  readonly fixed: boolean;
  readonly hadNew: boolean;
  /** New items were left for the next time. */
  readonly waiting: boolean;
  /** Milliseconds for which the feed asks not to be read again. */
  readonly patience?: number;
}

/** Half the interval after something new, half as long again after nothing; `random` spreads it by a tenth. */
export function afterSuccess(
  { interval, fixed, hadNew, waiting, patience = 0 }: Success,
  now: number,
  random: number,
): { readonly interval: number; readonly due: number } {
  const adapted = fixed ? interval : clamp(Math.round(hadNew ? interval / 2 : interval * 1.5));
  const asked = fixed ? 0 : Math.min(patience, MOST_INTERVAL);
  const wait = Math.max(waiting && !fixed ? LEAST_INTERVAL : adapted, asked);
  return { interval: adapted, due: now + Math.round(wait * (0.9 + 0.2 * random)) };
}

export interface Failure {
  /** In a row, this one included. */
  readonly errors: number;
  /** In a row, this one included, that asking again will not mend. */
  readonly lasting: number;
  readonly status?: number;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter?: number;
}

/** Twice as long after each failure, a day at most; never sooner than the server asks, a day at most. */
export function afterFailure(
  { errors, lasting, status, retryAfter = 0 }: Failure,
  now: number,
  random: number,
): { readonly due: number; readonly pause: boolean } {
  const wait = LEAST_INTERVAL * 2 ** Math.min(errors - 1, 20) * (0.75 + 0.5 * random);
  const due = now + Math.round(Math.max(Math.min(wait, DAY), Math.min(retryAfter, DAY)));
  // 410: gone for good, the server itself says so.
  return { due, pause: status === 410 || lasting >= MOST_LASTING };
}

/** Tries of an item set aside, after which only the user tries it again. */
const MOST_TRIES = 8;

/** Whether an item that was set aside should be tried again by itself. */
export function isRetryDue(
  aside: { readonly retryable: boolean; readonly tries: number; readonly last: number },
  now: number,
): boolean {
  const wait = Math.min(LEAST_INTERVAL * 2 ** (aside.tries - 1), DAY);
  return aside.retryable && aside.tries < MOST_TRIES && now >= aside.last + wait;
}

function clamp(interval: number): number {
  return Math.min(MOST_INTERVAL, Math.max(LEAST_INTERVAL, interval));
}
