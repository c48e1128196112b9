/** Names of outlets and addresses of pages as written → keys under which they are found. */
import { fold } from "../stories/words.ts";

/** "The Associated Press" and "ASSOCIATED PRESS", "www.cbsnews.com" and "cbsnews.com" are one. */
export function nameKey(name: string): string {
  return name
    .replace(/^(?:https?:\/\/)?www\./i, "")
    .split(/[^\p{L}\p{N}.]+/u)
    .map(fold)
    .filter((word) => word !== "" && word !== "the")
    .join("-");
}

/**
 * The host of an address, without "www." and the like: "https://www.news.example:8080/a" → "news.example". Absent for what has no
 * host of the web. Other names below a domain are other hosts: whose they are is not ours to guess.
 */
export function hostOf(address: string): string | undefined {
  const found = /^\s*(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#:@\s]+)(?::\d*)?(?:[/?#]|\s*$)/i.exec(address)?.[1];
  const host = found
    ?.toLowerCase()
    .replace(/\.$/, "")
    .replace(/^(?:www|m|amp)\.(?=[^.]+\.)/, "");
  return host === undefined || !host.includes(".") ? undefined : host;
}

/** The same for a bare name such as "tass.com" or "www.tass.com", which feeds and datasets give as the source. */
export function hostOfName(name: string): string | undefined {
  return hostOf(name) ?? (/^[\p{L}\p{N}.-]+\.\p{L}{2,}$/u.test(name.trim()) ? hostOf(`//${name.trim()}`) : undefined);
}
