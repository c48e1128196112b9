/** A feed whose XML is broken → what can be read of it: each item that is whole by itself. */
import { type RawFeed, rawFeed } from "./raw-items.ts";
import type { RawItem } from "./types.ts";

export interface Mended {
  readonly feed: RawFeed;
  /** Numbers of the items that are broken, from 1. */
  readonly broken: readonly number[];
}

/** Undefined where not one item is whole. */
export function mendFeed(xml: string): Mended | undefined {
  const root = /<((?:[\w-]+:)?(rss|rdf|feed))(?=[\s>])[^>]*>/i.exec(xml);
  if (root === null) return undefined;
  const [tag, name = "", kind = ""] = root;
  const frame = (inside: string): string =>
    kind.toLowerCase() === "rss" ? `${tag}<channel>${inside}</channel></${name}>` : `${tag}${inside}</${name}>`;
  const items: RawItem[] = [];
  const broken: number[] = [];
  let format: RawFeed["format"] | undefined;
  for (const [i, block] of blocksOf(xml).entries()) {
    const read = attempt(frame(block));
    if (read === undefined || read.items.length === 0) broken.push(i + 1);
    else {
      format = read.format;
      items.push(...read.items);
    }
  }
  if (format === undefined) return undefined;
  return { feed: { ...headOf(xml, frame), format, items }, broken };
}

/** From one opening tag to its end, or to the next opening tag: each in one pass, however many never end. */
function blocksOf(xml: string): readonly string[] {
  const opening = /<((?:[\w-]+:)?(?:item|entry))(?=[\s>])/gi;
  const starts = [...xml.matchAll(opening)];
  return starts.map((start, i) => {
    const block = xml.slice(start.index, starts[i + 1]?.index ?? xml.length);
    const closing = `</${start[1]}>`;
    const end = block.indexOf(closing);
    return end < 0 ? block : block.slice(0, end + closing.length);
  });
}

/** Title and addresses of the feed, where what stands before its first item is whole. */
function headOf(xml: string, frame: (inside: string) => string): Partial<RawFeed> {
  const from = xml.search(/<(?:[\w-]+:)?(?:title|link)(?=[\s>])/i);
  const to = xml.search(/<(?:[\w-]+:)?(?:item|entry)(?=[\s>])/i);
  return (from >= 0 && from < to ? attempt(frame(xml.slice(from, to))) : undefined) ?? {};
}

function attempt(xml: string): RawFeed | undefined {
  try {
    return rawFeed(xml);
  } catch {
    return undefined;
  }
}
