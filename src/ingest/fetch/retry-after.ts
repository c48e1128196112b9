/** The Retry-After of an answer → milliseconds to wait from now on. */

/** Nobody waits longer on a server's word. */
const LONGEST = 30 * 24 * 60 * 60 * 1000;

/** Seconds or a date (RFC 9110); a date that has passed is no wait. Anything else is absent. */
export function parseRetryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, LONGEST);
  if (!/^[A-Z][a-z]+,? /.test(text)) return undefined;
  // The oldest of the three forms names no zone, and means GMT.
  const date = Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
  return Number.isNaN(date) ? undefined : Math.min(Math.max(0, date - now), LONGEST);
}
