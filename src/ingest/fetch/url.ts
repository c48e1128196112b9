/** An address as somebody wrote it → the URL to ask, or why it is not asked for. Nothing is looked up here. */
import { isIP } from "node:net";
import type { Gate } from "./address.ts";
import { type Failure, failure, shown } from "./failure.ts";

export type CheckedUrl = { readonly kind: "url"; readonly url: URL } | Failure;

/** `base`: the address that this one was found at, which a redirect may be relative to. */
export function checkUrl(text: string, gate: Gate, longest: number, base?: URL): CheckedUrl {
  if (text.length > longest) {
    return failure("FETCH_BAD_URL", text, `is too long: an address may have ${longest} characters.`);
  }
  const url = URL.parse(text, base?.href);
  if (url === null) {
    const advice = "is no address of the web. Write it whole, such as https://example.org/news.";
    return failure("FETCH_BAD_URL", text.trim() === "" ? "An empty text" : text, advice);
  }
  return refusal(url, gate, base) ?? { kind: "url", url: withoutFragment(url) };
}

function refusal(url: URL, gate: Gate, base: URL | undefined): Failure | undefined {
  const { href } = url;
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return failure("FETCH_REFUSED_SCHEME", href, `is refused: only http and https are fetched. ${from(base)}`.trim());
  }
  if (url.username !== "" || url.password !== "") {
    const what = "is refused: it holds a name or a password, which would end up in the record. Write it without them.";
    return failure("FETCH_REFUSED_CREDENTIALS", href, what);
  }
  if (BAD_PORTS.has(Number(url.port))) {
    const what = `is refused: port ${url.port} belongs to another service than the web. Check the address.`;
    return failure("FETCH_REFUSED_PORT", href, what);
  }
  if (base?.protocol === "https:" && url.protocol === "http:") {
    const what = `is refused: ${shown(base.href)} is encrypted and sends you to this address, which is not. If you trust it, add this address itself.`;
    return failure("FETCH_REFUSED_DOWNGRADE", href, what);
  }
  const special = specialHost(url.hostname, gate);
  return special === undefined ? undefined : refusedPrivate(href, special, base);
}

/** `where`: what the host is, such as "this machine itself". */
export function refusedPrivate(url: string, where: string, base?: URL): Failure {
  const what = `is refused: it leads to ${where}, not to the public Internet. ${from(base)} If this is meant, allow private addresses (--allow-private).`;
  return failure("FETCH_REFUSED_PRIVATE", url, what.replaceAll("  ", " "));
}

function from(base: URL | undefined): string {
  return base === undefined ? "" : `${shown(base.href)} redirects there.`;
}

/** Names are looked up when they are connected to, and checked there. This one needs no looking up (RFC 6761). */
function specialHost(host: string, gate: Gate): string | undefined {
  const bare = host.replace(/^\[|\]$/g, "");
  if (isIP(bare) !== 0) return gate(bare);
  return /(^|\.)localhost\.?$/.test(host) ? gate("127.0.0.1") : undefined;
}

function withoutFragment(url: URL): URL {
  if (url.hash === "" && !url.href.endsWith("#")) return url;
  const bare = new URL(url);
  bare.hash = "";
  return bare;
}

/** "Bad port" of the WHATWG Fetch standard: services that take an HTTP request for something else. */
const BAD_PORTS: ReadonlySet<number> = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);
