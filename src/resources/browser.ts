/** The packed knowledge beside the bundle → the reader's resources, fetched and unpacked in a browser. */
import type { Resources } from "../model/index.ts";
import { unpack } from "./pack.ts";

/** @param address where `readout-data.bin.gz` is served; by default beside this module. */
export async function loadResources(address?: string): Promise<Resources> {
  const response = await fetch(address ?? new URL("./readout-data.bin.gz", import.meta.url));
  if (!response.ok) {
    throw new Error(
      `RESOURCE_FETCH: ${response.url} answered ${response.status}; serve readout-data.bin.gz beside the script, or give its address.`,
    );
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  return unpack(isGzip(bytes) ? await gunzip(bytes) : bytes);
}

/** Some servers send `.gz` as an encoding, which the browser has then undone already. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
