/** A server on the loopback that misbehaves, each path in its own way; what it was asked, and which connections are still open. */
import { createServer, type Socket } from "node:net";
import { type Asked, BEHAVIOURS } from "./behaviours.fixture.ts";

export interface MisbehavingServer {
  readonly origin: string;
  readonly port: number;
  readonly asked: readonly Asked[];
  /** The behaviour behind /robots.txt; without one there is none (404). */
  robots: string;
  /** Requests being answered at the same time, at most. */
  readonly busiest: () => number;
  forget(): void;
  /** Resolves when no connection is open; rejects when one hangs. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export async function startMisbehaving(): Promise<MisbehavingServer> {
  const sockets = new Set<Socket>();
  let asked: Asked[] = [];
  let busiest = 0;
  let busy = 0;
  const listener = createServer((socket) => {
    sockets.add(socket);
    let count = 0;
    let isBusy = false;
    const free = () => {
      if (isBusy) busy -= 1;
      isBusy = false;
    };
    socket.on("close", () => {
      free();
      sockets.delete(socket);
    });
    // What the client does to the connection is the client's affair.
    socket.on("error", () => {});
    let text = "";
    socket.on("data", (bytes) => {
      // What a server without encryption says to somebody who begins with it.
      if (bytes[0] === 0x16) return void socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
      text += bytes.toString("latin1");
      for (let end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n")) {
        const request = readRequest(text.slice(0, end));
        text = text.slice(end + 4);
        asked.push(request);
        count += 1;
        if (!isBusy) busy += 1;
        isBusy = true;
        busiest = Math.max(busiest, busy);
        const path = request.path === "/robots.txt" ? server.robots : request.path.replace(/\?.*/, "");
        const behave = BEHAVIOURS[path] ?? BEHAVIOURS["/nothing"];
        behave?.({ socket, count, request, port: portOf(listener.address()), done: free });
      }
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const port = portOf(listener.address());
  const server: MisbehavingServer = {
    origin: `http://127.0.0.1:${port}`,
    port,
    robots: "/nothing",
    get asked() {
      return asked;
    },
    busiest: () => busiest,
    forget: () => {
      asked = [];
      busiest = 0;
    },
    quiet: async () => {
      for (let wait = 0; sockets.size > 0; wait += 10) {
        if (wait > 1000) throw new Error(`${sockets.size} connections hang`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
  return server;
}

function readRequest(head: string): Asked {
  const [first = "", ...lines] = head.split("\r\n");
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { path: first.split(" ")[1] ?? "", headers, at: performance.now() };
}

function portOf(address: ReturnType<ReturnType<typeof createServer>["address"]>): number {
  if (address === null || typeof address === "string") throw new Error("the server does not listen");
  return address.port;
}
