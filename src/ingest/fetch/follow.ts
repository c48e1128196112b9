/** An address → the answer at the end of its redirects. Every hop is checked like the first. */
import { type Answer, headerOf } from "./exchange.ts";
import { type Failure, failure, shown } from "./failure.ts";
import type { CheckedUrl } from "./url.ts";

export interface Followed {
  readonly kind: "followed";
  readonly url: URL;
  /** There were redirects, and all of them were permanent. */
  readonly moved: boolean;
  readonly answer: Answer;
}

export interface Course {
  /** May this be asked for at all? `base`: the address that redirected here. */
  check(address: string, base?: URL): CheckedUrl;
  /** What its host says to that (robots.txt). */
  permit(url: URL): Promise<Failure | undefined>;
  /** `milliseconds`: what is left for it. */
  ask(url: URL, isRedirect: boolean, milliseconds: number): Promise<Answer | Failure>;
  readonly redirects: number;
  /** Milliseconds for all exchanges together. */
  readonly whole: number;
}

export async function follow(address: string, course: Course): Promise<Followed | Failure> {
  const seen = new Set<string>();
  let left = course.whole;
  let isPermanent = true;
  let next = course.check(address);
  for (;;) {
    if (next.kind === "failed") return next;
    const { url } = next;
    if (seen.has(url.href)) return loop(address, url);
    if (seen.size > course.redirects) return tooMany(address, course.redirects);
    if (left <= 0) return late(address, course.whole);
    const refused = await course.permit(url);
    if (refused !== undefined) return refused;
    const answer = await course.ask(url, seen.size > 0, left);
    if (answer.kind === "failed") return answer;
    left -= answer.took;
    const target = targetOf(answer);
    if (target === undefined) return { kind: "followed", url, moved: seen.size > 0 && isPermanent, answer };
    seen.add(url.href);
    isPermanent &&= PERMANENT.has(answer.status);
    next = course.check(target, url);
  }
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/** Header values come as Latin-1; addresses in them that are not plain ASCII are UTF-8 in practice. */
function targetOf(answer: Answer): string | undefined {
  const location = REDIRECTS.has(answer.status) ? headerOf(answer, "location") : undefined;
  return location === undefined ? undefined : Buffer.from(location, "latin1").toString("utf8");
}

function loop(address: string, url: URL): Failure {
  const what = `leads in a circle: its redirects come back to ${shown(url.href)}. Open it in a browser; some sites do this to readers without cookies.`;
  return failure("FETCH_REDIRECT_LOOP", address, what);
}

function tooMany(address: string, most: number): Failure {
  const what = `redirects more than ${most} times. Open it in a browser, and add the address where it ends.`;
  return failure("FETCH_REDIRECTS", address, what);
}

function late(address: string, whole: number): Failure {
  return failure("FETCH_TIMEOUT", address, `was not read to its end within ${whole / 1000} s. Try again later.`);
}
