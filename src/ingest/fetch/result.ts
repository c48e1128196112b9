/** The answer at the end of the way → what the caller gets: bytes unpacked, unchanged, or the reason why not. */
import { type Answer, headerOf } from "./exchange.ts";
import { type Failure, failure } from "./failure.ts";
import type { Followed } from "./follow.ts";
import type { FetchLimits } from "./options.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { statusFailure } from "./status.ts";
import type { Fetched, FetchRequest } from "./types.ts";
import { unpack } from "./unpack.ts";

export async function fetchedOf(
  { wanted, etag, lastModified }: FetchRequest,
  { url, moved, answer }: Followed,
  limits: FetchLimits,
  now: number,
): Promise<Fetched> {
  const { status, bytes } = answer;
  const wasAsked = etag !== undefined || lastModified !== undefined;
  if (status === 304 && wasAsked) return { kind: "unchanged" };
  if (status !== 200 && status !== 203) return statusFailure(url.href, status, waitOf(answer, now));
  const byRatio = Math.max(HARMLESS, limits.ratio * bytes.length);
  const most = Math.min(limits.unpackedBytes[wanted], byRatio);
  const unpacked = await unpack(bytes, headerOf(answer, "content-encoding"), most);
  if (unpacked.kind === "bomb") return bomb(url, bytes.length, most, most === byRatio);
  if (unpacked.kind === "broken") {
    return failure("FETCH_ENCODING", url.href, `was not read: it is ${unpacked.why}. It is asked again later.`);
  }
  const contentType = kept(answer, "content-type");
  const newEtag = kept(answer, "etag");
  const newDate = kept(answer, "last-modified");
  return {
    kind: "fetched",
    url: url.href,
    moved,
    ...(contentType === undefined ? {} : { contentType }),
    ...(newEtag === undefined ? {} : { etag: newEtag }),
    ...(newDate === undefined ? {} : { lastModified: newDate }),
    bytes: unpacked.bytes,
  };
}

/** Milliseconds that a host asks to wait before anything else is asked of it. */
export function waitOf(answer: Answer, now: number): number | undefined {
  const mayAsk = answer.status === 429 || answer.status === 503;
  return mayAsk ? parseRetryAfter(headerOf(answer, "retry-after"), now) : undefined;
}

/** Up to this size nothing unpacked does harm, whatever the ratio: a short list of like lines packs very well. */
const HARMLESS = 2 ** 20;

function bomb(url: URL, packed: number, most: number, isRatio: boolean): Failure {
  const size = `${Math.ceil(most / 2 ** 20)} MiB`;
  if (!isRatio) {
    const what = `unpacks to more than the ${size} allowed. Nothing of it is kept; check that it is the address you mean.`;
    return failure("FETCH_TOO_LARGE", url.href, what);
  }
  const what = `has ${packed} bytes that unpack to more than ${size}, as is done to fill a reader's memory. Nothing of it is kept.`;
  return failure("FETCH_BOMB", url.href, what);
}

/** A header longer than any server needs is not kept. */
const LONGEST_KEPT = 1024;

function kept(answer: Answer, name: string): string | undefined {
  const value = headerOf(answer, name);
  return value === undefined || value.length > LONGEST_KEPT ? undefined : value;
}
