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
  // By halves: most items of a broken feed are whole, and each parse costs its time.
  const read = (blocks: readonly Block[]): void => {
    const found = attempt(frame(blocks.map(({ text }) => text).join("")));
    if (found?.items.length === blocks.length) {
      format = found.format;
      for (const item of found.items) items.push(item);
      return;
    }
    const [first] = blocks;
    if (blocks.length <= 1) {
      if (first !== undefined) broken.push(first.number);
      return;
    }
    const half = blocks.length >> 1;
    read(blocks.slice(0, half));
    read(blocks.slice(half));
  };
  const blocks = blocksOf(xml);
  read(blocks.filter(({ isClosed }) => isClosed));
  if (format === undefined) return undefined;
  for (const { isClosed, number } of blocks) if (!isClosed) broken.push(number);
  return { feed: { ...headOf(xml, frame), format, items }, broken: broken.sort((a, b) => a - b) };
}

interface Block {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly isClosed: boolean;
}

/** From one opening tag to its end, or to the next opening tag: each in one pass, however many never end. */
function blocksOf(xml: string): readonly Block[] {
  const opening = /<((?:[\w-]+:)?(?:item|entry))(?=[\s>])/gi;
  const starts = [...xml.matchAll(opening)];
  return starts.map((start, i) => {
    const block = xml.slice(start.index, starts[i + 1]?.index ?? xml.length);
    const closing = `</${start[1]}>`;
    const end = block.indexOf(closing);
    const isClosed = end >= 0;
    return { number: i + 1, text: isClosed ? block.slice(0, end + closing.length) : block, isClosed };
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
