import assert from "node:assert/strict";
import { test } from "node:test";
import { splitLines } from "./lines.ts";

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, size: number, longest?: number): Promise<(readonly [number, string])[]> {
  const found: (readonly [number, string])[] = [];
  for await (const line of splitLines(chunks(bytes, size), longest)) {
    found.push([line.number, line.kind === "line" ? line.text : line.kind]);
  }
  return found;
}

const cases: readonly (readonly [name: string, bytes: Uint8Array, lines: (readonly [number, string])[]])[] = [
  [
    "numbers count empty lines",
    Buffer.from("a\n\nb"),
    [
      [1, "a"],
      [3, "b"],
    ],
  ],
  [
    "letters across chunks",
    Buffer.from("é€😀\nü"),
    [
      [1, "é€😀"],
      [2, "ü"],
    ],
  ],
  [
    "mark",
    Buffer.from("\uFEFFa\nb\n"),
    [
      [1, "a"],
      [2, "b"],
    ],
  ],
  [
    "UTF-16",
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("a\nb", "utf16le")]),
    [
      [1, "a"],
      [2, "b"],
    ],
  ],
  [
    "too long",
    Buffer.from(`a\n${"x".repeat(50)}\nb`),
    [
      [1, "a"],
      [2, "too-long"],
      [3, "b"],
    ],
  ],
  ["nothing", Buffer.from(""), []],
];

for (const [name, bytes, lines] of cases) {
  for (const size of [3, 1000]) {
    test(`lines: ${name}, chunks of ${size}`, async () => assert.deepEqual(await read(bytes, size, 40), lines));
  }
}

test("lines: a last line without a break may be half written; bytes that are no UTF-8 are told", async () => {
  const found = [];
  for await (const line of splitLines(chunks(Buffer.from("caf\u00E9\nb", "latin1"), 100))) found.push(line);
  assert.deepEqual(
    found.map((line) => line.kind === "line" && [line.closed, line.replaced, line.end]),
    [
      [true, true, 5],
      [false, false, 6],
    ],
  );
});
