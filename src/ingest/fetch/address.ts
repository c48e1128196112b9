/** An IP address → whether it belongs to the public Internet, and what it is where it does not. */
import ipaddr from "ipaddr.js";

/** Says yes or no to one IP address; `undefined` is yes, a text is what the address is. */
export type Gate = (address: string) => string | undefined;

/**
 * Only what is known to be public passes: an unknown range is refused. `allow` is as in FetcherOptions; entries that are no
 * address allow nothing, since a slip of the pen must not open a network.
 */
export function createGate(allow: boolean | readonly string[]): Gate {
  if (allow === true) return () => undefined;
  const ranges = allow === false ? [] : allow.flatMap(rangeOf);
  return (text) => {
    const address = parse(text);
    if (address === undefined) return "no IP address";
    const allowed = ranges.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits));
    return allowed ? undefined : specialUse(address);
  };
}

type Address = ReturnType<typeof ipaddr.parse>;

function specialUse(address: Address): string | undefined {
  const range = address.range();
  if (range !== "unicast") return NAMES[range] ?? `an address set aside (${range})`;
  // ipaddr.js calls everything that has no other name unicast; in IPv6 only 2000::/3 is handed out (RFC 4291, IANA).
  if (address instanceof ipaddr.IPv6 && ((address.parts[0] ?? 0) & 0xe000) !== 0x2000) {
    return "an address outside the public part of IPv6";
  }
  return undefined;
}

const NAMES: Readonly<Record<string, string>> = {
  unspecified: "an address that stands for no machine",
  broadcast: "a broadcast address",
  multicast: "a multicast address",
  linkLocal: "a link-local address",
  loopback: "this machine itself",
  private: "an address of a private network",
  uniqueLocal: "an address of a private network",
  deprecatedSiteLocal: "an address of a private network",
  carrierGradeNat: "an address inside a provider's network",
  ipv4Mapped: "an IPv4 address written as IPv6",
  rfc6145: "an IPv4 address written as IPv6",
  rfc6052: "an IPv4 address written as IPv6 (NAT64)",
  "6to4": "an IPv4 address written as IPv6 (6to4)",
  teredo: "an IPv4 address written as IPv6 (Teredo)",
  reserved: "an address reserved for documentation, tests or the future",
};

function rangeOf(text: string): [Address, number][] {
  try {
    return [ipaddr.parseCIDR(text)];
  } catch {
    const address = parse(text);
    return address === undefined ? [] : [[address, address.kind() === "ipv4" ? 32 : 128]];
  }
}

/** The plain form with four numbers or that of IPv6: other spellings were made plain by the URL parser or are refused. */
function parse(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined;
}
