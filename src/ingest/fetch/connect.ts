/** Limits and a gate → the dispatcher that opens connections, and opens none to an address the gate refuses. */
import type { LookupAddress } from "node:dns";
import { lookup as lookUp } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import type { Gate } from "./address.ts";
import type { FetcherOptions, FetchLimits } from "./options.ts";

/** A connection that was refused because of where it leads. */
export class RefusedAddress extends Error {
  /** What the address is, such as "this machine itself". */
  readonly where: string;

  constructor(where: string) {
    super(`refused: ${where}`);
    this.where = where;
  }
}

/**
 * A name is looked up once for each connection, and the connection gets the very addresses that were checked: a name that leads
 * somewhere else the second time (DNS rebinding) gains nothing.
 */
export function createGuardedAgent(
  gate: Gate,
  limits: FetchLimits,
  resolve: FetcherOptions["resolve"] = systemAddresses,
): Agent {
  const connect = buildConnector({ timeout: limits.connect, lookup: guardedLookup(gate, resolve) });
  return new Agent({
    connect: (options, callback) =>
      connect(options, (error, socket) => {
        if (error !== null) return callback(error, null);
        // Whatever way led here: the last word is with the address at the other end.
        const where = gate(socket.remoteAddress ?? "");
        if (where === undefined) return callback(null, socket);
        socket.destroy();
        callback(new RefusedAddress(where), null);
      }),
    maxHeaderSize: limits.headerBytes,
    // The exchange has its own, which undici's coarse timers would not keep to.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

async function systemAddresses(host: string): Promise<readonly string[]> {
  const found = await lookUp(host, { all: true });
  return found.map(({ address }) => address);
}

function guardedLookup(gate: Gate, resolve: (host: string) => Promise<readonly string[]>): LookupFunction {
  return (host, { all, family }, callback) => {
    resolve(host).then(
      (addresses) => {
        const { open, refused } = sort(addresses, gate);
        const usable = open.filter(
          (address) => !family || family === address.family || family === `IPv${address.family}`,
        );
        const [first] = usable;
        if (first === undefined) callback(refused ?? notFound(host), []);
        else if (all) callback(null, usable);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), []),
    );
  };
}

/** A name with public and private addresses keeps the public ones: networks that translate IPv6 (DNS64) give such a mixture. */
function sort(addresses: readonly string[], gate: Gate): { readonly open: LookupAddress[]; readonly refused?: Error } {
  const open: LookupAddress[] = [];
  let where: string | undefined;
  for (const address of addresses) {
    const special = gate(address);
    if (special === undefined) open.push({ address, family: isIP(address) });
    else where ??= special;
  }
  return where === undefined ? { open } : { open, refused: new RefusedAddress(where) };
}

function notFound(host: string): Error {
  return Object.assign(new Error(`no address for ${host}`), { code: "ENOTFOUND" });
}
