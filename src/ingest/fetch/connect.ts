/** Limits and a gate → connections, none of them to an address that the gate refuses. */
import type { LookupAddress } from "node:dns";
import { lookup as lookUp } from "node:dns/promises";
import { isIP, type LookupFunction, Socket } from "node:net";
import { Agent, buildConnector, type Dispatcher } from "undici";
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

export interface Connections {
  readonly dispatcher: Dispatcher;
  /** Ends every connection, those being made too. */
  close(): Promise<void>;
}

/**
 * A name is looked up once for each connection, and the connection gets the very addresses that were checked: a name that leads
 * somewhere else the second time (DNS rebinding) gains nothing.
 */
export function createConnections(
  gate: Gate,
  limits: FetchLimits,
  resolve: FetcherOptions["resolve"] = systemAddresses,
): Connections {
  const sockets = new Set<Socket>();
  let isClosed = false;
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  };
  const connect = buildConnector({ timeout: limits.connect, lookup: guardedLookup(gate, resolve) });
  const dispatcher = new Agent({
    connect: (options, callback) => {
      if (isClosed) return callback(new Error("closed"), null);
      // undici forgets connections of hosts it has done with; what is opened here is also ended here.
      const opened: unknown = connect(options, (error, socket) => {
        if (error !== null) return callback(error, null);
        // Whatever way led here: the last word is with the address at the other end.
        const where = gate(socket.remoteAddress ?? "");
        if (where === undefined) return callback(null, socket);
        socket.destroy();
        callback(new RefusedAddress(where), null);
      });
      if (opened instanceof Socket) keep(opened);
    },
    connections: 1,
    maxHeaderSize: limits.headerBytes,
    // The exchange has its own, which undici's coarse timers would not keep to.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    dispatcher,
    close: async () => {
      isClosed = true;
      for (const socket of sockets) socket.destroy();
      await dispatcher.destroy();
    },
  };
}

async function systemAddresses(host: string): Promise<readonly string[]> {
  const found = await lookUp(host, { all: true });
  return found.map(({ address }) => address);
}

function guardedLookup(gate: Gate, resolve: (host: string) => Promise<readonly string[]>): LookupFunction {
  // In a function of its own, since one that throws at once would otherwise throw at the network.
  const find = async (host: string): Promise<readonly string[]> => resolve(host);
  return (host, { all, family }, callback) => {
    find(host).then(
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
