/** The packed knowledge beside the bundle → the reader's resources, fetched and unpacked in a browser. */
import type { Resources } from "../model/index.ts";
import { unpack } from "./pack.ts";

/** @param address where `readout-data.bin.gz` is served; by default beside this module. */
export async function loadResources(address?: string): Promise<Resources> {
  const response = await fetch(address ?? new URL("./readout-data.bin.gz", import.meta.url));
  if (!response.ok || response.body === null) {
    throw new Error(
      `RESOURCE_FETCH: ${response.url} answered ${response.status}; serve readout-data.bin.gz beside the script, or give its address.`,
    );
  }
  const stream = response.body.pipeThrough(new DecompressionStream("gzip"));
  return unpack(new Uint8Array(await new Response(stream).arrayBuffer()));
}
