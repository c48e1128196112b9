/** Items that could not be taken → what is kept of them, and back. */
import { z } from "zod";
import type { Fault, FaultInput } from "../../store/index.ts";
import type { BadItem, FeedItem } from "../feeds/index.ts";
import type { Taken } from "./take-item.ts";

const markup = z.object({ value: z.string(), html: z.boolean() });

const item = z.object({
  key: z.string(),
  digest: z.string(),
  url: z.string().exactOptional(),
  isUrlShared: z.boolean().exactOptional(),
  title: markup.exactOptional(),
  published: z.string().exactOptional(),
  summary: markup.exactOptional(),
  content: markup.exactOptional(),
  source: z.string().exactOptional(),
  lang: z.string().exactOptional(),
  issues: z.array(z.object({ code: z.string(), message: z.string() })),
});

/** What an item is listed under. */
export function placeOf({ url, key, isUrlShared }: FeedItem, subscription: string): string {
  return url === undefined || isUrlShared === true ? `${subscription}#${key}` : url;
}

export function asideFault(
  item: FeedItem,
  subscription: string,
  { issue, retryable }: Extract<Taken, { readonly kind: "aside" }>,
): FaultInput {
  return {
    place: placeOf(item, subscription),
    code: issue.code,
    message: issue.message,
    aside: { subscription, retryable, item, ...(item.url !== undefined && { url: item.url }) },
  };
}

/** Of an item that cannot be taken at all there is nothing to try again. */
export function badFault({ place, issue }: BadItem, subscription: string): FaultInput {
  return { place, code: issue.code, message: issue.message, aside: { subscription, retryable: false, item: null } };
}

/** Undefined where there is nothing to try again. */
export function itemOf(fault: Fault): FeedItem | undefined {
  const read = item.safeParse(fault.aside?.item);
  return read.success ? read.data : undefined;
}
