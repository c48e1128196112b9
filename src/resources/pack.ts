/** Files ↔ one byte array: a JSON index (hash, paths, lengths), its length first as 32-bit little-endian, then the files' bytes. */
import type { Resources } from "../model/index.ts";
import { resourcesOf } from "./files.ts";

interface PackIndex {
  readonly hash: string;
  readonly files: readonly (readonly [path: string, length: number])[];
}

export function pack(resources: Resources): Uint8Array {
  const paths = resources.list("");
  const bodies = paths.map((path) => resources.bytes(path));
  const index: PackIndex = { hash: resources.hash, files: paths.map((path, i) => [path, bodies[i]?.length ?? 0]) };
  const head = new TextEncoder().encode(JSON.stringify(index));
  const packed = new Uint8Array(4 + head.length + bodies.reduce((sum, body) => sum + body.length, 0));
  new DataView(packed.buffer).setUint32(0, head.length, true);
  packed.set(head, 4);
  let at = 4 + head.length;
  for (const body of bodies) {
    packed.set(body, at);
    at += body.length;
  }
  return packed;
}

export function unpack(packed: Uint8Array): Resources {
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0, true);
  const index: PackIndex = JSON.parse(new TextDecoder().decode(packed.subarray(4, 4 + length)));
  const files = new Map<string, Uint8Array>();
  let at = 4 + length;
  for (const [path, size] of index.files) {
    files.set(path, packed.subarray(at, at + size));
    at += size;
  }
  return resourcesOf(files, index.hash);
}
