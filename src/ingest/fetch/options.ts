/** What a fetcher may be told, and its limits with their defaults: how much, how long, how often. */
import { setTimeout as pause } from "node:timers/promises";
import type { FetchRequest } from "./types.ts";

export type Wanted = FetchRequest["wanted"];

export interface FetcherOptions {
  /** Who asks, told to every server: `readoutAgent("0.1.0")`. Its part before "/" is the name robots.txt is searched for. */
  readonly userAgent: string;
  /**
   * Networks that are not the public Internet (private, loopback, link-local …): false refuses them all (the default), true lets
   * them all in, a list lets in these addresses and ranges ("192.168.1.10", "10.0.0.0/8", "fd00::/8").
   */
  readonly allowPrivate?: boolean | readonly string[];
  readonly limits?: Partial<FetchLimits>;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** Must end, in whichever way, when the signal is aborted. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** A host's name → its addresses. What it gives is checked, and nothing else is connected to. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

/** Bytes and milliseconds. */
export interface FetchLimits {
  /** Of a body as it comes over the wire. */
  readonly bytes: Readonly<Record<Wanted, number>>;
  /** Of the same body unpacked. */
  readonly unpackedBytes: Readonly<Record<Wanted, number>>;
  /** Unpacked bytes for one byte on the wire; it counts from 1 MiB on, below which any ratio is harmless. */
  readonly ratio: number;
  /** Of all header lines together. */
  readonly headerBytes: number;
  /** UTF-16 code units of an address. */
  readonly urlLength: number;
  /** Finding the address of a host, connecting, and agreeing on encryption. */
  readonly connect: number;
  /** From the request sent to the end of the headers. */
  readonly firstByte: number;
  /** Between two pieces of a body. */
  readonly idle: number;
  /** All exchanges of one request together, redirects included; waiting for one's turn is not counted. */
  readonly whole: Readonly<Record<Wanted, number>>;
  readonly redirects: number;
  /** Between the end of one request to a host and the start of the next. */
  readonly hostPause: number;
  /** The longest Crawl-delay of a robots.txt that is kept; a longer one counts as this. */
  readonly crawlDelay: number;
  /** Exchanges at a time, over all hosts. */
  readonly concurrent: number;
  /** What of a robots.txt is read; the rest is left out, as RFC 9309 has it. */
  readonly robotsBytes: number;
  readonly robotsTime: number;
  /** How long a robots.txt counts, and how long one that could not be read is not asked for again. */
  readonly robotsKept: number;
  readonly robotsRetry: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

export const LIMITS: FetchLimits = {
  bytes: { page: 10 * MIB, feed: 20 * MIB, file: 100 * MIB },
  unpackedBytes: { page: 20 * MIB, feed: 60 * MIB, file: 200 * MIB },
  ratio: 100,
  headerBytes: 64 * KIB,
  urlLength: 8000,
  connect: 10 * SECOND,
  firstByte: 30 * SECOND,
  idle: 20 * SECOND,
  whole: { page: MINUTE, feed: MINUTE, file: 5 * MINUTE },
  redirects: 5,
  hostPause: SECOND,
  crawlDelay: 30 * SECOND,
  concurrent: 8,
  robotsBytes: 500 * KIB,
  robotsTime: 20 * SECOND,
  robotsKept: 24 * 60 * MINUTE,
  robotsRetry: 10 * MINUTE,
};

/** The name under which Readout asks. */
export function readoutAgent(version: string): string {
  return `Readout/${version} (reads news for its user; obeys robots.txt as "readout")`;
}

export async function sleepFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal });
}
