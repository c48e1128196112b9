import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { unpack } from "./unpack.ts";

const text = Buffer.from("Ruritania and Borduria met. ".repeat(20));
const MOST = 10_000;

const cases: readonly (readonly [encoding: string | undefined, body: Uint8Array, outcome: string])[] = [
  [undefined, text, "text"],
  ["identity", text, "text"],
  ["", text, "text"],
  ["gzip", gzipSync(text), "text"],
  ["X-GZIP", gzipSync(text), "text"],
  ["deflate", deflateSync(text), "text"],
  ["deflate", deflateRawSync(text), "text"],
  ["br", brotliCompressSync(text), "text"],
  ["zstd", zstdCompressSync(text), "text"],
  ["gzip, br", brotliCompressSync(gzipSync(text)), "text"],
  ["identity, gzip", gzipSync(text), "text"],
  ["gzip", new Uint8Array(), "nothing"],
  ["gzip", gzipSync(""), "nothing"],
  ["gzip", text, "broken"],
  ["br", text, "broken"],
  ["zstd", text, "broken"],
  ["deflate", text, "broken"],
  ["gzip", gzipSync(text).subarray(0, 20), "broken"],
  ["compress", text, "broken"],
  ["gzip,gzip,gzip,gzip", gzipSync(text), "broken"],
  ["constructor", text, "broken"],
  ["gzip", gzipSync(new Uint8Array(MOST)), "zeros"],
  ["gzip", gzipSync(new Uint8Array(MOST + 1)), "bomb"],
  ["deflate", deflateSync(new Uint8Array(1e6)), "bomb"],
  ["br", brotliCompressSync(new Uint8Array(1e6)), "bomb"],
  ["zstd", zstdCompressSync(new Uint8Array(1e6)), "bomb"],
  ["gzip, gzip", gzipSync(gzipSync(new Uint8Array(1e6))), "bomb"],
  ["zstd", zstdFrame(23), "something else"],
  ["zstd", zstdFrame(24), "broken"],
  ["zstd", zstdFrame(41), "broken"],
];

for (const [i, [encoding, body, outcome]] of cases.entries()) {
  test(`unpack ${i}: ${encoding} → ${outcome}`, async () => {
    const unpacked = await unpack(body, encoding, MOST);
    assert.equal(unpacked.kind === "bytes" ? nameOf(unpacked.bytes) : unpacked.kind, outcome);
  });
}

/** A sound frame of five bytes that asks for a window of 2 to the power of `log` bytes. */
function zstdFrame(log: number): Uint8Array {
  return Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, (log - 10) * 8, 0x29, 0x00, 0x00, ...Buffer.from("hello")]);
}

function nameOf(bytes: Uint8Array): string {
  if (bytes.length === 0) return "nothing";
  return Buffer.from(bytes).equals(text) ? "text" : bytes.every((byte) => byte === 0) ? "zeros" : "something else";
}

test("the bytes belong to the caller", async () => {
  const unpacked = await unpack(gzipSync(text), "gzip", MOST);
  assert.equal(unpacked.kind === "bytes" && unpacked.bytes.byteOffset, 0);
  assert.equal(unpacked.kind === "bytes" && unpacked.bytes.buffer.byteLength, text.length);
});
