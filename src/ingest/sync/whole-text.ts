/**
 * An item of a feed → the whole report, where the feed carries it; undefined where its page must be read.
 *
 * A teaser is never taken for the report. The feed's text counts as whole when the user says so (`text: "feed"`), or when it stands
 * in the place meant for the whole (content:encoded, Atom's content, JSON Feed's content), has 600 characters or more, and does not
 * break off ("…", "Read more"). With `text: "page"` it counts only where there is no page.
 */
import type { TextFrom } from "../../store/index.ts";
import { type FeedItem, plainText } from "../feeds/index.ts";

const SHORTEST = 600;

export function wholeText(item: FeedItem, from: TextFrom | undefined): string | undefined {
  if (from === "feed") {
    const text = cleaned(plainText(item.content ?? item.summary ?? { value: "", html: false }));
    return text === "" ? undefined : text;
  }
  if (item.content === undefined || (from === "page" && item.url !== undefined)) return undefined;
  const text = cleaned(plainText(item.content));
  return text.length < SHORTEST || BREAKS_OFF.test(text.slice(-160)) ? undefined : text;
}

const BREAKS_OFF =
  /(?:…|\.\.\.|\b(?:read|see|continue|view)\s+(?:more|on|reading)|\bfull\s+(?:story|article|text|report))[\s\])»>→.]*$|\n\W*(?:read|see|continue|view|click)\s+(?:more|on|reading|here|the)\b[^\n]{0,80}$/i;

/** What publishing programs put below every report is no part of it. */
function cleaned(text: string): string {
  return text.replace(/\s*\bThe post [^\n]{1,300} (?:appeared first on|first appeared on) [^\n]{1,200}$/, "").trim();
}
