/** What went wrong → the value that says so. The codes are listed here, each with whether asking again is pointless. */
import type { Fetched } from "./types.ts";

export type Failure = Extract<Fetched, { kind: "failed" }>;

/** True: nothing changes until somebody changes something (the address, the settings, the server). */
const LASTING = {
  /** No address that could be asked. */
  FETCH_BAD_URL: true,
  FETCH_REFUSED_SCHEME: true,
  FETCH_REFUSED_CREDENTIALS: true,
  FETCH_REFUSED_PORT: true,
  /** An address inside a private network, or a name that leads to one. */
  FETCH_REFUSED_PRIVATE: true,
  /** A redirect from https to http. */
  FETCH_REFUSED_DOWNGRADE: true,
  /** robots.txt says no. */
  FETCH_ROBOTS: true,
  /** robots.txt could not be read: for now nothing is fetched. */
  FETCH_ROBOTS_UNREADABLE: false,
  /** The host's name has no address. */
  FETCH_DNS: false,
  FETCH_CONNECT: false,
  FETCH_TLS: false,
  FETCH_TIMEOUT: false,
  /** The connection ended before the answer did. */
  FETCH_CUT_OFF: false,
  /** Not HTTP, or headers without end. */
  FETCH_BAD_ANSWER: false,
  FETCH_TOO_LARGE: true,
  /** A small body that unpacks to a huge one. */
  FETCH_BOMB: true,
  /** The body is packed in a way that is unknown or broken. */
  FETCH_ENCODING: false,
  FETCH_REDIRECT_LOOP: true,
  FETCH_REDIRECTS: true,
  /** An answer with a status that gives no content; `status` has it, and it decides whether asking again is pointless. */
  FETCH_STATUS: false,
  /** The host asked to wait (Retry-After), and the time is not over: nothing was sent. */
  FETCH_WAIT: false,
  FETCH_CLOSED: false,
  /** Readout's own mistake. */
  FETCH_DEFECT: false,
} as const satisfies Readonly<Record<string, boolean>>;

export type FailureCode = keyof typeof LASTING;

/** `what` starts with a verb and says what to do: the address goes before it. */
export function failure(code: FailureCode, url: string, what: string, more: Partial<Failure> = {}): Failure {
  return { kind: "failed", code, message: `${shown(url)} ${what}`, lasting: LASTING[code], ...more };
}

export function closedFailure(url: string): Failure {
  return failure("FETCH_CLOSED", url, "was not read: fetching was ended. Run the command again.");
}

const LONGEST_SHOWN = 200;

/** An address as messages name it: cut to size, and never with a password. */
export function shown(url: string): string {
  const open = url.replace(/^([a-z][a-z0-9+.-]*:)?[\\/]*[^\\/?#]*@/i, (_, scheme = "") => `${scheme}//…@`);
  return open.length > LONGEST_SHOWN ? `${open.slice(0, LONGEST_SHOWN)}…` : open;
}
