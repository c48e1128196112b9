/** `src/` → ES modules with declarations and source maps, the program `readout`, and the JSON Schema of the record. */
import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { documentRecord } from "../../src/model/schema.ts";

const root = join(import.meta.dirname, "../..");

/** @throws Error when the compiler finds one. */
export function buildModules(dist: string): void {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const result = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json", "--outDir", dist], {
    cwd: root,
    encoding: "utf8",
  });
  if (result.status !== 0) throw new Error(`tsc -p tsconfig.build.json failed:\n${result.stdout}${result.stderr}`);
  for (const file of filesIn(dist)) rewriteAddresses(file);
  makeProgram(join(dist, "cli/main.js"));
  const schema = { title: "Record of one document", ...z.toJSONSchema(documentRecord) };
  writeFileSync(join(dist, "record.schema.json"), `${JSON.stringify(schema, null, 2)}\n`);
}

function filesIn(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(js|d\.ts)$/.test(path))
    .map((path) => join(dist, path));
}

/**
 * The compiler rewrites relative imports only. A worker is named by its address, `new URL("./worker.ts", import.meta.url)`; and
 * "#resources", which in `src/` means the host's own loader, here means Node's: browsers get the bundle.
 */
function rewriteAddresses(file: string): void {
  const text = readFileSync(file, "utf8");
  const rewritten = text
    .replace(/(new URL\("\.{1,2}\/[^"]+)\.ts(", import\.meta\.url\))/g, "$1.js$2")
    .replace(/ from "#resources"/g, ' from "./resources/node.js"');
  if (rewritten !== text) writeFileSync(file, rewritten);
}

function makeProgram(file: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.startsWith("#!")) writeFileSync(file, `#!/usr/bin/env node\n${text}`);
  chmodSync(file, 0o755);
}
