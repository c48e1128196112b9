/** A query → the line a user would type, or the query string of a URL; and back from the URL. */
import { parseQuery, type QueryRead, readFilter } from "./parse.ts";
import type { Filter, Query, Words } from "./query.ts";

/** `parseQuery(writeQuery(query))` gives the same query. */
export function writeQuery({ words, filters }: Query): string {
  return [...filters.map(writeFilter), ...words.map(writeWords)].join(" ");
}

/** `actor=IRN&type=ASSAULT&-status=denied&q=pipeline+"gas field"`, percent-encoded; empty for the empty query. */
export function toUrl({ words, filters }: Query): string {
  const parts = filters.map(({ key, value, not }) => `${not ? "-" : ""}${key}=${encode(value)}`);
  if (words.length > 0) parts.push(`q=${encode(words.map(writeWords).join(" "))}`);
  return parts.join("&");
}

/** Takes a query string with or without its "?". `ignored` are parameters of the page that are no part of the query. */
export function fromUrl(search: string, ignored: readonly string[] = []): QueryRead {
  const words: Words[] = [];
  const filters: Filter[] = [];
  let at = search.startsWith("?") ? 1 : 0;
  for (const part of search.slice(at).split("&")) {
    const [start, end] = [at, at + part.length];
    at = end + 1;
    if (part === "") continue;
    const equals = part.indexOf("=");
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    const value = decode(equals < 0 ? "" : part.slice(equals + 1));
    if (name === undefined || value === undefined) {
      return { kind: "wrong", message: `"${part}" is not percent-encoded as URLs are.`, start, end };
    }
    if (ignored.includes(name)) continue;
    if (name === "q") {
      const read = parseQuery(value);
      if (read.kind === "wrong") return { ...read, start, end };
      words.push(...read.query.words);
      filters.push(...read.query.filters);
      continue;
    }
    const not = name.startsWith("-");
    const filter = readFilter(not ? name.slice(1) : name, value, not);
    if (typeof filter === "string") return { kind: "wrong", message: filter, start, end };
    filters.push(filter);
  }
  return { kind: "query", query: { words, filters } };
}

function writeFilter({ key, value, not }: Filter): string {
  return `${not ? "-" : ""}${key}:${quoteWhereNeeded(value)}`;
}

function writeWords({ text, kind, not }: Words): string {
  const sign = not ? "-" : "";
  if (kind === "prefix") return `${sign}${text}*`;
  return `${sign}${kind === "phrase" ? `"${text}"` : text}`;
}

/** A value with a space, or one that begins with a mark, needs quotation marks; one that has such marks inside cannot have them around it. */
function quoteWhereNeeded(value: string): string {
  if (!/\s/u.test(value) && !/^["“„]/u.test(value)) return value;
  return value.includes('"') ? `“${value}”` : `"${value}"`;
}

function encode(value: string): string {
  return encodeURIComponent(value).replaceAll("%20", "+");
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
