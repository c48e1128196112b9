/** `src/index.ts` and `data/` → one minified script for browsers and the packed knowledge beside it; their sizes in bytes. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { loadResources } from "../../src/resources/node.ts";
import { pack } from "../../src/resources/pack.ts";

export interface BrowserSizes {
  readonly script: number;
  readonly scriptGzip: number;
  /** The packed knowledge, before and after gzip. */
  readonly dataRaw: number;
  readonly data: number;
}

export async function buildBrowser(folder: string): Promise<BrowserSizes> {
  mkdirSync(folder, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "../../src/index.ts")],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    conditions: ["browser"],
    target: "es2024",
    outfile: join(folder, "readout.js"),
    legalComments: "inline",
    write: false,
  });
  const script = outputFiles[0]?.contents ?? new Uint8Array();
  writeFileSync(join(folder, "readout.js"), script);
  const packed = pack(await loadResources());
  const data = gzipSync(packed, { level: 9 });
  writeFileSync(join(folder, "readout-data.bin.gz"), data);
  return {
    script: script.length,
    scriptGzip: gzipSync(script, { level: 9 }).length,
    dataRaw: packed.length,
    data: data.length,
  };
}
