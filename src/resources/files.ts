/** Files in memory and their hash → resources. */
import { ResourceError, type Resources } from "../model/index.ts";

export function resourcesOf(files: ReadonlyMap<string, Uint8Array>, hash: string): Resources {
  const decoder = new TextDecoder();
  const bytes = (path: string): Uint8Array => {
    const file = files.get(path);
    if (file === undefined) {
      throw new ResourceError(`RESOURCE_MISSING: data/${path} is not there; reinstall readout, or restore the file.`);
    }
    return file;
  };
  return {
    hash,
    list: (prefix) => [...files.keys()].filter((path) => path.startsWith(prefix)).sort(),
    bytes,
    text: (path) => decoder.decode(bytes(path)),
  };
}
