import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import type { Dispatcher } from "undici";
import { createGate } from "./address.ts";
import { createConnections, RefusedAddress } from "./connect.ts";
import { type MisbehavingServer, startMisbehaving } from "./misbehaving.fixture.ts";
import { LIMITS } from "./options.ts";

let server: MisbehavingServer;
before(async () => {
  server = await startMisbehaving();
});
after(() => server.close());

/** The status, or the error. */
function ask(dispatcher: Dispatcher, origin: string): Promise<number | Error> {
  return new Promise((resolve) => {
    let found = 0;
    dispatcher.dispatch(
      { origin, path: "/page", method: "GET" },
      {
        onRequestStart: () => {},
        onResponseStart: (_, status) => {
          found = status;
        },
        onResponseEnd: () => resolve(found),
        onResponseError: (_, error) => resolve(error),
      },
    );
  });
}

test("an address that needs no look-up is checked when it is connected to", async () => {
  const connections = createConnections(createGate(false), LIMITS);
  const refused = await ask(connections.dispatcher, server.origin);
  assert.ok(refused instanceof RefusedAddress);
  assert.equal(refused.where, "this machine itself");
  assert.deepEqual(server.asked, []);
  await connections.close();
  await server.quiet();
});

test("a look-up that ends after the end connects to nothing", { timeout: 5000 }, async () => {
  let found: (addresses: readonly string[]) => void = () => {};
  const addresses = new Promise<readonly string[]>((resolve) => {
    found = resolve;
  });
  let count = 0;
  const listener = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => listener.listen(server.port, "127.0.0.3", resolve));
  listener.unref();
  const connections = createConnections(createGate(true), LIMITS, () => addresses);
  const outcome = ask(connections.dispatcher, `http://news.example:${server.port}`);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const closing = connections.close();
  found(["127.0.0.3"]);
  await closing;
  assert.ok((await outcome) instanceof Error);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(count, 0);
  await new Promise((resolve) => listener.close(resolve));
});
