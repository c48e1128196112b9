/** A list of feeds (OPML) → the feeds in it, each once. */
import { parseOpml } from "feedsmith";
import type { Issue } from "../../model/index.ts";
import { addressOf } from "./address.ts";
import type { Linked } from "./types.ts";

interface Outline {
  readonly text?: string;
  readonly title?: string;
  readonly xmlUrl?: string;
  readonly outlines?: readonly Outline[];
}

export function isOpml(xml: string): boolean {
  return /^\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*<opml[\s>]/i.test(xml.slice(0, 4096));
}

/** @throws Error where it is broken */
export function readOpml(
  xml: string,
  url: string,
): { readonly feeds: readonly Linked[]; readonly issues: readonly Issue[] } {
  const feeds = new Map<string, Linked>();
  const issues: Issue[] = [];
  const walk = (outlines: readonly Outline[]): void => {
    for (const { text, title, xmlUrl, outlines: more } of outlines) {
      const name = title ?? text;
      const address = addressOf(xmlUrl, url);
      if (address !== undefined && !feeds.has(address)) {
        feeds.set(address, { url: address, ...(name !== undefined && { title: name }) });
      } else if (xmlUrl !== undefined && address === undefined) {
        const message = `"${name ?? "An entry"}" of ${url} has no web address (${xmlUrl.slice(0, 80)}) and is left out.`;
        issues.push({ code: "LIST_ENTRY_WRONG", message });
      }
      walk(more ?? []);
    }
  };
  walk(parseOpml(xml).body?.outlines ?? []);
  return { feeds: [...feeds.values()], issues };
}
