/** Words of a feed, with or without tags → plain text, an empty line between paragraphs. */
import { parseHTML } from "linkedom";
import { blockText } from "../block-text.ts";
import { decodeEntities } from "../entities.ts";
import type { Markup } from "./types.ts";

export function plainText({ value, html }: Markup): string {
  if (!html) return value.trim();
  if (!/<[a-z!/]/i.test(value)) return decodeEntities(value).trim();
  const { document } = parseHTML(`<html><body>${value}</body></html>`);
  return blockText(document.body).trim();
}

/** On one line. */
export function plainTitle(markup: Markup | undefined): string | undefined {
  if (markup === undefined) return undefined;
  const title = plainText(markup).replace(/\s+/g, " ").trim();
  return title === "" ? undefined : title;
}
