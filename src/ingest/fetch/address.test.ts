import assert from "node:assert/strict";
import { test } from "node:test";
import { createGate } from "./address.ts";

const closed = createGate(false);

const open = [
  "8.8.8.8",
  "93.184.215.14",
  "172.15.0.1",
  "172.32.0.1",
  "192.167.1.1",
  "100.63.0.1",
  "100.128.0.1",
  "2606:4700::1111",
  "2a00:1450::1",
];

const refused: readonly (readonly [string, RegExp])[] = [
  ["0.0.0.0", /no machine/],
  ["0.1.2.3", /no machine/],
  ["10.0.0.1", /private/],
  ["172.16.0.1", /private/],
  ["172.31.255.255", /private/],
  ["192.168.0.1", /private/],
  ["100.64.0.1", /provider/],
  ["127.0.0.1", /this machine/],
  ["127.255.255.254", /this machine/],
  ["169.254.169.254", /link-local/],
  ["192.0.0.1", /reserved/],
  ["192.0.2.1", /reserved/],
  ["198.18.0.1", /reserved/],
  ["198.51.100.1", /reserved/],
  ["203.0.113.1", /reserved/],
  ["224.0.0.1", /multicast/],
  ["239.255.255.255", /multicast/],
  ["240.0.0.1", /reserved/],
  ["255.255.255.255", /broadcast/],
  ["::", /no machine/],
  ["::1", /this machine/],
  ["::7f00:1", /outside the public/],
  ["::ffff:127.0.0.1", /written as IPv6/],
  ["::ffff:8.8.8.8", /written as IPv6/],
  ["::ffff:0:7f00:1", /written as IPv6/],
  ["64:ff9b::a00:1", /NAT64/],
  ["64:ff9b:1::a00:1", /NAT64/],
  ["2002:7f00:1::", /6to4/],
  ["2001::1", /Teredo/],
  ["2001:db8::1", /reserved/],
  ["3fff::1", /reserved/],
  ["100::1", /set aside/],
  ["fc00::1", /private/],
  ["fd12:3456::1", /private/],
  ["fe80::1", /link-local/],
  ["fe80::1%eth0", /link-local/],
  ["fec0::1", /private/],
  ["ff02::1", /multicast/],
  ["4000::1", /outside the public/],
  ["5f00::1", /set aside/],
  ["2130706433", /no IP address/],
  ["0x7f.1", /no IP address/],
  ["0177.0.0.1", /no IP address/],
  ["example.org", /no IP address/],
  ["", /no IP address/],
];

for (const address of open) test(`public: ${address}`, () => assert.equal(closed(address), undefined));
for (const [address, what] of refused)
  test(`refused: "${address}"`, () => assert.match(closed(address) ?? "open", what));

const allowed: readonly (readonly [readonly string[], string, boolean])[] = [
  [["192.168.1.10"], "192.168.1.10", true],
  [["192.168.1.10"], "192.168.1.11", false],
  [["10.0.0.0/8"], "10.200.0.1", true],
  [["10.0.0.0/8"], "11.0.0.1", true],
  [["10.0.0.0/8"], "192.168.1.1", false],
  [["fd00::/8"], "fd00::1", true],
  [["fd00::/8"], "fc00::1", false],
  [["::1"], "::1", true],
  [["0.0.0.0/0"], "::1", false],
  [["everything", "", "10.0.0.0/99"], "10.0.0.1", false],
];

for (const [list, address, isOpen] of allowed) {
  test(`with ${list.join(" ")} allowed, ${address} is ${isOpen ? "open" : "refused"}`, () => {
    assert.equal(createGate(list)(address) === undefined, isOpen);
  });
}

test("all allowed: every address is open", () => {
  for (const [address] of refused) assert.equal(createGate(true)(address), undefined);
});
