/** An address as a feed writes it → the absolute address of the report, without what only counts visitors. */

/** Undefined where it is no address of the web. */
export function addressOf(link: string | undefined, ...bases: readonly (string | undefined)[]): string | undefined {
  if (link === undefined || link.trim() === "") return undefined;
  const url = parsed(link.trim(), bases);
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.hostname === "") return undefined;
  const counted = [...url.searchParams.keys()].filter((name) => name.toLowerCase().startsWith("utm_"));
  for (const name of counted) url.searchParams.delete(name);
  // A place in a page may be a report of its own; "#xtor=RSS-1" is none.
  if (/^#[\w-]+=/.test(url.hash)) url.hash = "";
  return url.href;
}

/** The first base that is an address counts; a base may stand relative to the next. */
function parsed(link: string, bases: readonly (string | undefined)[]): URL | undefined {
  if (URL.canParse(link)) return new URL(link);
  const [base, ...more] = bases;
  if (base === undefined) return more.length === 0 ? undefined : parsed(link, more);
  const start = parsed(base, more);
  return start !== undefined && URL.canParse(link, start.href) ? new URL(link, start.href) : undefined;
}
